/** Reader workers that crash or hang on a file are replaced, and the file is reported. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

const files = (/** @type {string} */ bad) => [
  ...Array.from({ length: 12 }, (_, at) => ({ path: `a${at}.txt`, text: `The kiosk${at} opened on Monday.` })),
  { path: bad, text: 'Bad luck.' },
  ...Array.from({ length: 12 }, (_, at) => ({ path: `z${at}.txt`, text: `The stall${at} opened on Monday.` })),
];

/** @param {import('../harness/tab.mjs').Tab} tab @param {string} file */
async function assertOnlyLost(tab, file) {
  assert.match(await added(tab, 80_000), /Added 24 clippings/);
  await tab.search('stall11');
  assert.equal((await tab.texts('.hit')).length, 1);
  await tab.evaluate(() => { location.hash = '#view=problems'; });
  const list = await tab.until('the problems', () => document.querySelector('.problems-page .problem') && document.querySelector('.problems-page')?.textContent);
  assert.match(list, new RegExp(file));
  assert.doesNotMatch(list, /[az]\d+\.txt/);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a reader that crashes is replaced and only its file is lost',
    async run({ open }) {
      const tab = await open('', { inside: { sabotage: { crash: 'crasher' } } });
      await drop(tab, files('crasher.txt'));
      await assertOnlyLost(tab, 'crasher\\.txt');
    },
  },
  {
    name: 'a reader that hangs is replaced and only its file is lost',
    async run({ open }) {
      const tab = await open('', { inside: { sabotage: { hang: 'hanger' } } });
      await drop(tab, files('hanger.txt'));
      await assertOnlyLost(tab, 'hanger\\.txt');
    },
  },
];
