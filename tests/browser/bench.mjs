/**
 * Speed of the page in Chromium and of the command line, against the bars. Run by `cargo xtask bench`.
 *
 *     node tests/browser/bench.mjs [--corpus DIR]
 *
 * "Painted" is the first task after the next animation frame (requestAnimationFrame, then a message
 * to itself): at that moment the frame with the new hits has been handed to the compositor. The bar
 * is for the page's own work, so Chromium paints without waiting for the screen; what a screen of
 * 60 Hz adds, up to 16.7 ms, is shown in a row of its own. "Rendered" is when the hits stand in the
 * document.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from './harness/browsers.mjs';
import { packedLibrary, publishedSite } from './harness/library.mjs';
import { PAGE_URL, PROGRAM, ROOT, SITE } from './harness/places.mjs';
import { serveSite } from './harness/server.mjs';

const RUNS = 15;
const CLIPPINGS = 1000;
const QUERIES = ['korea', 'president letter', '"founding anniversary"', 'missile launch', 'china relations', 'kim jong', 'official newspaper', 'economic'];

const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const corpus = values.corpus ? fs.readdirSync(values.corpus).filter((name) => name.endsWith('.txt')).sort().map((name) => path.join(/** @type {string} */ (values.corpus), name)) : [];

/** @type {{ what: string, measured: string, bar: string, met: boolean | null }[]} */
const table = [];
const report = (/** @type {string} */ what, /** @type {string} */ measured, bar = '', /** @type {boolean | null} */ met = null) => table.push({ what, measured, bar, met });
const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const quantile = (/** @type {number[]} */ values, /** @type {number} */ part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
/** The median, least and most. @param {number[]} times */
const spread = (times) => `${ms(quantile(times, 0.5))} (${ms(Math.min(...times))} to ${ms(Math.max(...times))})`;

if (corpus.length === 0) console.log('No --corpus DIR: only the seeds are measured.\n');
await opening();
await openingSite();
await publishing();
answering();
await adding();
await extracting();
await typing(true);
await typing(false);
commandLine();
print();

/** Navigation to the library searchable, each time in a new browser with an empty profile. */
async function opening() {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await searchableAfter(PAGE_URL));
  const median = quantile(times, 0.5);
  report(`navigation to seeds searchable, median of ${RUNS}`, spread(times), '300 ms', median < 300);
}

/** The same for the site on this machine, by turns with one that begins with the whole core. */
async function openingSite() {
  const whole = { 'slim.wasm': 'core.wasm', 'slim-worker.js': 'worker.js' };
  const instead = Object.fromEntries(Object.entries(whole).map(([part, other]) => [part, fs.readFileSync(path.join(SITE, other))]));
  const hosts = [await serveSite(), await serveSite(instead)];
  /** @type {number[][]} */
  const times = [[], []];
  for (let run = 0; run < RUNS; run += 1) for (const at of [0, 1]) times[at].push(await searchableAfter(hosts[at].address));
  await Promise.all(hosts.map((host) => host.close()));
  report(`the same on the site, median of ${RUNS}; with the whole core by turns`, times.map(spread).join('; '), '300 ms', quantile(times[0], 0.5) < 300);
}

