// @ts-check
/** The library worker: answers every question of the page. */
import { encodeBase64, decodeBase64 } from './base64.js';
import { asked, whole } from './chunks.js';
import { libraryTextIn } from './page-file.js';
import { bringStemmers } from './stemmers.js';
import { answer, glue } from './worker-calls.js';

/** The library; made on first use. @type {any} */
let explorer = null;
/** The folder of the page. */
let folder = '';

const library = () => (explorer ??= new glue.Explorer());

/** @type {Record<string, (...args: any[]) => any>} */
const methods = {
  open: async (/** @type {{ base64?: string, bytes?: Blob, page?: Blob }} */ source) => {
    const bytes = await libraryBytes(source);
    if (bytes.length === 0) {
      explorer?.free();
      explorer = null;
      return { title: '', clippings: 0, bytes: 0 };
    }
    const view = library().open(await whole(bytes, folder));
    if (library().needsStemmers?.()) await bringStemmers(folder);
    return view;
  },
  add: (/** @type {(Uint8Array | string[])[]} */ files) =>
    files.map((read) => library().add(read instanceof Uint8Array ? read : glue.Explorer.refuse(...read))),
  bytes: async (/** @type {string | null} */ title) => new Blob([(await packed()).saveSoon(title)]),
  base64: async (/** @type {string | null} */ title) => new Blob(encodeBase64((await packed()).save(title)), { type: 'text/plain' }),
};
const PASSED_ON = ['settle', 'keepBoth', 'remove', 'clear', 'front', 'search', 'concordance', 'dispersion', 'marking', 'names', 'entity', 'timeline', 'ledger', 'quotations', 'wordings', 'eventLedger', 'events', 'witnesses', 'correctQuotation', 'corrections', 'correct', 'undoCorrection', 'correctionsFile', 'addCorrections', 'savedSearches', 'keepSearches', 'queryList', 'batch', 'completions', 'spellings', 'absence', 'explanation', 'clipping', 'problems', 'files', 'filesTable', 'dismissProblems', 'extract'];
for (const name of PASSED_ON) methods[name] = (...args) => asked(library, () => library()[name](...args), folder);

answer(methods, { onCall: rest, onStart: (beside) => { folder = beside; return lacking(); } });

/** Methods of the core behind those that have another name. @type {Record<string, string>} */
const BEHIND = { bytes: 'saveSoon', base64: 'save' };

/** @returns {string[]} the methods that the part of the core that is here does not know */
function lacking() {
  return Object.keys(methods).filter((name) => !((BEHIND[name] ?? name) in glue.Explorer.prototype));
}

/** Milliseconds of work in the background before messages are looked at, and those without a message before it begins. */
const SLICE_MS = 8, REST_MS = 4;
/** @type {any} */
let resting = 0;

/** A message came: the background waits until none has come for a while. */
function rest() {
  clearTimeout(resting);
  resting = setTimeout(tend, REST_MS);
}

/** Merges parts of the index for one slice; goes on after the messages that came meanwhile: a timer lets them go first. */
function tend() {
  if (explorer?.tend && !sliceOf(() => !explorer.tend())) rest();
}

/** @param {() => boolean} step says whether all is done @returns {boolean} the same, after a slice of steps */
function sliceOf(step) {
  const end = performance.now() + SLICE_MS;
  let done = step();
  while (!done && performance.now() < end) done = step();
  return done;
}

/** Rounds of packing that let other calls go first: a library that goes on growing is packed in one go at last. */
const MAX_SLICES = 20_000;

/** @returns {Promise<any>} the library, packed; questions are answered while that goes on */
async function packed() {
  for (let slice = 0; slice < MAX_SLICES && !sliceOf(() => library().pack()); slice += 1) await pause();
  return library();
}

/** Lets the calls that wait go first. @returns {Promise<void>} */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** @param {{ base64?: string, bytes?: Blob, page?: Blob }} source @returns {Promise<Uint8Array>} */
async function libraryBytes({ base64, bytes, page }) {
  if (bytes) return new Uint8Array(await bytes.arrayBuffer());
  return decodeBase64(page ? libraryTextIn(await page.text()) : (base64 ?? ''));
}
