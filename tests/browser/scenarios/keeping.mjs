/** Saving, opening again, starting empty. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { added, drop } from '../harness/drop.mjs';
import { LIBRARY, libraryIn } from '../harness/library.mjs';
import { PAGE, addressOf, scratchFile, seeds } from '../harness/places.mjs';

/** Saves a copy. @param {import('../harness/tab.mjs').Tab} tab */
async function save(tab) {
  await tab.click('button', /^Save/, { within: '.actions' });
  return tab.download(() => tab.click('button', 'Save a copy'));
}

/** @param {Buffer} bytes @param {string} [name] @returns {string} */
function written(bytes, name = 'saved.html') {
  const file = scratchFile(name);
  fs.writeFileSync(file, bytes);
  return file;
}

/** The page with other bytes as its library. @param {Buffer} library */
function pageWith(library) {
  return Buffer.from(fs.readFileSync(PAGE, 'utf8').replace(LIBRARY, (_, before, __, after) => before + library.toString('base64') + after));
}

const libraryOf = (/** @type {Buffer} */ page) => libraryIn(page.toString('utf8'));

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a copy saved without a change is the file itself, byte for byte',
    async run({ open }) {
      const { name, bytes } = await save(await open());
      assert.equal(name, 'Letters and anniversaries.html');
      assert.ok(bytes.equals(fs.readFileSync(PAGE)), 'the saved bytes are those of dateline.html');
    },
  },
  {
    name: 'a copy saved with added clippings opens with them',
    async run({ open, place }) {
      const tab = await open();
      await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday, the mayor said.' }]);
      await added(tab);
      const file = written((await save(tab)).bytes);
      if (place === 'http') return;
      const saved = await open('', { url: addressOf(file) });
      await saved.search('planetarium');
      assert.equal((await saved.texts('.hit')).length, 1);
      await saved.search('anniversary');
      assert.ok((await saved.texts('.hit')).length > 0);
      // And the copy saves itself unchanged.
      assert.ok((await save(saved)).bytes.equals(fs.readFileSync(file)));
    },
  },
  {
    name: 'a saved copy that is picked or dropped replaces the library',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'new.txt', text: 'A planetarium opened on Monday.' }]);
      await added(tab);
      const file = written((await save(tab)).bytes);
      const other = await open('#panel=keep');
      await other.click('button', 'Open a saved copy…');
      await other.pick([file]);
      await other.until('it is opened', () => /Opened saved\.html with/.test(document.querySelector('.notice')?.textContent ?? ''));
      await other.search('planetarium');
      assert.equal((await other.texts('.hit')).length, 1);
    },
  },
  {
    name: 'start empty asks, empties, and can be undone',
    async run({ open }) {
      const tab = await open('#panel=keep');
      await tab.click('button', 'Start empty');
      await tab.click('button', 'Start empty', { within: '#ask' });
      await tab.element('heading', 'This library is empty');
      await tab.click('button', 'Undo');
      await tab.until('the clippings are back', (n) => document.querySelectorAll('.hit').length === n, seeds().length);
    },
  },
  {
    name: 'a page from a newer version is refused and nothing changes',
    async run({ open, place }) {
      const library = libraryOf(fs.readFileSync(PAGE));
      const newer = newerVersion(library);
      const file = written(pageWith(newer), 'newer.html');
      const tab = await open('#panel=keep');
      await tab.click('button', 'Open a saved copy…');
      await tab.pick([file]);
      const notice = await tab.until('it is refused', () => document.querySelector('.notice')?.textContent);
      assert.match(notice, /newer\.html was not opened; nothing changed/);
      assert.match(notice, /version/);
      await tab.search('anniversary');
      assert.ok((await tab.texts('.hit')).length > 0);
      if (place === 'http') return;
      const opened = await open('', { url: addressOf(file) });
      assert.match(await opened.until('it says why', () => document.querySelector('.notice')?.textContent), /version/);
      const back = await opened.download(() => opened.click('button', /original bytes/));
      assert.ok(back.bytes.equals(newer), 'the library’s own bytes are not lost');
    },
  },
  {
    name: 'a damaged page and a page of somebody else are refused',
    async run({ open }) {
      const library = libraryOf(fs.readFileSync(PAGE));
      const damaged = Buffer.from(library);
      damaged[Math.floor(damaged.length / 2)] ^= 0xff;
      const tab = await open();
      for (const [name, bytes] of /** @type {[string, Buffer][]} */ ([
        ['damaged.html', pageWith(damaged)], ['short.html', pageWith(library.subarray(0, library.length / 2))], ['other.html', Buffer.from('<p>hello</p>')],
      ])) {
        await tab.evaluate(() => { location.hash = '#panel=keep'; });
        await tab.click('button', 'Open a saved copy…');
        await tab.pick([written(bytes, name)]);
        await tab.until(`${name} is refused`, (file) => document.querySelector('.notice')?.textContent.includes(`${file} was not opened`), name);
      }
      await tab.search('anniversary');
      assert.ok((await tab.texts('.hit')).length > 0);
    },
  },
];

/** The same library, as if a later Dateline had written it: its version is the number after the sign. @param {Buffer} library */
function newerVersion(library) {
  const newer = Buffer.from(library);
  newer[8] = 0xee;
  return newer;
}
