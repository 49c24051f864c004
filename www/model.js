// @ts-check
/** What the page shows: the one record that every view reads. */

/** @typedef {import('./state').State} State */
/** @typedef {import('./core').HitView} HitView */
/** @typedef {import('./failure').Failure} Failure */
/** @typedef {{ text: string, label?: string, action?: () => void, tone?: 'error' }} Notice */
/** @typedef {{ text: string, yes: string, action: () => void }} Question a yes/no asked before something is lost */
/**
 * @typedef {object} Model
 * @property {State} state
 * @property {boolean} ready the library has opened
 * @property {Failure | null} failed the page could not start
 * @property {import('./core').FrontView | null} front
 * @property {{ key: string, view: import('./core').SearchView, hits: HitView[] } | null} results
 * @property {import('./beside-window').Beside | null} beside the concordance or the words of the question
 * @property {import('./advice').Advice | null} advice on the question of the results
 * @property {import('./completion').Completions | null} completions
 * @property {import('./explanation').Why | null} why the open clipping is a hit
 * @property {Failure | null} searchFailed
 * @property {boolean} slow an answer is taking longer than a blink
 * @property {{ key: string, view: import('./core').ClippingView | null, failed?: Failure } | null} clipping
 * @property {import('./core').ProblemsView | null} problems
 * @property {import('./adding').Adding | null} adding
 * @property {Notice | null} notice
 * @property {Question | null} asked
 * @property {import('./columns').Columns | null} columns of the table that is about to be read
 * @property {import('./core').SavedSearchView[]} searches kept with the library, with their counts
 * @property {boolean} dropping something is dragged over the page
 * @property {number} changes not yet saved to a file
 * @property {number} kept how many of them this browser keeps a copy of
 */

/** @param {State} state @returns {Model} of a page that has just been opened */
export function blankModel(state) {
  return {
    state, ready: false, failed: null, front: null, results: null, beside: null, advice: null, completions: null, why: null, searchFailed: null,
    slow: false, clipping: null, problems: null, adding: null, notice: null, asked: null, columns: null, searches: [], dropping: false, changes: 0, kept: 0,
  };
}
