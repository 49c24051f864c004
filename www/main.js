// @ts-check
/** Starts the page: the core compiles while the frame is drawn, then the library opens. */
import { render } from 'lit-html';
import { App } from './app.js';
import { autosaveSoon, offerKept } from './autosave.js';
import { registerOfflineCopy, startCore } from './boot.js';
import { CoreError } from './client.js';
import { listenForFiles, addFound } from './dropping.js';
import { nameFront } from './facets.js';
import { failureOf, inSentences } from './failure.js';
import { downloadDamaged, replaced } from './keep.js';
import { onKey } from './keys.js';
import { Library } from './library.js';
import { page, titleOf } from './page.js';
import { syncDialogs } from './panel.js';
import { watchRequests } from './privacy.js';
import { Readers } from './readers.js';
import { countKept } from './searches-kept.js';
import { decodeBase64 } from './base64.js';
import { sayMore } from './wording.js';

const core = startCore();
const readers = new Readers(core.makeReader);
const library = new Library(core.makeClient, (job) => readers.read(job));
library.start().catch(() => {});

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const app = new App(library, paint);
app.addFound = (found) => addFound(app, readers, found);
app.expectFiles = () => {
  readers.start();
  library.expectChanges();
};
app.onChanged = () => autosaveSoon(app);
library.onReplaced = () => app.tell({ text: sayMore.replaced, tone: 'error' });
library.onMissing = (error) => app.tell({ text: inSentences(failureOf(error)), tone: 'error' });

takeOverSkeleton();
open();
addEventListener('popstate', () => app.followUrl());
addEventListener('keydown', (event) => onKey(app, event));
addEventListener('beforeunload', (event) => {
  if (app.model.changes > app.model.kept) event.preventDefault();
});
history.scrollRestoration = 'manual';
watchRequests(() => app.state.panel === 'privacy' && app.draw());
listenForFiles(app);

/** @param {App} painted */
function paint(painted) {
  document.documentElement.dataset.theme = painted.state.theme || 'auto';
  document.title = titleOf(painted);
  render(page(painted), root);
  syncDialogs(painted);
}

/** The frame replaces the static skeleton; what was typed into it meanwhile is kept. */
function takeOverSkeleton() {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('query'));
  const typed = field?.value ?? '';
  const focused = document.activeElement === field;
  root.replaceChildren();
  if (typed) app.model.state = { ...app.state, query: typed };
  app.draw();
  if (focused) document.getElementById('query')?.focus();
}

async function open() {
  try {
    const [source] = await Promise.all([core.library(), library.start()]);
    await library.open(source).catch((error) => openedEmpty(source, error));
    app.model.front = await library.front(false);
    app.model.ready = true;
    countKept(app);
    await app.refresh();
    performance.mark('dateline:searchable');
    if (!app.model.front?.named) nameFront(app);
    registerOfflineCopy();
    setTimeout(() => offerKept(app, () => replaced(app, 0)), 500);
  } catch (error) {
    app.model.failed = failureOf(error);
    app.draw();
  }
}

/** The library in the file is damaged or newer: say so, change nothing, offer its bytes. @param {import('./library').LibrarySource} source @param {unknown} error */
async function openedEmpty(source, error) {
  const newer = error instanceof CoreError && error.code === 'newer-version';
  app.tell({
    text: `${newer ? sayMore.newer : sayMore.damaged}. ${inSentences(failureOf(error))}`, tone: 'error',
    label: sayMore.damagedSave, action: () => downloadDamaged(bytesOf(source)),
  });
}

/** @param {import('./library').LibrarySource} source @returns {Blob} */
function bytesOf({ bytes, base64 = '' }) {
  if (bytes) return bytes;
  try {
    return new Blob([/** @type {any} */ (decodeBase64(base64))]);
  } catch {
    return new Blob([base64]);
  }
}
