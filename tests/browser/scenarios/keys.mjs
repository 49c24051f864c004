/** Without a mouse: the whole walk from the search field to a saved copy. */
import assert from 'node:assert/strict';

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'one can search, read, and come back by keys alone',
    async run({ open }) {
      const tab = await open();
      await tab.press('/');
      await tab.until('the field has the focus', () => document.activeElement?.id === 'query');
      await tab.type('anniversary');
      await tab.answered('anniversary');
      await tab.press('ArrowDown');
      await tab.until('the first hit has the focus', () => document.activeElement === document.querySelector('[data-hit]'));
      const nHits = (await tab.texts('.hit')).length;
      if (nHits > 1) {
        await tab.press('j');
        await tab.until('the second', () => document.activeElement === document.querySelectorAll('[data-hit]')[1]);
        await tab.press('k');
      }
      await tab.press('o');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark.current'));
      await tab.press('n', 'p');
      if (nHits > 1) {
        const first = await tab.evaluate(() => location.hash);
        await tab.press('j');
        await tab.until('the next clipping', (hash) => location.hash !== hash && document.querySelector('article.clipping'), first);
      }
      await tab.press('Escape');
      await tab.until('the results', () => !document.querySelector('article.clipping'));
      await tab.press('?');
      await tab.element('dialog', 'Keys');
      await tab.press('Escape');
      await tab.gone('dialog', 'Keys');
    },
  },
  {
    name: 'Tab reaches every control, in view, and never gets caught',
    async run({ open }) {
      const tab = await open('#q=anniversary');
      await tab.answered('anniversary');
      await tab.evaluate(() => document.body.focus());
      const reached = new Set();
      for (let step = 0; step < 60; step += 1) {
        await tab.press('Tab');
        const at = await tab.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const box = element.getBoundingClientRect();
          const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
          return { name: (name ?? '').replace(/\s+/g, ' ').trim(), seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight };
        });
        if (at === null) break;
        assert.ok(at.seen, `“${at.name}” has the focus out of sight`);
        reached.add(at.name);
      }
      const names = [...reached].join('\n');
      for (const wanted of [/Skip to/, /Search the clippings/, /Add clippings/, /Save/, /Sort by|Relevance/, /Check it yourself/, /Keys/]) assert.match(names, wanted);
    },
  },
  {
    name: 'a copy can be saved by keys alone',
    async run({ open }) {
      const tab = await open('#panel=keep');
      await tab.element('dialog', 'Save and open');
      for (let step = 0; step < 12; step += 1) {
        if (await tab.evaluate(() => document.activeElement?.textContent?.trim() === 'Save a copy')) break;
        await tab.press('Tab');
      }
      const { name, bytes } = await tab.download(() => tab.press('Enter'));
      assert.match(name, /\.html$/);
      assert.ok(bytes.length > 1000);
    },
  },
];
