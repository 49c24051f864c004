import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeBase64, encodeBase64 } from './base64.js';
import { aroundLibrary, fileNameOf, fillTemplate, libraryTextIn, pageBlob } from './page-file.js';

const template = readFileSync(new URL('./page.html', import.meta.url), 'utf8');
const parts = { csp: "default-src 'none'", version: '9.9.9', style: 'a{}', core: 'Q09SRQ==', names: 'TU9ERUw=', worker: 'let $& = "{{style}}";', shell: `const t = "{{library}} $' $1";`, notices: "(c) $1" };

test('base64 goes there and back at every length', () => {
  for (const length of [0, 1, 2, 3, 4, 255, 3 * 256 * 1024 - 1, 3 * 256 * 1024, 3 * 256 * 1024 + 1, 2_000_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255);
    const text = encodeBase64(bytes).join('');
    assert.equal(text, Buffer.from(bytes).toString('base64'));
    assert.deepEqual(Buffer.from(decodeBase64(` ${text}\n`)), Buffer.from(bytes));
  }
});

test('what is no base64 is a damaged library', () => {
  assert.throws(() => decodeBase64('%%%'), { code: 'damaged' });
});

test('the page is filled from its template and taken apart again', async () => {
  const around = fillTemplate(template, parts);
  const page = await pageBlob(around, new Blob(encodeBase64(new Uint8Array([1, 2, 3])))).text();
  assert.equal(libraryTextIn(page), 'AQID');
  assert.ok(page.includes(parts.shell) && page.includes(parts.worker), 'placeholders inside the parts stay as they are');
  assert.equal(page.match(/Dateline 9\.9\.9/g)?.length, 1);
  assert.deepEqual(aroundLibrary(page), around);
  assert.equal((await pageBlob(aroundLibrary(page), 'AQID').text()), page, 'the same library gives the same bytes');
});

test('a page without a library is refused', () => {
  assert.throws(() => aroundLibrary('<html></html>'), { code: 'not-a-library' });
});

test('file names come from titles', () => {
  const names = { 'Three anniversaries': 'Three anniversaries.html', '': 'Dateline.html', ' a/b\\c: "d"? ': 'a b c d.html', '..': 'Dateline.html', '朝鮮 2020.': '朝鮮 2020.html' };
  for (const [title, name] of Object.entries(names)) assert.equal(fileNameOf(title), name);
  assert.ok(fileNameOf('x'.repeat(500)).length < 100);
});
