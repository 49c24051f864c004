// @ts-check
/**
 * The worker's side of the calls: `{id, method, args}` → `{id, value}` or
 * `{id, error}`. Runs after the wasm-bindgen glue in the same classic script, so
 * `wasm_bindgen` is a global.
 */

import { unzipped } from './unzipped.js';

/** @type {any} */
export const glue = /** @type {any} */ (globalThis).wasm_bindgen;

/**
 * Answers calls by these methods, and `start`, which takes the compiled module or the text that it is unpacked from.
 * @param {Record<string, (...args: any[]) => any>} methods
 * @param {{ onCall?: () => void, onStart?: (beside: string) => any }} [hooks] what is called before each, and once the
 *   module is there, with the folder of the page, for the answer to `start`
 */
export function answer(methods, { onCall = () => {}, onStart = () => {} } = {}) {
  const start = async (/** @type {WebAssembly.Module | string} */ code, /** @type {string} */ beside) => {
    glue.initSync({ module: typeof code === 'string' ? await WebAssembly.compileStreaming(unzipped(code)) : code });
    return onStart(beside);
  };
  addEventListener('message', async ({ data: { id, method, args } }) => {
    onCall();
    try {
      const value = await (method === 'start' ? start : methods[method])(...args);
      const parts = Array.isArray(value) ? value : [value];
      postMessage({ id, value }, { transfer: parts.filter((part) => part instanceof Uint8Array).map(({ buffer }) => buffer) });
    } catch (error) {
      postMessage({ id, error: plainError(error) });
    }
  });
}

/** Whether the core is of no use any more. @param {unknown} error */
export const isCrash = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

/** @param {any} error @returns {{ code: string, message: string, hint: string, fatal: boolean }} */
function plainError(error) {
  if (isCrash(error)) {
    return { code: 'crashed', message: error.message, hint: '', fatal: true };
  }
  return {
    code: error?.code ?? error?.name ?? 'unknown', message: error?.message ?? String(error),
    hint: error?.hint ?? '', fatal: false,
  };
}
