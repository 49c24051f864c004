// @ts-check
/** One event in the ledger: when, who did what to whom, the sentence that tells it, how many witnesses it has. */
import { html, nothing } from 'lit-html';
import { period } from './format.js';
import { contextView, fromView, isOpenAt, voiceLink } from './quotation.js';
import { sayEvents } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').EventView} EventView */
/** @typedef {import('./core').PartyView} PartyView */

/** @param {App} app @param {import('./core').EventRowView} row */
export function eventItem(app, { event, clippings, publishers }) {
  const told = clippings < 2 ? nothing : html`<button class="link" type="button" @click=${() => openWitnesses(app, event)}>${sayEvents.witnesses(clippings, publishers)}</button>`;
  return html`<li class="quote event" data-open=${isOpenAt(app, event, 'events') ? 'yes' : 'no'}>
    ${whenView(event)}
    <div class="quote-what">
      ${doneView(app, event)}
      <p class="quote-facts">${factsOf(event)}</p>
      ${contextView(app, event, 'events')}
      ${fromView(app, event, 'events', told)}
    </div></li>`;
}

/** @param {EventView} event */
export function whenView({ date, reported }) {
  return html`<p class="event-when">${date ? html`<time datetime=${date}>${period(date)}</time>` : html`<span class="muted">${sayEvents.undated}</span>`}
    ${reported ? html`<span class="voice-source" title=${sayEvents.reportedWhy}>${sayEvents.reported}</span>` : nothing}</p>`;
}

/** Names with commas between them. @param {App | null} app null where names are no links @param {PartyView[]} parties */
export function partiesView(app, parties) {
  return parties.map((party, at) => html`${at > 0 ? ', ' : nothing}${app ? voiceLink(app, party) : party.name}`);
}

/** Who did what to whom, as steps. @param {App | null} app null where names are no links @param {EventView} event */
export function doneView(app, { actors, trigger, targets }) {
  const names = (/** @type {PartyView[]} */ parties) => partiesView(app, parties);
  return html`<p class="event-done"><b>${actors.length ? names(actors) : html`<span class="muted">${sayEvents.nobody}</span>`}</b> <span class="event-step">${trigger}</span> ${targets.length ? html`<b class="event-step">${names(targets)}</b>` : nothing}</p>`;
}

/** What, where, how often, and what a careful reader would remark. @param {EventView} event */
function factsOf({ class: name, plover, targets, place, count, anniversary, mode }) {
  const isTold = place && !targets.some(({ id }) => id === place.id);
  return html`<span title=${plover ? sayEvents.plover(plover) : nothing}>${sayEvents.class(name)}</span>
    ${isTold ? html`<span>${sayEvents.in(place.name)}</span>` : nothing}
    ${count ? html`<span>${sayEvents.count(count)}</span>` : nothing}
    ${anniversary ? html`<span>${sayEvents.anniversary(anniversary.years, anniversary.of)}</span>` : nothing}
    ${mode === 'asserted' ? nothing : html`<span class="severity">${sayEvents.mode(mode)}</span>`}`;
}

/** @param {App} app @param {EventView} event */
export const openWitnesses = (app, { id, at }) => app.go({ panel: 'witnesses', wordings: `${id}.${at}` }, 'push', { entry: 'panel' });
