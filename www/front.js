// @ts-check
/** The library's own front page: what is in it, from when, and what to try. */
import { html, nothing } from 'lit-html';
import { addButtons, readsWhat } from './add.js';
import { follow } from './follow.js';
import { day, period } from './format.js';
import { hitItem } from './hit.js';
import { histogramView } from './histogram.js';
import { chainView, openQuote, toLedger, toQuote } from './quotation.js';
import { usualLanguage } from './search.js';
import { keptOnFront } from './searches.js';
import { say, sayEvents, sayFiles, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').FrontView} FrontView */

/** @param {App} app */
export function frontView(app) {
  const { front } = app.model;
  if (!front) return html`<p class="skeleton-line">${say.opening}</p>`;
  return front.clippings === 0 ? emptyLibrary(app, front) : html`
    <header class="front-head"><h2>${say.frontHeading(front.title)}</h2><p class="front-facts">${facts(front)}</p></header>
    ${histogramView(app, front.histogram)}
    <div class="front-columns">
      <section class="front-latest" aria-labelledby="latest"><h2 id="latest" class="section-title">${say.latest}</h2>
        <ol class="hits">${front.latest.map((hit) => hitItem(app, hit, { usualLanguage: usualLanguage(app) }))}</ol>
        <a class="button more" href=${app.link({ view: 'all', sort: 'newest' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'all', sort: 'newest' }, 'push'))}>${say.browse(front.clippings)}</a>
        <a class="button quiet" href=${app.link({ view: 'files' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'files' }, 'push'))}>${sayFiles.see(front.files)}</a>
      </section>
      <div class="front-side">${saidLately(app, front)}${suggestions(app, front)}${keptOnFront(app)}${addOwn(app, front)}</div>
    </div>`;
}

/** @param {FrontView} front */
function facts({ clippings, words, published }) {
  const { first, last } = published;
  const dates = first === null || last === null ? '' : day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`;
  return [say.clippings(clippings), say.words(words), dates].filter(Boolean).map((fact) => html`<span>${fact}</span>`);
}

/** Who said what in the latest clippings, and the way to all of it. @param {App} app @param {FrontView} front */
function saidLately(app, { said }) {
  if (said.length === 0) return nothing;
  const all = (/** @type {'quotes' | 'events'} */ view, /** @type {string} */ words) => html`<a class="button small" href=${app.link(toLedger({ view }))} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(toLedger({ view }), 'push'))}>${words}</a>`;
  return html`<section aria-labelledby="lately"><h2 id="lately" class="section-title">${sayQuotations.lately}</h2>
    <ul class="said">${said.map(({ id, at, chain, words, kind, language, date, published }) => html`<li>${chainView(app, chain)}
      <p class="muted small-text">${date ? period(date) : published ? day(published) : say.undatedOne}</p>
      <a class="link" href=${app.link(toQuote(id, at, 'quotes'))} data-hit=${`${id}.${at}`} lang=${language ?? nothing} @click=${(/** @type {Event} */ event) => follow(event, () => openQuote(app, id, at, 'quotes'))}>${kind === 'indirect' || /["“„«]/u.test(words) ? words : html`<q>${words}</q>`}</a></li>`)}</ul>
    <p class="row">${all('quotes', sayQuotations.all)} ${all('events', sayEvents.all)}</p></section>`;
}

/** @param {App} app @param {FrontView} front */
function suggestions(app, { suggestions }) {
  if (suggestions.length === 0) return nothing;
  return html`<section aria-labelledby="try"><h2 id="try" class="section-title">${say.tryThis}</h2>
    <ul class="suggestions">${suggestions.map(({ query, why, count }) => html`<li>
      <a href=${app.link({ query })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ query }, 'push'))}>${query}</a>
      <span class="muted">${why}${why ? ', ' : ''}${say.tryCount(count)}</span></li>`)}</ul></section>`;
}

/** @param {App} app @param {FrontView} front */
function addOwn(app, front) {
  return html`<section class="add-own" aria-labelledby="add-own"><h2 id="add-own" class="section-title">${say.addOwn}</h2>
    <p>${say.dropHint}</p>${addButtons(app)}<p class="muted small-text">${readsWhat(front)}</p></section>`;
}

/** @param {App} app @param {FrontView} front */
function emptyLibrary(app, front) {
  return html`<div class="lone"><h2>${say.emptyTitle}</h2><p>${say.emptyText}</p>${addButtons(app)}<p class="muted small-text">${readsWhat(front)}</p></div>`;
}
