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
 * @property {import('./core').NamesView} [names]
 * @property {import('./core').EntityView | null} [entity] the name whose page is open; null where there is none
 * @property {string[]} [corrections] the reader's, in words
 * @property {import('./core').TimelineView} [times]
 * @property {import('./core').LedgerView} [quotes]
 * @property {import('./failure').Failure} [failed]
 */

/** Lines of one window, plots, names, dates and quotations. */
export const LINES = 50, PLOTS = 30, NAMES = 100, DATES = 50, QUOTES = 50;
const WIDE = ['lines', 'plots', 'words', 'names', 'times', 'quotes'];
/** @type {any} */
let timer = 0;

/** @param {State} state @returns {boolean} is something other than the list of hits shown? */
export const isWide = (state) => WIDE.includes(state.view);

/** @param {State} state @returns {string} */
const besideKey = (state) => `${state.view} ${questionKey(state)} ${JSON.stringify(ofView(state))}`;

/** What else decides the answer. @param {State} state */
function ofView({ view, by, kind, called, name, spoken, said, quoting, order, group }) {
  if (view === 'quotes') return [said, quoting, order, group];
  return view === 'lines' ? by : view === 'names' ? [kind, called, name] : view === 'times' ? spoken : null;
}

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
  if (state.view === 'names') return namesOf(library, question, state);
  if (state.view === 'times') return { times: await library.timeline(question, spokenOf(state), 0, DATES) };
  if (state.view === 'quotes') return quotesOf(library, question, state);
  return { words: await library.marking(question) };
}

/** @param {import('./library').Library} library @param {import('./core').Question} question @param {State} state @returns {Promise<Partial<Beside>>} */
async function namesOf(library, question, state) {
  const names = library.names(question, askedNames(state), 0, NAMES);
  if (!state.name) return { names: await names };
  const [entity, corrections] = await Promise.all([library.entity(state.name), library.corrections()]);
  return { names: await names, entity, corrections };
}

/** @param {import('./library').Library} library @param {import('./core').Question} question @param {State} state @returns {Promise<Partial<Beside>>} */
async function quotesOf(library, question, state) {
  const [quotes, corrections] = await Promise.all([library.ledger(question, askedQuotations(state), 0, QUOTES), library.corrections()]);
  return { quotes, corrections };
}

/** @param {State} state @returns {import('./core').LedgerQuestion} */
export const askedQuotations = ({ said, quoting, order, group }) => ({ words: quoting, picked: said, sort: order, group: group || null });

/** @param {State} state @returns {import('./core').NamesQuestion} */
const askedNames = ({ kind, called }) => ({ kind: kind || null, words: called });

/** @param {State} state @returns {import('./core').TimelineQuestion} */
const spokenOf = ({ spoken }) => ({ from: spoken, to: spoken });

/** The next window of names, the first of it in focus. @param {App} app */
export async function moreNames(app) {
  const { beside, state } = app.model;
  if (!beside?.names) return;
  const offset = beside.names.names.length;
  const view = await app.library.names(questionOf(state), askedNames(state), offset, NAMES);
  if (app.model.beside !== beside) return;
  beside.names = { ...view, names: [...beside.names.names, ...view.names] };
  focusOn(app, '.name-link', offset);
}

/** The next window of dates, the first of it in focus. @param {App} app */
export async function moreDates(app) {
  const { beside, state } = app.model;
  if (!beside?.times) return;
  const offset = beside.times.entries.length;
  const view = await app.library.timeline(questionOf(state), spokenOf(state), offset, DATES);
  if (app.model.beside !== beside) return;
  beside.times = { ...view, entries: [...beside.times.entries, ...view.entries] };
  focusOn(app, '.date-item [data-hit]', offset);
}

/** The next window of quotations, the first of it in focus. @param {App} app */
export async function moreQuotes(app) {
  const { beside, state } = app.model;
  if (!beside?.quotes) return;
  const offset = beside.quotes.rows.length;
  const view = await app.library.ledger(questionOf(state), askedQuotations(state), offset, QUOTES);
  if (app.model.beside !== beside) return;
  beside.quotes = { ...view, rows: [...beside.quotes.rows, ...view.rows] };
  focusOn(app, '.quote [data-hit]', offset);
}

/** @param {App} app @param {string} selector @param {number} at */
function focusOn(app, selector, at) {
  app.afterPaint.push(() => /** @type {HTMLElement | undefined} */ (document.querySelectorAll(selector)[at])?.focus());
  app.draw();
}

/** The next window of plots, the first of it in focus. @param {App} app */
export async function morePlots(app) {
  const { beside } = app.model;
  if (!beside?.plots) return;
  const offset = beside.plots.plots.length;
  const view = await app.library.dispersion(questionOf(app.state), offset, PLOTS);
  if (app.model.beside !== beside) return;
  beside.plots = { ...view, plots: [...beside.plots.plots, ...view.plots] };
  focusOn(app, '.plot [data-hit]', offset);
}

/** The next window of lines, the first of it in focus. @param {App} app */
export async function moreLines(app) {
  const { beside } = app.model;
  if (!beside?.lines) return;
  const offset = beside.lines.lines.length;
  const view = await app.library.concordance(questionOf(app.state), app.state.by, offset, LINES);
  if (app.model.beside !== beside) return;
  beside.lines = { ...view, lines: [...beside.lines.lines, ...view.lines] };
  focusOn(app, '.line [data-hit]', offset);
}
