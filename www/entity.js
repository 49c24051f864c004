// @ts-check
/** One name: its spellings and why they are one, offices, company, clippings, and the ways to correct it. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { day, number } from './format.js';
import { correct, correctionsView } from './corrections.js';
import { arrive, closeName, kindOf, openName } from './name-links.js';
import { toLedger } from './quotation.js';
import { asking, blankState, questionOf } from './state.js';
import { capital } from './wording-quotations.js';
import { say, sayEvents, sayNames, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').EntityView} EntityView */

/** @param {App} app */
export function entityView(app) {
  const entity = app.model.beside?.entity;
  if (entity === undefined) return html`<p class="skeleton-line">${say.searching}</p>`;
  const back = html`<a class="button small" href=${app.link({ name: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => closeName(app))}>${sayNames.back}</a>`;
  arrive(app);
  if (entity === null) return html`<div class="entity">${back}<h3 id="entity" class="entity-name" tabindex="-1">${sayNames.goneTitle}</h3><p>${sayNames.gone}</p>${correctionsView(app)}</div>`;
  const { name } = entity;
  return html`<article class="entity" aria-labelledby="entity">
    ${back}
    <header><h3 id="entity" class="entity-name" tabindex="-1">${name.name}</h3>
      <p class="name-facts"><span>${capital(kindOf(name))}</span><span>${sayNames.mentioned(name.mentions, name.clippings)}</span></p>
      <p class="row">${allOf(app, entity)} ${rowsOf(app, entity)}</p></header>
    ${spellings(app, entity)}
    ${entity.roles.length === 0 ? nothing : html`<section aria-labelledby="roles"><h4 id="roles" class="section-title">${sayNames.roles}</h4>
      <ul class="roles">${entity.roles.map((role) => html`<li>${role.title} <span class="muted tabular">${sayNames.count(role.count)}${role.first ? `, ${role.first === role.last || !role.last ? day(role.first) : `${day(role.first)} – ${day(role.last)}`}` : ''}</span></li>`)}</ul></section>`}
    ${entity.together.length === 0 ? nothing : html`<section aria-labelledby="together"><h4 id="together" class="section-title">${sayNames.together}</h4>
      <ul class="together">${entity.together.map((other) => html`<li><a href=${app.link({ name: other.id })} @click=${(/** @type {Event} */ event) => follow(event, () => openName(app, other.id))}>${other.name}</a> <span class="count">${number(other.count)}</span></li>`)}</ul></section>`}
    ${corrects(app, entity)}
    ${correctionsView(app)}
  </article>`;
}

/** @param {App} app @param {EntityView} entity */
function allOf(app, { name }) {
  const to = asking({ ...questionOf(blankState()), filters: { ...blankState().filters, [name.kind]: [name.id] } });
  return html`<a class="button" href=${app.link({ ...to, name: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ ...to, name: '' }, 'push'))}>${sayNames.onlyThese(name.clippings)}</a>`;
}

/** The way to what it said and what was said about it, to what it did and what was done to it. @param {App} app @param {EntityView} entity */
function rowsOf(app, { name, said, saidAbout, did, doneTo }) {
  const link = (/** @type {'quotes' | 'events'} */ view, /** @type {import('./core').LedgerFacet} */ facet, /** @type {number | null} */ n, /** @type {(n: number) => string} */ words) => {
    if (!n) return nothing;
    const to = toLedger({ view, said: [{ facet, value: name.id }] });
    return html`<a class="button" href=${app.link(to)} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(to, 'push'))}>${words(n)}</a>`;
  };
  return html`${link('quotes', 'speaker', said, sayQuotations.said)}${link('quotes', 'about', saidAbout, sayQuotations.saidAbout)}${link('events', 'actor', did, sayEvents.did)}${link('events', 'target', doneTo, sayEvents.doneTo)}`;
}

/** @param {App} app @param {EntityView} entity */
function spellings(app, { name, spellings }) {
  return html`<section aria-labelledby="spellings"><h4 id="spellings" class="section-title">${sayNames.spellings}</h4>
    <p class="beside-note">${sayNames.spellingsWhy}</p>
    <div class="table"><table class="spellings"><thead><tr><th scope="col">${sayNames.spelling}</th><th scope="col" class="figure">${sayNames.times}</th><th scope="col">${sayNames.why}</th><th scope="col" class="figure">${sayNames.sure}</th><td></td></tr></thead>
    <tbody>${spellings.map((one) => html`<tr><th scope="row">${one.text}</th><td class="figure">${number(one.count)}</td><td>${sayNames.reason(one.reason)}</td><td class="figure">${sayNames.percent(one.confidence)}</td>
      <td>${one.text === name.name || spellings.length < 2 ? nothing : html`<button class="button small bare" type="button" aria-label=${sayNames.splitLabel(one.text)}
        @click=${() => correct(app, { does: 'split', id: name.id, form: one.text })}>${sayNames.split}</button>`}</td></tr>`)}</tbody></table></div></section>`;
}

/** @param {App} app @param {EntityView} entity */
function corrects(app, { name, alike }) {
  const { id, kind } = name;
  const submit = (/** @type {(form: any) => import('./core').NameCorrection | null} */ of) => (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const correction = of(event.target);
    if (correction) correct(app, correction);
  };
  return html`<section aria-labelledby="correct"><h4 id="correct" class="section-title">${sayNames.correct}</h4>
    <p class="beside-note">${sayNames.correctHint}</p>
    <div class="correct">
      <form @submit=${submit((form) => (form.to.value.trim() && form.to.value.trim() !== name.name ? { does: 'rename', id, to: form.to.value.trim() } : null))}>
        <label><span>${sayNames.renameTo}</span><input type="text" name="to" .value=${name.name} autocomplete="off"></label><button class="button small">${sayNames.rename}</button></form>
      <form @submit=${submit((form) => (form.into.value ? { does: 'merge', id, into: form.into.value } : null))}>
        <label><span>${sayNames.mergeWith}</span><select name="into"><option value="">${sayNames.mergePick}</option>
          ${alike.map((other) => html`<option value=${other.id}>${other.name} (${number(other.count)})</option>`)}</select></label><button class="button small" ?disabled=${alike.length === 0}>${sayNames.merge}</button></form>
      <label><span>${sayNames.retype}</span><select @change=${(/** @type {any} */ event) => correct(app, { does: 'retype', id, kind: event.target.value })}>
        ${/** @type {const} */ (['person', 'organisation', 'place']).map((one) => html`<option value=${one} .selected=${one === kind}>${sayNames.kind[one]}</option>`)}</select></label>
      <button class="button small" type="button" @click=${() => correct(app, { does: 'reject', id })}>${sayNames.reject}</button>
    </div></section>`;
}
