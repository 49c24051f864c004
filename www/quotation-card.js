// @ts-check
/** What is known of one quotation and why, below its words in the reader, and the ways to correct it. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { period } from './format.js';
import { icons } from './icons.js';
import { elsewhereButton, marksOf, toLedger, voiceLink } from './quotation.js';
import { correctForm } from './quotation-correct.js';
import { sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').QuotationView} QuotationView */

/** @param {App} app @param {import('./core').ClippingView} view @param {QuotationView} quotation */
export function quotationCard(app, { quotations }, quotation) {
  const { chain, cue, act, addressee, medium, date, place, kind, rule, confidence } = quotation;
  const [speaker] = chain;
  const facts = sayQuotations.facts;
  /** @type {[string, unknown][]} */
  const rows = [
    [facts.act, sayQuotations.verb(cue, act)], [facts.to, addressee && voiceLink(app, addressee)], [facts.medium, medium && sayQuotations.medium(medium)],
    [facts.date, date && html`<time datetime=${date}>${period(date)}</time>`], [facts.place, place && voiceLink(app, place)],
    [facts.kind, sayQuotations.kind[kind]], [facts.found, sayQuotations.found(rule, confidence)],
  ];
  const all = speaker?.id ? toLedger({ said: [{ facet: 'speaker', value: speaker.id }] }) : null;
  return cardView(app, sayQuotations.card(quotations.indexOf(quotation) + 1, quotations.length), marksOf(quotation), html`
    ${chain.length === 0 ? html`<p class="muted">${sayQuotations.nobody}</p>` : html`<ol class="chain" aria-label=${sayQuotations.chain}>${chain.map((voice) => html`<li><b class="voice">${voiceLink(app, voice)}</b>
      <span class="voice-source">${[sayQuotations.source(voice.kind), sayQuotations.reason(voice.why, voice.words, voice.name)].filter(Boolean).join('; ')}</span></li>`)}</ol>`}
    ${factRows(rows)}
    <p class="row">${elsewhereButton(app, quotation, sayQuotations.differently)}
      ${all ? html`<a href=${app.link(all)} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(all, 'push'))}>${sayQuotations.allOf(speaker.name)}</a>` : nothing}</p>
    ${correctForm(app, quotation)}`);
}

/** @param {App} app @param {string} title @param {string[]} marks what a careful reader would remark @param {unknown} inside */
export function cardView(app, title, marks, inside) {
  return html`<section class="quote-card" aria-labelledby="quote-card">
    <header class="row"><h3 id="quote-card" tabindex="-1">${title}</h3>
      ${marks.map((mark) => html`<span class="severity">${mark}</span>`)}
      <button class="button small bare last" type="button" aria-label=${sayQuotations.close} @click=${() => app.go({ quote: null }, 'replace')}>${icons.close}</button></header>
    ${inside}</section>`;
}

/** @param {[string, unknown][]} rows those without a value are left out */
export const factRows = (rows) => html`<dl>${rows.map(([name, value]) => (value ? html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>` : nothing))}</dl>`;
