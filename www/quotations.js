// @ts-check
/** The quotations in the clippings found: who said what, and through whom we know. */
import { html, nothing } from 'lit-html';
import { askedRows } from './beside-window.js';
import { correctionsView } from './corrections.js';
import { ledgerView } from './ledger.js';
import { pick } from './ledger-choices.js';
import { quotationItem } from './quotation.js';
import { sourcingView } from './sourcing.js';
import { QUOTATION_FACETS, QUOTATION_ORDERS, questionOf } from './state.js';
import { sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LedgerRowView} LedgerRowView */

/** @type {import('./ledger').Ledger<LedgerRowView>} */
const LEDGER = {
  say: sayQuotations.ledger, facets: QUOTATION_FACETS, orders: QUOTATION_ORDERS,
  exports: [['csv', 'text/csv'], ['json', 'application/json'], ['annotations', 'application/ld+json']],
  write: ({ library, state }, format) => library.quotations(questionOf(state), askedRows(state), /** @type {'csv' | 'json' | 'annotations'} */ (format)),
  key: ({ quotation: { id, at } }) => `${id}.${at}`,
  item: (app, { quotation }) => quotationItem(app, quotation),
};

/** @param {App} app @param {import('./core').LedgerView} view */
export function quotationsView(app, view) {
  const { quotations, clippings, hits, looked, sourcing } = view;
  const isAll = sourcing.sources.reduce((sum, share) => sum + share.quotations, 0) === quotations;
  return ledgerView(app, LEDGER, { ...view, total: quotations }, {
    note: html`${sayQuotations.summary(quotations, clippings)}. ${isAll ? sayQuotations.share(sourcing.said, sourcing.words) : nothing}`,
    cut: looked < hits ? sayQuotations.cut(looked, hits) : nothing,
    above: sourcingView(sourcing, { said: app.state.said, pick: (source) => pick(app, 'source', source) }),
    below: app.model.beside?.corrections?.length ? html`<div class="entity"><h3 class="unseen">${sayQuotations.correct}</h3>${correctionsView(app)}</div>` : nothing,
  });
}
