/** Who did what to whom: the ledger of events, the reader's marks, witnesses, exports, and the ways to them. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';
import { choose, pick } from '../harness/ledger.mjs';

/** One meeting as two newspapers have it, and a visit. */
const FILES = [
  ['a.txt', 'Keller in Lisbon', 'The Morning Post', '2021-03-02', 'LISBON, 2 March 2021 - German President Anna Keller met Portuguese President Maria Silva on Tuesday.'],
  ['b.txt', 'Two presidents', 'The Evening News', '2021-03-03', 'BERLIN, 3 March 2021 - German President Anna Keller met Portuguese President Maria Silva in Lisbon on 2 March.'],
  ['c.txt', 'A visit to come', 'The Weekly', '2021-03-05', 'MADRID, 5 March 2021 - Portuguese President Maria Silva plans to visit Spain in April 2021.'],
].flatMap(([path, title, publisher, published, text]) => [{ path, text: `${title}\n\n${text}\n` }, { path: `${path}.meta.json`, text: JSON.stringify({ title, publisher, published }) }]);

/** The rows as they are read. @param {import('../harness/tab.mjs').Tab} tab @returns {Promise<{ when: string, date: string, done: string, actors: string, facts: string, marks: string, trigger: string, from: string }[]>} */
const rows = (tab) => tab.evaluate(() => [...document.querySelectorAll('.event')].map((row) => {
  const text = (/** @type {string} */ css) => [...row.querySelectorAll(css)].map((one) => one.textContent).join(' ').replace(/\s+/g, ' ').trim();
  return { when: text('.event-when'), date: row.querySelector('.event-when time')?.getAttribute('datetime') ?? '', done: text('.event-done'), actors: text('.event-done b:first-child'), facts: text('.quote-facts'), marks: text('.quote-facts .severity'), trigger: text('.quoted[data-part=trigger]'), from: text('.quote-from') };
}));

