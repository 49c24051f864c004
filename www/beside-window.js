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
 * @property {import('./core').DispersionView} [plots]
 * @property {import('./core').MarkingView} [words]
 * @property {import('./failure').Failure} [failed]
 */

/** Lines of one window, and plots. */
export const LINES = 50, PLOTS = 30;
/** @type {any} */
let timer = 0;

/** @param {State} state @returns {boolean} is something other than the list of hits shown? */
export const isWide = (state) => state.view === 'lines' || state.view === 'plots' || state.view === 'words';

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
    answer = { key, ...(await answerOf(app, question)) };
  } catch (error) {
    answer = { key, failed: failureOf(error) };
  }
  if (key !== besideKey(app.state)) return;
  app.model.beside = answer;
  app.draw();
}

/** @param {App} app @param {import('./core').Question} question @returns {Promise<Partial<Beside>>} */
async function answerOf({ library, state }, question) {
  if (state.view === 'lines') return { lines: await library.concordance(question, state.by, 0, LINES) };
  if (state.view === 'plots') return { plots: await library.dispersion(question, 0, PLOTS) };
  return { words: await library.marking(question) };
}

/** The next window of plots, the first of it in focus. @param {App} app */
export async function morePlots(app) {
  const { beside } = app.model;
  if (!beside?.plots) return;
  const offset = beside.plots.plots.length;
  const view = await app.library.dispersion(questionOf(app.state), offset, PLOTS);
  if (app.model.beside !== beside) return;
  beside.plots = { ...view, plots: [...beside.plots.plots, ...view.plots] };
  app.afterPaint.push(() => /** @type {HTMLElement | undefined} */ (document.querySelectorAll('.plot [data-hit]')[offset])?.focus());
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
