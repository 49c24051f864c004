// @ts-check
/**
 * Which addresses may become scripts: blobs that this page made itself and the
 * site's own service worker. Everything else is refused by Trusted Types.
 */

/** Blob addresses made by {@link scriptUrlOf}. @type {Set<string>} */
const made = new Set();

/**
 * @typedef {{ createScriptURL(url: string): any }} ScriptUrlPolicy
 * @type {ScriptUrlPolicy}
 */
const policy = createPolicy();

/**
 * A script address for a text that this page carries.
 * @param {BlobPart} text the text of a classic script
 * @returns {any} a TrustedScriptURL where the browser has them, else a string
 */
export function scriptUrlOf(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  made.add(url);
  return policy.createScriptURL(url);
}

/** The address of the site's service worker. @returns {any} */
export function serviceWorkerUrl() {
  return policy.createScriptURL('sw.js');
}

/** @param {string} url @returns {boolean} may this address become a script? */
export function isOwnScript(url) {
  return made.has(url) || url === 'sw.js';
}

/** @returns {ScriptUrlPolicy} */
function createPolicy() {
  /** @param {string} url @returns {string} */
  const createScriptURL = (url) => {
    if (isOwnScript(url)) return url;
    throw new TypeError('not a script of this page');
  };
  const trustedTypes = /** @type {any} */ (globalThis).trustedTypes;
  return trustedTypes ? trustedTypes.createPolicy('dateline', { createScriptURL }) : { createScriptURL };
}
