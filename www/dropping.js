// @ts-check
/** Files dropped or pasted anywhere on the page, and the run that adds them. */
import { Adding } from './adding.js';
import { askColumns, mayBeTable } from './columns.js';
import { nameFront } from './facets.js';
import { batchesOf, foundInDrop, foundInFiles } from './intake.js';
import { isSavedPage, offerSaved } from './keep.js';
import { sayMore } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./readers').Job} Job */

/** Milliseconds between paintings of the progress, and at least between new counts of the results. */
const PAINT_MS = 100, REFRESH_MS = 1000;
/** Times as long as the last counting took, before the next: the library is there for what comes. */
const REST = 9;

/** @param {App} app */
export function listenForFiles(app) {
  let depth = 0;
  const dropping = (/** @type {boolean} */ now) => {
    if (app.model.dropping === now) return;
    app.model.dropping = now;
    if (now) app.expectFiles();
    app.draw();
  };
  addEventListener('dragenter', (event) => { if (carriesFiles(event)) depth += 1, dropping(true); });
  addEventListener('dragleave', (event) => { if (carriesFiles(event)) depth -= 1, dropping(depth > 0); });
  addEventListener('dragover', (event) => { if (carriesFiles(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    depth = 0;
    dropping(false);
    takeDrop(app, event.dataTransfer);
  });
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    app.addFound(foundInFiles(files));
  });
}

/** @param {DragEvent} event */
const carriesFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/** One saved page is opened; anything else is added. @param {App} app @param {DataTransfer} transfer */
async function takeDrop(app, transfer) {
  const only = transfer.items.length === 1 ? transfer.items[0].getAsFile() : null;
  const found = foundInDrop(transfer);
  if (only && (await isSavedPage(only))) offerSaved(app, only);
  else app.addFound(found);
}

/** Runs one after another. @type {Promise<void>} */
let lastRun = Promise.resolve();

/**
 * @param {App} app @param {import('./readers').Readers} readers @param {AsyncGenerator<Job[]>} found
 * @returns {Promise<void>} when all is added
 */
export function addFound(app, readers, found) {
  lastRun = lastRun.then(async () => addRun(app, readers, await looked(app, readers, found))).catch(() => {});
  return lastRun;
}

/**
 * A table that comes alone is shown before it is read: its reader may correct
 * what its columns are.
 * @param {App} app @param {import('./readers').Readers} readers @param {AsyncGenerator<Job[]>} found
 * @returns {Promise<AsyncGenerator<Job[]>>}
 */
async function looked(app, readers, found) {
  const first = await found.next();
  const second = await found.next();
  const jobs = first.done ? [] : first.value;
  const alone = second.done && jobs.length === 1 && mayBeTable(app.model.front?.formats ?? [], jobs[0]) ? jobs[0] : null;
  const look = (/** @type {import('./readers').Choice} */ choice) => readers.preview({ ...jobs[0], choice });
  const preview = alone && (await readers.preview(alone));
  const chosen = preview && preview.isRecognised ? await askColumns(app, jobs[0], preview, look) : undefined;
  async function* all() {
    if (chosen !== undefined) {
      if (chosen) yield [chosen];
      return;
    }
    if (!first.done) yield first.value;
    if (!second.done) yield second.value;
    yield* found;
  }
  return all();
}

/** @param {App} app @param {import('./readers').Readers} readers @param {AsyncGenerator<Job[]>} found */
async function addRun(app, readers, found) {
  if (!(await app.library.expectChanges())) return;
  let paintDue = 0, refreshDue = performance.now() + REFRESH_MS;
  const adding = new Adding(readers, app.library, () => {
    const now = performance.now();
    if (now >= refreshDue) {
      refreshDue = Infinity;
      app.libraryChanged(false).finally(() => {
        const end = performance.now();
        refreshDue = end + Math.max(REFRESH_MS, REST * (end - now));
      });
    } else if (now >= paintDue) {
      paintDue = now + PAINT_MS;
      app.draw();
    }
  });
  app.model.adding = adding;
  app.draw();
  await adding.run(batchesOf(found));
  app.model.changes += adding.clippings;
  await app.libraryChanged(false);
  app.onChanged();
  if (adding.replaced > 0) tellReplaced(app, adding.replaced);
  performance.mark('dateline:added');
  nameFront(app);
}

/** Says that new texts took the place of old ones, and offers to bring these back. @param {App} app @param {number} n */
function tellReplaced(app, n) {
  app.tell({ text: sayMore.replacedOld(n), label: sayMore.keepBoth, action: async () => {
    const kept = await app.library.keepBoth();
    app.model.changes += kept;
    await app.libraryChanged();
    app.onChanged();
    app.tell({ text: sayMore.keptBoth(kept) });
  } });
}
