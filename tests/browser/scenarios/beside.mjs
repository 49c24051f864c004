/** Beside the hits: their order, the concordance, the words that mark them. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

/** Twenty clippings that differ in words, publishers and dates. */
const FILES = Array.from({ length: 20 }, (_, number) => {
  const name = `c${String(number).padStart(2, '0')}.txt`;
  const text = number % 2 ? `Regatta bulletin\n\nThe grand regatta of day ${number} had rowing crews, officials said on Monday.\n`
    : `Market bulletin\n\nThe poor harvest of day ${number} sent prices up, traders said on Monday.\n`;
  const meta = { publisher: `Paper ${String.fromCharCode(90 - number)}`, published: `20${10 + ((number * 7) % 20)}` };
  return [{ path: name, text }, { path: `${name}.meta.json`, text: JSON.stringify(meta) }];
}).flat();

/** Picks the order of what is shown. @param {import('../harness/tab.mjs').Tab} tab @param {string} order */
async function sortBy(tab, order) {
  await tab.evaluate((value) => {
    const select = document.querySelector('.sorting select');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, order);
}

/** The lines as they are read: before, word, after. @param {import('../harness/tab.mjs').Tab} tab @returns {Promise<{ left: string, word: string, right: string }[]>} */
const lines = (tab) => tab.evaluate(() => [...document.querySelectorAll('.line')].map((line) => ({
  left: line.querySelector('.line-left').textContent.trim(), word: line.querySelector('mark').textContent, right: line.querySelector('.line-right').textContent.trim() })));

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'hits are sorted by date and by publisher, and the address keeps the order',
    async run({ open }) {
      const tab = await open();
      await drop(tab, FILES);
      await added(tab);
      await tab.search('bulletin');
      /** @type {[string, string, (a: string, b: string) => boolean][]} */
      const orders = [['newest', 'time', (a, b) => a >= b], ['oldest', 'time', (a, b) => a <= b], ['source', '.publisher', (a, b) => a <= b]];
      for (const [order, what, follows] of orders) {
        await sortBy(tab, order);
        await tab.until(`sorted by ${order}`, (wanted) => location.hash.includes(`sort=${wanted}`), order);
        await tab.shows(() => tab.texts(`.hit ${what}`), (keys) => {
          assert.equal(keys.length, 20);
          assert.ok(keys.every((key, at) => at === 0 || follows(keys[at - 1], key)), keys.join('; '));
        });
      }
      assert.equal(await tab.evaluate(() => document.querySelector('.sorting select').value), 'source');
    },
  },
  {
    name: 'a concordance shows each place, in the order of the words before or after',
    async run({ open }) {
      const tab = await open();
      await tab.search('anniversary');
      await tab.click('link', 'Concordance');
      await tab.until('the lines', () => document.querySelector('.line'));
      const text = await lines(tab);
      assert.deepEqual(text.filter(({ word }) => !/^anniversary/i.test(word)), []);
      assert.match((await tab.texts('.beside-note')).join(), new RegExp(`^${text.length} places? in \\d clippings?\\.$`));
      for (const [order, key] of [['left', (line) => line.left.split(' ').reverse()], ['right', (line) => line.right.split(' ')]]) {
        await sortBy(tab, order);
        await tab.until(`by ${order}`, (wanted) => location.hash.includes(`by=${wanted}`), order);
        await tab.shows(() => lines(tab), (sorted) => {
          assert.equal(sorted.length, text.length);
          const first = sorted.map((line) => key(line)[0].toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean);
          assert.deepEqual(first, [...first].sort());
        });
      }
    },
  },
  {
    name: 'a line opens its clipping at the place, by keys, and Escape comes back to it',
    async run({ open }) {
      const tab = await open('#q=party&view=lines');
      await tab.until('some lines', () => document.querySelectorAll('.line').length > 2);
      await tab.press('/', 'ArrowDown', 'j', 'j');
      const wanted = await tab.until('the third line', () => document.activeElement === document.querySelectorAll('[data-hit]')[2] && document.activeElement.getAttribute('data-hit'));
      const line = (await lines(tab))[2];
      await tab.press('Enter');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      const around = await tab.evaluate(() => {
        const mark = document.querySelector('mark.current');
        return { word: mark.textContent, block: mark.closest('.clipping-body > *, h2').textContent.replace(/\s+/g, ' ') };
      });
      assert.equal(around.word, line.word);
      assert.ok(around.block.includes(`${line.word} ${line.right}`.slice(0, 30)) || around.block.includes(`${line.word}${line.right}`.slice(0, 30)), `${around.block} / ${line.right}`);
      await tab.press('Escape');
      await tab.until('the line again', (hit) => document.activeElement?.getAttribute('data-hit') === hit && !document.querySelector('article.clipping'), wanted);
    },
  },
  {
    name: 'the words that mark the hits stand with their counts, and narrow the search',
    async run({ open }) {
      const tab = await open();
      await drop(tab, FILES);
      await added(tab);
      await tab.search('regatta');
      await tab.click('link', 'Words');
      await tab.until('the words', () => document.querySelector('.marking-table'));
      const rows = await tab.texts('.marking-table tbody tr');
      assert.ok(rows.some((row) => /^rowing ?10 ?0/.test(row)), rows.join('; '));
      assert.ok(rows.some((row) => /^harvest ?0 ?10/.test(row)), rows.join('; '));
      await tab.click('link', 'rowing');
      await tab.answered('regatta "rowing"');
      assert.match((await tab.texts('.results-count')).join(), /^10 of/);
      await tab.evaluate(() => { location.hash = '#view=words'; });
      await tab.until('nothing to compare', () => /no others to compare/.test(document.querySelector('.marking')?.textContent ?? ''));
    },
  },
];
