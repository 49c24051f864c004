// @ts-check
/**
 * The single-file page around its library: filled from its template and its own
 * parts, or taken apart again. A copy is what stands before its library, the
 * library, and what stands after it, which never changes.
 */

/** Names of the parts that are not the library, as the template spells them.
 * @typedef {{ csp: string, version: string, style: string, core: string, worker: string, shell: string, reader: string, 'reader-worker': string, names: string, notices: string }} Parts */

const LIBRARY_OPEN = 'id="library">';
const SCRIPT_CLOSE = '</script>';

/**
 * @param {string} template text with `{{name}}` placeholders
 * @param {Parts} parts
 * @returns {{ before: string, after: string }} what stands around the library's base64
 */
export function fillTemplate(template, parts) {
  const filled = template.replace(/\{\{([\w-]+)\}\}/g, (whole, name) =>
    name in parts ? parts[/** @type {keyof Parts} */ (name)] : whole);
  const marker = '{{library}}';
  const at = filled.lastIndexOf(marker);
  if (at < 0) throw new Error('expected a `library` placeholder in the template, but found none');
  return { before: filled.slice(0, at), after: filled.slice(at + marker.length) };
}

/**
 * @param {string} page the text of a whole single-file page
 * @returns {{ before: string, after: string }} what stands around its library
 * @throws {{ code: 'not-a-library' }} when the page carries none
 */
export function aroundLibrary(page) {
  const open = page.lastIndexOf(LIBRARY_OPEN);
  const close = open < 0 ? -1 : page.indexOf(SCRIPT_CLOSE, open);
  if (close < 0) {
    throw { code: 'not-a-library', message: 'expected a page saved by Dateline, but found no library in it', hint: 'drop it on the page to add it as a clipping' };
  }
  return { before: page.slice(0, open + LIBRARY_OPEN.length), after: page.slice(close) };
}

/** @param {string} page the text of a whole single-file page @returns {string} the base64 of its library */
export function libraryTextIn(page) {
  const { before, after } = aroundLibrary(page);
  return page.slice(before.length, page.length - after.length);
}

/**
 * @param {{ before: string, after: string }} around
 * @param {Blob | string} base64
 * @returns {Blob} the page as a file
 */
export function pageBlob({ before, after }, base64) {
  return new Blob([before, base64, after], { type: 'text/html' });
}

/** @param {string} title @returns {string} a file name that every system accepts, ending in `.html` */
export function fileNameOf(title) {
  const words = title.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ').trim();
  const short = [...words].slice(0, 80).join('').replace(/[. ]+$/, '').replace(/^\.+/, '');
  return `${short || 'Dateline'}.html`;
}
