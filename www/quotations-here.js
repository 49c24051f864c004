// @ts-check
/** What a clipping puts into somebody's mouth, below its text: how much, by what sort of source, and a list. */
import { html, nothing } from 'lit-html';
import { choice } from './choice.js';
import { number } from './format.js';
import { chainView } from './quotation.js';
import { sourcingView } from './sourcing.js';
import { UNDERS } from './state.js';
import { say, sayEvents, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ClippingView} ClippingView */

/** Quotations or events of one clipping listed before "show more". */
const SHOWN = 100;
/** How many are listed, and of which clipping. */
let shown = { id: -1, quotes: SHOWN, events: SHOWN };

/** What is underlined in the text, for its reader to pick, and what the underlines of quotations mean. @param {App} app */
export function underlines(app) {
  const { under, original } = app.state;
  if (original) return nothing;
  return html`<p class="underlines">${choice(sayQuotations.underline, sayQuotations.underlines, UNDERS, under, (under) => app.go({ under, quote: null }, 'replace'))}
    ${under === 'quotes' ? legend(sayQuotations.legend) : under === 'events' ? legend(sayEvents.legend) : nothing}</p>`;
}

/** @param {Record<string, string>} parts what each is called */
const legend = (parts) => html`<span>${Object.entries(parts).map(([part, name]) => html`<span class="quoted" data-part=${part}>${name}</span> `)}</span>`;

/** @param {App} app @param {ClippingView} view */
export function quotationsHere(app, { id, quotations, sourcing }) {
  if (quotations.length === 0) return nothing;
  return html`<section aria-labelledby="said"><h3 id="said" class="section-title">${sayQuotations.here} <span class="count">${number(quotations.length)}</span></h3>
    <p class="beside-note">${sayQuotations.share(sourcing.said, sourcing.words)}</p>
    ${sourcingView(sourcing)}
    ${hereList(app, id, 'quotes', quotations, ({ chain }) => chainView(app, chain), ({ words }) => html`<q>${words}</q>`)}</section>`;
}

/**
 * What a clipping says, each with a button that shows it in the text.
 * @template {{ at: number }} Item
 * @param {App} app @param {number} id @param {'quotes' | 'events'} under @param {Item[]} items @param {(item: Item) => unknown} above @param {(item: Item) => unknown} inside the button
 */
export function hereList(app, id, under, items, above, inside) {
  if (shown.id !== id) shown = { id, quotes: SHOWN, events: SHOWN };
  const rest = items.length - shown[under];
  const show = (/** @type {number} */ at) => {
    app.showQuote();
    app.focus('#quote-card');
    app.go({ quote: at, under, original: false }, 'replace');
  };
  return html`<ul class="said">${items.slice(0, shown[under]).map((item) => html`<li>${above(item)}
      <button class="link" type="button" @click=${() => show(item.at)}>${inside(item)}</button></li>`)}</ul>
    ${rest > 0 ? html`<button class="button more" type="button" @click=${() => { shown[under] += SHOWN; app.draw(); }}>${say.more(Math.min(SHOWN, rest))}</button>` : nothing}`;
}
