import test from 'node:test';
import assert from 'node:assert/strict';
import { batchesOf, foundInFiles, foundInText, jobsOf } from './intake.js';

const found = (path) => ({ path, file: { name: path } });
const shape = (jobs) => jobs.map(({ path, sidecar, refused }) => [path, sidecar?.name ?? null, refused?.refused ?? null]);

test('a sidecar goes with its file, wherever it stands in the list', () => {
  assert.deepEqual(shape(jobsOf([found('a/x.txt.meta.json'), found('a/x.txt'), found('b/x.txt'), found('a/y.md'), found('a/y.md.meta.json')])),
    [['a/x.txt', 'a/x.txt.meta.json', null], ['b/x.txt', null, null], ['a/y.md', 'a/y.md.meta.json', null]]);
});

test('a sidecar without its file is an orphan', () => {
  assert.deepEqual(shape(jobsOf([found('x.txt.meta.json'), found('x.md'), found('.meta.json')])),
    [['x.txt.meta.json', null, 'orphan-sidecar'], ['x.md', null, null], ['.meta.json', null, 'orphan-sidecar']]);
});

test('an entry that could not be opened is reported, clutter of the system is not', () => {
  const jobs = jobsOf([{ path: 'a/locked.txt', file: null, refused: { refused: 'unreadable', detail: 'no permission' } }, found('a/.DS_Store'), found('Thumbs.db'), found('__MACOSX/x.txt')]);
  assert.deepEqual(shape(jobs), [['a/locked.txt', null, 'unreadable']]);
});

test('many files come in batches, in order', async () => {
  async function* one() { yield Array.from({ length: 450 }, (_, index) => found(`${index}.txt`)); }
  const sizes = [];
  for await (const jobs of batchesOf(one())) sizes.push(jobs.length);
  assert.deepEqual(sizes, [200, 200, 50]);
});

test('pasted text is a file with a name', async () => {
  const { value } = await foundInText('SEOUL -- text', 'note.txt').next();
  assert.equal(value[0].path, 'note.txt');
  assert.equal(await value[0].file.text(), 'SEOUL -- text');
});

test('picked files come as a walk through their folders would find them', async () => {
  const paths = ['b.txt', 'a/z.txt', 'a b/x.txt', 'a.txt', 'a/c/y.txt', 'a/d.txt'];
  const files = paths.map((path) => Object.assign(new File([''], path), { webkitRelativePath: `top/${path}` }));
  const found = [];
  for await (const batch of foundInFiles(files)) found.push(...batch.map((one) => one.path));
  assert.deepEqual(found, ['a/c/y.txt', 'a/d.txt', 'a/z.txt', 'a b/x.txt', 'a.txt', 'b.txt'].map((path) => `top/${path}`));
});
