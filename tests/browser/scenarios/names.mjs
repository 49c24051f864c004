/** Who is named and which dates are spoken of: lists, pages of names, filters, corrections, the reader. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

/** @param {import('../harness/tab.mjs').Tab} tab @param {string} name opens the page of a name */
async function openName(tab, name) {
  await tab.click('link', name, { within: '.names' });
  await tab.until(`the page of ${name}`, (wanted) => document.querySelector('.entity-name')?.textContent === wanted, name);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'names are listed, narrowed, opened, and filter the clippings',
    async run({ open }) {
      const tab = await open('#view=names');
      await tab.until('the names', () => document.querySelectorAll('.name-item').length > 10);
      const all = await tab.texts('.name-link');
      assert.ok(all.includes('Kim Jong-un') && all.includes('China') && all.includes('Reuters'), all.join());
      await tab.click('button', /^People/);
      await tab.until('people alone', () => [...document.querySelectorAll('.name-item')].every((one) => one.dataset.kind === 'person') && location.hash.includes('kind=person'));
      await tab.clickAt('.names-tools input');
      await tab.type('putin');
      await tab.until('one name', () => document.querySelectorAll('.name-item').length === 1);
      await openName(tab, 'Vladimir Putin');
      assert.equal(await tab.evaluate(() => document.activeElement?.id), 'entity');
      await tab.click('link', 'Show the clipping');
      await tab.until('its clipping', () => document.querySelectorAll('.hit').length === 1 && document.querySelector('.chip'));
      assert.match((await tab.texts('.chip')).join(), /Vladimir Putin/);
      assert.ok(await tab.evaluate(() => [...document.querySelectorAll('.facet input')].some((box) => box.checked)));
    },
  },
  {
    name: 'a correction wins, is listed, and is taken back',
    async run({ open }) {
      const tab = await open('#view=names&kind=person');
      await tab.until('the names', () => document.querySelector('.name-item'));
      await openName(tab, 'Vladimir Putin');
      await tab.clickAt('.correct input[name=to]');
      await tab.press('Control+a');
      await tab.type('V. V. Putin');
      await tab.press('Enter');
      await tab.until('the new name', () => document.querySelector('.entity-name')?.textContent === 'V. V. Putin');
      await tab.until('the list of corrections', () => document.querySelectorAll('.corrections li').length === 1);
      assert.match((await tab.texts('.corrections li')).join(), /Vladimir Putin is called V\. V\. Putin/);
      await tab.click('button', 'Undo', { within: '.corrections' });
      await tab.until('the old name', () => document.querySelector('.entity-name')?.textContent === 'Vladimir Putin' && !document.querySelector('.corrections'));
    },
  },
  {
    name: 'dates stand in order and are narrowed by a bar',
    async run({ open }) {
      const tab = await open('#view=times');
      await tab.until('the dates', () => document.querySelectorAll('.date-item').length > 5);
      const values = await tab.evaluate(() => [...document.querySelectorAll('.date-when time')].map((one) => one.dateTime));
      assert.ok(values.includes('2015-10-10') && values.includes('2020-10-10'), values.join());
      const days = values.map((value) => value.split(/[T/]/)[0]);
      assert.deepEqual(days.map((day) => day.slice(0, 4)), [...days].sort().map((day) => day.slice(0, 4)));
      await tab.evaluate(() => { const bars = [...document.querySelectorAll('[data-date]')]; bars[bars.length - 1].focus(); });
      await tab.press('End');
      await tab.press('Enter');
      await tab.until('the last bar alone', () => location.hash.includes('spoken=') && document.querySelectorAll('.date-item').length < 12 && document.querySelector('.bar[aria-pressed=true]'));
      await tab.click('button', 'Show all dates');
      await tab.until('all of them', (n) => document.querySelectorAll('.date-item').length === n, values.length);
    },
  },
  {
    name: 'the reader underlines names and dates, lists them, and dates what is undated',
    async run({ open }) {
      const tab = await open('#id=0');
      await tab.until('the clipping', () => document.querySelector('.fact-span'));
      const kinds = await tab.evaluate(() => [...new Set([...document.querySelectorAll('.fact-span')].map((one) => one.dataset.kind))].sort());
      assert.deepEqual(kinds, ['organisation', 'person', 'place', 'time']);
      assert.ok((await tab.texts('.named a')).includes('Kim Jong-un'));
      const published = await tab.evaluate(() => [...document.querySelectorAll('.facts .fact')].find((one) => one.querySelector('dt').textContent === 'Published').textContent);
      assert.match(published, /10 October 2015[\s\S]*inferred[\s\S]*70th anniversary/);
      await tab.evaluate(() => document.querySelector('.fact-span[data-to]').click());
      await tab.until('the page of a name', () => document.querySelector('.entity-name'));
    },
  },
  {
    name: 'names come with files that are added',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'a.txt', text: 'BERLIN (Reuters) - Chancellor Angela Merkel met Prime Minister Theresa May in Berlin on 5 July 2018, a spokesman said.\n\nMerkel said Germany and Britain were friends.\n' }]);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#q=person:merkel'; });
      await tab.until('the clipping', () => document.querySelectorAll('.hit').length === 1);
      assert.ok((await tab.texts('.hit mark')).some((text) => /Merkel/.test(text)));
    },
  },
];
