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
 * @property {import('./core').EventsView} [events]
 * @property {import('./failure').Failure} [failed]
 */

/** @typedef {{ size: number, list: string, link: string, ask: (app: App, question: import('./core').Question, offset: number, size: number) => Promise<any> }} Windowed rows of one window, the name of the list, its links, and who answers */

/** What is shown by windows. @type {Record<string, Windowed>} */
const WINDOWED = {
  lines: { size: 50, list: 'lines', link: '.line [data-hit]', ask: ({ library, state }, ...window) => library.concordance(window[0], state.by, window[1], window[2]) },
  plots: { size: 30, list: 'plots', link: '.plot [data-hit]', ask: ({ library }, ...window) => library.dispersion(...window) },
  names: { size: 100, list: 'names', link: '.name-link', ask: ({ library, state }, question, ...window) => library.names(question, { kind: state.kind || null, words: state.called }, ...window) },
  times: { size: 50, list: 'entries', link: '.date-item [data-hit]', ask: ({ library, state: { spoken, happened } }, question, ...window) => library.timeline(question, { from: spoken, to: spoken, events: happened }, ...window) },
  quotes: { size: 50, list: 'rows', link: '.quote [data-hit]', ask: ({ library, state }, question, ...window) => library.ledger(question, askedRows(state), ...window) },
  events: { size: 50, list: 'rows', link: '.quote [data-hit]', ask: ({ library, state }, question, ...window) => library.eventLedger(question, askedRows(state), ...window) },
};
/** @type {any} */
let timer = 0;

/** @param {State} state @returns {boolean} is something other than the list of hits shown? */
export const isWide = ({ view }) => view === 'words' || view in WINDOWED;

/** @param {State} state @returns {number} rows of one window */
export const windowOf = ({ view }) => WINDOWED[view].size;

/** @param {State} state @returns {string} */
const besideKey = (state) => `${state.view} ${questionKey(state)} ${JSON.stringify(ofView(state))}`;

/** What else decides the answer. @param {State} state */
function ofView({ view, by, kind, called, name, spoken, happened, said, quoting, order, group }) {
  if (view === 'quotes' || view === 'events') return [said, quoting, order, group];
  return view === 'lines' ? by : view === 'names' ? [kind, called, name] : view === 'times' ? [spoken, happened] : null;
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
    answer = { key: '', failed: failureOf(error) };
  }
  if (key !== besideKey(app.state)) return;
  app.model.beside = answer;
  app.draw();
}

/** @param {App} app @param {import('./core').Question} question @returns {Promise<Partial<Beside>>} */
async function answerOf(app, question) {
  const { library, state: { view, name } } = app;
  if (!(view in WINDOWED)) return { words: await library.marking(question) };
  const [rows, entity, corrections] = await Promise.all([
    WINDOWED[view].ask(app, question, 0, windowOf(app.state)),
    view === 'names' && name ? library.entity(name) : undefined,
    view === 'quotes' || view === 'names' && name ? library.corrections() : undefined,
  ]);
  return { [view]: rows, entity, corrections };
}

/** @param {State} state @returns {import('./core').LedgerQuestion} */
export const askedRows = ({ said, quoting, order, group }) => ({ words: quoting, picked: said, sort: order, group: group || null });

/** The next window of what is listed, the first of it in focus. @param {App} app */
export async function more(app) {
  const beside = /** @type {any} */ (app.model.beside);
  const { view } = app.state;
  const { size, list, link, ask } = WINDOWED[view];
  const shown = beside?.[view]?.[list];
  if (!shown) return;
  const next = await ask(app, questionOf(app.state), shown.length, size);
  if (app.model.beside !== beside) return;
  beside[view] = { ...next, [list]: [...shown, ...next[list]] };
  app.afterPaint.push(() => /** @type {HTMLElement | undefined} */ (document.querySelectorAll(link)[shown.length])?.focus());
  app.draw();
}
