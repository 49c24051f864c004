// @ts-check
/** The chunks of a library that is published in parts: each is fetched when it is first asked for. */
import { fetchBeside } from './parts-beside.js';
import { glue } from './worker-calls.js';

/** Chunks that are fetched at once. */
const AT_ONCE = 16;

/** @typedef {{ give(name: string, bytes: Uint8Array): void }} Taker what takes chunks */

/** Those that are on their way. @type {Map<string, Promise<Uint8Array>>} */
const coming = new Map();

/**
 * Asks, fetches what was wanting, and asks once more, until nothing is.
 * @template Answer @param {() => Taker & { takeWanted(): string[] }} library @param {() => Answer} ask @param {string} folder address of the page's folder
 * @returns {Promise<Answer>}
 */
export async function asked(library, ask, folder) {
  for (;;) {
    const answer = ask();
    const wanted = library().takeWanted();
    if (wanted.length === 0) return answer;
    await bring(wanted, library(), folder);
  }
}

/** The bytes of a whole library, whether these are them or the head of a published one. @param {Uint8Array} bytes @param {string} folder @returns {Promise<Uint8Array>} */
export async function whole(bytes, folder) {
  if (!glue.Published?.isHead(bytes)) return bytes;
  const published = new glue.Published(bytes);
  try {
    await bring(published.missing(), published, folder);
    return published.whole();
  } finally {
    published.free();
  }
}

/** @param {string[]} names @param {Taker} taker @param {string} folder */
async function bring(names, taker, folder) {
  const left = [...names];
  const some = async () => {
    for (let name = left.pop(); name; name = left.pop()) taker.give(name, await chunk(name, folder));
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, some));
}

/** @param {string} name @param {string} folder @returns {Promise<Uint8Array>} */
function chunk(name, folder) {
  const known = coming.get(name);
  if (known) return known;
  const bytes = fetchBeside(`library/${name}.bin`, folder)
    .then((response) => response.arrayBuffer())
    .then((buffer) => new Uint8Array(buffer))
    .finally(() => coming.delete(name));
  coming.set(name, bytes);
  return bytes;
}
