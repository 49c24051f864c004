/** Saved web pages: dropped, read as articles, shown in their structure, and nothing of them runs. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { ROOT } from '../harness/places.mjs';

/** A case of the native tests as a file to drop. @param {string} name */
const page = (name) => ({ path: name, text: fs.readFileSync(path.join(ROOT, 'tests/cases/document', name), 'utf8') });

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a dropped web page is its article: headings, lists, quotes, tables and captions',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [page('page_article.html')]);
      assert.match(await added(tab), /Added 1 clipping/);
      await tab.search('format:html harbour');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping .table'));
      const shown = await tab.evaluate(() => {
        const texts = (/** @type {string} */ selector) => [...document.querySelectorAll(`article.clipping ${selector}`)].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
        return {
          title: texts('#reader-title'), headings: texts('h3'), items: texts('.block-list li'), quotes: texts('blockquote'),
          head: texts('th'), cells: texts('td'), captions: texts('.block-caption'), closed: texts('aside.boilerplate details:not([open]) > *').length,
        };
      });
      assert.deepEqual(shown.title, ['Harbour bridge reopens after two years of repairs']);
      assert.deepEqual(shown.headings, ['What the repairs cost', 'What changes on Monday']);
      assert.deepEqual(shown.items, ['The ferry stops at noon.', 'Buses 4 and 9 cross the bridge again.']);
      assert.match(shown.quotes.join(), /^“We should have built a tunnel,”/);
      assert.deepEqual(shown.head, ['Year', 'Planned', 'Paid']);
      assert.deepEqual(shown.cells, ['2021', '14 m', '15 m', '2022', '18 m', '27 m']);
      assert.match(shown.captions.join(), /^The bridge at dawn/);
      assert.ok(shown.closed > 6, 'the long part of the site is closed');
      const facts = (await tab.texts('.facts .fact')).join('\n');
      assert.match(facts, /Ada Example, Ben Sample.*structured data/);
      assert.match(facts, /12 May 2023.*structured data.*datePublished/);
      assert.match(facts, /The Example Courier.*og:site_name/);
    },
  },
  {
    name: 'the site’s own parts of a web page stay out of search unless asked for',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [page('page_article.html')]);
      await added(tab);
      await tab.search('cookies');
      assert.equal((await tab.texts('.hit')).length, 0);
      await tab.search('boilerplate:cookies');
      assert.equal((await tab.texts('.hit')).length, 1);
      await tab.clickAt('.hit-title a');
      await tab.until('the mark, in the open part', () => document.querySelector('aside.boilerplate details[open] mark'));
    },
  },
  {
    name: 'marks and scripts in a web page are words or nothing',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [page('page_words_of_code.html')]);
      await added(tab);
      await tab.search('onerror');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark'));
      assert.match((await tab.texts('article.clipping')).join(), /Write <img src=x onerror=alert\(1\)> and nothing happens here/);
      const made = await tab.evaluate(() => document.querySelectorAll('#app img, #app script, #app [onclick], #app a[href^="javascript" i]').length);
      assert.equal(made, 0);
    },
  },
  {
    name: 'a web page without an article is kept, and a problem says so',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [page('page_navigation_only.html'), page('page_no_words.html')]);
      assert.match(await added(tab), /Added 1 clipping/);
      await tab.click('link', /\d+ problems?$/);
      const problems = await tab.until('the problems', () => document.querySelector('.problems-page')?.textContent);
      assert.match(problems, /expected an article, but found links/i);
      assert.match(problems, /expected a web page with words, but found none/i);
    },
  },
];
