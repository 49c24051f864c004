// @ts-check
/** What the reader corrected of names and quotations: a list, undone from the last, kept as a file and read from one. */
import { html, nothing } from 'lit-html';
import { failureOf } from './failure.js';
import { download } from './save-page.js';
import { sayNames } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').NameCorrection} NameCorrection */

/** @param {App} app */
export function correctionsView(app) {
  const corrections = app.model.beside?.corrections ?? [];
  return html`<section aria-labelledby="corrections"><h4 id="corrections" class="section-title">${sayNames.corrections}</h4>
    ${corrections.length === 0 ? html`<p class="beside-note">${sayNames.correctionsNone}</p>` : html`<ol class="corrections">${corrections.map((words, at) => html`<li>${words}
      ${at === corrections.length - 1 ? html`<button class="button small bare" type="button" @click=${() => undo(app)}>${sayNames.undo}</button>` : nothing}</li>`)}</ol>`}
    <p class="row">${corrections.length === 0 ? nothing : html`<button class="button small" type="button" @click=${() => save(app)}>${sayNames.exportThem}</button>`}
      <label class="button small"><input class="unseen" type="file" accept=".jsonl,.json,.txt" @change=${(/** @type {any} */ event) => open(app, event.target)}>${sayNames.importThem}</label></p></section>`;
}

/** Makes a correction and says so, with a way back. @param {App} app @param {NameCorrection} correction */
export async function correct(app, correction) {
  const now = await app.library.correct(correction);
  app.model.state = { ...app.state, name: now ?? '' };
  await corrected(app, sayNames.done[correction.does]);
}

/** A correction was made: shows what it changes and says so, with a way back. @param {App} app @param {string} text */
export async function corrected(app, text) {
  app.model.changes += 1;
  await app.libraryChanged();
  app.onChanged();
  app.tell({ text, label: sayNames.undo, action: () => undo(app) });
}

/** @param {App} app */
async function undo(app) {
  await app.library.undoCorrection();
  app.model.changes += 1;
  await app.libraryChanged();
  app.onChanged();
  app.tell({ text: sayNames.undone });
}

/** @param {App} app */
async function save(app) {
  download(new Blob([await app.library.correctionsFile()], { type: 'application/jsonl' }), sayNames.correctionsName);
}

/** @param {App} app @param {HTMLInputElement} input */
async function open(app, input) {
  const [file] = input.files ?? [];
  input.value = '';
  if (!file) return;
  let n = 0;
  try {
    n = await app.library.addCorrections(await file.text());
  } catch (error) {
    return app.tell({ text: `${sayNames.notImported} ${failureOf(error).message}`, tone: 'error' });
  }
  app.model.changes += n;
  await app.libraryChanged();
  app.onChanged();
  app.tell({ text: sayNames.imported(n) });
}
