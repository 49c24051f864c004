/** Help with a search: completions, closer words, reasons for no hits and for a hit. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

/** Words that begin alike, and values to complete. */
const FILES = [
  ['a.txt', 'Regatta bulletin\n\nThe grand regatta had rowing crews, and the regattas of the year were named, officials said on Monday.\n', { publisher: 'Paper One', published: '2015' }],
  ['b.txt', 'Regatta notes\n\nThe regatta was put off by the wind, organisers said on Tuesday.\n', { publisher: 'Paper One', published: '2016' }],
  ['c.txt', 'Market bulletin\n\nThe poor harvest sent prices up, traders said on Monday.\n', { publisher: 'Herald', published: '2016' }],
].flatMap(([path, text, meta]) => [{ path: String(path), text: String(text) }, { path: `${path}.meta.json`, text: JSON.stringify(meta) }]);

/** A tab with these clippings alone. @param {import('../matrix.mjs').World} world @param {object} [options] */
async function opened({ open }, options = {}) {
  const tab = await open('#panel=keep', options);
  await tab.click('button', 'Start empty');
  await tab.click('button', 'Start empty', { within: '#ask' });
  await tab.element('heading', 'This library is empty');
  await drop(tab, FILES);
  await added(tab);
  return tab;
}

/** Types into the field from the start, and waits for the list. @param {import('../harness/tab.mjs').Tab} tab @param {string} text @param {RegExp} first its first option */
async function typed(tab, text, first) {
  await tab.clickAt('#query');
  await tab.press('Control+a');
  await tab.type(text);
  await tab.until(`a list that begins with ${first}`, (source) => {
    const option = document.querySelector('.completion');
    return option && new RegExp(source).test(option.textContent ?? '') && document.getElementById('query')?.getAttribute('aria-expanded') === 'true';
  }, first.source);
}

