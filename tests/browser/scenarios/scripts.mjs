/** Text that tries to run: as text, title, file name and query it stays text. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { added, drop } from '../harness/drop.mjs';
import { addressOf, scratchFile } from '../harness/places.mjs';

/** One attempt a line: ours, and those of two public lists (tests/robust/SOURCES.md); DATELINE_XSS may name a longer list to measure with. */
const LISTS = [...['xss', 'naughty-strings', 'html5-security'].map((name) => new URL(`../vectors/${name}.txt`, import.meta.url)), process.env.DATELINE_XSS].filter(Boolean);
const ATTEMPTS = [...new Set(LISTS.flatMap((list) => fs.readFileSync(/** @type {any} */ (list), 'utf8').split('\n')).filter((line) => line.trim() !== ''))];

/** What must never be in the page, whatever the clippings say. @param {import('../harness/tab.mjs').Tab} tab */
async function assertPlain(tab) {
  const made = await tab.evaluate(() => [...document.querySelectorAll('#app script, #app img, #app iframe, #app object, #app embed, #app link, #app style, #app base, #app meta, #app video, #app audio, #app math, #app a[href^="javascript" i], #app a[href^="data" i], #app [onerror], #app [onload], #app [srcdoc]')]
    .map((element) => element.outerHTML.slice(0, 120)));
  assert.deepEqual(made, []);
}

/** Dropped files: each attempt as text, as a title by Markdown and by sidecar, and as a name. */
function filesOf(/** @type {string[]} */ attempts) {
  return attempts.flatMap((attempt, at) => {
    const name = `${at} ${attempt.replaceAll('/', '∕')}`;
    return [
      { path: `${name}.txt`, text: `${attempt}\n\n${attempt} zebra${at} ${attempt}\n` },
      { path: `${name}.md`, text: `# ${attempt}\n\nzebra${at} ${attempt}\n` },
      { path: `s${at}.txt`, text: `zebra${at} said so.` },
      { path: `s${at}.txt.meta.json`, text: JSON.stringify({ title: attempt, publisher: attempt, byline: attempt, url: attempt, language: 'en' }) },
    ];
  });
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: `${ATTEMPTS.length} attempts as text, title, publisher and file name are shown and not run`,
    async run({ open }) {
      const tab = await open();
      const files = filesOf(ATTEMPTS);
      for (let at = 0; at < files.length; at += 2000) {
        await drop(tab, files.slice(at, at + 2000));
        await added(tab, 60_000);
        if (files.length > at + 2000) await tab.click('button', 'Close', { within: '.adding' });
      }
      await tab.evaluate(() => { location.hash = '#view=all'; });
      await tab.until('the list', () => document.querySelectorAll('.hit').length > 10);
      await assertPlain(tab);
      // The reader, for a spread of the attempts, each in its three clippings.
      const step = Math.max(1, Math.floor(ATTEMPTS.length / 30));
      for (let at = 0; at < ATTEMPTS.length; at += step) {
        await tab.evaluate((query) => { location.hash = `#q=${query}`; }, `zebra${at}`);
        const ids = await tab.until(`zebra${at}`, (query) => {
          const field = /** @type {HTMLInputElement} */ (document.getElementById('query'));
          const links = [...document.querySelectorAll('.results[aria-busy=false] [data-hit]')];
          const fresh = links.length > 0 && [...document.querySelectorAll('.snippet')].every((one) => one.textContent.includes(query));
          return field.value === query && fresh ? links.map((link) => link.getAttribute('data-hit')) : null;
        }, `zebra${at}`);
        for (const id of ids) {
          await tab.evaluate((hash) => { location.hash = hash; }, `#q=zebra${at}&id=${id}`);
          await tab.until('the clipping', (wanted) => location.hash.endsWith(`id=${wanted}`) && document.querySelector('article.clipping mark'), id);
          await assertPlain(tab);
        }
      }
      await tab.evaluate(() => { location.hash = '#view=problems'; });
      await tab.until('the problems', () => document.querySelector('.problems-page'));
      await assertPlain(tab);
    },
  },
  {
    name: 'attempts as a query or a link are shown and not run',
    async run({ open }) {
      const tab = await open();
      const step = Math.max(1, Math.floor(ATTEMPTS.length / 120));
      for (const attempt of ATTEMPTS.filter((_, at) => at % step === 0)) {
        await tab.evaluate((query) => { location.hash = `#q=${encodeURIComponent(query)}&source=${encodeURIComponent(query)}`; }, attempt);
        await tab.until(`an answer to ${attempt}`, (query) => /** @type {HTMLInputElement} */ (document.getElementById('query')).value.trim() === query.trim() && document.querySelector('.results[aria-busy=false]'), attempt);
      }
      await assertPlain(tab);
    },
  },
  {
    name: 'a copy saved with such clippings and such a title opens with them, as text',
    places: ['file'],
    async run({ open }) {
      const tab = await open();
      await drop(tab, filesOf(ATTEMPTS.slice(0, 80)));
      await added(tab);
      await tab.evaluate(() => { location.hash = '#panel=keep'; });
      await tab.click('textbox', 'Title of the library');
      await tab.press('Control+a');
      await tab.type('</script></title><script>pwned=1</script>$&');
      const { name, bytes } = await tab.download(() => tab.click('button', 'Save a copy'));
      assert.doesNotMatch(name, /[<>/\\]/);
      const file = scratchFile('saved.html');
      fs.writeFileSync(file, bytes);
      const saved = await open('', { url: addressOf(file) });
      await saved.element('heading', '</script></title><script>pwned=1</script>$&');
      await assertPlain(saved);
    },
  },
];
