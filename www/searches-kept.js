// @ts-check
/** Searches kept with the library: counting, keeping, renaming, deleting, running, and taking the last change back. */
import { asking, questionOf } from './state.js';
import { saySearches } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').SavedSearch} SavedSearch */
/** @typedef {import('./core').SavedSearchView} SavedSearchView */

/** What was done last, and the searches before it. @type {{ text: string, before: SavedSearch[] | null } | null} */
let last = null;

/** @returns what to say of the last change, and whether it can be taken back */
export const lastChange = () => last && { text: last.text, undoable: last.before !== null };

/** Nothing was done since the panel was opened. */
export const forgetChange = () => { last = null; };

/** The library opened or changed: what the searches find now. @param {App} app */
export async function countKept(app) {
  forgetChange();
  const before = app.model.searches;
  app.model.searches = await app.library.savedSearches();
  if (before.length + app.model.searches.length > 0) app.draw();
}

/** The search kept that asks what the page asks now. @param {App} app @returns {SavedSearchView | undefined} */
export function keptNow({ model, state }) {
  const asked = keyOf(questionOf(state));
  return model.searches.find((search) => keyOf(search.question) === asked);
}

/** @param {App} app @param {string} name */
export function keepNow(app, name) {
  const search = { name, question: questionOf(app.state), seen: null };
  return change(app, [...plain(app), search], saySearches.nowKept(name));
}

/** @param {App} app @param {string} from @param {string} to */
export function rename(app, from, to) {
  return change(app, plain(app).map((search) => (search.name === from ? { ...search, name: to } : search)), saySearches.renamed(to));
}

/** @param {App} app @param {string} name */
export function remove(app, name) {
  return change(app, plain(app).filter((search) => search.name !== name), saySearches.removed(name));
}

/** @param {App} app */
export async function undo(app) {
  if (!last?.before) return;
  await change(app, last.before, '');
  last = { text: saySearches.broughtBack, before: null };
  app.focus('#panel [role=status]');
  app.draw();
}

/** Shows what a search finds; what was new to the reader is seen with that. @param {App} app @param {SavedSearchView} search */
export async function run(app, search) {
  app.go(asking(search.question), 'push');
  if (search.fresh === 0) return;
  await store(app, plain(app).map((one) => (one.name === search.name ? { ...one, seen: null } : one)));
}

/** @param {App} app @returns {SavedSearch[]} */
const plain = ({ model }) => model.searches.map(({ name, question, seen }) => ({ name, question, seen }));

/** @param {App} app @param {SavedSearch[]} searches @param {string} text */
async function change(app, searches, text) {
  last = { text, before: plain(app) };
  await store(app, searches);
}

/** @param {App} app @param {SavedSearch[]} searches */
async function store(app, searches) {
  app.model.searches = await app.library.keepSearches(searches);
  app.model.changes += 1;
  app.onChanged();
  app.draw();
}

/** @param {import('./core').Asked} question @returns {string} equal exactly when the question is equal */
const keyOf = ({ query, filters, from, to, undated, boilerplate, sort }) => JSON.stringify([query.trim(), filters.source, filters.year, filters.language, filters.format, from, to, undated, boilerplate, sort]);
