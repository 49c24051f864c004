/** A published site: its library is fetched part by part, and is whole once it is changed. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { publishedSite } from '../harness/library.mjs';
import { scratchFile } from '../harness/places.mjs';
import { onSite } from '../harness/server.mjs';

/** Clippings of the library that is published. */
const N_TEXTS = 600;
const FILLING = 'harbour council winter engine letter minister ferry orchard signal treaty market bridge river parade village doctor'.split(' ');

/** @type {string | null} */
let folder = null;
/** The folder of a site with a library of many texts, written once. */
function siteOfTexts() {
  if (folder) return folder;
  const texts = scratchFile('texts');
  fs.mkdirSync(texts);
  for (let n = 0; n < N_TEXTS; n += 1) {
    const words = Array.from({ length: 300 }, (_, at) => `${FILLING[(n * 7 + at * at * 13 + (at >> 3) * n) % FILLING.length]}${at % 2 ? '' : ((n + 7) * (at + 3) * 7919) % 4999}`);
    const day = new Date(Date.UTC(2019, 0, 1 + n)).toISOString().slice(0, 10);
    fs.writeFileSync(path.join(texts, `${n}.txt`), `Report number ${n}\n\nThe zebra${n} was seen again. "The old bridge number ${n} will be closed," Mayor Anna Keller said.\n\n${words.join(' ')}.\n`);
    fs.writeFileSync(path.join(texts, `${n}.txt.meta.json`), JSON.stringify({ publisher: `Paper ${n % 4}`, published: day }));
  }
  return (folder = publishedSite('Reports', texts));
}

/** How many of the paths asked for are parts of the library. @param {string[]} asked */
const chunksIn = (asked) => asked.filter((name) => name.startsWith('library/')).length;

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a published library is fetched part by part, as it is asked',
    places: ['http'],
    loud: true,
    async run({ open }) {
      const nChunks = fs.readdirSync(path.join(siteOfTexts(), 'library')).length;
      assert.ok(nChunks > 50, `${nChunks}`);
      await onSite(open, {}, async (tab, asked) => {
        const chunks = () => chunksIn(asked());
        await tab.until('its title and what is in it', () => document.title.includes('Reports') && /600 clippings/.test(document.body.innerText));
        await tab.until('what was said last', () => document.querySelector('.front-side .said'));
        await tab.until('that parts are fetched', () => /fetched as you ask/.test(document.querySelector('.foot')?.textContent ?? ''));
        const atStart = chunks();
        assert.ok(atStart < nChunks / 2, `${atStart} of ${nChunks} at the start`);
        await tab.search('zebra17');
        assert.deepEqual(await tab.texts('.hit-title'), ['Report number 17']);
        const once = chunks();
        assert.ok(once - atStart <= 3, `${once - atStart} for one word`);
        await tab.search('zebra18');
        await tab.search('zebra17');
        const again = chunks();
        await tab.search('zebra18');
        assert.equal(chunks(), again, 'what came once stays');
        await tab.press('Escape');
        await tab.click('link', /^Report number 18/);
        await tab.until('the clipping', () => /zebra18/.test(document.querySelector('article.clipping')?.textContent ?? ''));
        await tab.evaluate(() => { location.hash = '#view=quotes&q=zebra18'; });
        await tab.until('its quotation', () => /bridge number 18/.test(document.querySelector('.quote')?.textContent ?? ''));
        await tab.evaluate(() => { location.hash = '#view=names'; });
        await tab.until('all names', () => /Anna Keller/.test(document.querySelector('.name-item')?.textContent ?? ''));
        assert.ok(chunks() < nChunks, `${chunks()} of ${nChunks} parts`);
        assert.ok(!asked().includes('core.wasm'));
      }, { site: siteOfTexts() });
    },
  },
  {
    name: 'a published library becomes whole with the first change, and can be taken home',
    places: ['http'],
    loud: true,
    async run({ open }) {
      const nChunks = fs.readdirSync(path.join(siteOfTexts(), 'library')).length;
      await onSite(open, {}, async (tab, asked) => {
        await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday, the mayor said.' }]);
        await added(tab);
        assert.ok(chunksIn(asked()) >= nChunks, 'all parts');
        await tab.until('that nothing leaves any more', () => /Nothing leaves/.test(document.querySelector('.foot')?.textContent ?? ''));
        await tab.search('planetarium OR zebra17');
        assert.equal((await tab.texts('.hit')).length, 2);
      }, { site: siteOfTexts() });
    },
  },
  {
    name: 'a part of the library that cannot be had is told, and tried again',
    places: ['http'],
    loud: true,
    async run({ open }) {
      const site = siteOfTexts();
      /** @type {Record<string, Buffer | null>} */
      const instead = {};
      await onSite(open, instead, async (tab) => {
        await tab.search('zebra17');
        const names = fs.readdirSync(path.join(site, 'library')).map((name) => `library/${name}`);
        for (const name of names) instead[name] = null;
        await tab.clickAt('#query');
        await tab.press('Control+a');
        await tab.type('zebra222');
        await tab.until('what is missing', () => /library\/\w+\.bin.*404[\s\S]*try again/.test(document.body.innerText));
        await tab.search('zebra17');
        assert.equal((await tab.texts('.hit')).length, 1, 'what came once can be asked');
        await tab.evaluate(() => { location.hash = '#q=zebra17&id=222'; });
        await tab.until('why the clipping is not shown', () => /library\/\w+\.bin/.test(document.querySelector('#reader-title + p')?.textContent ?? ''));
        await tab.evaluate(() => { location.hash = '#view=quotes'; });
        await tab.until('why the quotations are not shown', () => /library\/\w+\.bin/.test(document.querySelector('[role=alert]')?.textContent ?? ''));
        await tab.evaluate(() => { location.hash = ''; });
        for (const name of names) instead[name] = Buffer.from('something else');
        await tab.clickAt('#query');
        await tab.press('Control+a');
        await tab.type('zebra223');
        await tab.until('what is damaged', () => /chunk cut or changed/.test(document.body.innerText));
        for (const name of names) delete instead[name];
        await tab.click('button', 'Try again');
        await tab.answered('zebra223');
        assert.equal((await tab.texts('.hit')).length, 1);
        await tab.search('zebra222');
        assert.equal((await tab.texts('.hit')).length, 1);
        await tab.evaluate(() => { location.hash = '#q=zebra17&id=222'; });
        await tab.until('the clipping', () => /The zebra/.test(document.querySelector('article.clipping')?.textContent ?? ''));
        await tab.evaluate(() => { location.hash = '#view=quotes'; });
        await tab.until('the quotations', () => document.querySelectorAll('.quote').length > 10);
      }, { site });
    },
  },
  {
    name: 'what was asked of a published site is there without a network',
    engines: ['chromium'],
    places: ['http'],
    loud: true,
    async run({ open }) {
      await onSite(open, {}, async (tab) => {
        await tab.until('it is kept', async () => (await navigator.serviceWorker.getRegistration())?.active && (await caches.keys()).length === 1);
        await tab.does.reload();
        await tab.searchable();
        await tab.search('zebra17');
        await tab.does.offline(true);
        await tab.does.reload();
        await tab.searchable();
        await tab.search('zebra17');
        assert.equal((await tab.texts('.hit')).length, 1);
        const kept = await tab.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).map(({ url }) => url));
        assert.ok(kept.some((url) => url.includes('/library/')) && !kept.some((url) => url.endsWith('core.wasm')), kept.join(' '));
        await tab.does.offline(false);
      }, { site: siteOfTexts(), options: { serviceWorkers: true } });
    },
  },
];
