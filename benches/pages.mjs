// node benches/pages.mjs DIR: how many saved web pages one worker of Chromium
// reads a second with the page's core: from a Blob to the bytes that the
// library takes. Run by `cargo xtask bench --pages DIR`.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { launch } from '../tests/browser/harness/browsers.mjs';
import { SITE } from '../tests/browser/harness/places.mjs';

const [folder] = process.argv.slice(2);
const names = fs.readdirSync(folder).filter((name) => /\.x?html?$/.test(name)).sort();
const files = new Map([['/worker.js', path.join(SITE, 'reader-worker.js')], ['/core.wasm', path.join(SITE, 'reader.wasm')], ...names.map((name, at) => /** @type {[string, string]} */ ([`/page/${at}`, path.join(folder, name)]))]);
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const server = http.createServer((request, response) => {
  const file = files.get(request.url ?? '');
  response.writeHead(200, { 'Content-Type': types[path.extname(file ?? '')] ?? (file ? 'application/octet-stream' : 'text/html') });
  response.end(file ? fs.readFileSync(file) : '<!doctype html><title>Pages</title>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const browser = await launch('chromium');
const tab = await browser.newTab();
await tab.does.goto(`http://127.0.0.1:${port}/`);
const { seconds, bytes, slowest } = await tab.evaluate(read, names.length);
const rate = (/** @type {number} */ value, /** @type {string} */ unit) => `${(value / seconds).toFixed(unit === 'MB' ? 1 : 0)} ${unit}/s`;
console.log(`Chromium, one worker: ${names.length} pages, ${(bytes / 1e6).toFixed(1)} MB, best of 3: ${seconds.toFixed(2)} s, ${rate(names.length, 'pages')}, ${rate(bytes / 1e6, 'MB')}; slowest ${names[slowest.at]}, ${slowest.ms.toFixed(0)} ms`);
await browser.close();
server.close();
server.closeAllConnections();

/** Runs in the tab. @param {number} count */
async function read(count) {
  const worker = new Worker('/worker.js');
  let id = 0;
  const ask = (/** @type {string} */ method, /** @type {unknown[]} */ ...args) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error.message)) : resolve(data.value));
    worker.postMessage({ id: id += 1, method, args });
  });
  await ask('start', await WebAssembly.compileStreaming(fetch('/core.wasm')));
  const blobs = [];
  for (let at = 0; at < count; at += 1) blobs.push(await (await fetch(`/page/${at}`)).blob());
  const bytes = blobs.reduce((sum, blob) => sum + blob.size, 0);
  let seconds = Infinity, slowest = { at: 0, ms: 0 };
  for (let pass = 0; pass < 3; pass += 1) {
    let [all, worst] = [0, { at: 0, ms: 0 }];
    for (let at = 0; at < count; at += 1) {
      const started = performance.now();
      await ask('read', [{ path: `page${at}.html`, file: blobs[at], sidecar: null, choice: null }]);
      const ms = performance.now() - started;
      all += ms / 1000;
      if (ms > worst.ms) worst = { at, ms };
    }
    if (all < seconds) [seconds, slowest] = [all, worst];
  }
  return { seconds, bytes, slowest };
}
