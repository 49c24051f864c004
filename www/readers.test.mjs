import test from 'node:test';
import assert from 'node:assert/strict';
import { Adding } from './adding.js';
import { Client } from './client.js';
import { Readers } from './readers.js';
import { FakePort, NEVER, trap } from './worker-fakes.mjs';

const job = (path) => ({ path, file: null, sidecar: null });

/** Reader workers that read so many files of a call at most. */
function fakeReaders({ most = Infinity, ...options } = {}) {
  let made = 0;
  const sent = [];
  const readers = new Readers(async () => {
    made += 1;
    return new Client(new FakePort({
      read: async (jobs) => {
        sent.push(jobs.length);
        const paths = jobs.slice(0, most).map(({ path }) => path);
        if (paths.some((path) => path.startsWith('crash'))) throw trap;
        if (paths.some((path) => path.startsWith('hang'))) return NEVER;
        await new Promise((resolve) => setTimeout(resolve, 1));
        return paths.map((path) => (path.startsWith('gone') ? { refused: 'unreadable', detail: 'no such file' } : new TextEncoder().encode(path)));
      },
    }));
  }, { workers: 2, limitMs: 60, ...options });
  return { readers, sent, made: () => made };
}

test('only the guilty file is refused; all others are read', async () => {
  const { readers, made } = fakeReaders();
  const paths = ['a', 'crash1', 'b', 'hang1', 'c', 'gone1', 'd', 'crash2', 'e', 'f', 'g', 'h'];
  const outcomes = await Promise.all(paths.map((path) => readers.read(job(path))));
  const codes = outcomes.map((outcome) => outcome.refused ?? 'read');
  assert.deepEqual(codes, paths.map((path) => (path.startsWith('crash') ? 'reader-crashed' : path.startsWith('hang') ? 'timed-out' : path.startsWith('gone') ? 'unreadable' : 'read')));
  assert.ok(made() > 2, 'the dead ones were replaced');
});

test('files go to both workers, several at a time; what a worker had no time for is sent again', async () => {
  const paths = Array.from({ length: 40 }, (_, index) => `${index}`);
  for (const most of [Infinity, 3]) {
    const { readers, sent } = fakeReaders({ most });
    const outcomes = await Promise.all(paths.map((path) => readers.read(job(path))));
    assert.deepEqual(outcomes.map(({ bytes }) => new TextDecoder().decode(bytes)), paths);
    assert.ok(sent.every((n) => n <= 8) && sent[0] === 8, `${sent}`);
    assert.equal(sent.length === 5, most === Infinity, `${sent}`);
  }
  const { readers, sent } = fakeReaders();
  await Promise.all(['a', 'b', 'c', 'd'].map((path) => readers.read(job(path))));
  assert.deepEqual(sent, [2, 2]);
});

test('a file that is slow for its size is given up, a large one is waited for', async () => {
  const { readers } = fakeReaders({ limitMs: 20 });
  const slow = { ...job('hang'), file: { size: 80_000 } };
  const start = performance.now();
  assert.equal((await readers.read(slow)).refused, 'timed-out');
  assert.ok(performance.now() - start >= 99);
});

test('a file refused before is not read', async () => {
  const { readers, made } = fakeReaders();
  assert.deepEqual(await readers.read({ ...job('x'), refused: { refused: 'too-large', detail: '1' } }), { refused: 'too-large', detail: '1' });
  assert.equal(made(), 0);
});

test('a worker that cannot start refuses the files instead of waiting for ever', async () => {
  const readers = new Readers(async () => { throw new Error('no memory'); });
  assert.deepEqual(await readers.read(job('a')), { refused: 'reader-crashed', detail: 'no memory' });
});

test('files are added in the order given, and a cancelled run keeps what was read', async () => {
  const { readers } = fakeReaders();
  const added = [];
  const library = { add: async ({ path }) => { added.push(path); return { clippings: 1, problems: [] }; }, settle: async () => {} };
  const paths = Array.from({ length: 120 }, (_, index) => `${index}`);
  async function* batches() { yield paths.slice(0, 100).map(job); yield paths.slice(100).map(job); }
  const run = new Adding(readers, library, () => {});
  await run.run(batches());
  assert.deepEqual(added, paths);
  assert.deepEqual([run.found, run.done, run.clippings, run.finished], [120, 120, 120, true]);

  const stopped = new Adding(readers, library, () => { if (stopped.done === 10) stopped.cancel(); });
  await stopped.run(batches());
  assert.ok(stopped.done >= 10 && stopped.done < 60 && stopped.finished, `${stopped.done}`);
});
