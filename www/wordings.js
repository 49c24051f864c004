// @ts-check
/** Every wording of one quotation, below each other: who had it first, which words differ, where each stands. */
import { html, nothing } from 'lit-html';
import { answerAbout } from './answer-about.js';
import { day, language } from './format.js';
import { marked } from './marked.js';
import { chainView, titleLink } from './quotation.js';
import { say, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').WordingView} WordingView */

/** @param {App} app */
export const wordingsPanel = (app) => answerAbout(app, 'wordings', sayQuotations.wordingsNone, (/** @type {import('./core').WordingsView} */ { rows, places }) => html`
    <p class="muted">${sayQuotations.wordings(places)} ${rows.length < 2 ? nothing : sayQuotations.wordingsHow} ${rows.length < places ? sayQuotations.wordingsCut(rows.length) : nothing}</p>
    <ol class="wordings">${rows.map((row) => wordingItem(app, row, rows[0].language))}</ol>`);

/** @param {App} app @param {WordingView} row @param {string | null} usual a language that is not named */
function wordingItem(app, row, usual) {
  const { id, at, title, publisher, published, likeness, words } = row;
  const facts = [published ? day(published) : say.undatedOne, publisher, row.language && row.language !== usual ? language(row.language) : ''].filter(Boolean);
  return html`<li class="wording"><p class="quote-facts">${facts.map((fact) => html`<span>${fact}</span> `)}<span class="severity">${sayQuotations.likeness[likeness]}</span></p>
    <p class="wording-words" lang=${row.language ?? nothing}>${marked(words)}</p>
    ${chainView(app, row.chain)}
    <p class="quote-from">${titleLink(app, row, 'quotes')}</p></li>`;
}
