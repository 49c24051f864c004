/** Who said what, and through whom we know: the ledger, the reader's marks, corrections, other wordings, exports. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';
import { choose, pick } from '../harness/ledger.mjs';

/** One statement as three newspapers have it. */
const FILES = [
  ['a.txt', 'Bridge to close', 'The Morning Post', '2021-03-01', '"The old bridge will be closed for repairs until the end of the summer," Mayor Anna Keller said in a statement on Monday.'],
  ['b.txt', 'Mayor on the bridge', 'The Evening News', '2021-03-02', 'Mayor Anna Keller said: "The old bridge will be closed for repairs until the end of the summer."'],
  ['c.txt', 'No bridge this summer', 'The Weekly', '2021-03-05', '"The old bridge will stay closed for urgent repairs until the end of the summer," Mayor Anna Keller said.'],
].flatMap(([path, title, publisher, published, text]) => [{ path, text: `${title}\n\n${text}\n\nThe bridge was built in 1931.\n` }, { path: `${path}.meta.json`, text: JSON.stringify({ title, publisher, published }) }]);

/** The rows as they are read. @param {import('../harness/tab.mjs').Tab} tab @returns {Promise<{ speaker: string, chain: string[], words: string, facts: string, from: string }[]>} */
const rows = (tab) => tab.evaluate(() => [...document.querySelectorAll('.quote')].map((row) => {
  const chain = [...row.querySelectorAll('.chain .voice')].map((voice) => voice.textContent.trim());
  const text = (/** @type {string} */ css) => [...row.querySelectorAll(css)].map((one) => one.textContent).join(' ').replace(/\s+/g, ' ').trim();
  return { speaker: chain[0] ?? '', chain, words: text('.quoted[data-part=words]'), facts: text('.quote-facts'), from: text('.quote-from') };
}));

