// @ts-check
/** Whose words clippings consist of: a bar for each sort of source, as long as its part of what is said. */
import { html } from 'lit-html';
import { number } from './format.js';
import { sayQuotations } from './wording.js';

/** @typedef {import('./core').SourcingView} SourcingView */
/** @typedef {SourcingView['sources'][number]} SourceShare */
/** @typedef {{ said: import('./core').LedgerPick[], pick: (source: string) => unknown }} Picking what is picked of the ledger, and picks */

/** @param {SourcingView} sourcing @param {Picking} [picking] where the sorts can be picked */
export function sourcingView({ sources, said }, picking) {
  const most = Math.max(1, ...sources.map(({ words }) => words));
  return html`<ul class="sources" aria-label=${sayQuotations.ledger.facets.source}>${sources.map((share) => html`<li>${picking ? html`<button class="source" type="button"
      aria-pressed=${picking.said.some(({ facet, value }) => facet === 'source' && value === share.source)} @click=${() => picking.pick(share.source)}>${bar(share, most, said)}</button>`
    : html`<div class="source">${bar(share, most, said)}</div>`}</li>`)}</ul>`;
}

/** @param {SourceShare} share @param {number} most words of the longest bar @param {number} said words of all */
function bar({ source, quotations, words }, most, said) {
  return html`<span class="source-name">${sayQuotations.ledger.label('source', source, source)}</span>
    <svg class="source-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${(words / most) * 100} height="8"></rect></svg>
    <span class="source-share">${sayQuotations.percent(words, said)}</span> <span class="count" title=${sayQuotations.shareOf(words, quotations)}>${number(quotations)}</span>`;
}
