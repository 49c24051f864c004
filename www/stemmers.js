// @ts-check
/**
 * The stemmers of languages other than English, for the part of the core with which a site begins: it
 * asks for each stem by `lentStem`. Their glue stands before this script, where the worker has it.
 */
import { compileBeside } from './parts-beside.js';

const scope = /** @type {any} */ (globalThis);
/** Until they come, words are found as they stand. */
scope.lentStem = () => undefined;

/** @type {Promise<void> | null} */
let coming = null;

/** Fetches them, once. @param {string} folder address of the page's folder @returns {Promise<void>} when they are there, or cannot be had */
export function bringStemmers(folder) {
  return (coming ??= bring(folder).catch((error) => {
    coming = null;
    console.warn(error);
  }));
}

/** @param {string} folder */
async function bring(folder) {
  const { stemmers } = scope;
  stemmers.initSync({ module: await compileBeside('stemmers.wasm', folder) });
  scope.lentStem = stemmers.stem;
}
