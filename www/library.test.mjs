import test from 'node:test';
import assert from 'node:assert/strict';
import { Client } from './client.js';
import { Library } from './library.js';
import { FakePort, NEVER, trap } from './worker-fakes.mjs';

const job = (path) => ({ path, file: null, sidecar: null });
const bytes = (text) => ({ bytes: new TextEncoder().encode(text) });
const textOf = (array) => new TextDecoder().decode(array);

/** A library of workers that keep what they were told in `worlds`. */
function fakeLibrary(behaviour = {}) {
  const worlds = [];
  const make = async () => {
    const world = { log: [], sent: [] };
    worlds.push(world);
    const note = (name) => (...args) => {
      world.log.push(`${name} ${args.map((arg) => (arg instanceof Uint8Array ? textOf(arg) : JSON.stringify(arg))).join(' ')}`.trim());
      return behaviour[name]?.(world, ...args);
    };
    const methods = Object.fromEntries(['open', 'remove', 'search', 'front', 'clear', 'settle', 'keepBoth'].map((name) => [name, note(name)]));
    const add = (files) => files.map((read) => (read instanceof Uint8Array ? note('add')(read) : note('refuse')(...read)));
    return new Client(new FakePort({ ...methods, add: (files) => { world.sent.push(files.length); return add(files); } }));
  };
  return { worlds, library: new Library(make, async ({ path }) => bytes(`again ${path}`)) };
}

test('of many searches the first and the newest are asked; those between give way', async () => {
  const { library, worlds } = fakeLibrary({ search: (_, question) => question.query });
  const answers = await Promise.all(['k', 'ki', 'kim', 'kim j'].map((query) => library.search({ query }, 0, 30)));
  assert.deepEqual(answers, [null, null, null, 'kim j']);
  assert.equal(worlds[0].log.length, 2);
  assert.equal(await library.search({ query: 'xi' }, 0, 30), 'xi');
});

test('a search that fails leaves the way free for the next', async () => {
  const { library } = fakeLibrary({ search: (_, { query }) => { if (query === 'bad') throw { code: 'refused', message: 'no' }; return query; } });
  await assert.rejects(library.search({ query: 'bad' }, 0, 30), { code: 'refused' });
  assert.equal(await library.search({ query: 'good' }, 0, 30), 'good');
});

test('a worker that dies is replaced by one that did the same', async () => {
  const { library, worlds } = fakeLibrary({ search: (_, { query }) => { if (query === 'crash') throw trap; return query; } });
  let replaced = 0;
  library.onReplaced = () => { replaced += 1; };
  await library.open({ base64: 'AQID' });
  await library.add(job('a.txt'), bytes('a'));
  await library.add(job('b.txt'), { refused: 'too-large', detail: '9' });
  await library.settle();
  await library.remove(0);
  await library.keepBoth();
  await assert.rejects(library.search({ query: 'crash' }, 0, 30), { code: 'crashed' });
  assert.equal(await library.search({ query: 'kim' }, 0, 30), 'kim');
  assert.equal(replaced, 1);
  assert.deepEqual(worlds[1].log.slice(0, 6), ['open {"base64":"AQID"}', 'add again a.txt', 'add again b.txt', 'settle', 'remove 0', 'keepBoth']);
});

test('a file that kills the library is refused, the others stay', async () => {
  const { library, worlds } = fakeLibrary({ add: (_, read) => { if (textOf(read).includes('evil')) throw trap; return { clippings: 1, problems: [] }; }, refuse: () => ({ clippings: 0, problems: [{}] }) });
  await library.open({});
  await Promise.all([library.add(job('a.txt'), bytes('a')), library.add(job('evil.txt'), bytes('evil')), library.add(job('c.txt'), bytes('c'))]);
  const { log } = worlds[worlds.length - 1];
  assert.ok(log.some((line) => line.startsWith('refuse "evil.txt" "reader-crashed"')));
  assert.ok(log.some((line) => line === 'add again a.txt') && log.some((line) => line === 'add again c.txt'));
  assert.equal(log.filter((line) => line.startsWith('add')).length, 2);
});

