// @ts-check
/** What may help a search: a closer word, and what to leave out where nothing is found. */
import { html, nothing } from 'lit-html';
import { facetLabel } from './facets.js';
import { span } from './format.js';
import { questionKey, questionOf } from './state.js';
import { say, sayHelp } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').SpellingView} SpellingView */
/** @typedef {import('./core').RequirementView} RequirementView */
/** @typedef {{ key: string, spellings: SpellingView[], reasons: RequirementView[] }} Advice on the question of that key */

/** Milliseconds without a new answer before the core is asked: while one types, the answer is what counts. */
const REST_MS = 150;
/** @type {any} */
let timer = 0;

/** Asks for advice on the question just answered, once typing rests. @param {App} app */
export function adviseSoon(app) {
  clearTimeout(timer);
  const key = questionKey(app.state);
  if (app.model.advice?.key !== key) timer = setTimeout(() => ask(app, key), REST_MS);
}

/** @param {App} app @param {string} key */
async function ask(app, key) {
  const { results } = app.model;
  if (!results || results.key !== key) return;
  const question = questionOf(app.state);
  try {
    const spellings = app.state.query.trim() ? await app.library.spellings(question) : [];
    const reasons = results.view.matched === 0 ? await app.library.absence(question) : [];
    if (key !== questionKey(app.state)) return;
    app.model.advice = { key, spellings, reasons };
    if (spellings.length + reasons.length > 0) app.draw();
  } catch {
    // Without advice the results stand as they are.
  }
}

/** @param {App} app @returns {Advice | null} the advice on what is shown */
function adviceOn({ model: { advice, results } }) {
  return advice && advice.key === results?.key ? advice : null;
}

/** @param {App} app */
export function spellingsView(app) {
  const spellings = adviceOn(app)?.spellings ?? [];
  return spellings.map(({ typed, word, query }) => html`<p class="spelling">${sayHelp.didYouMean}
    <button class="link" type="button" @click=${() => app.go({ query, hit: 0 }, 'push')}><span class="unseen">${sayHelp.searchFor} </span>${word}</button>? <span class="muted">${sayHelp.unknown(typed)}</span></p>`);
}

/** @param {App} app */
export function reasonsView(app) {
  const reasons = adviceOn(app)?.reasons ?? [];
  if (reasons.length === 0) return nothing;
  return html`<div class="reasons"><h4 class="section-title">${sayHelp.reasons}</h4><ul>${reasons.map((reason) => reasonItem(app, reason))}</ul>
    ${reasons.some(({ without }) => without > 0) ? nothing : html`<p class="muted small-text">${sayHelp.noWayOut}</p>`}</div>`;
}

/** @param {App} app @param {RequirementView} reason */
function reasonItem(app, reason) {
  const name = nameOf(app, reason);
  return html`<li class="reason"><span class="reason-name">${name}</span> <span class="reason-count" data-none=${reason.count === 0 ? 'yes' : 'no'}>${say.clippings(reason.count)}</span>
    ${reason.without === 0 ? nothing : html`<button class="button small" type="button" @click=${() => app.go(lifted(app, reason), 'push')}>${sayHelp.without(name, reason.without)}</button>`}</li>`;
}

/** @param {App} app @param {RequirementView} reason @returns {string} */
function nameOf(app, { kind, words }) {
  const { filters, from, to } = app.state;
  if (kind === 'typed') return words || sayHelp.everything;
  if (kind === 'dates') return span(from, to) || say.unknown.year;
  return `${say.fields[kind]} ${filters[kind].map((value) => facetLabel(kind, value, null)).join(', ')}`;
}

/** What to change so that the requirement is gone. @param {App} app @param {RequirementView} reason @returns {Partial<import('./state').State>} */
function lifted(app, { kind, query }) {
  if (kind === 'typed') return { query: query ?? '', hit: 0 };
  if (kind === 'dates') return { from: null, to: null, undated: false };
  return { filters: { ...app.state.filters, [kind]: [] } };
}
