// @ts-check
/** The page as one file with the library that is in it now. */
import template from './page.html';
import { isSingleFile, partText } from './boot.js';
import { aroundLibrary, fillTemplate, pageBlob } from './page-file.js';
import { textBeside } from './parts-beside.js';

/**
 * @param {import('./library').Library} library
 * @param {string | null} title
 * @returns {Promise<Blob>} the same bytes that packing the same library natively gives
 */
export async function savedPage(library, title) {
  const [around, base64] = await Promise.all([aroundOfThisPage(), library.base64(title)]);
  return pageBlob(around, base64);
}

/** @returns {Promise<{ before: string, after: string }>} */
async function aroundOfThisPage() {
  if (!isSingleFile()) return aroundLibrary(await textBeside('dateline.html'));
  return fillTemplate(template, {
    csp: metaContent('meta[http-equiv="Content-Security-Policy"]'),
    version: metaContent('meta[name="generator"]').replace(/^Dateline /, ''),
    style: partText('style'), core: partText('core'), worker: partText('worker'), shell: partText('shell'),
    reader: partText('reader'), 'reader-worker': partText('reader-worker'), names: partText('names'), notices: partText('notices'),
  });
}

/** @param {string} selector @returns {string} */
function metaContent(selector) {
  return document.querySelector(selector)?.getAttribute('content') ?? '';
}

/** Offers a file for download. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
