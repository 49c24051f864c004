// @ts-check
/**
 * Keeps the site's own files, so that it opens without a network after one visit. In front of this
 * script stand their list, those that are kept once they were asked for (of a folder, all that is in
 * it), and a version that is a digest of their content. Requests that are not GET, not of this site or
 * not for one of these files are none of its business.
 */

const worker = /** @type {ServiceWorkerGlobalScope & { DATELINE: { version: string, files: string[], later?: string[] } }} */ (
  /** @type {unknown} */ (self)
);
const PREFIX = `dateline ${worker.registration.scope} `;
const CACHE = PREFIX + worker.DATELINE.version;
const addressOf = (/** @type {string} */ file) => new URL(file, worker.registration.scope).href;
const FILES = new Set(worker.DATELINE.files.map(addressOf));
const LATER = (worker.DATELINE.later ?? []).map(addressOf);
const isLater = (/** @type {string} */ address) => LATER.some((file) => (file.endsWith('/') ? address.startsWith(file) : address === file));

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
worker.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (file) event.respondWith(answer(file, event.request));
});

/** Fetches every file anew, past the browser's own cache, and takes over at once. */
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...FILES].map((file) => new Request(file, { cache: 'reload' })));
  await worker.skipWaiting();
}

/** Deletes what older versions of this site kept; other sites of the same host are left alone. */
async function forgetOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

/**
 * The kept file that a request asks for.
 * @param {Request} request
 * @returns {string | null} its address; null if the request is not for one
 */
function fileOf(request) {
  if (request.method !== 'GET') return null;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/index.html')) url.pathname = url.pathname.slice(0, -'index.html'.length);
  return FILES.has(url.href) || isLater(url.href) ? url.href : null;
}

/**
 * @param {string} file address of a file that is kept, or to be kept
 * @param {Request} request what was asked, for the case that it is not there yet
 * @returns {Promise<Response>}
 */
async function answer(file, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(file);
  if (kept) return kept;
  const response = await fetch(request);
  // A full disk is no reason to withhold what came.
  if (response.ok && isLater(file)) await cache.put(file, response.clone()).catch(() => {});
  return response;
}