test('files that come while others are added go together, in order', async () => {
  const { library, worlds } = fakeLibrary({ add: (_, read) => ({ clippings: textOf(read).length, problems: [] }) });
  await library.open({});
  const paths = Array.from({ length: 20 }, (_, index) => 'x'.repeat(index));
  const views = await Promise.all(paths.map((path) => library.add(job(path), bytes(path))));
  assert.deepEqual(views.map(({ clippings }) => clippings), paths.map((path) => path.length));
  assert.deepEqual(worlds[0].sent, [8, 8, 4]);
  assert.deepEqual(worlds[0].log.slice(1), paths.map((path) => `add ${path}`.trim()));
});

/** A library whose first worker has the part of the core that answers. */
function fakeSite(behaviour = {}, load = async () => {}) {
  const workers = [];
  const make = async (whole) => {
    if (whole) await load();
    const log = [];
    const note = (name) => (...args) => {
      log.push(`${name} ${JSON.stringify(args)}`);
      return behaviour[name]?.(whole, ...args);
    };
    const client = new Client(new FakePort(Object.fromEntries(['open', 'search', 'front', 'settle', 'correct'].map((name) => [name, note(name)]))));
    if (!whole) client.lacks = new Set(['add', 'settle', 'correct']);
    workers.push({ whole, log, client });
    return client;
  };
  return { workers, library: new Library(make, async () => bytes('')) };
}

test('what the part that answers does not know brings the whole core, once, with the same library', async () => {
  const { library, workers } = fakeSite();
  await library.open({ base64: 'AQID' });
  await library.search({ query: 'kim' }, 0, 30);
  assert.deepEqual(workers.map(({ whole }) => whole), [false]);
  await Promise.all([library.settle(), library.correct({ kind: 'rename' })]);
  await library.search({ query: 'xi' }, 0, 30);
  assert.deepEqual(workers.map(({ whole }) => whole), [false, true]);
  assert.ok(workers[0].client.closed);
  assert.deepEqual(workers[1].log.map((line) => line.split(' ')[0]), ['open', 'settle', 'correct', 'search']);
  assert.equal(workers[1].log[0], 'open [{"base64":"AQID"}]');
});

test('questions are answered while the whole core comes, and those that wait are not lost', async () => {
  let come = () => {};
  const loading = new Promise((resolve) => { come = () => resolve(undefined); });
  const { library, workers } = fakeSite({ search: (whole, { query }) => (query === 'slow' && !whole ? NEVER : query), open: () => ({}) }, () => loading);
  await library.open({ base64: 'AQID' });
  const settled = library.settle();
  assert.equal(await library.search({ query: 'kim' }, 0, 30), 'kim');
  await library.open({ base64: 'BAUG' });
  const slow = library.search({ query: 'slow' }, 0, 30);
  come();
  await settled;
  assert.equal(await slow, 'slow');
  assert.deepEqual(workers[1].log.filter((line) => line.startsWith('open')).pop(), 'open [{"base64":"BAUG"}]');
});

test('a library that the part that answers refuses is opened by the whole core', async () => {
  const open = (whole) => {
    if (!whole) throw { code: 'unconcluded', message: 'no', hint: '' };
    return { clippings: 3 };
  };
  const { library, workers } = fakeSite({ open });
  assert.deepEqual(await library.open({ base64: 'AQID' }), { clippings: 3 });
  assert.equal(workers.length, 2);
  const damaged = fakeSite({ open: () => { throw { code: 'damaged', message: 'no', hint: '' }; } });
  await assert.rejects(damaged.library.open({}), { code: 'damaged' });
  assert.equal(damaged.workers.length, 1);
});

test('where the whole core cannot be had, the change is refused and tried again with the next', async () => {
  let fails = true;
  const { library, workers } = fakeSite({}, async () => { if (fails) throw new Error('no network'); });
  await library.open({ base64: 'AQID' });
  const told = [];
  library.onMissing = (error) => told.push(String(error));
  assert.equal(await library.expectChanges(), false);
  await assert.rejects(library.settle(), /no network/);
  assert.deepEqual(told, ['Error: no network', 'Error: no network']);
  await library.search({ query: 'kim' }, 0, 30);
  assert.deepEqual(workers.map(({ whole }) => whole), [false]);
  fails = false;
  assert.equal(await library.expectChanges(), true);
  await library.settle();
  assert.deepEqual(workers.map(({ whole }) => whole), [false, true]);
});
