// @ts-check
/**
 * The stemmers of languages other than English, for the part of the core with which a site begins: it
 * asks for each stem by `lentStem`. Their glue stands before this script, where the worker has it.
 */

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
  const response = await fetch(new URL('stemmers.wasm', folder));
  if (!response.ok) throw new Error(`expected the page's own part \`stemmers.wasm\`, but found ${response.status}`);
  const { stemmers } = scope;
  stemmers.initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
  scope.lentStem = stemmers.stem;
}
