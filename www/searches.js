// @ts-check
/** Searches kept under a name: the button that keeps one, their panel, and their list on the front page. */
import { html, nothing } from 'lit-html';
import { facetLabel } from './facets.js';
import { follow } from './follow.js';
import { span } from './format.js';
import { forgetChange, keepNow, keptNow, lastChange, remove, rename, run, undo } from './searches-kept.js';
import { FIELDS, asking, isFiltered } from './state.js';
import { say, saySearches } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').SavedSearchView} SavedSearchView */

/** The search that is being renamed, and what was typed as the name of a new one. */
let renaming = '', refused = false;
/** @type {string | null} */
let typed = null;

/** @param {App} app */
const asksSomething = ({ state }) => state.query.trim() !== '' || isFiltered(state);

/** Beside the count of what was found. @param {App} app */
export function keepButton(app) {
  if (!asksSomething(app)) return nothing;
  const kept = keptNow(app);
  return html`<button class="link keep-search" type="button" @click=${() => openPanel(app)}>${kept ? saySearches.kept(kept.name) : saySearches.keepThis}</button>`;
}

/** @param {App} app */
function openPanel(app) {
  [renaming, refused, typed] = ['', false, null];
  forgetChange();
  return app.openPanel('searches');
}

/** @param {App} app */
export function searchesPanel(app) {
  const { searches } = app.model;
  const last = lastChange();
  return html`${asksSomething(app) && !keptNow(app) ? keepForm(app) : nothing}
    <div class="row" role="status" tabindex="-1">${last ? html`<span>${last.text}</span>${last.undoable ? html`<button class="button small" type="button" @click=${() => undo(app)}>${say.undo}</button>` : nothing}` : nothing}</div>
    ${searches.length === 0 ? html`<p class="muted">${asksSomething(app) ? saySearches.none : saySearches.noneToKeep}</p>`
      : html`<ul class="kept">${searches.map((search) => (search.name === renaming ? renameForm(app, search) : keptItem(app, search, true)))}</ul>`}
    <section class="choice"><a class="button" href=${app.link({ view: 'queries', id: null, panel: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'queries', id: null, panel: '' }, 'push'))}>${saySearches.listTitle}…</a></section>`;
}

/** @param {App} app */
function keepForm(app) {
  const name = (typed ?? nameFor(app)).trim();
  const taken = app.model.searches.some((search) => search.name === name);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!name) return;
    await keepNow(app, name);
    typed = null;
    app.focus('.kept li:last-child a');
    app.draw();
  };
  return html`<form class="keep-form" @submit=${submit}><label class="titled"><span>${saySearches.name}</span><input type="text" name="name" autocomplete="off" required autofocus maxlength="200" .value=${typed ?? nameFor(app)}
      @input=${(/** @type {any} */ event) => { typed = event.target.value; app.draw(); }}></label>
    <button class="button strong" type="submit">${saySearches.keep}</button>
    <p class="muted small-text">${taken ? saySearches.replaces(name) : saySearches.keepWhy}</p></form>`;
}

/** @param {App} app @returns {string} a name to begin with */
function nameFor({ state, model }) {
  return state.query.trim() || picked({ ...state, from: state.from, to: state.to }, model).join(', ').slice(0, 100);
}

/** @param {App} app @param {SavedSearchView} search @param {boolean} managed with buttons to change it */
function keptItem(app, search, managed) {
  const { name, question, matched, fresh } = search;
  const asked = [question.query.trim() === name ? '' : question.query.trim(), ...picked(question, app.model)].filter(Boolean);
  return html`<li class="kept-one"><div class="kept-text">
      <p><a href=${app.link(asking(question))} @click=${(/** @type {Event} */ event) => follow(event, () => run(app, search))}>${name}</a></p>
      <p class="kept-facts"><span>${say.clippings(matched)}</span>${fresh ? html`<span class="fresh" title=${saySearches.freshWhy}>${saySearches.fresh(fresh)}</span>` : nothing}${asked.length && managed ? html`<span class="kept-asked">${asked.join(' · ')}</span>` : nothing}</p></div>
    ${managed ? html`<span class="group"><button class="button small" type="button" aria-label=${saySearches.renameOne(name)} @click=${() => { [renaming, refused] = [name, false]; app.focus('.kept input'); app.draw(); }}>${saySearches.rename}</button>
      <button class="button small" type="button" aria-label=${saySearches.removeOne(name)} @click=${() => { app.focus('#panel [role=status] button'); remove(app, name); }}>${saySearches.remove}</button></span>` : nothing}</li>`;
}

/** @param {App} app @param {SavedSearchView} search */
function renameForm(app, { name }) {
  const done = () => { renaming = ''; app.focus(`.kept [aria-label="${CSS.escape(saySearches.renameOne(name))}"]`); app.draw(); };
  const submit = async (/** @type {any} */ event) => {
    event.preventDefault();
    const to = String(new FormData(event.target).get('name') ?? '').trim().replace(/\s+/g, ' ');
    refused = to !== name && app.model.searches.some((search) => search.name === to);
    if (refused || !to) return app.draw();
    renaming = '';
    if (to === name) return done();
    app.focus('#panel [role=status] button');
    await rename(app, name, to);
  };
  return html`<li><form class="keep-form" @submit=${submit} @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); done(); } }}>
    <label class="titled"><span>${saySearches.renameTo}</span><input type="text" name="name" autocomplete="off" required maxlength="200" value=${name} aria-invalid=${refused ? 'true' : nothing}></label>
    <button class="button strong" type="submit">${saySearches.rename}</button><button class="button" type="button" @click=${done}>${say.cancel}</button>
    ${refused ? html`<p role="alert">${saySearches.taken}</p>` : nothing}</form></li>`;
}

/** What is picked beside the words, each in words. @param {import('./core').Asked} question @param {import('./model').Model} model @returns {string[]} */
function picked({ filters, from, to, undated, boilerplate }, { front }) {
  const label = (/** @type {import('./state').Field} */ field, /** @type {string} */ value) =>
    front?.facets.find((facet) => facet.field === field)?.values.find((one) => one.value === value)?.label ?? null;
  return [
    ...FIELDS.flatMap((field) => filters[field].map((value) => facetLabel(field, value, label(field, value)))),
    span(from, to), undated ? saySearches.onlyUndated : '', boilerplate ? saySearches.withOwnLines : '',
  ].filter(Boolean);
}

/** @param {App} app */
export function keptOnFront(app) {
  const { searches } = app.model;
  return html`<section aria-labelledby="kept"><h2 id="kept" class="section-title">${saySearches.title}</h2>
    ${searches.length ? html`<ul class="kept">${searches.map((search) => keptItem(app, search, false))}</ul>` : html`<p class="muted front-note">${saySearches.none}</p>`}
    <div class="row front-note">${searches.length ? html`<button class="button small" type="button" @click=${() => openPanel(app)}>${saySearches.manage}</button>` : nothing}
      <a class="button small" href=${app.link({ view: 'queries' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'queries' }, 'push'))}>${saySearches.listTitle}</a></div></section>`;
}
