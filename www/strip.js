// @ts-check
/**
 * A clipping as a line from its first word to its last, with a stroke at each
 * place found. It is a slider: arrow keys move from place to place, a click goes
 * to the nearest.
 */
import { html, nothing, svg } from 'lit-html';
import { sayDispersion } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').MarkView} MarkView */
/**
 * @typedef {object} Strip
 * @property {MarkView[]} marks at least one
 * @property {number} total hits that they stand for
 * @property {number} at which of them is emphasised, from 0; -1 for none
 * @property {string} label
 * @property {(at: number) => void} move to a mark, by the arrow keys
 * @property {(at: number) => void} open a mark, by click or Enter
 */

/** Units of the drawing; its width is stretched to the place it has. */
const WIDTH = 1000, HEIGHT = 20;

/** @param {Strip} strip */
export function stripView({ marks, total, at, label, move, open }) {
  const shown = marks[Math.max(at, 0)];
  const now = at < 0 ? nothing : svg`<path class="strip-now" d=${stroke(marks[at], 0)}/>`;
  return html`<div class="strip" role="slider" tabindex="0" aria-label=${label} aria-valuemin="1" aria-valuemax=${marks.length} aria-valuenow=${Math.max(at, 0) + 1}
      aria-valuetext=${sayDispersion.stripAt(shown.hit, total, shown.at)} 
      @pointermove=${(/** @type {any} */ event) => name(marks, total, event)} @click=${(/** @type {any} */ event) => open(nearest(marks, event))} @keydown=${(/** @type {KeyboardEvent} */ event) => key(event, marks.length, at, move, open)}>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="strip-line" d="M0 ${HEIGHT / 2}H${WIDTH}"/><path class="strip-marks" d=${marks.map((mark) => stroke(mark, 4)).join('')}/>${now}</svg></div>`;
}

/** The strip of the open clipping. @param {App} app @param {import('./core').ClippingView} view */
export function readerStrip(app, { strip, marks }) {
  if (strip.length === 0) return nothing;
  const go = (/** @type {number} */ at) => { app.showHit(); app.go({ hit: strip[at].hit, original: false }, 'replace'); };
  return html`<div class="reader-strip">${stripView({ marks: strip, total: marks, at: markOf(strip, app.state.hit), label: sayDispersion.strip, move: go, open: go })}</div>`;
}

/** The mark that stands for a hit; -1 for none. @param {MarkView[]} marks @param {number} hit @returns {number} */
const markOf = (marks, hit) => marks.findLastIndex((mark) => mark.hit <= hit);

/** Says what a click would go to. @param {MarkView[]} marks @param {number} total @param {PointerEvent & { currentTarget: HTMLElement }} event */
function name(marks, total, event) {
  const { hit, at } = marks[nearest(marks, event)];
  event.currentTarget.title = sayDispersion.stripAt(hit, total, at);
}

/** @param {MarkView} mark @param {number} inset @returns {string} */
const stroke = ({ at }, inset) => `M${Math.min(at + 0.5, WIDTH)} ${inset}V${HEIGHT - inset}`;

/** @param {MarkView[]} marks @param {MouseEvent & { currentTarget: HTMLElement }} event @returns {number} */
function nearest(marks, { currentTarget, clientX }) {
  const { left, width } = currentTarget.getBoundingClientRect();
  const at = ((clientX - left) / width) * WIDTH;
  const away = marks.map((mark) => Math.abs(mark.at - at));
  return away.indexOf(Math.min(...away));
}

/** @param {KeyboardEvent} event @param {number} count @param {number} at @param {(at: number) => void} move @param {(at: number) => void} open */
function key(event, count, at, move, open) {
  const moves = /** @type {Record<string, number>} */ ({ ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: count - 1 });
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in moves) move(Math.min(Math.max(moves[event.key], 0), count - 1));
  else if (event.key === 'Enter' || event.key === ' ') open(Math.max(at, 0));
  else return;
  event.preventDefault();
  event.stopPropagation();
}
