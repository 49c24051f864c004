// @ts-check
/** The filters: names, publisher, year, language and format, each value with its exact count. */
import { html, nothing } from 'lit-html';
import { language, number } from './format.js';
import { isFiltered, withoutFilters } from './state.js';
import { say } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').FacetView} FacetView */
/** @typedef {import('./core').FacetValueView} FacetValueView */
/** @typedef {import('./state').Field} Field */

/** Values that are shown at first: of names fewer, there are three facets of them. */
const SHOWN = 8, SHOWN_NAMES = 5;
/** Which facets show all their values. @type {Set<string>} */
const unfolded = new Set();
let disclosed = false;
const NAMES = ['person', 'organisation', 'place'];

/** @param {FacetView} facet */
export const isOfNames = ({ field }) => NAMES.includes(field);

/** Those of names come once the page can be searched: who is who takes longest. @param {App} app */
export async function nameFront(app) {
  const front = await app.library.front(true).catch(() => null);
  if (!front) return;
  app.model.front = front;
  app.draw();
}

/** @param {App} app @param {FacetView[]} facets */
export function facetsView(app, facets) {
  const nOn = Object.values(app.state.filters).flat().length;
  return html`<h2 class="zone-title wide-only">${say.filters}</h2>
    <button class="button narrow-only" type="button" aria-expanded=${disclosed} aria-controls="facets"
      @click=${() => { disclosed = !disclosed; app.draw(); }}>${say.filtersActive(nOn)}</button>
    <div id="facets" class="facets" data-disclosed=${disclosed ? 'yes' : 'no'}>
      ${facets.filter((facet) => facet.values.length > 0).map((facet) => facetGroup(app, facet))}
      <label class="check boilerplate-check"><input type="checkbox" .checked=${app.state.boilerplate}
        @change=${(/** @type {any} */ event) => app.go({ boilerplate: event.target.checked }, 'push')}><span>${say.boilerplate}</span></label>
      ${isFiltered(app.state) ? html`<button class="button small" type="button" @click=${() => app.go(withoutFilters(app.state), 'push')}>${say.clearFilters}</button>` : nothing}
    </div>`;
}

/** @param {App} app @param {FacetView} facet */
function facetGroup(app, { field, values }) {
  const all = unfolded.has(field);
  const most = NAMES.includes(field) ? SHOWN_NAMES : SHOWN;
  const shown = all ? values : values.filter((value, index) => index < most || value.selected);
  const hidden = values.length - shown.length;
  return html`<fieldset class="facet" data-field=${field}><legend>${say.fields[field]}</legend>
    <ul>${shown.map((value) => facetValue(app, field, value))}</ul>
    ${hidden > 0 || all && values.length > most ? html`<button class="link" type="button" aria-expanded=${all}
      @click=${() => { all ? unfolded.delete(field) : unfolded.add(field); app.draw(); }}>${all ? say.fewerValues : say.moreValues(hidden)}</button>` : nothing}
  </fieldset>`;
}

/** @param {App} app @param {Field} field @param {FacetValueView} value */
function facetValue(app, field, { value, label, count, selected }) {
  return html`<li><label class="check"><input type="checkbox" .checked=${selected} ?data-none=${count === 0}
    @change=${() => toggle(app, field, value)}><span class="facet-label">${facetLabel(field, value, label)}</span><span class="count">${number(count)}</span></label></li>`;
}

/** @param {Field} field @param {string} value @param {string | null} label @returns {string} */
export function facetLabel(field, value, label) {
  if (value === '') return say.unknown[field];
  return label ?? (field === 'language' ? language(value) : value);
}

/** @param {App} app @param {Field} field @param {string} value */
export function toggle(app, field, value) {
  const picked = app.state.filters[field];
  const next = picked.includes(value) ? picked.filter((one) => one !== value) : [...picked, value];
  return app.go({ filters: { ...app.state.filters, [field]: next }, view: isFrontView(app) }, 'push');
}

/** @param {App} app */
const isFrontView = (app) => (app.state.view === 'problems' ? '' : app.state.view);