/** Waits until the ledger is drawn anew and holds. @param {import('../harness/tab.mjs').Tab} tab @param {string} what @param {(value: any) => any} fn @param {any} [value] */
async function listed(tab, what, fn, value) {
  await tab.until(what, fn, value);
  return rows(tab);
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the ledger says what Xi told Kim, through whom we know, and what Kim answered',
    async run({ open }) {
      const tab = await open();
      await tab.click('link', /^See all/);
      await tab.click('link', 'Quotations');
      const all = await listed(tab, 'the quotations', () => document.querySelectorAll('.quote').length > 8);
      await pick(tab, 'speaker', /^Xi Jinping/);
      const xi = await listed(tab, 'those of Xi', () => location.hash.includes('said=speaker') && [...document.querySelectorAll('.quote')].every((row) => row.querySelector('.voice').textContent.trim() === 'Xi Jinping'));
      const of = (/** @type {RegExp} */ words) => xi.find((row) => words.test(row.words)) ?? assert.fail(`no ${words} in ${JSON.stringify(xi)}`);
      const letter = of(/willing to seek closer communication/);
      assert.match(letter.facts, /in a letter/);
      assert.match(letter.from, /2015/);
      for (const row of [letter, of(/^China attached vital importance/)]) assert.match(row.chain.slice(1).join(), /Xinhua/);
      const message = of(/We have an intent to successfully defend/);
      assert.match(message.chain.slice(1).join(), /Korean Central News Agency|KCNA/);
      assert.match(message.from, /2020/);
      await pick(tab, 'speaker', /^Xi Jinping/);
      await listed(tab, 'all of them', (n) => document.querySelectorAll('.quote').length === n, all.length);
      await pick(tab, 'speaker', /^Kim Jong-un/);
      const kim = await listed(tab, 'those of Kim', () => [...document.querySelectorAll('.quote')].every((row) => row.querySelector('.voice').textContent.trim() === 'Kim Jong-un'));
      const answer = kim.find((row) => /would steadily develop/.test(row.words)) ?? assert.fail(JSON.stringify(kim));
      assert.match(answer.facts, /in a letter/);
      assert.match((await tab.texts('.ledger-status [role=status]')).join(), /^\d+ of \d+ quotations$/);
    },
  },
  {
    name: 'the front page says who said what in the latest clippings, and opens the words',
    async run({ open }) {
      const tab = await open();
      await tab.until('names in links', () => document.querySelector('.front-side .said .voice a'));
      await drop(tab, FILES.map((file) => ({ ...file, text: file.text.replaceAll('2021-', '2031-') })));
      await added(tab);
      await tab.evaluate(() => { location.hash = ''; });
      await tab.until('the new ones first', () => document.querySelector('.front-side .said li .voice')?.textContent === 'Anna Keller');
      const said = await tab.texts('.front-side .said > li');
      assert.ok(said.filter((one) => /^Anna Keller/.test(one)).length < FILES.length / 2, `others speak before she has all her turns: ${said}`);
      assert.ok(said.length === 5 && said.some((one) => /March 2031/.test(one)), JSON.stringify(said));
      await tab.clickAt('.front-side .said li .link');
      await tab.until('the words in their clipping', () => document.querySelector('.clipping .quoted[data-now=yes]') && /repairs/.test(document.querySelector('.clipping .quoted[data-now=yes][data-part=words]')?.textContent ?? ''));
      await tab.evaluate(() => { location.hash = ''; });
      await tab.click('link', 'All quotations');
      await tab.until('all of them', () => document.querySelectorAll('.quote').length > 10);
    },
  },
  {
    name: 'quotations are narrowed, grouped and sorted, and the address keeps it',
    async run({ open }) {
      const tab = await open('#view=quotes');
      const all = await listed(tab, 'the quotations', () => document.querySelector('.quote'));
      await tab.clickAt('.ledger-tools input');
      await tab.type('relations');
      const some = await listed(tab, 'fewer of them', (n) => location.hash.includes('quoting=relations') && document.querySelectorAll('.quote').length < n, all.length);
      assert.ok(some.length > 0 && some.every((row) => /relations/i.test(row.words)), JSON.stringify(some));
      await tab.press('Control+a');
      await tab.type('zzzz');
      await tab.until('none', () => document.querySelector('.ledger .none'));
      await tab.click('button', 'Clear all choices');
      await tab.until('all again', (n) => document.querySelectorAll('.quote').length === n, all.length);
      await choose(tab, 'Group by', 'kind');
      await tab.until('groups', () => location.hash.includes('group=kind') && document.querySelectorAll('.ledger-group').length > 1);
      const counts = (await tab.texts('.ledger-group .count')).map(Number);
      assert.equal(counts.reduce((sum, n) => sum + n), all.length);
      await choose(tab, 'Group by', '');
      await choose(tab, 'Sort by', 'longest');
      await tab.until('the new order in the address', () => location.hash.includes('order=longest') && !document.querySelector('.ledger-group'));
      await tab.shows(() => rows(tab), (longest) => {
        const nWords = longest.map((row) => row.words.split(/\s+/).length);
        assert.ok(nWords[0] >= nWords[nWords.length - 1] * 2, nWords.join());
      });
      const named = await tab.evaluate(() => Number(document.querySelector('button.source .count').textContent));
      await tab.click('button', /^Named/, { within: '.sources' });
      await tab.until('one sort of source', (n) => document.querySelectorAll('.quote').length === n && document.querySelector('.source[aria-pressed=true]'), named);
      await tab.does.reload();
      await tab.searchable();
      await tab.until('the same again', (n) => document.querySelectorAll('.quote').length === n && document.querySelector('.ledger-list .chip'), named);
      await tab.click('button', /^Take back/);
      await tab.until('all of them', (n) => document.querySelectorAll('.quote').length === n, all.length);
    },
  },
  {
    name: 'keys move through the quotations and Enter opens one at its words',
    async run({ open }) {
      const tab = await open('#view=quotes');
      await tab.until('the quotations', () => document.querySelectorAll('.quote').length > 2);
      await tab.press('j', 'j', 'j', 'k');
      assert.equal(await tab.evaluate(() => [...document.querySelectorAll('.quote [data-hit]')].indexOf(/** @type {Element} */ (document.activeElement))), 1);
      const [, second] = await rows(tab);
      await tab.press('Enter');
      await tab.until('its words in the clipping', () => document.querySelector('.clipping .quoted[data-now=yes]'));
      const words = (await tab.texts('.clipping .quoted[data-part=words][data-now=yes]')).join(' ');
      assert.ok(second.words.startsWith(words.slice(0, 20)), `${second.words}\n${words}`);
      assert.ok(await tab.evaluate(() => {
        const { top, bottom } = document.querySelector('.clipping .quoted[data-now=yes]').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), 'the words are in sight');
      await tab.press('Escape');
      await tab.until('the list, the same in focus', () => !document.querySelector('.clipping') && document.activeElement === document.querySelectorAll('.quote [data-hit]')[1]);
    },
  },
  {
    name: 'the reader underlines what was said, by whom and how, and gives the reasons',
    async run({ open }) {
      const tab = await open('#id=0');
      await tab.until('names underlined', () => document.querySelector('.fact-span') && !document.querySelector('.clipping-body .quoted'));
      await choose(tab, 'Underline', 'quotes');
      await tab.until('quotations underlined', () => document.querySelector('.clipping-body .quoted') && !document.querySelector('.fact-span'));
      const styles = await tab.evaluate(() => ['words', 'source', 'cue'].map((part) => getComputedStyle(document.querySelector(`.clipping-body .quoted[data-part=${part}]`)).textDecorationStyle));
      assert.deepEqual(styles, ['solid', 'dotted', 'dashed']);
      await tab.clickAt('.clipping-body .quoted[data-part=words]');
      await tab.until('its card', () => document.querySelector('.quote-card'));
      const card = (await tab.texts('.quote-card')).join();
      assert.match(card, /Quotation 1 of \d+/);
      assert.match(card, /% sure/);
      assert.match(card, /named here|described here|a pronoun|published this clipping/);
      await tab.click('button', 'Close', { within: '.quote-card' });
      await tab.until('no card', () => !document.querySelector('.quote-card'));
      assert.match((await tab.texts('[aria-labelledby=said] .beside-note')).join(), /^(\d+|< 1) % of the words are put into somebody’s mouth\.$/);
      await tab.click('button', /vital importance/, { within: '.said' });
      await tab.until('the focus on the card', () => document.activeElement?.id === 'quote-card');
      await choose(tab, 'Underline', 'none');
      await tab.until('nothing underlined', () => !document.querySelector('.clipping-body :is(.quoted, .fact-span)'));
    },
  },
  {
    name: 'a correction of a quotation wins, is listed, and is taken back',
    async run({ open }) {
      const tab = await open('#view=quotes');
      const before = await listed(tab, 'the quotations', () => document.querySelector('.quote'));
      await tab.clickAt('.quote [data-hit]');
      await tab.until('its card', () => document.querySelector('.quote-card'));
      await tab.clickAt('.quote-card summary');
      await tab.until('names to choose from', () => document.querySelectorAll('#voices option').length > 5);
      await tab.clickAt('.quote-card input[name=voice]');
      await tab.press('Control+a');
      await tab.type('Ri Yong-ho');
      await tab.press('Enter');
      await tab.until('the other speaker', () => document.querySelector('.quote .voice')?.textContent.trim() === 'Ri Yong-ho' && document.querySelector('.quote .severity')?.textContent === 'corrected by you');
      await tab.until('the list of corrections', () => document.querySelectorAll('.corrections li').length === 1);
      await tab.click('button', 'Undo', { within: '.corrections' });
      await tab.until('the speaker as before', (name) => document.querySelector('.quote .voice')?.textContent.trim() === name && !document.querySelector('.corrections'), before[0].speaker);
      await tab.until('the form again', () => document.querySelector('.quote-card'));
      if (!await tab.has('button', 'Not a quotation')) await tab.clickAt('.quote-card summary');
      await tab.click('button', 'Not a quotation');
      await tab.until('one less', (n) => document.querySelectorAll('.quote').length === n - 1 && !document.querySelector('.quote-card'), before.length);
      await tab.click('button', 'Undo', { within: '.notice' });
      await tab.until('all of them', (n) => document.querySelectorAll('.quote').length === n, before.length);
    },
  },
  {
    name: 'what was said stands below each other as each clipping has it, the first on top',
    async run({ open }) {
      const tab = await open();
      await drop(tab, FILES);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#view=quotes&q=bridge'; });
      await tab.until('the quotations', () => document.querySelectorAll('.quote').length >= 3);
      await tab.click('button', 'in 2 other clippings');
      await tab.until('the wordings', () => document.querySelectorAll('.wording').length === 3);
      const wordings = await tab.texts('.wording');
      assert.match(wordings[0], /The Morning Post.*first here/);
      assert.match(wordings[1], /The Evening News.*the same words/);
      assert.match(wordings[2], /The Weekly.*nearly the same/);
      assert.deepEqual(await tab.texts('.wording:last-child mark'), ['stay', 'urgent']);
      await tab.click('link', 'No bridge this summer', { within: '.wordings' });
      await tab.until('its clipping', () => !document.querySelector('dialog[open]') && document.querySelector('.clipping .quoted[data-now=yes]') && document.querySelector('#reader-title')?.textContent === 'No bridge this summer');
    },
  },
  {
    name: 'quotations are saved as a table, as JSON and as web annotations',
    async run({ open }) {
      const tab = await open('#view=quotes&quoting=relations');
      const shown = await listed(tab, 'the quotations', () => document.querySelector('.quote'));
      const table = await tab.download(() => tab.click('button', 'CSV'));
      assert.equal(table.name, 'dateline-quotations.csv');
      assert.match(table.bytes.toString(), /^words,kind,speaker/);
      const records = JSON.parse((await tab.download(() => tab.click('button', 'JSON'))).bytes.toString());
      assert.deepEqual(records.map((/** @type {any} */ record) => record.chain[0]?.name ?? ''), shown.map((row) => row.speaker));
      const collection = JSON.parse((await tab.download(() => tab.click('button', 'Web annotations'))).bytes.toString());
      assert.equal(collection['@context'], 'http://www.w3.org/ns/anno.jsonld');
      assert.equal(collection.first.items.length, shown.length);
    },
  },
  {
    name: 'a name leads to what it said; clippings without quotations say how to widen',
    async run({ open }) {
      const tab = await open('#view=names&name=person:kim-jong-un');
      await tab.click('link', /^Said: \d+ quotations?$/);
      await tab.until('its quotations', () => document.querySelector('.quote') && [...document.querySelectorAll('.quote')].every((row) => row.querySelector('.voice').textContent.trim() === 'Kim Jong-un'));
      await drop(tab, [{ path: 'plain.txt', text: 'A planetarium opened in the town. It has two hundred seats.' }]);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#q=planetarium&view=quotes'; });
      await tab.until('none', () => /No quotation was found/.test(document.querySelector('.none')?.textContent ?? ''));
      await tab.click('button', 'Look in all clippings');
      await tab.until('quotations', () => document.querySelector('.quote'));
    },
  },
];
