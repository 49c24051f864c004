// @ts-check
/** The events that the clippings found tell: who did what to whom, each event once. */
import { nothing } from 'lit-html';
import { askedRows } from './beside-window.js';
import { eventItem } from './event.js';
import { ledgerView } from './ledger.js';
import { EVENT_FACETS, EVENT_ORDERS, questionOf } from './state.js';
import { sayEvents } from './wording.js';

/** @typedef {import('./app').App} App */

/** @type {import('./ledger').Ledger<import('./core').EventRowView>} */
const LEDGER = {
  say: sayEvents.ledger, facets: EVENT_FACETS, orders: EVENT_ORDERS,
  exports: [['csv', 'text/csv'], ['json', 'application/json']],
  write: ({ library, state }, format) => library.events(questionOf(state), askedRows(state), /** @type {'csv' | 'json'} */ (format)),
  key: ({ event: { id, at } }) => `${id}.${at}`,
  item: eventItem,
};

/** @param {App} app @param {import('./core').EventsView} view */
export function eventsView(app, view) {
  return ledgerView(app, LEDGER, { ...view, total: view.events }, { note: sayEvents.summary(view.events, view.clippings), cut: nothing, above: nothing, below: nothing });
}
