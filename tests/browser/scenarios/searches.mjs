/** Searches kept with the library, and lists of queries. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { added, drop } from '../harness/drop.mjs';
import { PROGRAM, ROOT, addressOf, scratchFile } from '../harness/places.mjs';

/** Keeps the search on screen under a name. @param {import('../harness/tab.mjs').Tab} tab @param {string} name */
async function keep(tab, name) {
  await tab.click('button', 'Keep this search');
  await tab.until('the field of the name', () => document.activeElement?.matches('#panel input[name=name]'));
  await tab.press('Control+a');
  await tab.type(name);
  await tab.press('Enter');
  await tab.until('it is in the list', (wanted) => [...document.querySelectorAll('#panel .kept a')].some((one) => one.textContent === wanted), name);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a search is kept with its filters, travels with a copy, and says what is new',
    async run({ open }) {
      const tab = await open('#q=anniversary&language=en&sort=newest');
      await tab.answered('anniversary');
      await keep(tab, 'The anniversary');
      await tab.press('Escape');
      await tab.until('the button says so', () => document.querySelector('.keep-search')?.textContent === 'Kept as “The anniversary”');
      await tab.evaluate(() => { location.hash = '#panel=keep'; });
      const { bytes } = await tab.download(() => tab.click('button', 'Save a copy'));
      const copy = scratchFile('searches.html');
      fs.writeFileSync(copy, bytes);
      const other = await open('', { url: addressOf(copy) });
      const kept = '[aria-labelledby=kept]';
      await other.until('the search on the front page', () => document.querySelector('[aria-labelledby=kept] .kept a')?.textContent === 'The anniversary');
      assert.ok(!(await other.has('button', 'x', kept)));
      const before = await other.evaluate(() => document.querySelector('.kept-facts').textContent.trim());
      await drop(other, [{ path: 'new.txt', text: 'A new anniversary was marked in the capital on Monday, and officials said that it would be held again.' }]);
      await added(other);
      await other.until('one is new', () => /1 new/.test(document.querySelector('.kept-facts')?.textContent ?? ''));
      assert.match(before, /^\d clippings?$/);
      await other.click('link', 'The anniversary');
      await other.answered('anniversary');
      assert.match(await other.evaluate(() => location.hash), /language=en.*sort=newest/);
      await other.evaluate(() => { location.hash = '#'; });
      await other.until('none is new', () => document.querySelector('.kept-facts') && !/new/.test(document.querySelector('.kept-facts').textContent));
    },
  },
  {
    name: 'a kept search is renamed and deleted, and both are taken back',
    async run({ open }) {
      const tab = await open('#q=letter');
      await tab.answered('letter');
      await keep(tab, 'One');
      await tab.press('Escape');
      await tab.search('party');
      await keep(tab, 'Two');
      await tab.click('button', 'Rename Two');
      await tab.until('the field', () => document.activeElement?.matches('.kept input'));
      await tab.press('Control+a');
      await tab.type('One');
      await tab.press('Enter');
      await tab.until('it is refused', () => document.querySelector('.kept [role=alert]'));
      await tab.press('Control+a');
      await tab.type('Three');
      await tab.press('Enter');
      await tab.until('it is renamed', () => [...document.querySelectorAll('#panel .kept a')].map((one) => one.textContent).join() === 'One,Three');
      await tab.click('button', 'Delete One');
      await tab.until('it is gone', () => [...document.querySelectorAll('#panel .kept a')].map((one) => one.textContent).join() === 'Three');
      await tab.until('Undo has the focus', () => document.activeElement?.textContent === 'Undo');
      await tab.press('Enter');
      await tab.until('it is back', () => [...document.querySelectorAll('#panel .kept a')].map((one) => one.textContent).join() === 'One,Three');
      await tab.press('Escape');
      await tab.until('the panel is closed', () => !document.querySelector('#panel').open);
    },
  },
  {
    name: 'a list of queries gives the table that the command line writes, byte for byte',
    async run({ open }) {
      const tab = await open('#view=queries');
      const list = '\uFEFF# people\r\nkim\r\n\r\n"Kim Jong Un" -trump\n-parade\n=letter\n(xi\nqqqqqqqq\nlanguage:en\n';
      const file = scratchFile('queries.txt');
      fs.writeFileSync(file, list);
      await tab.click('button', 'Choose a file…');
      await tab.pick([file]);
      await tab.until('it has run', () => /^7 queries, \d with hits\./.test(document.querySelector('.queries-status [role=status]')?.textContent.trim() ?? ''));
      assert.equal((await tab.texts('.queries-table tbody tr')).length, 7);
      assert.match((await tab.texts('.queries-table tbody tr'))[5], /^qqqqqqqq 0/);
      const { name, bytes } = await tab.download(() => tab.click('button', 'Download the table (CSV)'));
      assert.equal(name, 'queries.csv');
      const told = execFileSync(PROGRAM, ['search', '--queries', file, '--format', 'csv', 'seeds'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
      assert.equal(bytes.toString('utf8'), told.toString('utf8'));
      assert.match(told.toString('utf8'), /^'-parade,/m);
      await tab.click('link', 'kim');
      await tab.answered('kim');
    },
  },
  {
    name: 'a list without a query, or in another encoding, says so',
    async run({ open }) {
      const tab = await open('#view=queries');
      await tab.clickAt('textarea');
      await tab.type('# nothing');
      await tab.click('button', 'Run');
      await tab.until('it says so', () => /no query/.test(document.querySelector('.queries-page [role=alert]')?.textContent ?? ''));
      const file = scratchFile('latin.txt');
      fs.writeFileSync(file, Buffer.from([0x6d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]));
      await tab.click('button', 'Choose a file…');
      await tab.pick([file]);
      await tab.until('it says so', () => /not a text in UTF-8/.test(document.querySelector('.queries-page [role=alert]')?.textContent ?? ''));
    },
  },
];
