/** Input that is broken, hostile or too much: a problem or correct text, and nothing else is lost. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { scratchFile, seeds } from '../harness/places.mjs';

const good = (/** @type {string} */ word) => `The ${word} opened on Monday, the mayor said in a speech to the city.`;
const base64 = (/** @type {Uint8Array | number[]} */ bytes) => Buffer.from(bytes).toString('base64');
/** Bytes no text has: all 256 of them, over and over. */
const binary = Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256);

/** The list of problems as `file: message`. @param {import('../harness/tab.mjs').Tab} tab */
async function problems(tab) {
  await tab.evaluate(() => { location.hash = '#view=problems'; });
  await tab.until('the problems', () => document.querySelector('.problems-page .problem'));
  return (await tab.texts('.problems-page .problem')).join('\n');
}

/** @param {import('../harness/tab.mjs').Tab} tab @param {string} query @param {number} [hits] */
async function finds(tab, query, hits = 1) {
  await tab.search(query);
  assert.equal((await tab.texts('.hit')).length, hits, query);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'broken files among good ones are named with a reason, the good ones are read',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [
        { path: 'good.txt', text: good('planetarium') },
        { path: 'empty.txt', text: '' },
        { path: 'blank.txt', text: ' \n\t\n' },
        { path: 'nul.txt', base64: base64([0]) },
        { path: 'letter.txt', text: 'Q' },
        { path: 'picture.txt', base64: base64([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, ...binary]) },
        { path: 'program.txt', base64: base64([0x7f, 0x45, 0x4c, 0x46, ...binary]) },
        { path: 'last.txt', text: good('aquarium') },
      ]);
      await added(tab);
      await finds(tab, 'planetarium');
      await finds(tab, 'aquarium');
      const list = await problems(tab);
      for (const name of ['empty.txt', 'blank.txt', 'nul.txt', 'picture.txt', 'program.txt']) assert.match(list, new RegExp(name.replace('.', '\\.')));
      assert.doesNotMatch(list, /good\.txt|last\.txt/);
    },
  },
  {
    name: 'other encodings are read, and broken bytes said',
    async run({ open }) {
      const tab = await open();
      const text = 'The café owner’s señorita said “naïve” to the Zürich façade committee on Tuesday.';
      const utf16 = (/** @type {boolean} */ big) => {
        const bytes = Buffer.from(`\ufeffThe utf16${big ? 'be' : 'le'} planetarium opened on Monday.`, 'utf16le');
        return base64(big ? bytes.swap16() : bytes);
      };
      await drop(tab, [
        { path: 'le.txt', base64: utf16(false) },
        { path: 'be.txt', base64: utf16(true) },
        { path: 'bom.txt', base64: base64([0xef, 0xbb, 0xbf, ...Buffer.from('The bommed planetarium opened.')]) },
        { path: 'windows.txt', base64: base64([...text].map((sign) => ({ '’': 0x92, '“': 0x93, '”': 0x94 })[sign] ?? sign.charCodeAt(0))) },
        { path: 'surrogates.txt', base64: base64([...Buffer.from('A lone '), 0xed, 0xa0, 0x80, ...Buffer.from(' surrogate stood in the orangery, said the gardener.')]) },
      ]);
      await added(tab);
      await finds(tab, 'utf16le');
      await finds(tab, 'utf16be');
      await finds(tab, 'bommed');
      await finds(tab, 'façade');
      await finds(tab, 'orangery');
    },
  },
  {
    name: 'lone surrogates typed, pasted and in names do no harm',
    async run({ open }) {
      const tab = await open();
      await tab.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['The orangery \ud800 opened.'], 'half\udc00name.txt', { type: 'text/plain' }));
        const event = new DragEvent('drop', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'dataTransfer', { value: transfer });
        document.body.dispatchEvent(event);
      });
      assert.match(await added(tab), /Added 1 clipping/);
      await tab.evaluate(() => {
        const field = /** @type {HTMLInputElement} */ (document.getElementById('query'));
        field.value = 'orangery OR \ud83d';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await tab.until('an answer', () => document.querySelector('.hit'));
    },
  },
  {
    name: 'a line of a million characters is read and shown',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'long.txt', text: `${'planetarium '.repeat(90_000)}finis` }, { path: 'solid.txt', text: 'x'.repeat(1_000_000) }, { path: 'good.txt', text: good('aquarium') }]);
      await added(tab);
      await finds(tab, 'finis');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping'));
      await tab.press('Escape');
      await finds(tab, 'aquarium');
    },
  },
  {
    name: 'a file of 300 MB is refused by name, the next is read',
    async run({ open }) {
      const huge = scratchFile('huge.txt');
      fs.closeSync(fs.openSync(huge, 'w'));
      fs.truncateSync(huge, 300_000_000);
      const small = path.join(path.dirname(huge), 'small.txt');
      fs.writeFileSync(small, good('planetarium'));
      const tab = await open('#panel=add');
      await tab.click('button', 'Choose files');
      await tab.pick([huge, small]);
      assert.match(await added(tab), /Added 1 clipping/);
      await finds(tab, 'planetarium');
      assert.match(await problems(tab), /huge\.txt/);
    },
  },
  {
    name: '10,000 small files are all read, and the page answers meanwhile',
    // What it costs does not depend on where the page comes from.
    engines: ['chromium'],
    places: ['file'],
    async run({ open }) {
      const tab = await open();
      await drop(tab, Array.from({ length: 10_000 }, (_, at) => ({ path: `pile/${String(at).padStart(5, '0')}.txt`, text: good(`kiosk${at}`) })));
      await tab.until('some are read', () => Number(document.querySelector('progress')?.value) > 100);
      await tab.search('anniversary');
      assert.ok((await tab.texts('.hit')).length > 0, 'the seeds are found while files are read');
      assert.match(await added(tab, 60_000), /Added 10,000 clippings/);
      await finds(tab, 'kiosk9999');
      await finds(tab, 'kiosk0');
    },
  },
  {
    name: 'the same file twice harms nothing',
    async run({ open }) {
      const tab = await open();
      const [seed] = seeds();
      await drop(tab, [{ path: 'a/x.txt', text: good('planetarium') }, { path: 'b/x.txt', text: good('planetarium') }]);
      await added(tab);
      await tab.search('planetarium');
      const once = (await tab.texts('.hit')).length;
      assert.ok(once === 1 || once === 2);
      await drop(tab, [{ path: seed.name, text: seed.text }]);
      await added(tab);
      await tab.search('anniversary');
      assert.ok((await tab.texts('.hit')).length >= 1);
    },
  },
];
