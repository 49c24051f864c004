// @ts-check
/** One quotation in the ledger: who spoke and through whom we know, the words in their sentence, where they stand. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { day, period } from './format.js';
import { openName, toName } from './name-links.js';
import { asking, blankState, questionOf } from './state.js';
import { say, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').QuotationView} QuotationView */
/** @typedef {import('./core').VoiceView} VoiceView */

/** @typedef {{ id: number, at: number, context: import('./core').PieceView[], title: string, publisher: string | null, published: string | null, language: string | null }} Row a quotation or an event in its clipping */
/** @typedef {'quotes' | 'events'} Under */

/** @param {App} app @param {QuotationView} quotation */
export function quotationItem(app, quotation) {
  return html`<li class="quote" data-open=${isOpenAt(app, quotation, 'quotes') ? 'yes' : 'no'}>
    ${chainView(app, quotation.chain)}
    <div class="quote-what">
      <p class="quote-facts">${factsOf(quotation).map((fact) => html`<span>${fact}</span> `)}${marksOf(quotation).map((mark) => html`<span class="severity">${mark}</span> `)}</p>
      ${contextView(app, quotation, 'quotes')}
      ${fromView(app, quotation, 'quotes', elsewhereButton(app, quotation, sayQuotations.elsewhere))}
    </div></li>`;
}

/** Is it emphasised in the open clipping? @param {App} app @param {{ id: number, at: number }} row @param {Under} under */
export const isOpenAt = ({ state }, { id, at }, under) => state.id === id && state.quote === at && state.under === under;

/** The sentence with its parts underlined; a click opens it. @param {App} app @param {Row} row @param {Under} under */
export function contextView(app, { id, at, context, language }, under) {
  return html`<p class="quote-context" lang=${language ?? nothing} @click=${() => getSelection()?.isCollapsed && openQuote(app, id, at, under)}>${context.map(({ text, part }) => (part === 'plain' ? text : html`<span class="quoted" data-part=${part}>${text}</span>`))}</p>`;
}

/** Where it stands. @param {App} app @param {Row} row @param {Under} under @param {unknown} after */
export function fromView(app, row, under, after) {
  const { publisher, published } = row;
  return html`<p class="quote-from">${titleLink(app, row, under)}
    ${publisher ? html`<span>${publisher}</span>` : nothing}<span>${published ? day(published) : say.undatedOne}</span> ${after}</p>`;
}

/** The way to it in its clipping. @param {App} app @param {Pick<Row, 'id' | 'at' | 'title' | 'language'>} row @param {Under} under */
export function titleLink(app, { id, at, title, language }, under) {
  return html`<a href=${app.link(toQuote(id, at, under))} data-hit=${`${id}.${at}`} aria-current=${isOpenAt(app, { id, at }, under) ? 'true' : nothing}
    @click=${(/** @type {Event} */ event) => follow(event, () => openQuote(app, id, at, under))} lang=${language ?? nothing}>${title || say.untitled}</a>`;
}

/** From who spoke to who tells us, as steps. @param {App} app @param {VoiceView[]} chain */
export function chainView(app, chain) {
  if (chain.length === 0) return html`<p class="chain muted">${sayQuotations.nobody}</p>`;
  return html`<ol class="chain" aria-label=${sayQuotations.chain}>${chain.map((voice) => {
    const source = sayQuotations.source(voice.kind);
    return html`<li><span class="voice">${voiceLink(app, voice)}</span>${source ? html` <span class="voice-source">${source}</span>` : nothing}</li>`;
  })}</ol>`;
}

/** @param {App} app @param {{ id: string, name: string }} voice */
export function voiceLink(app, { id, name }) {
  return id ? html`<a href=${app.link(toName(id))} @click=${(/** @type {Event} */ event) => follow(event, () => openName(app, id))}>${name}</a>` : name;
}

/** @param {QuotationView} quotation @returns {string[]} */
function factsOf({ act, addressee, medium, date, place, kind }) {
  return [sayQuotations.act(act), addressee ? sayQuotations.to(addressee.name) : '', medium ? sayQuotations.medium(medium) : '', place ? sayQuotations.in(place.name) : '', date ? period(date) : '', sayQuotations.kind[kind]].filter(Boolean);
}

/** What a careful reader would remark. @param {QuotationView} quotation @returns {string[]} */
export function marksOf({ negated, hypothetical, loaded, corrected, cue }) {
  return [negated && sayQuotations.negated, hypothetical && sayQuotations.hypothetical, loaded && sayQuotations.loaded(cue), corrected && sayQuotations.corrected].filter((mark) => mark !== false);
}

/** @param {App} app @param {QuotationView} quotation @param {(n: number) => string} words */
export function elsewhereButton(app, { id, at, elsewhere }, words) {
  return elsewhere === 0 ? nothing : html`<button class="link" type="button" @click=${() => app.go({ panel: 'wordings', wordings: `${id}.${at}` }, 'push', { entry: 'panel' })}>${words(elsewhere)}</button>`;
}

/** @param {number} id @param {number} at @param {Under} under @returns {Partial<import('./state').State>} the state that shows it in its clipping */
export const toQuote = (id, at, under) => ({ id, quote: at, under, hit: 0, original: false, panel: '', wordings: '' });

/** Opens the clipping at the quotation or event. @param {App} app @param {number} id @param {number} at @param {Under} under */
export function openQuote(app, id, at, under) {
  if (app.state.id === id) {
    app.showQuote();
    app.go(toQuote(id, at, under), 'replace');
  } else {
    app.openClipping(id, toQuote(id, at, under));
  }
  app.lastOpened = `${id}.${at}`;
}

/** @param {Partial<import('./state').State>} narrowed @returns {Partial<import('./state').State>} the state that lists the quotations of the library that are asked for, or its events */
export function toLedger(narrowed) {
  return { ...asking(questionOf(blankState())), view: 'quotes', name: '', said: [], quoting: '', ...narrowed };
}
