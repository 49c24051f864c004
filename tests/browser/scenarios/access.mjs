/** Accessibility: no violation of WCAG 2.2 A and AA in any state, in both themes, wide and narrow. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { ROOT } from '../harness/places.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A web page with every kind of block: clipping 4, after the seeds and the text. */
const PAGE = fs.readFileSync(path.join(ROOT, 'tests/cases/document/page_article.html'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const STATES = ['', '#view=all', '#q=anniversary', '#q=qqqqqqqq', '#q=%28%22anniversary', '#q=anniversary&id=0&hit=1', '#q=anniversary&view=lines', '#q=anniversary&view=lines&by=left&id=0&hit=1', '#q=anniversary+OR+letter&view=plots', '#q=anniversary&view=plots&per=clippings&id=0&hit=1', '#q=anniversary&view=words', '#view=lines', '#view=plots', '#view=words', '#view=names', '#view=names&called=qqqq', '#view=names&name=person:kim-jong-un', '#view=names&name=nobody', '#view=times', '#view=times&spoken=2015', '#view=times&happened=1', '#view=quotes', '#view=quotes&group=speaker&order=newest', '#view=quotes&quoting=qqqq', '#view=quotes&said=source:named&id=0&quote=0&under=quotes', '#view=quotes&panel=wordings&wordings=0.0', '#view=events', '#view=events&group=class&order=repeated', '#view=events&quoting=qqqq', '#view=events&said=class:letter&id=0&quote=0&under=events', '#view=events&panel=witnesses&wordings=0.0', '#id=2', '#id=1&original=1', '#id=4', '#q=boilerplate%3Acookies&id=4', '#id=99999', '#view=problems', '#view=files', '#view=queries', '#panel=searches', '#q=letter&panel=searches', '#panel=add', '#panel=paste', '#panel=keep', '#panel=keys', '#panel=privacy'];

/** @param {import('../harness/tab.mjs').Tab} tab @param {string} state */
async function assertAccessible(tab, state) {
  const found = await tab.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target}: ${failureSummary}`));
  }, TAGS);
  assert.deepEqual(found, [], state);
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${state} is ${overflow} px wider than the screen`);
}

/** axe is put in as the tests' own code, which the page's policy does not concern. @param {import('../harness/tab.mjs').Tab} tab */
const bringAxe = (tab) => tab.page.evaluate(`${AXE};void 0`);

/** The states that no link leads to. @param {import('../harness/tab.mjs').Tab} tab @param {string} theme */
async function walkHelp(tab, theme) {
  const to = (/** @type {string} */ hash) => tab.evaluate((next) => { location.hash = next; }, `${hash}&theme=${theme}`);
  await to('#view=all');
  await tab.clickAt('#query');
  for (const [text, option] of [['anni', 'anniversary'], ['form', 'format:'], ['format:', 'text']]) {
    await tab.press('Control+a');
    await tab.type(text);
    await tab.until(`${option} among the completions`, (wanted) => [...document.querySelectorAll('.completion-text')].some((one) => one.textContent === wanted), option);
    await assertAccessible(tab, `completions of ${text}`);
    await tab.press('ArrowDown');
    await tab.until('an active one', () => document.querySelector('.completion[aria-selected=true]'));
    await assertAccessible(tab, `completions of ${text}, one active`);
    await tab.press('Escape');
  }
  await to('#q=anniversery+planetarium&year=2015');
  await tab.until('advice', () => document.querySelector('.spelling') && document.querySelector('.reason'));
  await assertAccessible(tab, 'advice');
  await to('#q=anniversary+OR+letter&id=0&hit=1');
  await tab.until('the clipping', () => document.querySelector('.why'));
  await tab.clickAt('.why summary');
  await tab.until('why', () => document.querySelector('.why .fact'));
  await assertAccessible(tab, 'why this clipping');
}

/** Searches kept, one of them being renamed, and a list of queries that has run. @param {import('../harness/tab.mjs').Tab} tab @param {string} theme */
async function walkSearches(tab, theme) {
  const to = (/** @type {string} */ hash) => tab.evaluate((next) => { location.hash = next; }, `${hash}&theme=${theme}`);
  await to('#q=letter&language=en');
  await tab.answered('letter');
  await tab.click('button', 'Keep this search');
  await tab.until('the field', () => document.activeElement?.matches('#panel input'));
  await tab.press('Enter');
  await tab.until('it is kept', () => document.querySelector('#panel .kept a'));
  await assertAccessible(tab, 'a search kept');
  await tab.click('button', 'Rename letter');
  await tab.until('the field', () => document.querySelector('.kept input'));
  await assertAccessible(tab, 'renaming');
  await to('#');
  await tab.until('the front page', () => document.querySelector('[aria-labelledby=kept] .kept a'));
  await assertAccessible(tab, 'the front page with a search');
  await to('#view=queries');
  await tab.clickAt('textarea');
  await tab.type('kim\n(letter\nqqqq');
  await tab.click('button', 'Run');
  await tab.until('it has run', () => document.querySelectorAll('.queries-table tbody tr').length === 3);
  await assertAccessible(tab, 'queries that have run');
}

/** @param {'light' | 'dark'} theme @param {{ width: number, height: number }} size */
function walk(theme, size) {
  return {
    name: `no violation in any state, ${theme}, ${size.width} px`,
    // What axe sees does not depend on where the page comes from.
    places: /** @type {'file'[]} */ (['file']),
    async run(/** @type {import('../matrix.mjs').World} */ { open }) {
      const tab = await open(`#theme=${theme}`, { size });
      await bringAxe(tab);
      await drop(tab, [{ path: 'a.txt', text: 'A planetarium opened.' }, { path: 'empty.txt', text: '' }, { path: 'page.html', text: PAGE }]);
      await added(tab);
      await assertAccessible(tab, 'after adding');
      for (const state of STATES) {
        await tab.evaluate((to) => { location.hash = to; }, `${state || '#'}${state ? '&' : ''}theme=${theme}`);
        await tab.until('it is drawn', () => document.querySelector('main')?.textContent && !document.querySelector('.skeleton-line') && !document.querySelector('[data-slow=yes]'));
        await new Promise((resolve) => setTimeout(resolve, 120));
        await assertAccessible(tab, state || 'front page');
      }
      await walkHelp(tab, theme);
      await walkSearches(tab, theme);
    },
  };
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  walk('light', { width: 1280, height: 900 }),
  walk('dark', { width: 1280, height: 900 }),
  walk('light', { width: 390, height: 844 }),
  walk('dark', { width: 390, height: 844 }),
  {
    name: 'nothing is wider than the screen from 320 to 1920 px',
    places: ['file'],
    async run({ open }) {
      const tab = await open('#q=anniversary');
      for (const width of [320, 390, 768, 1024, 1440, 1920]) {
        await tab.does.resize({ width, height: 900 });
        for (const hash of ['#', '#q=anniversary', '#q=anniversary&id=0&hit=1', '#q=anniversary&view=lines', '#q=anniversary+OR+party&view=plots', '#q=anniversary&view=words', '#view=names', '#view=names&name=person:kim-jong-un', '#view=times', '#view=quotes', '#view=quotes&id=0&quote=0&under=quotes', '#view=events', '#view=events&id=0&quote=0&under=events']) {
          await tab.evaluate((to) => { location.hash = to; }, hash);
          await tab.until('it is drawn', () => document.querySelector('.hit, .line, .plot, .marking, .names, .entity, .dates, .quotes, article.clipping'));
          const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(overflow <= 0, `${hash} at ${width} px is ${overflow} px too wide`);
        }
      }
    },
  },
];
