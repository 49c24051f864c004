// @ts-check
/**
 * The window of hits on screen: a few at once while the reader types, so that
 * each key is answered in the same frame, the rest when typing rests.
 */
import { failureOf, inSentences } from './failure.js';
import { questionKey, questionOf } from './state.js';

/** @typedef {import('./app').App} App */

/** Hits drawn with the answer itself: more than a screen shows. */
export const FIRST = 6;
/** Hits of one window. */
export const WINDOW = 30;
/** Milliseconds without a new answer after which the window is filled. */
export const REST_MS = 300;
/** @type {any} */
let timer = 0;

/** Fills the window once typing rests. @param {App} app */
export function fillSoon(app) {
  clearTimeout(timer);
  const { results } = app.model;
  if (results && results.hits.length < Math.min(WINDOW, results.view.matched)) timer = setTimeout(() => extend(app, WINDOW - results.hits.length), REST_MS);
}

/** The next window of the same hits, the first of it in focus. @param {App} app */
export async function moreHits(app) {
  const offset = app.model.results?.hits.length ?? 0;
  await extend(app, WINDOW, () => /** @type {HTMLElement | undefined} */ (document.querySelectorAll('[data-hit]')[offset])?.focus());
}

/** @param {App} app @param {number} limit @param {() => void} [painted] */
async function extend(app, limit, painted) {
  const { results } = app.model;
  // A newer question waits for its answer: this one would take its place.
  if (!results || results.key !== questionKey(app.state)) return;
  const view = await app.library.search(questionOf(app.state), results.hits.length, limit)
    .catch((error) => app.tell({ text: inSentences(failureOf(error)), tone: 'error' }));
  if (!view || app.model.results !== results) return;
  results.hits = [...results.hits, ...view.hits];
  if (painted) app.afterPaint.push(painted);
  app.draw();
}