/** What is fetched of the library of a published site: before it can be searched, then for each question, in a new tab. */
async function publishing() {
  if (corpus.length === 0) return;
  const site = publishedSite('Clippings', path.dirname(corpus[0]));
  const host = await serveSite({}, site);
  const size = (/** @type {string} */ name) => fs.statSync(path.join(site, name)).size;
  const parts = fs.readdirSync(path.join(site, 'library'));
  const browser = await launch('chromium');
  /** @type {number[][]} */
  const [starts, questions] = [[], []];
  for (const query of QUERIES) {
    const tab = await browser.newTab();
    await tab.open(host.address);
    const fetched = () => host.requested.map((line) => line.slice(line.indexOf('library/'))).filter((line) => line.startsWith('library/'));
    const start = fetched();
    starts.push(start.map(size));
    await tab.search(query);
    // The window of hits fills once typing rests.
    await tab.until('a window of hits', () => document.querySelectorAll('.hit').length >= Math.min(30, Number(/[\d,]+/.exec(document.querySelector('.results-count').textContent)[0].replace(',', ''))));
    questions.push(fetched().slice(start.length).map(size));
    await tab.close();
    host.requested.length = 0;
  }
  await browser.close();
  await host.close();
  const sum = (/** @type {number[]} */ bytes) => bytes.reduce((all, one) => all + one, 0);
  const kb = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} KB`;
  const whole = sum(parts.map((name) => size(`library/${name}`)));
  report(`a published library of ${corpus.length} clippings: head, parts`, `${kb(size('library.bin'))}, ${kb(whole)} in ${parts.length}`);
  report('parts fetched until it can be searched', `${kb(sum(starts[0]))} in ${starts[0].length}`);
  report(`parts fetched for a question, ${QUERIES.length} queries, each in a new tab`, `${kb(quantile(questions.map(sum), 0.5))} (${kb(Math.min(...questions.map(sum)))} to ${kb(Math.max(...questions.map(sum)))}), at most ${Math.max(...questions.map(({ length }) => length))} parts`);
}

/** Questions to the part of the core with which a site begins and to the whole core, by turns, outside a browser. */
function answering() {
  if (corpus.length === 0) return;
  const library = packedLibrary(path.dirname(corpus[0]));
  const explorers = ['slim', 'dateline'].map((name) => {
    const at = (/** @type {string} */ file) => path.join(ROOT, 'dist/wasm', file);
    const glue = new Function(`${fs.readFileSync(at(`${name}.js`), 'utf8')};return wasm_bindgen`)();
    glue.initSync({ module: new WebAssembly.Module(fs.readFileSync(at(`${name}_bg.wasm`))) });
    const explorer = new glue.Explorer();
    explorer.open(library);
    const start = performance.now();
    explorer.search({ query: QUERIES[0] }, 0, 30);
    return { explorer, first: performance.now() - start };
  });
  const ratios = QUERIES.map((query) => {
    /** @type {number[][]} */
    const times = [[], []];
    // A blank behind makes it another question, which no earlier answer serves.
    for (let run = 0; run < 60; run += 1) {
      for (const at of [0, 1]) {
        const start = performance.now();
        explorers[at].explorer.search({ query: query + ' '.repeat(run % 2) }, 0, 30);
        times[at].push(performance.now() - start);
      }
    }
    return quantile(times[0], 0.5) / quantile(times[1], 0.5);
  });
  report('a question to the part that answers, times as long as to the whole core', `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`);
  report('the first question after opening, which stems all words: the part, the whole', explorers.map(({ first }) => ms(first)).join(', '));
}

/** @param {string} address @returns {Promise<number>} milliseconds from navigation until the library can be searched, in a new browser with an empty profile */
async function searchableAfter(address) {
  const browser = await launch('chromium');
  const tab = await browser.newTab();
  await tab.open(address);
  const time = await tab.evaluate(() => performance.getEntriesByName('dateline:searchable')[0].startTime);
  await browser.close();
  return time;
}

/** Files given to the picker until all can be searched, and how long the page was held up meanwhile. */
async function adding() {
  if (corpus.length === 0) return;
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await addOnce(corpus));
  const seconds = quantile(runs.map((run) => run.seconds), 0.5);
  const longTasks = runs.flatMap((run) => run.longTasks);
  report(`${corpus.length} files to searchable, median of 3`, `${seconds.toFixed(2)} s (${Math.round(corpus.length / seconds)} a second)`, '3 s', seconds < 3);
  report('tasks over 50 ms meanwhile, all 3 runs', longTasks.length === 0 ? 'none' : longTasks.map((task) => `${Math.round(task)}`).join(', ') + ' ms', 'none', longTasks.length === 0);
}

/** One worker alone, outside the page: files read with the facts of their clippings, and the facts alone. */
async function extracting() {
  if (corpus.length === 0) return;
  const part = (/** @type {string} */ name) => fs.readFileSync(path.join(ROOT, 'dist/site', name)).toString('base64');
  const texts = corpus.map((file) => fs.readFileSync(file, 'utf8'));
  const words = texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  const browser = await launch('chromium');
  const tab = await browser.newTab();
  await tab.page.goto('about:blank');
  const seconds = await tab.page.evaluate(async (/** @type {any} */ { wasm, script, model, texts }) => {
    const bytes = async (/** @type {string} */ base64) => (await fetch(`data:;base64,${base64}`)).arrayBuffer();
    const worker = new Worker(URL.createObjectURL(new Blob([await bytes(script)])));
    /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
    const waiting = new Map();
    worker.onmessage = ({ data: { id, error, value } }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      error ? asked?.reject(new Error(error.message)) : asked?.resolve(value);
    };
    let id = 0;
    const call = (/** @type {string} */ method, /** @type {unknown[]} */ args) => new Promise((resolve, reject) => {
      waiting.set(id += 1, { resolve, reject });
      worker.postMessage({ id, method, args });
    });
    /** The seconds of the best of four rounds over all texts. */
    const best = async (/** @type {string} */ method, /** @type {(text: string, at: number) => unknown[]} */ argsOf) => {
      let ms = Infinity;
      for (let round = 0; round < 4; round += 1) {
        const start = performance.now();
        await Promise.all(texts.map((/** @type {string} */ text, /** @type {number} */ at) => call(method, argsOf(text, at))));
        ms = Math.min(ms, performance.now() - start);
      }
      return ms / 1000;
    };
    await call('start', [await WebAssembly.compile(await bytes(wasm))]);
    await call('learn', [await bytes(model)]);
    const read = await best('read', (text, at) => [[{ path: `${at}.txt`, file: new Blob([text]), sidecar: null, choice: null }]]);
    // Without a round of facts a text is read all the same.
    const without = await best('measure', (text) => [text, 0, true]);
    const names = await best('measure', (text) => [text, 1, false]);
    const all = await best('measure', (text) => [text, 1, true]);
    return { read, names: names - without, all: all - without };
  }, { wasm: part('reader.wasm'), script: part('reader-worker.js'), model: part('names.model'), texts });
  await browser.close();
  const rate = (/** @type {number} */ seconds) => `${(words / seconds / 1e6).toFixed(2)} million words/s`;
  report(`${words} words read and indexed with all facts, one worker`, `${seconds.read.toFixed(2)} s (${rate(seconds.read)})`);
  report('of that names and times', rate(seconds.names), '1 million', words / seconds.names > 1e6);
  report('of that all facts', rate(seconds.all), '0.5 million', words / seconds.all > 5e5);
}

/** @param {string[]} files @returns {Promise<{ seconds: number, longTasks: number[] }>} */
async function addOnce(files) {
  const browser = await launch('chromium');
  const tab = await tabWith(browser, files);
  const result = await tab.evaluate(() => {
    const [start, end] = [window.addedFrom, performance.getEntriesByName('dateline:added')[0].startTime];
    // The browser makes its list of files and tells the page in one task; only what comes after it told is the page's.
    const longTasks = window.seen.longTasks.filter((/** @type {any} */ task) => task.start < end)
      .map((/** @type {any} */ task) => task.start + task.ms - Math.max(task.start, start)).filter((/** @type {number} */ ms) => ms > 50);
    return { seconds: (end - start) / 1000, longTasks };
  });
  await browser.close();
  return result;
}

/** A tab to which files were added. @param {import('./harness/browsers.mjs').Browser} browser @param {string[]} files */
async function tabWith(browser, files) {
  const tab = await browser.newTab({ size: { width: 1440, height: 900 } });
  await tab.open(files.length === 0 ? PAGE_URL : `${PAGE_URL}#panel=add`);
  if (files.length === 0) return tab;
  await tab.evaluate(() => addEventListener('change', () => { window.addedFrom = performance.now(); }, true));
  await tab.click('button', 'Choose files');
  await tab.pick(files);
  await tab.until('all are added', () => performance.getEntriesByName('dateline:added').length > 0, undefined, 120_000);
  return tab;
}

