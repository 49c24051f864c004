/** Dispersion: where words stand along clippings and over time. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

/** Clippings of ten years: `regatta` stands in those of odd years, twice, near the end. */
const FILES = Array.from({ length: 20 }, (_, number) => {
  const name = `c${String(number).padStart(2, '0')}.txt`;
  const filler = 'The harvest was poor again. '.repeat(10);
  const text = number % 2 ? `${filler}\n\nA regatta was rowed. The regatta ended.\n` : `${filler}\n\nTraders spoke of it.\n`;
  const meta = { title: `Bulletin ${number}`, publisher: 'The Paper', published: `${2010 + (number % 10)}-05-05` };
  return [{ path: name, text }, { path: `${name}.meta.json`, text: JSON.stringify(meta) }];
}).flat();

/** @param {import('../harness/tab.mjs').Tab} tab @param {string} view */
async function fill(tab, view) {
  await drop(tab, FILES);
  await added(tab);
  await tab.evaluate((to) => { location.hash = to; }, view);
  await tab.until('the plots', () => document.querySelector('.plot'));
}

/** The reader's mark that is emphasised, among all of them. @param {import('../harness/tab.mjs').Tab} tab */
const current = (tab) => tab.until('an emphasised mark', () => document.querySelector('mark.current') && { text: document.querySelector('mark.current').textContent, hash: location.hash });

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'a frequency over time is set against all that was published, and the address keeps the measure',
    async run({ open }) {
      const tab = await open();
      await fill(tab, '#q=regatta+OR+harvest&view=plots');
      assert.equal((await tab.texts('.trend')).length, 2, 'a chart a term');
      assert.match((await tab.texts('.trend figcaption'))[0], /^regatta 20 places in 10 clippings DP 0\.\d\d over time, 0\.\d\d over clippings$/);
      const bars = await tab.texts('.trend:first-child .trend-bar title');
      assert.equal(bars.length, 10 + (await tab.evaluate(() => [...document.querySelectorAll('.trend:first-child .trend-bar title')].filter((one) => /^20(20|23)/.test(one.textContent)).length)));
      assert.match(bars.find((bar) => /^2011/.test(bar)), /per 10,000 \(4 places in \d+ words\)$/);
      await tab.click('button', 'Share of clippings');
      await tab.until('the share', () => location.hash.includes('per=clippings') && /% \(/.test(document.querySelector('.trend-bar title').textContent));
      assert.match((await tab.texts('.trend:first-child .trend-bar title')).find((bar) => /^2011/.test(bar)), /^2011: 100.0 % \(2 of 2 clippings\)$/);
      assert.match((await tab.texts('.trend:first-child .trend-bar title')).find((bar) => /^2012/.test(bar)), /^2012: 0.0 % \(0 of 2 clippings\)$/);
    },
  },
  {
    name: 'a plot opens its clipping at the place clicked, and by keys',
    async run({ open }) {
      const tab = await open();
      await fill(tab, '#q=regatta&view=plots');
      assert.equal((await tab.texts('.plot')).length, 10);
      const at = await tab.evaluate(() => {
        const strip = document.querySelector('.plot .strip');
        strip.scrollIntoView({ block: 'center' });
        const { right, top, height } = strip.getBoundingClientRect();
        return { x: right - 2, y: top + height / 2 };
      });
      await tab.page.mouse.click(at.x, at.y);
      assert.match((await current(tab)).hash, /hit=2\b/);
      await tab.press('Escape');
      await tab.until('the plots again', () => !document.querySelector('article.clipping') && document.querySelector('.plot .strip'));
      await tab.evaluate(() => document.querySelector('.plot .strip').focus());
      await tab.press('Home');
      await tab.until('the first', () => /^Hit 1 of 2, at \d+ % of the text$/.test(document.activeElement.getAttribute('aria-valuetext') ?? ''));
      await tab.press('ArrowRight');
      await tab.until('the second', () => document.activeElement.getAttribute('aria-valuenow') === '2');
      await tab.press('Enter');
      assert.match((await current(tab)).hash, /hit=2\b/);
    },
  },
  {
    name: 'the strip of the reader goes to each hit, by click and by keys',
    async run({ open }) {
      const tab = await open('#q=anniversary&id=0&hit=1');
      await tab.until('the strip', () => document.querySelector('.reader-strip .strip'));
      const total = await tab.evaluate(() => document.querySelectorAll('article.clipping mark').length);
      assert.equal(await tab.evaluate(() => Number(document.querySelector('.reader-strip .strip').getAttribute('aria-valuemax'))), total);
      await tab.evaluate(() => document.querySelector('.reader-strip .strip').focus());
      await tab.press('End');
      await tab.until('the last hit', (last) => location.hash.includes(`hit=${last}`) && document.querySelectorAll('article.clipping mark')[last - 1].classList.contains('current'), total);
      await tab.press('Home');
      await tab.until('the first hit', () => document.querySelectorAll('article.clipping mark')[0].classList.contains('current'));
      await tab.clickAt('.reader-strip .strip');
      await tab.until('a hit in the middle', () => /hit=[2-9]/.test(location.hash));
    },
  },
  {
    name: 'no word to plot says what to do',
    async run({ open }) {
      const tab = await open('#view=plots');
      await tab.until('a sentence', () => /Search for a word/.test(document.querySelector('.beside-note')?.textContent ?? ''));
    },
  },
];
