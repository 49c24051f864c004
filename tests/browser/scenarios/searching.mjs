/** Finding: the front page, hits as one types, filters, dates. */
import assert from 'node:assert/strict';
import { seeds } from '../harness/places.mjs';

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the page opens with its library and says what is in it',
    async run({ open }) {
      const tab = await open();
      await tab.element('heading', 'Letters and anniversaries');
      assert.equal((await tab.texts('.hit')).length, seeds().length);
      await tab.element('button', 'Check it yourself');
    },
  },
  {
    name: 'typing shows hits with their words marked',
    async run({ open }) {
      const tab = await open();
      await tab.search('anniversary');
      const marks = await tab.texts('.hit mark');
      assert.ok(marks.length > 0, 'no word is marked');
      assert.deepEqual(marks.filter((mark) => !/^anniversar/i.test(mark)), []);
      assert.match((await tab.texts('.results-count')).join(), /\d+ clipping/);
      await tab.until('the count is announced', () => /clipping/.test(document.getElementById('announcer')?.textContent ?? ''));
    },
  },
  {
    name: 'a phrase finds the words in a row only',
    async run({ open }) {
      const tab = await open();
      await tab.search('"Workers’ Party"');
      const phrase = (await tab.texts('.hit')).length;
      await tab.search('"Party Workers’"');
      assert.equal((await tab.texts('.hit')).length, 0);
      assert.ok(phrase > 0);
      await tab.element('heading', 'No clipping matches');
    },
  },
  {
    name: 'a broken query is mended and the mend is said',
    async run({ open }) {
      const tab = await open();
      await tab.search('("anniversary');
      assert.ok((await tab.texts('.hit')).length > 0);
      assert.ok((await tab.texts('.mends li')).length > 0);
    },
  },
  {
    name: 'a publisher filters by click and by keyboard, and can be taken off',
    async run({ open }) {
      const tab = await open('#view=all');
      const all = (await tab.until('hits', () => document.querySelectorAll('.hit').length));
      const boxes = await tab.until('publishers', () => [...document.querySelectorAll('.facet[data-field=source] label')].map((label) => ({
        label: label.querySelector('.facet-label').textContent, count: Number(label.querySelector('.count').textContent) })));
      const { label, count } = boxes.find((box) => box.count < all) ?? boxes[0];
      await tab.click('checkbox', new RegExp(`^${label}`), { within: '.facet[data-field=source]' });
      await tab.until('only its clippings', (n) => document.querySelectorAll('.hit').length === n, count);
      await tab.click('button', `Remove the filter ${label}`);
      await tab.until('all clippings', (n) => document.querySelectorAll('.hit').length === n, all);
      await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.facet[data-field=source] input')).focus());
      await tab.press(' ');
      await tab.until('a filter is on', () => location.hash.includes('source=') && document.querySelector('.chip') !== null);
    },
  },
  {
    name: 'a bar of the histogram filters by click and by keyboard',
    async run({ open }) {
      const tab = await open('#view=all');
      const all = await tab.until('hits', () => document.querySelectorAll('.hit').length);
      const bars = await tab.until('bars', () => [...document.querySelectorAll('[data-bar]')].map((bar, at) => ({
        at, count: Number(/: ([\d,]+) /.exec(bar.getAttribute('aria-label'))?.[1]) })));
      const { at, count } = bars.find((bar) => bar.count > 0);
      await tab.clickAt(`[data-bar="${at}"]`);
      await tab.until('only its clippings', (n) => document.querySelectorAll('.hit').length === n, count);
      assert.match(await tab.evaluate(() => location.hash), /from=\d{4}.*to=\d{4}/);
      await tab.click('button', 'All dates');
      await tab.until('all clippings', (n) => document.querySelectorAll('.hit').length === n, all);
      await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('[data-bar][tabindex="0"]')).focus());
      await tab.press('Home', ...Array(at).fill('ArrowRight'), 'Enter');
      await tab.until('only its clippings', (n) => location.hash.includes('from=') && document.querySelectorAll('.hit').length === n, count);
    },
  },
  {
    name: 'a pasted link brings the same view back',
    async run({ open }) {
      const first = await open();
      await first.search('anniversary');
      await first.click('combobox', /Sort by/);
      await first.press('Escape');
      await first.evaluate(() => {
        const select = document.querySelector('select');
        select.value = 'source';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await first.until('sorted', () => location.hash.includes('sort=source'));
      await first.answered('anniversary');
      const [hash, titles] = [await first.evaluate(() => location.hash), await first.texts('.hit-title')];
      const second = await open(hash);
      await second.answered('anniversary');
      assert.deepEqual(await second.texts('.hit-title'), titles);
      assert.equal(await second.evaluate(() => /** @type {HTMLInputElement} */ (document.getElementById('query')).value), 'anniversary');
    },
  },
];