/** Each key of the queries: from the input event until the answer is rendered, and painted. @param {boolean} eager */
async function typing(eager) {
  const browser = await launch('chromium', { eager });
  const full = corpus.filter((file) => fs.statSync(file).size > 0);
  const files = full.filter((_, at) => at % Math.max(1, Math.floor(full.length / CLIPPINGS)) === 0).slice(0, CLIPPINGS);
  const tab = await tabWith(browser, files);
  await tab.evaluate(watchKeys);
  for (const query of QUERIES) {
    await tab.clickAt('#query');
    await tab.press('Control+a', 'Delete');
    await tab.until('the field is empty', () => /** @type {HTMLInputElement} */ (document.getElementById('query')).value === '');
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const key of query) {
      await tab.evaluate(() => { window.keyAnswered = false; });
      await tab.type(key);
      // A key that changes nothing in what is understood (a blank, a quotation mark) has no answer to wait for.
      await tab.until('the answer', () => window.keyAnswered, undefined, 400).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  const keys = await tab.evaluate(() => window.keys);
  const total = await tab.evaluate(() => document.querySelector('.results-count')?.textContent.match(/of ([\d,]+) clip/)?.[1]);
  await browser.close();
  for (const [name, bar] of /** @type {const} */ (eager ? [['rendered', ''], ['painted', '16 ms']] : [['painted', '']])) {
    const times = keys.map((/** @type {any} */ key) => key[name]);
    const median = quantile(times, 0.5);
    report(`key to hits ${name}${eager ? '' : ' at 60 Hz'}, ${total ?? files.length} clippings, ${times.length} keys`, `${ms(median)}, p95 ${ms(quantile(times, 0.95))}`, bar, bar ? median < 16 : null);
  }
}

/** Runs in the page: times every key. */
function watchKeys() {
  window.keys = [];
  const understood = () => document.querySelector('.results-count')?.textContent ?? '';
  let waiting = null;
  addEventListener('input', (event) => { waiting = { from: event.timeStamp, before: understood() }; }, true);
  new MutationObserver(() => {
    if (!waiting || understood() === waiting.before) return;
    const { from } = waiting;
    waiting = null;
    const rendered = performance.now() - from;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.keys.push({ rendered, painted: performance.now() - from });
        window.keyAnswered = true;
        port1.close();
      };
      port2.postMessage(null);
    });
  }).observe(/** @type {Node} */ (document.getElementById('app')), { subtree: true, childList: true, characterData: true });
}

