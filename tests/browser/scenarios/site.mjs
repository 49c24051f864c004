/** The hosted page: its own parts only, under any path, and without a network after one visit. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { SITE } from '../harness/places.mjs';

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
];