const line = (/** @type {import('../harness/tab.mjs').Tab} */ tab) => tab.evaluate(() => /** @type {HTMLInputElement} */ (document.getElementById('query')).value);
const closed = (/** @type {import('../harness/tab.mjs').Tab} */ tab) => tab.until('no list', () => !document.querySelector('.completion') && document.getElementById('query')?.getAttribute('aria-expanded') === 'false');

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a word is completed by keys, with its count, and found',
    async run(world) {
      const tab = await opened(world);
      await typed(tab, 'rega', /^regatta ?2/);
      assert.deepEqual(await tab.texts('.completion'), ['regatta 2 clippings', 'regattas 1 clipping']);
      await tab.press('ArrowDown', 'ArrowDown');
      // A list for the text before may be replaced meanwhile: the choice stays.
      await tab.until('the active one', () => document.getElementById(document.getElementById('query')?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-selected') === 'true');
      assert.deepEqual(await tab.texts('.completion[aria-selected=true]'), ['regattas 1 clipping']);
      assert.ok(await tab.evaluate(() => document.activeElement?.id === 'query'), 'the field keeps the focus');
      await tab.press('Enter');
      await closed(tab);
      assert.equal(await line(tab), 'regattas ');
      await tab.answered('regattas ');
      await tab.type('wi');
      await tab.until('the next word', () => /^wind/.test(document.querySelector('.completion')?.textContent ?? ''));
      await tab.press('ArrowUp', 'Tab');
      assert.equal(await line(tab), 'regattas wind ');
      assert.ok(await tab.evaluate(() => document.activeElement?.id === 'query'), 'Tab took it and stayed');
    },
  },
  {
    name: 'a field and its value are completed, by keys and by click',
    async run(world) {
      const tab = await opened(world);
      await typed(tab, 'sour', /^source:/);
      await tab.press('ArrowDown', 'Enter');
      await tab.until('its values', () => /Paper One/.test(document.querySelector('.completion')?.textContent ?? ''));
      assert.equal(await line(tab), 'source:');
      assert.deepEqual(await tab.texts('.completion'), ['"Paper One" 2 clippings', 'Herald 1 clipping']);
      await tab.clickAt('#completion-0');
      await closed(tab);
      assert.equal(await line(tab), 'source:"Paper One" ');
      await tab.answered('source:"Paper One" ');
      assert.equal((await tab.texts('.hit')).length, 2);
      await typed(tab, 'on:20', /^2016 ?2/);
      await tab.press('ArrowDown', 'Tab');
      assert.equal(await line(tab), 'on:2016 ');
    },
  },
  {
    name: 'Escape closes the list and keeps the line; Enter without a choice searches; leaving closes',
    async run(world) {
      const tab = await opened(world);
      await typed(tab, 'rega', /^regatta/);
      await tab.press('Escape');
      await closed(tab);
      assert.equal(await line(tab), 'rega');
      await typed(tab, 'regat', /^regatta/);
      await tab.answered('regat');
      await tab.press('Enter');
      await closed(tab);
      await tab.until('the first hit has the focus', () => document.activeElement?.hasAttribute('data-hit'));
      assert.equal(await line(tab), 'regat');
      await typed(tab, 'rega', /^regatta/);
      await tab.press('Tab');
      await closed(tab);
      assert.equal(await line(tab), 'rega', 'Tab without a choice goes on');
      await tab.clickAt('#query');
      await tab.press('Control+a');
      await tab.type('r');
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal((await tab.texts('.completion')).length, 0, 'one letter opens nothing');
    },
  },
  {
    name: 'a word that no clipping has is replaced by a click',
    async run(world) {
      const tab = await opened(world);
      await tab.search('Monday regtata');
      await tab.click('button', 'Search for regatta');
      await tab.answered('Monday regatta');
      assert.equal((await tab.texts('.hit')).length, 1);
      assert.equal(await line(tab), 'Monday regatta');
      assert.equal((await tab.texts('.spelling')).length, 0);
      await tab.search('harvest OR regtata');
      await tab.element('button', 'Search for regatta');
      assert.equal((await tab.texts('.hit')).length, 1, 'beside the hits of other words');
    },
  },
  {
    name: 'no hits say which part leaves none, and a click leaves it out',
    async run(world) {
      const tab = await opened(world);
      await tab.search('regatta harvest');
      await tab.element('heading', 'What each part finds alone');
      assert.deepEqual(await tab.texts('.reason'), ['regatta 2 clippings Without regatta: 1 clipping', 'harvest 1 clipping Without harvest: 2 clippings']);
      await tab.click('button', 'Without harvest: 2 clippings');
      await tab.answered('regatta');
      assert.equal((await tab.texts('.hit')).length, 2);
      await tab.evaluate(() => { location.hash = '#q=harvest&year=2015'; });
      await tab.click('button', 'Without Year 2015: 1 clipping');
      await tab.until('without the filter', () => !location.hash.includes('year=') && document.querySelectorAll('.hit').length === 1);
    },
  },
  {
    name: 'a clipping says why it was found',
    async run(world) {
      const tab = await opened(world);
      await tab.search('regatta rowing');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      assert.equal(await tab.evaluate(() => document.querySelector('.why')?.hasAttribute('open')), false);
      await tab.clickAt('.why summary');
      await tab.until('the reasons', () => document.querySelectorAll('.why .fact').length === 3);
      const [first, second, near] = await tab.texts('.why .fact');
      assert.match(first, /^regatta regatta 1× in the title, regatta 1× in the text, regattas 1× in the text In 2 of 3 clippings\. \d+ % of the score\.$/);
      assert.match(second, /^rowing rowing 1× in the text In 1 of 3 clippings\. \d+ % of the score\.$/);
      assert.match(near, /^words of the query near each other .*rowing 1× in the text In 1 of 3 clippings\. \d+ % of the score\.$/);
      const shares = [first, second, near].map((text) => Number(/(\d+) %/.exec(text)?.[1]));
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 100) <= 1);
      await tab.evaluate(() => { location.hash = location.hash.replace(/id=\d+/, 'id=1').replace(/rowing/, ''); });
      await tab.until('another clipping, closed', () => document.querySelector('.why') && !document.querySelector('.why[open]'));
    },
  },
  {
    name: 'the list fits a small screen',
    places: ['file'],
    async run(world) {
      for (const width of [320, 390]) {
        const tab = await opened(world, { size: { width, height: 700 } });
        await typed(tab, 're', /^regatta/);
        const { wide, out } = await tab.evaluate(() => {
          const box = document.querySelector('.completions').getBoundingClientRect();
          return { wide: document.documentElement.scrollWidth - document.documentElement.clientWidth, out: box.left < 0 || box.right > innerWidth || box.bottom > innerHeight };
        });
        assert.ok(wide <= 0 && !out, `${width} px`);
      }
    },
  },
];
