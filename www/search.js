// @ts-check
/** The results: how many, for what, by date, and the list. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { reasonsView, spellingsView } from './advice.js';
import { besideView, viewSwitch } from './beside.js';
import { isWide } from './beside-window.js';
import { choice } from './choice.js';
import { facetLabel, toggle } from './facets.js';
import { span } from './format.js';
import { hitItem } from './hit.js';
import { WINDOW, moreHits } from './hits-window.js';
import { histogramView } from './histogram.js';
import { icons } from './icons.js';
import { keepButton } from './searches.js';
import { prose } from './marked.js';
import { FIELDS, ORDERS, SORTS, isFiltered, withoutFilters } from './state.js';
import { say, sayBeside } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function searchView(app) {
  const { results, searchFailed, slow } = app.model;
  if (searchFailed) return failed(app, searchFailed);
  if (!results) return html`<h2 class="unseen">${say.results}</h2>${slow ? html`<p class="skeleton-line">${say.searching}</p>` : nothing}`;
  const { view, hits } = results;
  return html`<div class="results" data-wide=${isWide(app.state) ? 'yes' : 'no'} aria-busy=${slow ? 'true' : 'false'} data-slow=${slow ? 'yes' : 'no'}>
    <div class="results-head">
      <h2 class="results-count">${say.matched(view.matched, view.total)} ${view.words ? html`<span class="understood">${say.understood(view.words)}</span>` : nothing}</h2>
      <div class="results-tools">${keepButton(app)}${sorting(app)}</div>
    </div>
    ${viewSwitch(app)}
    ${mends(view)} ${hits.length ? spellingsView(app) : nothing} ${chips(app)} ${histogramView(app, view.histogram)}
    ${hits.length === 0 ? noneFound(app) : isWide(app.state) ? besideView(app) : hitList(app, view, hits)}
  </div>`;
}

/** @param {App} app @param {import('./core').SearchView} view @param {import('./core').HitView[]} hits */
function hitList(app, view, hits) {
  return html`<ol class="hits">${repeat(hits, (hit) => hit.id, (hit) => hitItem(app, hit, { usualLanguage: usualLanguage(app) }))}</ol>
    ${hits.length < view.matched ? html`<button class="button more" type="button" @click=${() => moreHits(app)}>${say.more(Math.min(WINDOW, view.matched - hits.length))}</button>` : nothing}`;
}

/** The order of what is shown: of hits, or of the lines of a concordance. @param {App} app */
function sorting(app) {
  const { sort, by, view } = app.state;
  if (view === 'lines') return choice(sayBeside.order, sayBeside.orders, ORDERS, by, (by) => app.go({ by }, 'push'));
  if (isWide(app.state) && view !== 'plots') return nothing;
  return choice(say.sort, say.sorts, SORTS, sort, (sort) => app.go({ sort }, 'push'));
}

/** @param {import('./core').SearchView} view */
function mends({ mends }) {
  if (mends.length === 0) return nothing;
  return html`<div class="mends"><p>${say.mended}</p><ul>${mends.map((mend) => html`<li>${prose(mend.message)} ${prose(mend.hint)}</li>`)}</ul></div>`;
}

/** Every filter that is on, each with a way off. @param {App} app */
function chips(app) {
  const { state } = app;
  const picked = FIELDS.flatMap((field) => state.filters[field].map((value) => ({
    label: facetLabel(field, value, labelOf(app, field, value)), off: () => toggle(app, field, value),
  })));
  if (picked.length === 0) return nothing;
  return html`<ul class="chips">${picked.map(({ label, off }) => html`<li><button class="chip" type="button" aria-label=${say.without(label)} @click=${off}>${label}${icons.close}</button></li>`)}</ul>`;
}

/** @param {App} app @param {import('./state').Field} field @param {string} value */
function labelOf(app, field, value) {
  const facet = app.model.results?.view.facets.find((one) => one.field === field);
  return facet?.values.find((one) => one.value === value)?.label ?? null;
}

/** The language of most clippings here. @param {App} app */
export function usualLanguage(app) {
  return app.model.front?.facets.find((facet) => facet.field === 'language')?.values[0]?.value ?? null;
}

/** @param {App} app */
function noneFound(app) {
  const { state, model } = app;
  const words = model.results?.view.words || state.query;
  const dates = span(state.from, state.to);
  return html`<div class="none"><h3>${say.noneTitle}</h3>
    ${words ? html`<p>${say.noneFor(words)} ${dates ? say.selected(dates) + '.' : ''}</p>` : nothing}
    ${spellingsView(app)} ${reasonsView(app)}
    <ul class="ways-out">
      ${isFiltered(state) ? html`<li><button class="button" type="button" @click=${() => app.go(withoutFilters(state), 'push')}>${say.noneFilters}</button></li>` : nothing}
      ${state.boilerplate || !state.query ? nothing : html`<li><button class="button" type="button" @click=${() => app.go({ boilerplate: true }, 'push')}>${say.noneBoilerplate}</button></li>`}
      <li><button class="button" type="button" @click=${() => restart(app)}>${say.noneClear}</button></li>
    </ul>
    ${state.query ? html`<p class="muted">${say.noneHint}</p>` : nothing}
  </div>`;
}

/** @param {App} app */
function restart(app) {
  app.focus('#query');
  app.go({ ...withoutFilters(app.state), query: '' }, 'push');
}

/** @param {App} app @param {import('./app').Failure} failure */
function failed(app, { message, hint }) {
  return html`<div class="none" role="alert"><h2>${say.searchFailed}</h2><p>${prose(message)}</p>${hint ? html`<p class="muted">${prose(hint)}</p>` : nothing}
    <p class="row"><button class="button" type="button" @click=${() => app.refresh()}>${say.tryAgain}</button>
      <button class="button" type="button" @click=${() => restart(app)}>${say.noneClear}</button></p></div>`;
}
