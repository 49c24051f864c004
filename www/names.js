// @ts-check
/** Who and what the clippings found name: a list that can be narrowed, each name with a page of its own. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { entityView } from './entity.js';
import { follow } from './follow.js';
import { day, number } from './format.js';
import { moreButton } from './more.js';
import { kindOf, openName } from './name-links.js';
import { KINDS } from './state.js';
import { say, sayNames } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').NameView} NameView */

/** @param {App} app @param {import('./core').NamesView} view */
export function namesView(app, view) {
  if (app.state.name) return entityView(app);
  const { kind, called } = app.state;
  const counts = { person: view.people, organisation: view.organisations, place: view.places };
  const all = view.people + view.organisations + view.places;
  const button = (/** @type {import('./state').State['kind']} */ one, /** @type {string} */ label, /** @type {number} */ n) => html`<button class="button small" type="button"
    aria-pressed=${kind === one} @click=${() => app.go({ kind: one }, 'push')}>${label} <span class="count">${number(n)}</span></button>`;
  return html`<div class="row names-tools">
      <span class="group" role="group" aria-label=${sayNames.view}>${button('', sayNames.all, all)}${KINDS.map((one) => one && button(one, sayNames.kinds[one], counts[one]))}</span>
      <input type="search" aria-label=${sayNames.filter} placeholder=${sayNames.filter} .value=${called} @input=${(/** @type {any} */ event) => app.go({ called: event.target.value }, 'typing')}></div>
    <p class="beside-note" role="status">${all === 0 ? sayNames.none : sayNames.summary(view.matched, view.hits)}</p>
    ${view.matched === 0 ? all === 0 ? nothing : html`<p>${sayNames.noneLike}</p>` : html`
      <ol class="names">${repeat(view.names, ({ id }) => id, (name) => nameItem(app, name))}</ol>
      ${moreButton(app, view.names.length, view.matched)}`}`;
}

/** @param {App} app @param {NameView} name */
function nameItem(app, name) {
  const { id, hits, mentions, first, last } = name;
  return html`<li class="name-item" data-kind=${name.kind}>
    <p class="name-line"><a class="name-link" data-name=${id} href=${app.link({ name: id })} @click=${(/** @type {Event} */ event) => follow(event, () => openName(app, id))}>${name.name}</a>
      <span class="name-kind">${kindOf(name)}</span></p>
    <p class="name-facts"><span>${say.clippings(hits)}</span><span>${sayNames.count(mentions)}</span>${first === null || last === null ? nothing : html`<span>${first === last ? day(first) : `${day(first)} – ${day(last)}`}</span>`}</p>
    ${name.roles.length + name.aliases.length === 0 ? nothing : html`<p class="name-more">${name.roles.length ? html`<span>${name.roles.join('; ')}</span>` : nothing}
      ${name.aliases.length ? html`<span>${sayNames.also} ${name.aliases.join(', ')}</span>` : nothing}</p>`}
  </li>`;
}
