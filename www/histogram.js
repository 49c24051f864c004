// @ts-check
/**
 * The clippings by date as bars that filter: by click, by dragging over several,
 * and by keyboard. One bar is in the tab order, the arrow keys move between them.
 */
import { html, nothing, svg } from 'lit-html';
import { date, span } from './format.js';
import { say } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').HistogramView} HistogramView */
/** @typedef {import('./core').BarView} BarView */

/** Units of the drawing; its width is stretched to the place it has. */
const WIDTH = 600, HEIGHT = 56;
/** Fewer bars than this keep their width instead of filling the place. */
const FEW = 12;
/** Where a span by Shift or by dragging began, and which bar has the tab stop. */
let anchor = 0, stop = 0, dragging = false;

/** @param {App} app @param {HistogramView} histogram */
export function histogramView(app, histogram) {
  const { bars, undated, coarser, grain } = histogram;
  const { from, to, undated: onlyUndated } = app.state;
  if (bars.length === 0 && undated === 0 && !onlyUndated) return nothing;
  const picked = from !== null || to !== null;
  return html`<div class="histogram">
    ${bars.length < 2 ? nothing : html`<div class="histogram-drawing" data-few=${bars.length < FEW ? 'yes' : 'no'}>${drawing(app, bars)}
      <div class="histogram-axis" aria-hidden="true"><span>${nameOf(bars[0])}</span><span>${nameOf(bars[bars.length - 1])}</span></div></div>`}
    <div class="row histogram-controls">
      ${bars.length === 1 ? onlyBar(app, bars) : nothing}
      ${picked ? html`<span class="muted">${say.selected(span(from, to))}</span><button class="button small" type="button" @click=${() => pick(app, null, null)}>${say.clearDates}</button>` : nothing}
      ${undated > 0 || onlyUndated ? html`<button class="button small" type="button" aria-pressed=${onlyUndated} @click=${() => app.go({ undated: !onlyUndated, from: null, to: null }, 'push')}>${say.undated(undated)}</button>` : nothing}
      ${coarser > 0 ? html`<span class="muted">${say.coarser(coarser, grain)}</span>` : nothing}
    </div>
  </div>`;
}

/** A single date needs no drawing. @param {App} app @param {BarView[]} bars */
function onlyBar(app, bars) {
  const [bar] = bars;
  return html`<button class="button small" type="button" tabindex="0" data-bar="0" aria-pressed=${bar.selected} aria-label=${say.bar(nameOf(bar), bar.count)}
    @click=${() => choose(app, bars, 0)}>${nameOf(bar)} <span class="muted tabular">${bar.count}</span></button>`;
}

/** @param {App} app @param {BarView[]} bars */
function drawing(app, bars) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const step = bars.length < FEW ? WIDTH / FEW : WIDTH / bars.length;
  const width = step * bars.length;
  const someSelected = bars.some((bar) => bar.selected);
  stop = Math.min(stop, bars.length - 1);
  return html`<svg class="bars" viewBox="0 0 ${width} ${HEIGHT}" width=${bars.length < FEW ? width : nothing} preserveAspectRatio="none" role="group" aria-label="${say.histogram}. ${say.histogramKeys}"
    data-some=${someSelected ? 'yes' : 'no'}
    @keydown=${(/** @type {KeyboardEvent} */ event) => key(app, bars, event)} @pointerup=${() => { dragging = false; }} @pointerleave=${() => { dragging = false; }}>
    ${bars.map((bar, index) => oneBar(app, bars, index, step, bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * (HEIGHT - 4))))}
    <path class="bars-base" d="M0 ${HEIGHT - 0.5}H${width}"/>
  </svg>`;
}

/** @param {App} app @param {BarView[]} bars @param {number} index @param {number} step @param {number} height */
function oneBar(app, bars, index, step, height) {
  const bar = bars[index];
  const gap = Math.min(2, step / 4);
  return svg`<g class="bar" role="button" tabindex=${index === stop ? '0' : '-1'} data-bar=${index} aria-pressed=${bar.selected} aria-label=${say.bar(nameOf(bar), bar.count)}
    @pointerdown=${(/** @type {PointerEvent} */ event) => press(app, bars, index, event)} @pointerenter=${() => dragOver(app, bars, index)}>
    <title>${say.bar(nameOf(bar), bar.count)}</title>
    <rect class="bar-place" x=${index * step} y="0" width=${step} height=${HEIGHT}/>
    <rect class="bar-count" x=${index * step + gap / 2} y=${HEIGHT - height} width=${Math.max(step - gap, 0.5)} height=${height}/></g>`;
}

/** @param {BarView} bar @returns {string} */
const nameOf = (bar) => bar.label || date(bar.from);

/** @param {App} app @param {BarView[]} bars @param {number} index @param {PointerEvent} event */
function press(app, bars, index, event) {
  if (event.button !== 0) return;
  if (!event.shiftKey) anchor = index;
  dragging = event.pointerType === 'mouse';
  stop = index;
  choose(app, bars, index);
}

/** @param {App} app @param {BarView[]} bars @param {number} index */
function dragOver(app, bars, index) {
  if (dragging && index !== stop) stop = index, choose(app, bars, index, 'replace');
}

/** @param {App} app @param {BarView[]} bars @param {KeyboardEvent} event */
function key(app, bars, event) {
  const moves = /** @type {Record<string, number>} */ ({ ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: bars.length - 1 });
  if (event.key in moves) {
    stop = Math.min(Math.max(moves[event.key], 0), bars.length - 1);
    if (event.shiftKey) choose(app, bars, stop, 'replace');
    else anchor = stop, app.draw();
    focusStop(app);
  } else if (event.key === 'Enter' || event.key === ' ') {
    choose(app, bars, stop);
    focusStop(app);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps the focus on the bar through this painting and the answer's. @param {App} app */
function focusStop(app) {
  const focus = () => /** @type {SVGGElement | null} */ (document.querySelector(`[data-bar="${stop}"]`))?.focus();
  focus();
  app.afterPaint.push(focus);
}

/**
 * Selects from the anchor to this bar; choosing the one selected bar again clears it.
 * @param {App} app @param {BarView[]} bars @param {number} index @param {'push' | 'replace'} [how]
 */
function choose(app, bars, index, how = 'push') {
  anchor = Math.min(anchor, bars.length - 1);
  const first = bars[Math.min(anchor, index)];
  const last = bars[Math.max(anchor, index)];
  const same = how === 'push' && app.state.from === first.from && app.state.to === last.to;
  if (same) pick(app, null, null);
  else pick(app, first.from, last.to, how);
}

/** @param {App} app @param {string | null} from @param {string | null} to @param {'push' | 'replace'} [how] */
function pick(app, from, to, how = 'push') {
  return app.go({ from, to, undated: false }, how);
}
