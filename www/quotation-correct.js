// @ts-check
/** The ways to correct a quotation: it is none, other words, given otherwise, others who said it or passed it on. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { corrected } from './corrections.js';
import { blankState, questionOf } from './state.js';
import { sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').QuotationView} QuotationView */
/** @typedef {Partial<Omit<import('./core').QuotationCorrection, 'id' | 'at'>>} Change */

/** Most names of the library that are offered. */
const MAX_OFFERED = 500;
const GIVEN = /** @type {const} */ (['direct', 'mixed', 'indirect']);
/** Names of the library, and the front page they were asked for: another one says that the library has changed. @type {{ front: unknown, names: string[] }} */
let offered = { front: null, names: [] };

/** @param {App} app @param {QuotationView} quotation */
export function correctForm(app, quotation) {
  const { words, chain, kind } = quotation;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const names = form.getAll('voice').map((name) => String(name).trim()).filter(Boolean);
    const said = String(form.get('words')).trim();
    const given = GIVEN.find((one) => one === form.get('kind')) ?? kind;
    const isOther = names.join('\n') !== chain.map(({ name }) => name).join('\n');
    /** @type {Change} */
    const change = { ...(isOther ? { chain: names } : {}), ...(said !== words ? { words: said } : {}), ...(given !== kind ? { kind: given } : {}) };
    if (Object.keys(change).length) correct(app, quotation, change);
  };
  return html`<details @toggle=${(/** @type {any} */ event) => event.target.open && offer(app)}><summary>${sayQuotations.correct}</summary>
    <form class="correct" @submit=${submit}>
      <fieldset><legend>${sayQuotations.chainOf}</legend><p class="beside-note">${sayQuotations.chainHint}</p>
        ${[...chain.map(({ name }) => name), ''].map((name, at) => html`<input type="text" name="voice" list="voices" autocomplete="off" aria-label=${at === 0 ? sayQuotations.speaker : sayQuotations.teller(at)} placeholder=${at === 0 ? sayQuotations.speaker : sayQuotations.teller(at)} .value=${live(name)}>`)}</fieldset>
      <datalist id="voices">${offered.names.map((name) => html`<option value=${name}></option>`)}</datalist>
      <label><span>${sayQuotations.words}</span><textarea name="words" rows="3" .value=${live(words)}></textarea></label>
      <label><span>${sayQuotations.givenAs}</span><select name="kind">${GIVEN.map((one) => html`<option value=${one} .selected=${one === kind}>${sayQuotations.kind[one]}</option>`)}</select></label>
      <div class="row"><button class="button small">${sayQuotations.saveChain}</button>
        <button class="button small" type="button" @click=${() => correct(app, quotation, { reject: true })}>${sayQuotations.reject}</button></div></form></details>`;
}

/** @param {App} app @param {QuotationView} quotation @param {Change} change */
async function correct(app, { id, at }, change) {
  const done = await app.library.correctQuotation({ id, at, reject: false, kind: null, words: null, chain: null, ...change });
  if (!done) return app.tell({ text: sayQuotations.notChanged, tone: 'error' });
  await corrected(app, change.reject ? sayQuotations.rejected : sayQuotations.changed);
}

/** Names of the library are offered where one is written. @param {App} app */
async function offer(app) {
  const { front } = app.model;
  if (offered.front === front) return;
  const { names } = await app.library.names(questionOf(blankState()), { kind: null, words: '' }, 0, MAX_OFFERED);
  offered = { front, names: names.map(({ name }) => name) };
  app.draw();
}
