/** Adding: files, folders, pickers, pasted text, sidecars, progress, cancel. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { scratchFile, seeds } from '../harness/places.mjs';

const article = (/** @type {string} */ word) => `A ${word} was opened in the capital\n\nLONDON, 3 March 2019 - The ${word} was opened on Sunday, officials said.\n`;

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'dropped files are searchable, and the progress says how many',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'one.txt', text: article('planetarium') }, { path: 'two.md', text: `# A lighthouse\n\n${article('lighthouse')}` }]);
      assert.match(await added(tab), /Added 2 clippings/);
      await tab.search('planetarium');
      assert.equal((await tab.texts('.hit')).length, 1);
      await tab.search('lighthouse');
      assert.equal((await tab.texts('.hit')).length, 1);
    },
  },
  {
    name: 'a dropped folder is read through, with its sidecars',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [
        { path: 'pile/a.txt', text: article('planetarium') },
        { path: 'pile/a.txt.meta.json', text: '{"published":"2019-09-30","publisher":"The Harbour Gazette","title":"The dome on the hill"}' },
        { path: 'pile/deep/er/b.txt', text: article('observatory') },
        { path: 'pile/.DS_Store', text: 'x' },
        { path: 'pile/locked.txt', unreadable: true },
        { path: 'pile/alone.txt.meta.json', text: '{}' },
      ]);
      assert.match(await added(tab), /Added 2 clippings/);
      await tab.search('planetarium');
      assert.match((await tab.texts('.hit')).join(), /The Harbour Gazette.*30 September 2019.*The dome on the hill/);
      await tab.search('observatory');
      assert.equal((await tab.texts('.hit')).length, 1);
      await tab.click('link', /\d+ problems?$/);
      const problems = (await tab.until('the problems', () => document.querySelector('.problems-page')?.textContent));
      assert.match(problems, /pile\/locked\.txt/);
      assert.match(problems, /pile\/alone\.txt\.meta\.json/);
    },
  },
  {
    name: 'the picker takes real files',
    async run({ open }) {
      const folder = path.dirname(scratchFile('x'));
      const files = ['funicular', 'aqueduct'].map((word) => {
        const file = path.join(folder, `${word}.txt`);
        fs.writeFileSync(file, article(word));
        return file;
      });
      const tab = await open('#panel=add');
      await tab.click('button', 'Choose files');
      await tab.pick(files);
      assert.match(await added(tab), /Added 2 clippings/);
      await tab.search('aqueduct');
      assert.equal((await tab.texts('.hit')).length, 1);
    },
  },
  {
    name: 'pasted text becomes a clipping',
    async run({ open }) {
      const tab = await open('#panel=paste');
      await tab.click('textbox', 'Text of the clipping');
      await tab.type('A carillon rang at noon.');
      await tab.click('button', 'Add this text');
      assert.match(await added(tab), /Added 1 clipping/);
      await tab.search('carillon');
      assert.equal((await tab.texts('.hit')).length, 1);
    },
  },
  {
    name: 'adding can be cancelled; what was read stays',
    async run({ open }) {
      const tab = await open();
      const files = Array.from({ length: 3000 }, (_, at) => ({ path: `pile/${String(at).padStart(4, '0')}.txt`, text: article(`museum${at} `).repeat(20) }));
      await drop(tab, files);
      await tab.until('some are read', () => Number(document.querySelector('progress')?.value) > 20);
      await tab.click('button', 'Stop');
      const line = await added(tab);
      const kept = Number(/Stopped\. ([\d,]+) clipping/.exec(line)?.[1].replace(',', ''));
      assert.ok(kept >= 20 && kept < 3000, line);
      const total = await tab.until('the front page counts them', (n) => {
        const text = document.querySelector('main')?.textContent ?? '';
        return text.replaceAll(',', '').includes(`${n} clippings`) ? text : null;
      }, kept + seeds().length);
      assert.ok(total);
      await tab.search('museum3');
      assert.equal((await tab.texts('.hit')).length, 1);
    },
  },
];
