/** A library that grows: questions meanwhile, merging in the background, files that changed. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

const article = (/** @type {string} */ word) => `A ${word} was opened in the capital\n\nLONDON, 3 March 2019 - The ${word} was opened on Sunday, officials said.\n`;

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a file that changed takes the place of what it was, and both can be kept',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'pile/a.txt', text: article('planetarium') }, { path: 'pile/b.txt', text: article('lighthouse') }]);
      assert.match(await added(tab), /Added 2 clippings/);
      await drop(tab, [{ path: 'pile/a.txt', text: article('observatory') }, { path: 'pile/b.txt', text: article('lighthouse') }]);
      await tab.until('the notice', () => document.body.textContent?.includes('1 clipping gave way to a newer text of the same file'));
      await tab.search('planetarium');
      assert.equal((await tab.texts('.hit')).length, 0);
      await tab.search('observatory');
      assert.equal((await tab.texts('.hit')).length, 1);
      await tab.click('button', 'Keep both');
      await tab.until('both are said to be here', () => document.body.textContent?.includes('the old and the new text are both here'));
      await tab.search('planetarium');
      assert.equal((await tab.texts('.hit')).length, 1);
      await tab.search('capital officials');
      assert.equal((await tab.texts('.hit')).length, 3);
    },
  },
  {
    name: 'questions are answered while thousands of clippings come in and are merged',
    async run({ open }) {
      const tab = await open();
      const words = Array.from({ length: 400 }, (_, at) => `w${(at * 7919) % 5000}`).join(' ');
      const files = Array.from({ length: 800 }, (_, at) => ({ path: `pile/${String(at).padStart(4, '0')}.txt`, text: `${article(`museum${at}`)}\nA paragraph of ${words} x${at}.\n` }));
      await drop(tab, files);
      await tab.until('some are in', () => Number(document.querySelector('progress')?.value) > 100);
      await tab.search('museum7');
      await tab.until('it is found', () => document.querySelectorAll('.hit').length === 1);
      assert.match(await added(tab, 80_000), /Added 800 clippings/);
      for (const at of [0, 399, 799]) {
        await tab.search(`museum${at}`);
        await tab.until('it is found', () => document.querySelectorAll('.hit').length === 1);
      }
      await tab.search('"opened on Sunday" x799');
      await tab.until('it is found', () => document.querySelectorAll('.hit').length === 1);
    },
  },
];
