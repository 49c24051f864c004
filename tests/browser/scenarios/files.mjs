/** Files of every kind: read, listed with what became of them, read anew; columns of a table chosen. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { ROOT } from '../harness/places.mjs';

/** A case of the native tests as a file to drop. @param {string} name @param {string} [folder] */
const file = (name, folder = 'tests/cases/document') => ({ path: name, base64: fs.readFileSync(path.join(ROOT, folder, name)).toString('base64') });

const KOI8 = { path: 'letter.txt', base64: Buffer.from([0xe4, 0xcf, 0xd2, 0xcf, 0xc7, 0xc1, 0x20, 0xcb, 0x20, 0xc7, 0xd2, 0xc1, 0xce, 0xc9, 0xc3, 0xc5, 0x2e]).toString('base64') };

/** @param {import('../harness/tab.mjs').Tab} tab */
async function seeFiles(tab) {
  await tab.evaluate(() => { location.hash = 'view=files'; });
  await tab.until('the files', () => document.querySelector('.files .file-item'));
}

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'mail, feeds, office files, books, PDFs, tables and archives become clippings',
    async run({ open }) {
      const tab = await open();
      const names = fs.readdirSync(path.join(ROOT, 'tests/cases/document')).filter((name) => /\.(eml|mbox|mhtml|rss|atom|docx|odt|rtf|epub|pdf|csv|jsonl|xlsx|ods|zip|tgz|warc|wacz)$/.test(name));
      assert.ok(names.length > 20);
      await drop(tab, names.map((name) => file(name)));
      await added(tab, 60_000);
      const formats = ['email', 'mbox', 'mhtml', 'feed', 'docx', 'odt', 'rtf', 'epub', 'pdf', 'csv', 'jsonl', 'xlsx', 'ods'];
      for (const format of formats) {
        await tab.search(`format:${format}`);
        assert.ok((await tab.texts('.hit')).length > 0, format);
      }
      await seeFiles(tab);
      const files = (await tab.texts('.file-line')).join('\n');
      assert.match(files, /archive\.zip ZIP archive.* [2-9] clippings/);
      assert.match(files, /web\.wacz Web archive \(WACZ\)/);
      assert.doesNotMatch(files, /stopped the reader|took too long/);
    },
  },
  {
    name: 'a PDF shows its pages',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [file('multicolumn.pdf', 'tests/robust/pdf')]);
      await added(tab);
      await tab.search('format:pdf');
      await tab.clickAt('.hit-title a');
      await tab.until('the pages', () => document.querySelectorAll('.page-mark').length > 1);
      assert.equal((await tab.texts('.page-mark'))[0], 'Page 1');
      assert.match((await tab.texts('.facts .fact')).join('\n'), /Pages\s*3/);
    },
  },
  {
    name: 'what was read is listed, filtered and downloaded',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'pile/a.txt', text: 'The road is open again.' }, { path: 'pile/b.txt', text: 'The road is open again.' }, { path: 'pile/c.txt', text: '' }]);
      await added(tab);
      await seeFiles(tab);
      assert.equal((await tab.texts('.file-item')).length, 6);
      assert.match((await tab.texts('.file-item')).join('\n'), /The same bytes as pile\/a\.txt/);
      await tab.click('button', 'With problems');
      await tab.until('one file', () => document.querySelectorAll('.file-item').length === 1);
      assert.match((await tab.texts('.file-item')).join(), /pile\/c\.txt.*0 clippings.*found an empty file/i);
      await tab.click('button', 'All');
      await tab.until('all files', () => document.querySelectorAll('.file-item').length === 6);
      await tab.clickAt('.problem-filters input');
      await tab.type('pile/b');
      await tab.until('one file', () => document.querySelectorAll('.file-item').length === 1);
      const { name, bytes } = await tab.download(() => tab.click('button', 'Download the list (CSV)'));
      assert.equal(name, 'dateline-files.csv');
      const rows = String(bytes).trim().split('\r\n');
      assert.equal(rows[0], 'file,format,bytes,clippings,copy_of,severity,problems,hints');
      assert.match(rows[1], /^pile\/b\.txt,text,23,1,pile\/a\.txt,note,/);
      assert.equal(rows.length, 2);
    },
  },
  {
    name: 'a file is read anew in another encoding',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [KOI8]);
      await added(tab);
      const readIn = async (/** @type {string} */ encoding) => {
        await seeFiles(tab);
        await tab.evaluate(() => {
          const item = [...document.querySelectorAll('.file-item')].find((one) => one.textContent?.includes('letter.txt'));
          /** @type {HTMLElement} */ (item?.querySelector('button[aria-expanded]')).click();
        });
        await tab.until('the form', () => document.querySelector('form.reread'));
        await tab.evaluate((wanted) => {
          const select = /** @type {HTMLSelectElement} */ (document.querySelector('form.reread select[name=encoding]'));
          select.value = wanted;
        }, encoding);
        await tab.click('button', 'Read anew');
        await tab.until('it gave way', () => document.body.textContent?.includes('1 clipping gave way'));
      };
      await readIn('windows-1251');
      await tab.search('Дорога');
      assert.equal((await tab.texts('.hit')).length, 0);
      await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.notice [aria-label=Close]')).click());
      await readIn('koi8-r');
      await tab.search('Дорога');
      assert.equal((await tab.texts('.hit')).length, 1);
    },
  },
  {
    name: 'the columns of a table are shown before it is read, and can be corrected',
    async run({ open }) {
      const tab = await open();
      await drop(tab, [{ path: 'press.csv', text: 'kicker,lead,body,day,paper\nBridge,Bridge opens,The bridge was opened on Friday after two years.,2021-03-04,The Example Times\nFerry,Ferry stops,The ferry stopped on Monday and will not run again.,2021-03-08,The Example Times\n' }]);
      await tab.until('the columns', () => document.querySelector('#columns[open] .columns-table'));
      assert.match((await tab.texts('.columns-table')).join(), /body.*The bridge was opened/);
      await tab.evaluate(() => {
        const select = /** @type {HTMLSelectElement} */ (document.querySelector('.columns-table tbody tr:nth-child(1) select'));
        select.value = 'title';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await tab.until('the choice', () => document.querySelector('.columns-table tbody tr:nth-child(1)')?.textContent?.includes('your choice'));
      await tab.click('button', 'Read 2 rows');
      assert.match(await added(tab), /Added 2 clippings/);
      await tab.search('title:ferry');
      assert.deepEqual(await tab.texts('.hit-title'), ['Ferry']);
      await drop(tab, [{ path: 'other.csv', text: 'title,body\nA tunnel,The tunnel is not built yet.\n' }]);
      await tab.until('the columns', () => document.querySelector('#columns[open]'));
      await tab.click('button', 'Cancel');
      await tab.until('it is closed', () => document.querySelector('#columns[open]') === null);
      await tab.search('tunnel');
      assert.equal((await tab.texts('.hit')).length, 0);
    },
  },
];
