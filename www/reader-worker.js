// @ts-check
/** A reader worker: turns files into bytes for the library. */
import { answer, glue, isCrash } from './worker-calls.js';

/** @typedef {{ path: string, file: Blob, sidecar: Blob | null, choice: import('./readers').Choice | null }} Sent one file of a call */
/** @typedef {Map<Blob, Uint8Array>} Fetched */

/** Files of so many bytes are fetched together: each look at the disk takes as long as reading a short text. */
const SMALL_BYTES = 256 << 10;
/** Milliseconds after which no further file is begun: the page sends those that are left again, to whoever is free. */
const TURN_MS = 100;

answer({
  learn: (/** @type {ArrayBuffer} */ model) => glue.Reader.learn(new Uint8Array(model)),
  read: async (/** @type {Sent[]} */ files) => {
    const fetched = await fetchTogether(files.flatMap(({ file, sidecar }) => (sidecar ? [file, sidecar] : [file])));
    const end = performance.now() + TURN_MS;
    const outcomes = [];
    do outcomes.push(await read(files[outcomes.length], fetched));
    while (outcomes.length < files.length && performance.now() < end);
    return outcomes;
  },
  preview: async (/** @type {Sent[]} */ [{ path, file, choice }]) =>
    [file.size > glue.Reader.maxFileBytes() ? null : glue.Reader.preview(path, await bytesOf(file), choice)],
  measure: (/** @type {string} */ text, /** @type {number} */ rounds, /** @type {boolean} */ all) => glue.Reader.measure(text, rounds, all),
});

/** @param {Sent} sent @param {Fetched} fetched @returns {Promise<Uint8Array | import('./readers').Refusal>} */
async function read({ path, file, sidecar, choice }, fetched) {
  if (file.size > glue.Reader.maxFileBytes()) return { refused: 'too-large', detail: String(file.size) };
  try {
    const bytes = fetched.get(file) ?? (await bytesOf(file));
    const beside = sidecar && (fetched.get(sidecar) ?? (await bytesOf(sidecar).catch(reasonOf)));
    const unread = typeof beside === 'string' ? beside : undefined;
    return glue.Reader.read(path, bytes, unread === undefined ? beside : undefined, unread, choice);
  } catch (error) {
    if (isCrash(error)) throw error;
    return { refused: 'unreadable', detail: reasonOf(error) };
  }
}

/** The bytes of the small ones; nothing where one of them cannot be read, so that each is tried by itself. @param {Blob[]} files @returns {Promise<Fetched>} */
async function fetchTogether(files) {
  const small = files.filter((file) => file.size <= SMALL_BYTES);
  const bytes = await bytesOf(new Blob(small)).catch(() => new Uint8Array());
  /** @type {Fetched} */
  const fetched = new Map();
  if (bytes.length !== small.reduce((sum, file) => sum + file.size, 0)) return fetched;
  let start = 0;
  for (const file of small) fetched.set(file, bytes.subarray(start, start += file.size));
  return fetched;
}

/** @param {Blob} file @returns {Promise<Uint8Array>} */
async function bytesOf(file) {
  return new Uint8Array(await file.arrayBuffer());
}

/** @param {any} error @returns {string} */
function reasonOf(error) {
  return error?.message ?? String(error);
}
