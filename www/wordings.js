// @ts-check
/** Every wording of one quotation, below each other: who had it first, which words differ, where each stands. */
import { html, nothing } from 'lit-html';
import { failureOf } from './failure.js';
import { follow } from './follow.js';
import { day, language } from './format.js';
import { marked, prose } from './marked.js';
import { chainView, openQuote } from './quotation.js';
import { say, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').WordingView} WordingView */

/** What was answered last: for which quotation, and the front page at that time: another one says that the library has changed. @type {{ of: string, front: unknown, view?: import('./core').WordingsView | null, failed: import('./failure').Failure | null }} */
let current = { of: '', front: null, failed: null };

/** @param {App} app */
export function wordingsPanel(app) {
  const { wordings } = app.state;
  if (app.model.ready && (current.of !== wordings || current.front !== app.model.front)) ask(app, wordings);
  const { of, view, failed } = current;
  if (failed) return html`<p role="alert">${prose(failed.message)} ${prose(failed.hint)}</p>`;
  if (of !== wordings || view === undefined) return html`<p role="status">${say.searching}</p>`;
  if (view === null) return html`<p role="status">${sayQuotations.wordingsNone}</p>`;
  const { rows, places } = view;
  return html`<p class="muted">${sayQuotations.wordings(places)} ${rows.length < 2 ? nothing : sayQuotations.wordingsHow} ${rows.length < places ? sayQuotations.wordingsCut(rows.length) : nothing}</p>
    <ol class="wordings">${rows.map((row) => wordingItem(app, row, rows[0].language))}</ol>`;
}

/** @param {App} app @param {WordingView} row @param {string | null} usual a language that is not named */
function wordingItem(app, row, usual) {
  const { id, at, title, publisher, published, likeness, words } = row;
  const facts = [published ? day(published) : say.undatedOne, publisher, row.language && row.language !== usual ? language(row.language) : ''].filter(Boolean);
  return html`<li class="wording"><p class="quote-facts">${facts.map((fact) => html`<span>${fact}</span> `)}<span class="severity">${sayQuotations.likeness[likeness]}</span></p>
    <p class="wording-words" lang=${row.language ?? nothing}>${marked(words)}</p>
    ${chainView(app, row.chain)}
    <p class="quote-from"><a href=${app.link({ id, quote: at, under: 'quotes', hit: 0, panel: '', wordings: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => openQuote(app, id, at))} lang=${row.language ?? nothing}>${title || say.untitled}</a></p></li>`;
}

/** @param {App} app @param {string} of */
async function ask(app, of) {
  const asked = { of, front: app.model.front, failed: null };
  current = asked;
  const [id, at] = of.split('.').map(Number);
  try {
    const view = of ? await app.library.wordings(id, at) : null;
    if (current === asked) current = { ...asked, view };
  } catch (error) {
    if (current === asked) current = { ...asked, failed: failureOf(error) };
  }
  app.draw();
}
