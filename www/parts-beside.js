// @ts-check
/** The parts of a site that stand beside its page, same origin; for the page and for its workers. */
import { CoreError } from './client.js';

/** @param {string} name @param {string} [folder] address of the page, which a worker is told @returns {Promise<Response>} */
export async function fetchBeside(name, folder = document.baseURI) {
  const response = await fetch(new URL(name, folder)).catch(() => null);
  if (response?.ok) return response;
  throw new CoreError({
    code: 'part-missing', message: `expected ${name}, a part of this page that comes when it is needed, but found ${response?.status ?? 'no way to it'}`,
    hint: 'connect to the network and try again',
  });
}

/** @param {string} name @param {string} [folder] @returns {Promise<WebAssembly.Module>} */
export async function compileBeside(name, folder) {
  return WebAssembly.compile(await (await fetchBeside(name, folder)).arrayBuffer());
}

/** @param {string} name @returns {Promise<string>} */
export async function textBeside(name) {
  return (await fetchBeside(name)).text();
}
