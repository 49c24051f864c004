// @ts-check
/** What the rows of a ledger can be narrowed to: facets as lists, each value with its count. */
import { html, nothing } from 'lit-html';
import { number } from './format.js';
import { say, sayLedger } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LedgerFacet} LedgerFacet */
/** @typedef {import('./core').LedgerFacetView} LedgerFacetView */
/** @typedef {import('./ledger').Ledger<any>} Ledger */

/** Values that are shown at first. */
const SHOWN = 6;
/** Which facets show all their values. @type {Set<LedgerFacet>} */
const unfolded = new Set();
let disclosed = false;

/** What is picked of this ledger. @param {App} app @param {Ledger} ledger */
export const picksOf = (app, { facets }) => app.state.said.filter(({ facet }) => facets.includes(facet));

/** Opens and closes the choices where there is no room for them beside the list. @param {App} app @param {Ledger} ledger */
export function discloseButton(app, ledger) {
  return html`<button class="button small ledger-disclose" type="button" aria-expanded=${disclosed} aria-controls="choices" @click=${() => { disclosed = !disclosed; app.draw(); }}>${sayLedger.choices(picksOf(app, ledger).length)}</button>`;
}

/** @param {App} app @param {Ledger} ledger @param {LedgerFacetView[]} facets @param {unknown} above what stands over all columns */
export function choicesView(app, ledger, facets, above) {
  // The sorts of source stand above, as bars.
  const shown = facets.filter(({ facet, values }) => facet !== 'source' && (values.length > 1 || values.some(({ selected }) => selected)));
  return html`<div id="choices" class="ledger-choices" data-disclosed=${disclosed ? 'yes' : 'no'}>
    ${above}
    <div class="ledger-facets">${shown.map((facet) => facetGroup(app, ledger, facet))}</div></div>`;
}

/** @param {App} app @param {Ledger} ledger @param {LedgerFacetView} view */
function facetGroup(app, { say: words }, { facet, values, more }) {
  const all = unfolded.has(facet);
  const shown = all ? values : values.filter(({ selected }, at) => at < SHOWN || selected);
  const hidden = values.length - shown.length;
  return html`<fieldset class="facet" data-facet=${facet}><legend>${/** @type {Record<string, string>} */ (words.facets)[facet]}</legend>
    <ul>${shown.map(({ value, label, count, selected }) => html`<li><label class="check"><input type="checkbox" .checked=${selected} ?data-none=${count === 0} @change=${() => pick(app, facet, value)}>
      <span class="facet-label">${words.label(facet, value, label)}</span><span class="count">${number(count)}</span></label></li>`)}</ul>
    ${all && more > 0 ? html`<p class="muted small-text">${sayLedger.more(more)}</p>` : nothing}
    ${hidden > 0 || all && values.length > SHOWN ? html`<button class="link" type="button" aria-expanded=${all}
      @click=${() => { all ? unfolded.delete(facet) : unfolded.add(facet); app.draw(); }}>${all ? say.fewerValues : say.moreValues(hidden + more)}</button>` : nothing}
  </fieldset>`;
}

/** Picks a value, or takes it back. @param {App} app @param {LedgerFacet} facet @param {string} value */
export function pick(app, facet, value) {
  const others = app.state.said.filter((one) => one.facet !== facet || one.value !== value);
  return app.go({ said: others.length < app.state.said.length ? others : [...others, { facet, value }] }, 'push');
}
