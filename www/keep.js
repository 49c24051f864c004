// @ts-check
/** Saving, opening, starting empty: the dialog and what its buttons do. */
import { html, nothing } from 'lit-html';
import { failureOf } from './failure.js';
import { autosaveChoice } from './autosave.js';
import { sentence, size } from './format.js';
import { fileNameOf } from './page-file.js';
import { download, savedPage } from './save-page.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */

/** The file that "save in place" writes to, once picked. @type {any} */
let handle = null;
let busy = false;
/** @type {string | null} */
let typedTitle = null;

/** @param {App} app */
export function keepPanel(app) {
  const { front, changes } = app.model;
  const canPick = 'showSaveFilePicker' in globalThis;
  return html`<p class="muted" role="status">${busy ? sayMore.saving : changes ? sayMore.unsaved(changes) : sayMore.allSaved}</p>
    <section class="choice"><label class="titled"><span>${sayMore.saveTitle}</span><input type="text" autocomplete="off" .value=${typedTitle ?? front?.title ?? ''}
        @input=${(/** @type {any} */ event) => { typedTitle = event.target.value; }}></label>
      <div class="row"><button class="button strong" type="button" ?disabled=${busy} @click=${() => saveCopy(app)}>${sayMore.saveCopy}</button>
      ${canPick ? html`<button class="button" type="button" ?disabled=${busy} @click=${() => saveInPlace(app)}>${handle ? sayMore.saveTo(handle.name) : sayMore.saveIn}</button>` : nothing}</div>
      <p class="muted small-text">${sayMore.saveCopyText}</p></section>
    <section class="choice"><button class="button" type="button" @click=${() => pickSaved(app)}>${sayMore.openSaved}</button><p class="muted small-text">${sayMore.openSavedText}</p></section>
    <section class="choice">${autosaveChoice(app)}</section>
    <section class="choice"><button class="button" type="button" ?disabled=${!front?.clippings} @click=${() => exportLines(app)}>${sayMore.extract}</button><p class="muted small-text">${sayMore.extractText}</p></section>
    <section class="choice"><button class="button" type="button" ?disabled=${!front?.clippings} @click=${() => startEmpty(app)}>${sayMore.startEmpty}</button><p class="muted small-text">${sayMore.startEmptyText}</p></section>`;
}

/** @param {App} app */
const titleOf = (app) => (typedTitle ?? app.model.front?.title ?? '').trim() || null;

/** @param {App} app */
function saveCopy(app) {
  return saving(app, async () => {
    const blob = await savedPage(app.library, titleOf(app));
    const name = fileNameOf(titleOf(app) ?? '');
    download(blob, name);
    return { name, nBytes: blob.size };
  });
}

/** @param {App} app */
function saveInPlace(app) {
  return saving(app, async () => {
    handle ??= await /** @type {any} */ (globalThis).showSaveFilePicker({
      suggestedName: fileNameOf(titleOf(app) ?? ''), types: [{ accept: { 'text/html': ['.html'] } }],
    });
    const blob = await savedPage(app.library, titleOf(app));
    const stream = await handle.createWritable();
    await stream.write(blob);
    await stream.close();
    return { name: handle.name, nBytes: blob.size };
  });
}

/** @param {App} app @param {() => Promise<{ name: string, nBytes: number }>} write */
async function saving(app, write) {
  if (busy) return;
  busy = true;
  app.draw();
  const { changes } = app.model;
  try {
    const { name, nBytes } = await write();
    app.model.changes -= changes;
    app.model.kept = 0;
    app.closePanel();
    app.tell({ text: sayMore.saved(name, nBytes) });
    await app.libraryChanged();
  } catch (error) {
    if (/** @type {any} */ (error)?.name !== 'AbortError') app.tell({ text: `${sayMore.saveFailed} ${failureOf(error).message}`, tone: 'error' });
  } finally {
    busy = false;
    app.draw();
  }
}

/** @param {App} app */
function pickSaved(app) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.html,text/html';
  input.addEventListener('change', () => input.files?.[0] && offerSaved(app, input.files[0]));
  input.click();
}

/** Opens another saved page, after asking where something would be lost. @param {App} app @param {File} file */
export function offerSaved(app, file) {
  const action = () => openSaved(app, file);
  if (app.model.changes === 0) return action();
  app.ask({ text: sayMore.replaceConfirm(file.name), yes: sayMore.replaceYes, action });
}

/** @param {App} app @param {File} file */
async function openSaved(app, file) {
  try {
    const opened = await app.library.open({ page: file });
    handle = null;
    typedTitle = null;
    await replaced(app, 0);
    app.tell({ text: sayMore.opened(file.name, opened.clippings) });
  } catch (error) {
    const { message, hint } = failureOf(error);
    app.closePanel();
    app.tell({ text: `${sayMore.notOpened(file.name)} ${sentence(message)} ${sentence(hint)}`.trim(), tone: 'error' });
  }
}

/** Is this file a page saved by Dateline? Only its first bytes are read. @param {File} file @returns {Promise<boolean>} */
export async function isSavedPage(file) {
  if (!/\.html?$/i.test(file.name)) return false;
  try {
    return (await file.slice(0, 4096).text()).includes('name="generator" content="Dateline ');
  } catch {
    return false;
  }
}

/** @param {App} app */
function startEmpty(app) {
  app.ask({ text: sayMore.startEmptyConfirm(app.model.front?.clippings ?? 0), yes: sayMore.startEmptyYes, action: async () => {
    const { changes } = app.model;
    const before = await app.library.bytes(titleOf(app));
    await app.library.clear();
    await replaced(app, changes + 1);
    app.tell({ text: sayMore.emptied, label: say.undo, action: async () => {
      await app.library.open({ bytes: before });
      await replaced(app, changes);
      app.tell({ text: sayMore.broughtBack });
    } });
  } });
}

/** Another library is here: back to its front page. @param {App} app @param {number} changes */
export async function replaced(app, changes) {
  app.model.changes = changes;
  app.model.kept = 0;
  app.closePanel();
  await app.libraryChanged();
  app.showFront();
}

/** @param {App} app */
async function exportLines(app) {
  const blob = new Blob([await app.library.extract()], { type: 'application/jsonl' });
  const name = fileNameOf(titleOf(app) ?? '').replace(/html$/, 'jsonl');
  download(blob, name);
  app.tell({ text: sayMore.saved(name, blob.size) });
}

/** @param {Blob} bytes the damaged library, as it stands in the file */
export const downloadDamaged = (bytes) => download(bytes, `library-${size(bytes.size).replace(/\s/g, '')}.bin`);
