// @ts-check
/**
 * Where the parts of the page are: inside the single file, or beside the page
 * of a site. Only this file and save-page.js know.
 */
import { Client } from './client.js';
import { compileBeside, fetchBeside, textBeside } from './parts-beside.js';
import { unzipped } from './unzipped.js';
import { scriptUrlOf, serviceWorkerUrl } from './trusted.js';

/** @returns {boolean} is this the single file? */
export function isSingleFile() {
  return document.documentElement.dataset.build !== 'site';
}

/** The text of one of the page's own elements. @param {string} id @returns {string} */
export function partText(id) {
  return document.getElementById(id)?.textContent ?? '';
}

/**
 * Workers are made as they are asked for. The core of the single file is unpacked and compiled by its worker, while the
 * page draws its frame; the readers are compiled once for their workers, with the first file. A site begins with the part
 * of the core that answers, and fetches the whole with the first change.
 * @returns {{ makeClient: (isWhole: boolean) => Promise<Client>, makeReader: () => Promise<Client>, library: () => Promise<import('./library').LibrarySource> }}
 */
export function startCore() {
  const whole = clientsOf(() => partsOf('core', 'worker', (text) => Promise.resolve(text)));
  const part = isSingleFile() ? whole : clientsOf(() => partsOf('slim', 'slim-worker', (text) => Promise.resolve(text)));
  const reader = clientsOf(() => partsOf('reader', 'reader-worker', (text) => WebAssembly.compileStreaming(unzipped(text))));
  /** @type {Promise<ArrayBuffer> | null} */
  let names = null;
  return {
    makeClient: (isWhole) => (isWhole ? whole : part)(),
    makeReader: async () => {
      await parsed('names');
      const client = await reader();
      names ??= isSingleFile() ? unzipped(partText('names')).arrayBuffer() : fetchBeside('names.model').then((response) => response.arrayBuffer());
      // Without the model files are read all the same, without names.
      await names.then((model) => client.call('learn', [model])).catch((error) => console.warn(error));
      return client;
    },
    library: async () => {
      if (!isSingleFile()) return { bytes: await (await fetchBeside('library.bin')).blob() };
      await parsed('library');
      return { base64: partText('library') };
    },
  };
}

/**
 * The code that a worker starts with, and its script.
 * @param {string} wasm @param {string} worker
 * @param {(text: string) => Promise<WebAssembly.Module | string>} given what the worker is given of the text inside the single file
 */
function partsOf(wasm, worker, given) {
  const code = isSingleFile() ? given(partText(wasm)) : compileBeside(`${wasm}.wasm`);
  code.catch(() => {});
  const script = isSingleFile() ? Promise.resolve(partText(worker)) : textBeside(`${worker}.js`);
  return { code, scriptUrl: script.then(scriptUrlOf) };
}

/** Workers of the same parts, which are had with the first, and anew where they could not be had. @param {() => ReturnType<typeof partsOf>} have */
function clientsOf(have) {
  /** @type {ReturnType<typeof partsOf> | null} */
  let parts = null;
  return () => clientOf(parts ??= have()).catch((error) => {
    parts = null;
    throw error;
  });
}

/** @param {ReturnType<typeof partsOf>} parts @returns {Promise<Client>} a worker with the code in it */
async function clientOf({ code, scriptUrl }) {
  const client = new Client(new Worker(await scriptUrl));
  try {
    client.lacks = new Set(await client.call('start', [await code, document.baseURI]));
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

/**
 * Library, readers and names stand after this script, in this order: each is whole once something stands after it, or all is parsed.
 * @param {string} id @returns {Promise<void>}
 */
function parsed(id) {
  const whole = () => document.readyState !== 'loading' || Boolean(document.getElementById(id)?.nextElementSibling);
  if (whole()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (!whole()) return;
      parser.disconnect();
      document.removeEventListener('readystatechange', done);
      resolve();
    };
    const parser = new MutationObserver(done);
    parser.observe(document.body, { childList: true });
    document.addEventListener('readystatechange', done);
  });
}

/** Lets the site open without a network after one visit. */
export function registerOfflineCopy() {
  if (isSingleFile() || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(serviceWorkerUrl()).catch(() => {});
}
