// @ts-check
/** What the quotations can be narrowed to, each value with its count. */
import { html, nothing } from 'lit-html';
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
