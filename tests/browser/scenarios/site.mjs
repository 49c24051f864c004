/** The hosted page: its own parts only, under any path, and without a network after one visit. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { packedLibrary } from '../harness/library.mjs';
import { ROOT, SITE, scratchFile } from '../harness/places.mjs';
import { onSite } from '../harness/server.mjs';

/** What each of them asks for where the site begins. */
const FIRST = ['slim-worker.js', 'slim.wasm', 'library.bin'];

/** The bytes of a library of one text. @param {string} text @returns {Buffer} */
function libraryOf(text) {
  const file = scratchFile('text.txt');
  fs.writeFileSync(file, text);
  return packedLibrary(file);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the site opens without a network after one visit',
    engines: ['chromium'],
    places: ['http'],
    async run({ open, address }) {
      const tab = await open('', { serviceWorkers: true });
      await tab.until('everything is kept', async (n) => {
        const names = await caches.keys();
        const registration = await navigator.serviceWorker.getRegistration();
        if (names.length !== 1 || !registration?.active) return false;
        return (await (await caches.open(names[0])).keys()).length >= n;
      }, fs.readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'sw.js').length);
      await tab.does.offline(true);
      await tab.does.goto(`${address}#q=anniversary`);
      await tab.does.reload();
      await tab.searchable();
      await tab.answered('anniversary');
      assert.ok((await tab.texts('.hit')).length > 0);
      await tab.does.goto(`${address}index.html`);
      await tab.searchable();
      await tab.does.offline(false);
    },
  },
  {
    name: 'every part that the site names is there, by a relative path',
    engines: ['chromium'],
    places: ['http'],
    loud: true,
    async run({ address, served }) {
      const index = fs.readFileSync(path.join(SITE, 'index.html'), 'utf8');
      const manifest = JSON.parse(fs.readFileSync(path.join(SITE, 'manifest.webmanifest'), 'utf8'));
      const named = [...index.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1])
        .concat(manifest.start_url, manifest.icons.map((/** @type {any} */ icon) => icon.src))
        .filter((name) => !name.startsWith('#'));
      assert.ok(named.length > 5);
      for (const name of named) {
        assert.doesNotMatch(name, /^(\/|\w+:)/, 'a relative path');
        assert.equal((await fetch(new URL(name, address))).status, 200, name);
      }
      assert.ok(served.every((line) => line.includes('/some/desk/')), 'all requests stay below the site’s path');
    },
  },
  {
    name: 'a site begins with the part of the core that answers, and fetches the whole with the first change',
    places: ['http'],
    loud: true,
    async run({ open }) {
      await onSite(open, {}, async (tab, asked) => {
        await tab.search('letters');
        assert.ok((await tab.texts('.hit')).length > 0);
        for (const name of FIRST) assert.ok(asked().includes(name), name);
        for (const name of ['core.wasm', 'worker.js', 'reader.wasm', 'stemmers.wasm']) assert.ok(!asked().includes(name), name);
        await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday, the mayor said.' }]);
        await added(tab);
        assert.ok(asked().includes('core.wasm'));
        await tab.search('planetarium');
        assert.equal((await tab.texts('.hit')).length, 1);
        await tab.search('anniversary');
        assert.ok((await tab.texts('.hit')).length > 0, 'what was there before');
      });
    },
  },
  {
    name: 'a site in another language fetches its stemmers',
    places: ['http'],
    loud: true,
    async run({ open }) {
      const text = 'La ministre a lu les lettres que le président avait envoyées, mais elle ne sait pas qui les a écrites. Les réunions nationales sont terminées.';
      await onSite(open, { 'library.bin': libraryOf(text) }, async (tab, asked) => {
        assert.ok(asked().includes('stemmers.wasm') && !asked().includes('core.wasm'));
        await tab.search('lettre nationale');
        assert.deepEqual(new Set(await tab.texts('.hit mark')), new Set(['lettres', 'nationales']));
      });
      await onSite(open, { 'library.bin': libraryOf(text), 'stemmers.wasm': null }, async (tab) => {
        await tab.search('lettres');
        assert.equal((await tab.texts('.hit')).length, 1, 'words are found as they stand');
      });
    },
  },
  {
    name: 'what the part that answers does not open, the whole core does',
    places: ['http'],
    loud: true,
    async run({ open }) {
      const older = fs.readFileSync(path.join(ROOT, 'tests/cases/library/version-6.dateline'));
      await onSite(open, { 'library.bin': older }, async (tab, asked) => {
        assert.ok(asked().includes('core.wasm'));
        await tab.search('kim');
        assert.ok((await tab.texts('.hit')).length > 0);
      });
    },
  },
  {
    name: 'where the whole core cannot be had, a change says so and the library can still be asked',
    places: ['http'],
    loud: true,
    async run({ open }) {
      /** @type {Record<string, Buffer | null>} */
      const instead = { 'core.wasm': null };
      await onSite(open, instead, async (tab) => {
        await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday.' }]);
        const told = await tab.until('the notice', () => document.querySelector('.notice')?.textContent);
        assert.match(told, /core\.wasm.*404.*try again/);
        await tab.search('anniversary');
        assert.ok((await tab.texts('.hit')).length > 0);
        instead['core.wasm'] = fs.readFileSync(path.join(SITE, 'core.wasm'));
        await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday.' }]);
        await added(tab);
        await tab.search('planetarium');
        assert.equal((await tab.texts('.hit')).length, 1, 'once it can be had, files are added');
      });
    },
  },
];
