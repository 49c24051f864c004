/** Reading a clipping: structure, marks, the way through the hits and back. */
import assert from 'node:assert/strict';
import { seeds } from '../harness/places.mjs';

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a hit opens its clipping with every mark, next and previous go round',
    async run({ open }) {
      const tab = await open();
      await tab.search('anniversary');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      const total = await tab.evaluate(() => document.querySelectorAll('article.clipping mark').length);
      await tab.element('status', `Hit 1 of ${total}`);
      await tab.click('button', 'Next hit');
      await tab.element('status', `Hit ${total === 1 ? 1 : 2} of ${total}`);
      await tab.press('p', 'p');
      await tab.element('status', `Hit ${total} of ${total}`);
      const current = await tab.evaluate(() => {
        const box = document.querySelector('mark.current').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
      });
      assert.ok(current, 'the emphasised hit is on screen');
    },
  },
  {
    name: 'Escape goes back to the results, to the hit one came from',
    async run({ open }) {
      const tab = await open();
      await tab.search('anniversary');
      await tab.press('Enter', 'Enter');
      await tab.until('the clipping', () => document.querySelector('article.clipping'));
      await tab.press('Escape');
      await tab.until('the results', () => !document.querySelector('article.clipping') && document.activeElement?.hasAttribute('data-hit'));
      assert.equal(await tab.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('q')), 'anniversary');
    },
  },
  {
    name: 'a link to a place in a clipping opens it there',
    async run({ open }) {
      const tab = await open();
      await tab.search('anniversary');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      await tab.press('n');
      const [hash, text] = [await tab.evaluate(() => location.hash), await tab.texts('article.clipping')];
      const again = await open(hash);
      await again.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      assert.deepEqual(await again.texts('article.clipping'), text);
    },
  },
  {
    name: 'the original text is the file, unchanged',
    async run({ open }) {
      const [seed] = seeds();
      const tab = await open('#id=0');
      await tab.click('button', 'Original text');
      const shown = await tab.until('the original', () => document.querySelector('pre.original')?.textContent);
      assert.equal(shown, seed.text);
    },
  },
  {
    name: 'facts say where they come from, and the site’s own lines are set apart',
    async run({ open }) {
      const tab = await open('#id=2');
      await tab.until('the clipping', () => document.querySelector('article.clipping'));
      const facts = (await tab.texts('.clipping-after')).join(' ');
      assert.match(facts, /Reuters/i);
      assert.match(facts, /10 October 2020/);
      assert.match(facts, /stated in the text/);
      assert.ok((await tab.texts('.boilerplate')).length > 0, 'no line is set apart');
    },
  },
  {
    name: 'a link to a clipping that is not there says so',
    async run({ open }) {
      const tab = await open('#id=99999');
      await tab.element('heading', 'This clipping is not in the library');
    },
  },
];
