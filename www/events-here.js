// @ts-check
/** The events that a clipping tells, listed below its text. */
import { html, nothing } from 'lit-html';
import { doneView, whenView } from './event.js';
import { number } from './format.js';
import { hereList } from './quotations-here.js';
import { sayEvents } from './wording.js';

/** @param {import('./app').App} app @param {import('./core').ClippingView} view */
export function eventsHere(app, { id, events }) {
  if (events.length === 0) return nothing;
  return html`<section aria-labelledby="events-here"><h3 id="events-here" class="section-title">${sayEvents.here} <span class="count">${number(events.length)}</span></h3>
    ${hereList(app, id, 'events', events, (event) => whenView(event), (event) => doneView(null, event))}</section>`;
}
