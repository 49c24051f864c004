// @ts-check
/** What is known of one event and why, below its sentence in the reader. */
import { html, nothing } from 'lit-html';
import { openWitnesses, partiesView } from './event.js';
import { follow } from './follow.js';
import { period } from './format.js';
import { prose } from './marked.js';
import { toLedger, voiceLink } from './quotation.js';
import { cardView, factRows } from './quotation-card.js';
import { sayEvents } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').EventView} EventView */

/** @param {App} app @param {import('./core').ClippingView} view @param {EventView} event */
export function eventCard(app, { events }, event) {
  const { class: name, plover, trigger, actors, targets, place, count, anniversary, mode, confidence } = event;
  const facts = sayEvents.facts;
  const names = (/** @type {import('./core').PartyView[]} */ parties) => parties.length > 0 && partiesView(app, parties);
  const [actor] = actors;
  const all = actor?.id ? toLedger({ view: 'events', said: [{ facet: 'actor', value: actor.id }] }) : null;
  return cardView(app, sayEvents.card(events.indexOf(event) + 1, events.length), [], html`
    ${factRows([
      [facts.class, sayEvents.what(name, plover)], [facts.actors, names(actors) || sayEvents.nobody], [facts.targets, names(targets)],
      [facts.date, dateView(event)], [facts.place, place && voiceLink(app, place)], [facts.count, count && sayEvents.count(count)],
      [facts.anniversary, anniversary && sayEvents.anniversary(anniversary.years, anniversary.of)],
      [facts.mode, sayEvents.mode(mode)], [facts.found, sayEvents.found(trigger, confidence)],
    ])}
    <p class="row"><button class="link" type="button" @click=${() => openWitnesses(app, event)}>${sayEvents.allWitnesses}</button>
      ${all ? html`<a href=${app.link(all)} @click=${(/** @type {Event} */ click) => follow(click, () => app.go(all, 'push'))}>${sayEvents.allOf(actor.name)}</a>` : nothing}</p>`);
}

/** The date, the words for it, and what it rests on. @param {EventView} event */
export function dateView({ date, dated, why, reported }) {
  return html`${date ? html`<time datetime=${date}>${period(date)}</time>` : sayEvents.undated}${dated ? ` (“${dated}”)` : ''}
    ${reported ? html`<span class="voice-source">${sayEvents.reportedWhy}</span>` : why ? html`<span class="voice-source">${prose(why)}</span>` : nothing}`;
}
