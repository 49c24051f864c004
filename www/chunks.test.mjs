/** The chunks of a published library, fetched as they are asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

const FOLDER = 'https://letters.example/site/';
const glue = globalThis.wasm_bindgen = {};
const { asked, whole } = await import('./chunks.js');

/** Answers requests for chunks; gives the names asked for. @param {(name: string) => boolean} has */
function serve(has = () => true) {
  const names = [];
  globalThis.fetch = async (url) => {
    const name = /^https:\/\/letters\.example\/site\/library\/(\w+)\.bin$/.exec(url.href)[1];
    names.push(name);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return has(name) ? new Response(name) : new Response('', { status: 404 });
  };
  return names;
}

/** A library that needs some chunks, step by step. @param {string[][]} steps */
function library(steps) {
  const here = new Set();
  let wanted = [];
  return {
    here,
    takeWanted: () => wanted.splice(0),
    give: (name, bytes) => {
      assert.equal(new TextDecoder().decode(bytes), name);
      here.add(name);
    },
    ask: () => {
      wanted = steps.find((step) => step.some((name) => !here.has(name)))?.filter((name) => !here.has(name)) ?? [];
      return wanted.length ? 'a part' : 'all';
    },
  };
}

test('a question is asked again until nothing is wanting', async () => {
  const names = serve();
  const one = library([['a', 'b'], ['c']]);
  assert.equal(await asked(() => one, one.ask, FOLDER), 'all');
  assert.deepEqual(names.sort(), ['a', 'b', 'c']);
  assert.equal(await asked(() => one, one.ask, FOLDER), 'all');
  assert.equal(names.length, 3);
});

test('questions asked at once fetch a chunk once', async () => {
  const names = serve();
  const one = library([['a', 'b']]);
  assert.deepEqual(await Promise.all([asked(() => one, one.ask, FOLDER), asked(() => one, one.ask, FOLDER)]), ['all', 'all']);
  assert.deepEqual(names.sort(), ['a', 'b']);
});

test('a chunk that cannot be had says so, and is asked for again with the next question', async () => {
  let isThere = false;
  const names = serve((name) => name !== 'b' || isThere);
  const one = library([['a', 'b']]);
  await assert.rejects(asked(() => one, one.ask, FOLDER), { code: 'part-missing', message: /expected library\/b\.bin/ });
  const other = library([['a']]);
  other.here.add('a');
  assert.equal(await asked(() => other, other.ask, FOLDER), 'all', 'what is here can be asked');
  isThere = true;
  assert.equal(await asked(() => one, one.ask, FOLDER), 'all');
  assert.deepEqual(names.filter((name) => name === 'b').length, 2);
});

test('a library becomes whole of all its chunks, a few at a time', async () => {
  const many = Array.from({ length: 100 }, (_, n) => `c${n}`);
  const names = serve();
  const one = library([many]);
  one.ask();
  let freed = 0;
  glue.Published = class {
    static isHead = (bytes) => bytes[0] === 1;
    missing = one.takeWanted;
    give = one.give;
    whole = () => Uint8Array.of(one.here.size);
    free = () => { freed += 1; };
  };
  assert.deepEqual(await whole(Uint8Array.of(1), FOLDER), Uint8Array.of(100));
  assert.deepEqual([names.length, freed], [100, 1]);
  assert.deepEqual(await whole(Uint8Array.of(2), FOLDER), Uint8Array.of(2), 'what is whole stays as it is');
  delete glue.Published;
  assert.deepEqual(await whole(Uint8Array.of(1), FOLDER), Uint8Array.of(1), 'the part that answers opens a head');
});
