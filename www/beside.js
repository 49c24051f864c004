// @ts-check
/** The views beside the hits: which one is shown, and when the core is asked for it. */
import { html, nothing } from 'lit-html';
import { failureOf } from './app.js';
import { follow } from './follow.js';
import { linesView } from './lines.js';
import { markingView } from './marking.js';
import { prose } from './marked.js';
import { isFiltered, questionKey, questionOf } from './state.js';
import { say, sayBeside } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./state').State} State */
/**
 * @typedef {object} Beside what was answered last
 * @property {string} key what it answers; '' when that is out of date
 * @property {import('./core').ConcordanceView} [lines]
 * @property {import('./core').MarkingView} [words]
 * @property {import('./app').Failure} [failed]
 */

/** Lines of one window. */
export const LINES = 50;
/** @type {any} */
let timer = 0;

/** @param {State} state @returns {boolean} is something other than the list of hits shown? */
export const isWide = (state) => state.view === 'lines' || state.view === 'words';

/** @param {State} state @returns {string} */
const besideKey = (state) => `${state.view} ${state.view === 'lines' ? state.by : ''} ${questionKey(state)}`;

/** Asks for what the view needs and is not there yet. @param {App} app @param {number} delay milliseconds, while one types */
export function askBeside(app, delay) {
  clearTimeout(timer);
  if (isWide(app.state) && app.model.beside?.key !== besideKey(app.state)) timer = setTimeout(() => ask(app), delay);
}

/** @param {App} app */
async function ask(app) {
  const key = besideKey(app.state);
  const question = questionOf(app.state);
  /** @type {Beside} */
  let answer;
  try {
    answer = app.state.view === 'lines' ? { key, lines: await app.library.concordance(question, app.state.by, 0, LINES) } : { key, words: await app.library.marking(question) };
  } catch (error) {
    answer = { key, failed: failureOf(error) };
  }
  if (key !== besideKey(app.state)) return;
  app.model.beside = answer;
  app.draw();
}

/** The next window of lines, the first of it in focus. @param {App} app */
export async function moreLines(app) {
  const { beside } = app.model;
  if (!beside?.lines) return;
  const offset = beside.lines.lines.length;
  const view = await app.library.concordance(questionOf(app.state), app.state.by, offset, LINES);
  if (app.model.beside !== beside) return;
  beside.lines = { ...view, lines: [...beside.lines.lines, ...view.lines] };
  app.afterPaint.push(() => /** @type {HTMLElement | undefined} */ (document.querySelectorAll('.line [data-hit]')[offset])?.focus());
  app.draw();
}

/** @param {App} app */
export function viewSwitch(app) {
  const { state } = app;
  const hits = state.query.trim() || isFiltered(state) ? '' : 'all';
  const to = (/** @type {State['view']} */ view, /** @type {string} */ label) => {
    const current = isWide(state) ? state.view === view : view === hits;
    return html`<a href=${app.link({ view })} aria-current=${current ? 'true' : nothing} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view }, 'push'))}>${label}</a>`;
  };
  return html`<nav class="views" aria-label=${sayBeside.views}>${to(hits, sayBeside.hits)}${to('lines', sayBeside.lines)}${to('words', sayBeside.words)}</nav>`;
}

/** @param {App} app */
export function besideView(app) {
  const { beside } = app.model;
  if (beside?.failed) return html`<p role="alert">${prose(beside.failed.message)} ${prose(beside.failed.hint)}</p>`;
  if (app.state.view === 'lines' && beside?.lines) return linesView(app, beside.lines);
  if (app.state.view === 'words' && beside?.words) return markingView(app, beside.words);
  return html`<p class="skeleton-line">${say.searching}</p>`;
}
