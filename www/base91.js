// @ts-check
/** Bytes from text of 13 bits in two characters, as the build writes the page's own parts. */

/** The first character, and the one that is left out: `<`. */
const FIRST = 35, LEFT_OUT = 60;

/**
 * @param {string} text characters from `#` to `~` without `<`, a digit to 91 each, the lower of two first
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase91(text) {
  const codes = new TextEncoder().encode(text);
  const pairs = codes.length >> 1;
  const bytes = new Uint8Array((pairs * 13 + (codes.length & 1) * 6) >> 3);
  const digit = (/** @type {number} */ code) => code - FIRST - (code > LEFT_OUT ? 1 : 0);
  let bits = 0, count = 0, at = 0;
  for (let index = 0; index < codes.length; index += 2) {
    bits |= (digit(codes[index]) + 91 * (index + 1 < codes.length ? digit(codes[index + 1]) : 0)) << count;
    for (count += 13; count >= 8 && at < bytes.length; count -= 8) {
      bytes[at++] = bits & 255;
      bits >>>= 8;
    }
  }
  return bytes;
}
