// @ts-check
/** Who tells one event: why these sentences are of one event, and each of them with the date as it has it. */
import { html, nothing } from 'lit-html';
import { answerAbout } from './answer-about.js';
import { doneView, whenView } from './event.js';
import { dateView } from './event-card.js';
import { contextView, fromView } from './quotation.js';
import { sayEvents } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export const witnessesPanel = (app) => answerAbout(app, 'witnesses', sayEvents.witnessesNone, (/** @type {import('./core').WitnessesView} */ { event, clippings, publishers, shared, tellings, rows }) => html`
    <div class="event">${doneView(null, event)}${whenView(event)}</div>
    <p class="muted">${tellings > 1 ? html`${sayEvents.witnessesOf(clippings, publishers)} ${sayEvents.why(event.class, shared.map(({ name }) => name))}` : sayEvents.alone} ${rows.length < tellings ? sayEvents.witnessesCut(rows.length) : nothing}</p>
    <ol class="wordings">${rows.map((row) => html`<li class="wording">${contextView(app, row, 'events')}${fromView(app, row, 'events', nothing)}
      <p class="event-dated"><span class="muted">${sayEvents.facts.date}:</span> ${dateView(row)}</p></li>`)}</ol>`);