/** `dateline extract` over the corpus, or the seeds. */
function commandLine() {
  const files = corpus.length > 0 ? corpus : fs.readdirSync(path.join(ROOT, 'seeds')).filter((name) => name.endsWith('.txt')).map((name) => path.join(ROOT, 'seeds', name));
  const nBytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    const { status } = spawnSync(PROGRAM, ['extract', '--format', 'jsonl', ...files], { cwd: ROOT, stdio: ['ignore', 'ignore', 'ignore'] });
    if (status !== 0) throw new Error(`dateline extract ended with ${status}`);
    times.push((performance.now() - start) / 1000);
  }
  const seconds = Math.min(...times);
  report(`dateline extract, ${files.length} files`, `${seconds.toFixed(2)} s, ${(nBytes / 1e6 / seconds).toFixed(1)} MB/s, ${Math.round(files.length / seconds)} a second`);
}

function print() {
  const widths = /** @type {const} */ (['what', 'measured', 'bar']).map((name) => Math.max(name.length, ...table.map((row) => row[name].length)));
  const line = (/** @type {string[]} */ cells, verdict = '') => console.log(`| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} | ${verdict.padEnd(7)} |`);
  line(['what', 'measured', 'bar'], 'met');
  line(widths.map((width) => '-'.repeat(width)), '-------');
  for (const { what, measured, bar, met } of table) line([what, measured, bar], met === null ? '' : met ? 'yes' : 'NO');
}
