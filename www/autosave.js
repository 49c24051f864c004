// @ts-check
/**
 * A copy of the library kept in this browser: in the origin's private files on
 * a site, in IndexedDB for a page from disk. From disk it is off until the
 * reader turns it on, since other local pages may share that storage.
 */
import { html } from 'lit-html';
import { isSingleFile } from './boot.js';
import { clock, when } from './format.js';
import { sayMore } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {{ bytes: Blob, instant: number }} Kept */

const NAME = 'dateline-autosave';
const WAIT_MS = 2000;
const fromDisk = location.protocol === 'file:';
let on = !fromDisk && !isSingleFile() && localStorage.getItem(NAME) !== 'off';
/** @type {any} */
let timer = 0;
/** @type {string} */
let status = '';

/** @param {App} app */
export function autosaveChoice(app) {
  return html`<label class="check"><input type="checkbox" .checked=${on} @change=${(/** @type {any} */ event) => turn(app, event.target.checked)}><span>${sayMore.autosave}</span></label>
    <p class="muted small-text">${fromDisk ? sayMore.autosaveFile : sayMore.autosaveSite} <span role="status">${status}</span></p>`;
}

/** @param {App} app @param {boolean} wanted */
async function turn(app, wanted) {
  on = wanted;
  if (!fromDisk) localStorage.setItem(NAME, on ? 'on' : 'off');
  app.model.kept = 0;
  status = '';
  if (on) await keepNow(app);
  else await forget().catch(() => {});
  app.draw();
}

/** The library changed: keep it once the changes rest. @param {App} app */
export function autosaveSoon(app) {
  clearTimeout(timer);
  if (on) timer = setTimeout(() => keepNow(app), WAIT_MS);
}

/** @param {App} app */
async function keepNow(app) {
  const { changes } = app.model;
  try {
    const bytes = await app.library.bytes(app.model.front?.title || null);
    await store({ bytes, instant: Date.now() });
    app.model.kept = changes;
    status = sayMore.autosaved(clock(Date.now()));
  } catch {
    status = sayMore.autosaveFailed;
  }
  app.draw();
}

/** Offers what was kept on an earlier visit; called once the page is usable. @param {App} app @param {() => Promise<void>} onOpened */
export async function offerKept(app, onOpened) {
  const kept = await stored().catch(() => null);
  if (!kept || app.model.changes > 0) return;
  if (fromDisk) on = true;
  app.tell({ text: sayMore.autosaveFound(when(kept.instant)), label: sayMore.autosaveOpen, action: async () => {
    try {
      await app.library.open({ bytes: kept.bytes });
      await onOpened();
    } catch {
      app.ask({ text: sayMore.notOpened(when(kept.instant)), yes: sayMore.autosaveDrop, action: forget });
    }
  } });
}

/** @returns {Promise<FileSystemDirectoryHandle | null>} the site's own folder; null for a page from disk */
async function folder() {
  return fromDisk ? null : navigator.storage.getDirectory();
}

/** @param {Kept} kept */
async function store({ bytes, instant }) {
  const directory = await folder();
  if (!directory) return inDatabase('readwrite', (table) => table.put({ bytes, instant }, NAME));
  const file = await directory.getFileHandle(NAME, { create: true });
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

/** @returns {Promise<Kept | null>} */
async function stored() {
  const directory = await folder();
  if (!directory) return (await inDatabase('readonly', (table) => table.get(NAME))) ?? null;
  const file = await (await directory.getFileHandle(NAME)).getFile();
  return { bytes: file, instant: file.lastModified };
}

async function forget() {
  const directory = await folder();
  if (!directory) return inDatabase('readwrite', (table) => table.delete(NAME));
  await directory.removeEntry(NAME).catch(() => {});
}

/**
 * @param {IDBTransactionMode} mode @param {(table: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
function inDatabase(mode, ask) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(NAME);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const request = ask(database.transaction(NAME, mode).objectStore(NAME));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.transaction?.addEventListener('complete', () => database.close());
    };
  });
}

