// @ts-check
/** A reader worker: turns one file into bytes for the library. */
import { answer, glue } from './worker-calls.js';

answer({
  learn: (/** @type {ArrayBuffer} */ model) => glue.Reader.learn(new Uint8Array(model)),
  read: async (/** @type {string} */ path, /** @type {Blob} */ file, /** @type {Blob | null} */ sidecar, /** @type {import('./readers').Choice | null} */ choice) =>
    sent(await glue.Reader.read(path, file, sidecar, choice ?? null)),
  preview: (/** @type {string} */ path, /** @type {Blob} */ file, /** @type {Blob | null} */ _, /** @type {import('./readers').Choice | null} */ choice) =>
    glue.Reader.preview(path, file, choice ?? null),
  measure: (/** @type {string} */ text, /** @type {number} */ rounds, /** @type {boolean} */ all) => glue.Reader.measure(text, rounds, all),
});

/** @param {Uint8Array} bytes @returns {Uint8Array} the same, safe to transfer whole */
function sent(bytes) {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
