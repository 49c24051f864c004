/**
 * A million clippings in the page's core, in a worker of Chromium: time to build, memory, saved bytes
 * and how long questions take. Needs a build, and `CHROME`.
 *
 *     node benches/million.mjs DOCUMENTS.jsonl QUERIES.json [N [index|library]]
 *
 * The documents, a `{"title", "body"}` a line, are repeated up to N; with each repetition some words
 * become others, always the same ones. `index` is the index alone, as `benches/peers` measures it;
 * `library` is what a page holds: each text is read, added and stored, and questions come meanwhile.
 */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { launch } from '../tests/browser/harness/browsers.mjs';
import { ROOT } from '../tests/browser/harness/places.mjs';

const [documents, queries, n = '1000000', what = 'index'] = process.argv.slice(2);
const KINDS = ['term_freq', 'term_rare', 'or', 'and', 'phrase', 'prefix', 'typo'];

/** @type {Record<string, [string, string]>} */
const FILES = {
  '/': ['text/html', ''],
  '/worker.js': ['text/javascript', ''],
  '/documents.jsonl': ['application/octet-stream', documents],
  '/queries.json': ['application/json', queries],
  '/core.js': ['text/javascript', path.join(ROOT, 'dist/wasm/dateline.js')],
  '/core.wasm': ['application/wasm', path.join(ROOT, 'dist/wasm/dateline_bg.wasm')],
};
const server = http.createServer((request, response) => {
  const [type, file] = FILES[request.url ?? ''] ?? ['text/plain', ''];
  // Isolated pages have a clock that ticks every 5 µs.
  response.writeHead(200, { 'Content-Type': type, 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' });
  if (file) fs.createReadStream(file).pipe(response);
  else response.end(request.url === '/worker.js' ? `importScripts('/core.js'); (${inWorker})();` : '<!doctype html><title>measure</title>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const browser = await launch('chromium');
try {
  const tab = await browser.newTab();
  await tab.does.goto(`http://127.0.0.1:${port}/`);
  await tab.until('the page', () => crossOriginIsolated);
  const report = await tab.evaluate(ask, { n: Number(n), what, kinds: KINDS });
  print(report);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

/** In the page. */
function ask(order) {
  const worker = new Worker('/worker.js');
  worker.postMessage(order);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data));
    worker.onerror = (event) => reject(new Error(event.message));
  });
}

/** In the worker. */
function inWorker() {
  /** How each kind of query is typed. */
  const LINES = {
    or: (query) => query.terms.join(' OR '), phrase: (query) => `"${query.text}"`,
    prefix: (query) => `${query.text}*`, typo: (query) => `${query.text}~`,
  };
  /** A word of so many becomes another. */
  const CHANGED = 6;
  const changed = (/** @type {string} */ text, /** @type {number} */ repetition) => (repetition === 0 ? text : text.replace(/[A-Za-z]{4,}/g, (word) => {
    let hash = repetition * 40503;
    for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) >>> 0;
    return hash % CHANGED === 0 ? `${word.slice(0, -1)}${String.fromCharCode(97 + (hash >>> 8) % 26)}${word.slice(-1)}` : word;
  }));

  addEventListener('unhandledrejection', ({ reason }) => postMessage({ failed: String(reason?.stack ?? reason) }));
  addEventListener('message', async ({ data: { n, what, kinds } }) => {
    // The glue's own `let`, which scripts of one worker share.
    // @ts-ignore
    const core = wasm_bindgen;
    const { memory } = await core({ module_or_path: '/core.wasm' });
    const lines = (await (await fetch('/documents.jsonl')).text()).trim().split('\n');
    const documents = lines.map((line) => JSON.parse(line));
    const queries = await (await fetch('/queries.json')).json();
    const lineOf = (query) => (LINES[query.kind] ?? ((one) => one.text))(query);
    const question = (/** @type {string} */ query) => ({ query, filters: { source: [], year: [], language: [], format: [] }, from: null, to: null, undated: false, boilerplate: false, sort: 'relevance' });
    const timed = (/** @type {() => unknown} */ run) => { const from = performance.now(); run(); return performance.now() - from; };
    const library = what === 'library';
    const index = library ? new core.Explorer() : new core.SearchIndex();
    const search = library ? (line) => index.search(question(line), 0, 10) : (line) => index.top(line, 10);
    let textBytes = 0, buildMs = 0, longestAdd = 0, longestStep = 0;
    const meanwhile = [];
    for (let id = 0; id < n; id += 1) {
      const { title, body } = documents[id % documents.length];
      const repetition = Math.floor(id / documents.length);
      const [head, text] = [changed(title, repetition), changed(body, repetition)];
      textBytes += head.length + text.length;
      let add = () => index.add(id, head, text);
      if (library) {
        const read = await core.Explorer.read(`pile/${id}.txt`, new Blob([`${head}\n\n${text}\n`]), null);
        add = () => index.add(read);
      }
      const ms = timed(add);
      buildMs += ms;
      longestAdd = Math.max(longestAdd, ms);
      if (library && id % 8 === 7) {
        const step = timed(() => index.tend());
        buildMs += step;
        longestStep = Math.max(longestStep, step);
      }
      if (library && id % 10_000 === 9_999) meanwhile.push(timed(() => search(lineOf(queries[meanwhile.length % queries.length]))));
    }
    buildMs += timed(() => (library ? index.settle() : index.finish()));
    if (library) {
      for (let more = true; more;) {
        const step = timed(() => { more = index.tend(); });
        buildMs += step;
        longestStep = Math.max(longestStep, step);
      }
    }
    const builtBytes = memory.buffer.byteLength;
    const classes = kinds.map((kind) => {
      const asked = queries.filter((query) => query.kind === kind).map(lineOf);
      const first = asked.map((line) => timed(() => search(line)));
      const again = asked.map((line) => Math.min(...[0, 1, 2].map(() => timed(() => search(line)))));
      return { kind, first, again };
    });
    const askedBytes = memory.buffer.byteLength;
    let saved = null;
    const saveMs = timed(() => { saved = library ? index.save(null) : index.save(); });
    const savedBytes = saved.length;
    const found = search('people').hits?.length ?? search('people').length;
    postMessage({ n, what, textBytes, buildMs, longestAdd, longestStep, meanwhile, builtBytes, askedBytes, saveMs, savedBytes, peakBytes: memory.buffer.byteLength, found, classes });
  });
}

function print(report) {
  const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const quantile = (/** @type {number[]} */ values, /** @type {number} */ part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
  const four = (/** @type {number[]} */ values) => [0.5, 0.95, 0.99, 1].map((part) => quantile(values, part).toFixed(2)).join(' ');
  console.log(`${report.what}: ${report.n} documents, ${megabytes(report.textBytes)} of text`);
  console.log(`build ${(report.buildMs / 1000).toFixed(1)} s, longest addition ${report.longestAdd.toFixed(0)} ms, longest step of merging ${report.longestStep.toFixed(0)} ms`);
  if (report.meanwhile.length > 0) console.log(`questions meanwhile: ms median, p95, p99, longest: ${four(report.meanwhile)}`);
  console.log(`memory of WebAssembly: ${megabytes(report.builtBytes)} when built, ${megabytes(report.askedBytes)} when asked, ${megabytes(report.peakBytes)} when saved (of 4,295 MB)`);
  console.log(`saved: ${megabytes(report.savedBytes)}, ${(report.savedBytes / report.textBytes).toFixed(3)} of the text, in ${(report.saveMs / 1000).toFixed(1)} s`);
  console.log('first ten hits, ms | asked once: median p95 p99 longest | again, best of 3: median p95 p99 longest');
  for (const { kind, first, again } of report.classes) console.log(`${kind.padEnd(10)} | ${four(first)} | ${four(again)}`);
}
