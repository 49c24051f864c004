// @ts-check
/** A gzip file that stands in the page as text. */
import { decodeBase91 } from './base91.js';

/** @param {string} text of a gzip file, which is wasm unless it is read as something else @returns {Response} what is in it */
export function unzipped(text) {
  const gzipped = new Blob([decodeBase91(text)]);
  return new Response(gzipped.stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'Content-Type': 'application/wasm' } });
}
