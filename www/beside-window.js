// @ts-check
/** What the views beside the hits show, and when the core is asked for it. */
import { failureOf } from './failure.js';
import { questionKey, questionOf } from './state.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./state').State} State */
/**
 * @typedef {object} Beside what was answered last
 * @property {string} key what it answers; '' when that is out of date
 * @property {import('./core').ConcordanceView} [lines]
 * @property {import('./core').MarkingView} [words]
 * @property {import('./failure').Failure} [failed]
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
