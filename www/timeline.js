// @ts-check
/** The dates that the clippings found speak of, in their order, with the sentences that have them. */
import { html, nothing, svg } from 'lit-html';
import { follow } from './follow.js';
import { day, period } from './format.js';
import { marked, prose } from './marked.js';
import { moreButton } from './more.js';
import { say, sayEvents, sayTimeline } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').TimelineView} TimelineView */
/** @typedef {import('./core').TimelineBarView} TimelineBarView */

/** Units of the drawing; its width is stretched to the place it has. */
const WIDTH = 600, HEIGHT = 56;
/** Fewer bars than this keep their width instead of filling the place. */
const FEW = 12;
/** The bar with the tab stop. */
let stop = 0;

/** @param {App} app @param {TimelineView} view */
export function timelineView(app, view) {
  const { dates, others, clippings, hits, matched, bars, entries } = view;
  if (dates === 0) return html`<p class="beside-note">${sayTimeline.none}</p>`;
  const picked = bars.filter((bar) => bar.selected);
  return html`<p class="beside-note">${sayTimeline.summary(dates, clippings)}. ${sayTimeline.why} ${clippings < hits ? sayTimeline.cut(clippings, hits) : nothing} ${others ? sayTimeline.others(others) : nothing}</p>
    ${bars.length < 2 ? nothing : drawing(app, bars)}
    ${app.state.spoken === null ? nothing : html`<p class="row"><span class="muted">${sayTimeline.chosen(picked[0]?.label ?? app.state.spoken)}</span>
      <button class="button small" type="button" @click=${() => app.go({ spoken: null }, 'push')}>${sayTimeline.all}</button></p>`}
    <label class="check"><input type="checkbox" .checked=${app.state.happened} @change=${() => app.go({ happened: !app.state.happened, spoken: null }, 'push')}> ${sayEvents.onlyDated}</label>
    <ol class="dates">${entries.map((entry, at) => dateItem(app, entry, entries[at - 1]?.value === entry.value))}</ol>
    ${moreButton(app, entries.length, matched)}`;
}

/** @param {App} app @param {import('./core').TimelineEntryView} entry @param {boolean} again the one before has the same date */
function dateItem(app, entry, again) {
  const { id, value, why, sentence, title, publisher, published, language } = entry;
  const isOpen = app.state.id === id;
  return html`<li class="date-item" data-open=${isOpen ? 'yes' : 'no'}><p class=${again ? 'date-when again' : 'date-when'}><time datetime=${value} title=${why}>${period(value)}</time></p>
    <div class="date-what"><p class="date-sentence" lang=${language ?? nothing}>${marked(sentence)}</p>
      <p class="date-from"><a href=${app.link({ id, hit: 0, original: false, panel: '' })} data-hit=${id} aria-current=${isOpen ? 'true' : nothing} @click=${(/** @type {Event} */ event) => follow(event, () => app.openClipping(id))} lang=${language ?? nothing}>${title || say.untitled}</a>
        ${publisher ? html`<span>${publisher}</span>` : nothing}<span>${published ? day(published) : say.undatedOne}</span></p>
      <p class="date-why">${prose(why)}</p></div></li>`;
}

/** @param {App} app @param {TimelineBarView[]} bars */
function drawing(app, bars) {
  const most = Math.max(...bars.map((bar) => bar.count));
  const some = bars.some((bar) => bar.selected);
  const step = WIDTH / Math.max(bars.length, FEW);
  const isFew = bars.length < FEW;
  stop = Math.min(stop, bars.length - 1);
  return html`<div class="histogram-drawing timeline-drawing" data-few=${isFew ? 'yes' : 'no'}>
    <svg class="bars" viewBox="0 0 ${step * bars.length} ${HEIGHT}" width=${isFew ? step * bars.length : nothing} preserveAspectRatio="none" role="group" aria-label=${say.histogramKeys} data-some=${some ? 'yes' : 'no'} @keydown=${(/** @type {KeyboardEvent} */ event) => key(app, bars, event)}>
      ${bars.map((bar, at) => oneBar(app, bars, bar, at, step, Math.max(2, (bar.count / most) * (HEIGHT - 4))))}</svg>
    <div class="histogram-axis" aria-hidden="true"><span>${bars[0].label}</span><span>${bars[bars.length - 1].label}</span></div></div>`;
}

/** @param {App} app @param {TimelineBarView[]} bars @param {TimelineBarView} bar @param {number} at @param {number} step @param {number} height */
function oneBar(app, bars, bar, at, step, height) {
  return svg`<g class="bar" role="button" tabindex=${at === stop ? '0' : '-1'} data-date=${at} aria-pressed=${bar.selected} aria-label=${sayTimeline.bar(bar.label, bar.count)} @click=${() => choose(app, bars, at)}>
    <title>${sayTimeline.bar(bar.label, bar.count)}</title>
    <rect class="bar-place" x=${at * step} y="0" width=${step} height=${HEIGHT}/>
    <rect class="bar-count" x=${at * step + Math.min(2, step / 4) / 2} y=${HEIGHT - height} width=${Math.max(step - Math.min(2, step / 4), 0.5)} height=${height}/></g>`;
}

/** Shows the dates of one bar alone; the same again shows all. @param {App} app @param {TimelineBarView[]} bars @param {number} at */
function choose(app, bars, at) {
  stop = at;
  return app.go({ spoken: app.state.spoken === bars[at].date ? null : bars[at].date }, 'push');
}

/** @param {App} app @param {TimelineBarView[]} bars @param {KeyboardEvent} event */
function key(app, bars, event) {
  const moves = /** @type {Record<string, number>} */ ({ ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: bars.length - 1 });
  if (event.key in moves) {
    stop = Math.min(Math.max(moves[event.key], 0), bars.length - 1);
    app.draw();
  } else if (event.key === 'Enter' || event.key === ' ') {
    choose(app, bars, stop);
  } else {
    return;
  }
  const focus = () => /** @type {SVGGElement | null} */ (document.querySelector(`[data-date="${stop}"]`))?.focus();
  focus();
  app.afterPaint.push(focus);
  event.preventDefault();
  event.stopPropagation();
}