/** Waits until the ledger is drawn anew and holds. @param {import('../harness/tab.mjs').Tab} tab @param {string} what @param {(value: any) => any} fn @param {any} [value] */
async function listed(tab, what, fn, value) {
  await tab.until(what, fn, value);
  return rows(tab);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the ledger of events says who did what to whom, when and where, in words',
    async run({ open }) {
      const tab = await open();
      await tab.click('link', /^See all/);
      await tab.click('link', 'Events');
      const all = await listed(tab, 'the events', () => document.querySelectorAll('.event').length > 8);
      const of = (/** @type {RegExp} */ done) => all.find((row) => done.test(row.done)) ?? assert.fail(`no ${done} in ${JSON.stringify(all)}`);
      assert.match(of(/Kim Jong-un.*met/).facts, /^Meeting.*five times/);
      assert.match(of(/parade/).facts, /70th anniversary of/);
      assert.ok(all.some(({ marks }) => /planned/.test(marks)), 'a plan is told in words');
      assert.deepEqual(all.map(({ date }) => date), all.map(({ date }) => date).sort((a, b) => (a === '') - (b === '') || (a.slice(0, 4) < b.slice(0, 4) ? -1 : 1)));
      assert.ok(all.every(({ trigger, from }) => trigger && from), JSON.stringify(all));
      await pick(tab, 'class', /^Letter or message/);
      const letters = await listed(tab, 'letters', (n) => location.hash.includes('said=class%3Aletter') && document.querySelectorAll('.event').length < n, all.length);
      assert.ok(letters.every(({ facts }) => /^Letter or message/.test(facts)));
      await pick(tab, 'actor', /^Xi Jinping/);
      const his = await listed(tab, 'those of Xi', (n) => document.querySelectorAll('.event').length < n, letters.length);
      assert.ok(his.length > 0 && his.every(({ actors }) => /Xi Jinping/.test(actors)), JSON.stringify(his));
      assert.match((await tab.texts('.ledger-status [role=status]')).join(), /^\d+ of \d+ events$/);
    },
  },
  {
    name: 'events are narrowed, grouped and sorted, the address keeps it, and quotations keep their own choices',
    async run({ open }) {
      const tab = await open('#view=events');
      const all = await listed(tab, 'the events', () => document.querySelector('.event'));
      await tab.clickAt('.ledger-tools input');
      await tab.type('parade');
      const some = await listed(tab, 'fewer of them', (n) => location.hash.includes('quoting=parade') && document.querySelectorAll('.event').length < n, all.length);
      assert.ok(some.length > 0, JSON.stringify(some));
      await tab.press('Control+a');
      await tab.type('zzzz');
      await tab.until('none', () => document.querySelector('.ledger .none'));
      await tab.click('button', 'Clear all choices');
      await tab.until('all again', (n) => document.querySelectorAll('.event').length === n, all.length);
      await choose(tab, 'Group by', 'class');
      await tab.until('groups', () => location.hash.includes('group=class') && document.querySelectorAll('.ledger-group').length > 1);
      const counts = (await tab.texts('.ledger-group .count')).map(Number);
      assert.equal(counts.reduce((sum, n) => sum + n), all.length);
      assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
      await choose(tab, 'Group by', '');
      await choose(tab, 'Sort by', 'newest');
      const newest = await listed(tab, 'the newest first', () => location.hash.includes('order=newest') && !document.querySelector('.ledger-group') && document.querySelector('.event time')?.getAttribute('datetime')?.startsWith('2023'));
      assert.deepEqual(newest.map(({ date }) => date.slice(0, 4)), all.map(({ date }) => date.slice(0, 4)).sort().reverse());
      await pick(tab, 'mode', /^Told as done/);
      const done = await listed(tab, 'what was done', (n) => document.querySelectorAll('.event').length < n, all.length);
      assert.ok(done.every(({ marks }) => marks === ''));
      await tab.does.reload();
      await tab.searchable();
      await tab.until('the same again', (n) => document.querySelectorAll('.event').length === n && document.querySelector('.ledger-list .chip'), done.length);
      await tab.click('link', 'Quotations');
      await tab.until('quotations, nothing picked of them', () => document.querySelector('.quote .chain') && !document.querySelector('.ledger-list .chip') && /^All /.test(document.querySelector('.ledger-status [role=status]').textContent));
      await tab.click('link', 'Events');
      await tab.until('the choice still', (n) => document.querySelectorAll('.event').length === n && document.querySelector('.ledger-list .chip'), done.length);
    },
  },
  {
    name: 'keys move through the events; Enter opens one at its words, with its card',
    async run({ open }) {
      const tab = await open('#view=events');
      await tab.until('the events', () => document.querySelectorAll('.event').length > 2);
      await tab.press('j', 'j', 'j', 'k');
      assert.equal(await tab.evaluate(() => [...document.querySelectorAll('.event [data-hit]')].indexOf(/** @type {Element} */ (document.activeElement))), 1);
      const [, second] = await rows(tab);
      await tab.press('Enter');
      await tab.until('its words in the clipping', () => document.querySelector('.clipping .quoted[data-part=trigger][data-now=yes]'));
      assert.equal((await tab.texts('.clipping .quoted[data-part=trigger][data-now=yes]')).join(' '), second.trigger);
      assert.ok(await tab.evaluate(() => {
        const { top, bottom } = document.querySelector('.clipping .quoted[data-now=yes]').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), 'the words are in sight');
      const card = (await tab.texts('.quote-card')).join();
      assert.match(card, /Event \d+ of \d+/);
      assert.match(card, /PLOVER: [A-Z]+/);
      assert.match(card, /% sure/);
      const styles = await tab.evaluate(() => ['trigger', 'actor', 'target', 'when'].map((part) => getComputedStyle(document.querySelector(`.underlines .quoted[data-part=${part}]`)).textDecorationStyle));
      assert.deepEqual(styles, ['solid', 'dotted', 'dashed', 'double']);
      await tab.press('Escape');
      await tab.until('the list, the same in focus', () => !document.querySelector('.clipping') && document.activeElement === document.querySelectorAll('.event [data-hit]')[1]);
    },
  },
  {
    name: 'an event of two clippings is one, with both as witnesses and the reason',
    async run({ open }) {
      const tab = await open();
      await drop(tab, FILES);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#view=events&q=silva'; });
      const found = await listed(tab, 'the events', () => document.querySelectorAll('.event').length === 2);
      assert.equal(found[0].when, '2 March 2021');
      assert.match(found[0].done, /Anna Keller.*met.*Maria Silva/);
      assert.match(found[1].when, /April 2021/);
      assert.match(found[1].marks, /planned/);
      await tab.click('button', 'told by 2 clippings of 2 publishers');
      await tab.until('the witnesses', () => document.querySelectorAll('.wording').length === 2);
      const [first, second] = await tab.texts('.wording');
      assert.match(first, /The Morning Post.*“Tuesday”/s);
      assert.match(second, /The Evening News.*“2 March”/s);
      assert.match((await tab.texts('dialog[open]')).join(), /Why they are one event.*Anna Keller/s);
      await tab.click('link', 'Two presidents', { within: '.wordings' });
      await tab.until('its clipping', () => !document.querySelector('dialog[open]') && document.querySelector('.clipping .quoted[data-now=yes]') && document.querySelector('#reader-title')?.textContent === 'Two presidents');
      await tab.click('button', 'Who tells it');
      await tab.until('the witnesses again', () => document.querySelectorAll('.wording').length === 2);
      await tab.press('Escape');
      await tab.until('closed', () => !document.querySelector('dialog[open]'));
    },
  },
  {
    name: 'the reader lists the events of a clipping; one press shows the words',
    async run({ open }) {
      const tab = await open('#id=0');
      await tab.until('the list', () => document.querySelector('[aria-labelledby=events-here] .link'));
      await tab.clickAt('[aria-labelledby=events-here] li:nth-child(2) .link');
      await tab.until('the focus on the card', () => document.activeElement?.id === 'quote-card' && document.querySelector('.clipping-body .quoted[data-part=trigger][data-now=yes]'));
      assert.match(await tab.evaluate(() => location.hash), /under=events/);
      await tab.click('button', 'Close', { within: '.quote-card' });
      await tab.until('no card', () => !document.querySelector('.quote-card'));
      await choose(tab, 'Underline', 'quotes');
      await tab.until('quotations alone', () => document.querySelector('.clipping-body .quoted[data-part=words]') && !document.querySelector('.clipping-body .quoted[data-part=trigger]'));
    },
  },
  {
    name: 'events are saved as a table and as JSON',
    async run({ open }) {
      const tab = await open('#view=events&said=class:letter');
      const shown = await listed(tab, 'the events', () => document.querySelector('.event') && document.querySelector('.ledger-list .chip'));
      const table = await tab.download(() => tab.click('button', 'CSV'));
      assert.equal(table.name, 'dateline-events.csv');
      assert.match(table.bytes.toString(), /^date,reported,class,PLOVER/);
      assert.equal(table.bytes.toString().trim().split('\r\n').length, shown.length + 1);
      const records = JSON.parse((await tab.download(() => tab.click('button', 'JSON'))).bytes.toString());
      assert.deepEqual(records.map((/** @type {any} */ { event }) => event.trigger), shown.map((row) => row.trigger));
    },
  },
  {
    name: 'a name leads to what it did; dates can be those of events; clippings without events say how to widen',
    async run({ open }) {
      const tab = await open('#view=names&name=person:kim-jong-un');
      await tab.click('link', /^Did: \d+ events?$/);
      const his = await listed(tab, 'his events', () => document.querySelector('.event') && document.querySelector('.ledger-list .chip'));
      assert.ok(his.every(({ actors }) => /Kim Jong-un/.test(actors)), JSON.stringify(his));
      await tab.click('link', 'Dates');
      await tab.until('the dates', () => document.querySelectorAll('.date-item').length > 3);
      const n = await tab.evaluate(() => document.querySelectorAll('.date-item').length);
      await tab.click('checkbox', 'Only dates of events');
      await tab.until('fewer', (before) => location.hash.includes('happened=1') && document.querySelector('.date-item') && document.querySelectorAll('.date-item').length < before, n);
      await drop(tab, [{ path: 'plain.txt', text: 'A planetarium has two hundred seats. Its dome is white.' }]);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#q=planetarium&view=events'; });
      await tab.until('none', () => /No event was found/.test(document.querySelector('.none')?.textContent ?? ''));
      await tab.click('button', 'Look in all clippings');
      await tab.until('events', () => document.querySelector('.event'));
    },
  },
];
