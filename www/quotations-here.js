// @ts-check
/** What a clipping puts into somebody's mouth, below its text: how much, by what sort of source, and a list. */
import { html, nothing } from 'lit-html';
import { choice } from './choice.js';
import { number } from './format.js';
import { chainView } from './quotation.js';
import { sourcingView } from './sourcing.js';
import { UNDERS } from './state.js';
import { say, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ClippingView} ClippingView */

/** Quotations of one clipping listed before "show more". */
const SHOWN = 100;
/** How many are listed, and of which clipping. */
let shown = { id: -1, n: SHOWN };

/** What is underlined in the text, for its reader to pick, and what the underlines of quotations mean. @param {App} app */
export function underlines(app) {
  const { under, original } = app.state;
  if (original) return nothing;
  return html`<p class="underlines">${choice(sayQuotations.underline, sayQuotations.underlines, UNDERS, under, (under) => app.go({ under, quote: null }, 'replace'))}
    ${under === 'quotes' ? html`<span>${/** @type {const} */ (['words', 'source', 'cue']).map((part) => html`<span class="quoted" data-part=${part}>${sayQuotations.legend[part]}</span> `)}</span>` : nothing}</p>`;
}

/** @param {App} app @param {ClippingView} view */
export function quotationsHere(app, { id, quotations, sourcing }) {
  if (quotations.length === 0) return nothing;
  if (shown.id !== id) shown = { id, n: SHOWN };
  const rest = quotations.length - shown.n;
  const show = (/** @type {number} */ at) => {
    app.showQuote();
    app.focus('#quote-card');
    app.go({ quote: at, under: 'quotes', original: false }, 'replace');
  };
  return html`<section aria-labelledby="said"><h3 id="said" class="section-title">${sayQuotations.here} <span class="count">${number(quotations.length)}</span></h3>
    <p class="beside-note">${sayQuotations.share(sourcing.said, sourcing.words)}</p>
    ${sourcingView(sourcing)}
    <ul class="said">${quotations.slice(0, shown.n).map(({ at, words, chain }) => html`<li>${chainView(app, chain)}
      <button class="link" type="button" @click=${() => show(at)}><q>${words}</q></button></li>`)}</ul>
    ${rest > 0 ? html`<button class="button more" type="button" @click=${() => { shown.n += SHOWN; app.draw(); }}>${say.more(Math.min(SHOWN, rest))}</button>` : nothing}</section>`;
}
