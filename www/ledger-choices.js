// @ts-check
/** What the quotations can be narrowed to: sorts of source as bars, all else as lists, each value with its count. */
import { html, nothing, svg } from 'lit-html';
import { number } from './format.js';
import { sayQuotations, say } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LedgerView} LedgerView */
/** @typedef {import('./core').LedgerFacet} LedgerFacet */
/** @typedef {import('./core').LedgerFacetView} LedgerFacetView */

/** Values that are shown at first. */
const SHOWN = 6;
/** Which facets show all their values. @type {Set<LedgerFacet>} */
const unfolded = new Set();
let disclosed = false;

/** Who is the source: a bar each, as long as its part of the most frequent one. @param {App} app @param {LedgerView} view */
export function sourcesView(app, { facets }) {
  const values = facets.find(({ facet }) => facet === 'source')?.values ?? [];
  const most = Math.max(1, ...values.map(({ count }) => count));
  return html`<section class="sources" aria-labelledby="sources"><h3 id="sources" class="section-title">${sayQuotations.facets.source}</h3>
    <ul>${values.map(({ value, label, count, selected }) => html`<li><button class="source" type="button" aria-pressed=${selected} @click=${() => pick(app, 'source', value)}>
      <span class="source-name">${sayQuotations.label('source', value, label)}</span>
      <svg class="source-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${svg`<rect width=${(count / most) * 100} height="8"/>`}</svg>
      <span class="count">${number(count)}</span></button></li>`)}</ul></section>`;
}

/** @param {App} app @param {LedgerView} view */
export function choicesView(app, { facets }) {
  const shown = facets.filter(({ facet, values }) => facet !== 'source' && (values.length > 1 || values.some(({ selected }) => selected)));
  const nOn = app.state.said.filter(({ facet }) => facet !== 'source').length;
  if (shown.length === 0) return nothing;
  return html`<div class="ledger-choices"><button class="button small ledger-disclose" type="button" aria-expanded=${disclosed} aria-controls="choices" @click=${() => { disclosed = !disclosed; app.draw(); }}>${sayQuotations.choices(nOn)}</button>
    <div id="choices" class="facets" data-disclosed=${disclosed ? 'yes' : 'no'}>${shown.map((facet) => facetGroup(app, facet))}</div></div>`;
}

/** @param {App} app @param {LedgerFacetView} view */
function facetGroup(app, { facet, values, more }) {
  const all = unfolded.has(facet);
  const shown = all ? values : values.filter(({ selected }, at) => at < SHOWN || selected);
  const hidden = values.length - shown.length;
  return html`<fieldset class="facet" data-facet=${facet}><legend>${sayQuotations.facets[facet]}</legend>
    <ul>${shown.map(({ value, label, count, selected }) => html`<li><label class="check"><input type="checkbox" .checked=${selected} ?data-none=${count === 0} @change=${() => pick(app, facet, value)}>
      <span class="facet-label">${sayQuotations.label(facet, value, label)}</span><span class="count">${number(count)}</span></label></li>`)}</ul>
    ${all && more > 0 ? html`<p class="muted small-text">${sayQuotations.more(more)}</p>` : nothing}
    ${hidden > 0 || all && values.length > SHOWN ? html`<button class="link" type="button" aria-expanded=${all}
      @click=${() => { all ? unfolded.delete(facet) : unfolded.add(facet); app.draw(); }}>${all ? say.fewerValues : say.moreValues(hidden + more)}</button>` : nothing}
  </fieldset>`;
}

/** Picks a value, or takes it back. @param {App} app @param {LedgerFacet} facet @param {string} value */
export function pick(app, facet, value) {
  const others = app.state.said.filter((one) => one.facet !== facet || one.value !== value);
  return app.go({ said: others.length < app.state.said.length ? others : [...others, { facet, value }] }, 'push');
}
