// @ts-check
/**
 * Where the parts of the page are: inside the single file, or beside the page
 * of a site. Only this file and save-page.js know.
 */
import { decodeBase91 } from './base91.js';
import { Client } from './client.js';
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
 * Starts compiling the core at once, the readers with the first file; workers
 * are made as they are asked for.
 * @returns {{ makeClient: () => Promise<Client>, makeReader: () => Promise<Client>, library: () => Promise<import('./library').LibrarySource> }}
 */
export function startCore() {
  const core = partsOf('core', 'worker');
  /** @type {ReturnType<typeof partsOf> | null} */
  let reader = null;
  /** @type {Promise<ArrayBuffer> | null} */
  let names = null;
  return {
    makeClient: () => clientOf(core),
    makeReader: async () => {
      await wholePage();
      const client = await clientOf(reader ??= partsOf('reader', 'reader-worker'));
      names ??= isSingleFile() ? unzipped(partText('names')).arrayBuffer() : fetchBeside('names.model').then((response) => response.arrayBuffer());
      // Without the model files are read all the same, without names.
      await names.then((model) => client.call('learn', [model])).catch((error) => console.warn(error));
      return client;
    },
    library: async () => {
      if (!isSingleFile()) return { bytes: await blobBeside('library.bin') };
      await wholePage();
      return { base64: partText('library') };
    },
  };
}

/** A module that compiles, and the script of its workers. @param {string} wasm @param {string} worker */
function partsOf(wasm, worker) {
  const module = isSingleFile() ? compileInline(partText(wasm)) : compileBeside(`${wasm}.wasm`);
  const script = isSingleFile() ? Promise.resolve(partText(worker)) : textBeside(`${worker}.js`);
  return { module, scriptUrl: script.then(scriptUrlOf) };
}

/** @param {ReturnType<typeof partsOf>} parts @returns {Promise<Client>} a worker with the module in it */
async function clientOf({ module, scriptUrl }) {
  const client = new Client(new Worker(await scriptUrl));
  await client.call('start', [await module]);
  return client;
}

/** Readers and library stand after this script: they are there once the page is parsed. @returns {Promise<unknown>} */
function wholePage() {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

/** Lets the site open without a network after one visit. */
export function registerOfflineCopy() {
  if (isSingleFile() || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(serviceWorkerUrl()).catch(() => {});
}

/** @param {string} text of gzipped wasm @returns {Promise<WebAssembly.Module>} */
async function compileInline(text) {
  return WebAssembly.compileStreaming(unzipped(text));
}

/** @param {string} text of a gzip file, which is wasm unless it is read as something else @returns {Response} what is in it */
function unzipped(text) {
  const gzipped = new Blob([decodeBase91(text)]);
  return new Response(gzipped.stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'Content-Type': 'application/wasm' } });
}

/** @param {string} name @returns {Promise<WebAssembly.Module>} */
async function compileBeside(name) {
  return WebAssembly.compile(await (await fetchBeside(name)).arrayBuffer());
}

/** @param {string} name @returns {Promise<string>} */
export async function textBeside(name) {
  return (await fetchBeside(name)).text();
}

/** @param {string} name @returns {Promise<Blob>} */
async function blobBeside(name) {
  return (await fetchBeside(name)).blob();
}

/** One of the site's own parts, same origin. @param {string} name @returns {Promise<Response>} */
async function fetchBeside(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`expected the page's own part \`${name}\`, but found ${response.status}`);
  return response;
}
