// @ts-check
/** Base64 both ways, in pieces, so that a large library never becomes one giant string. */

/** Bytes of one piece: a multiple of three, so that pieces join without padding. */
const PIECE_BYTES = 3 * 256 * 1024;

/**
 * @param {Uint8Array} bytes
 * @returns {string[]} pieces whose concatenation is the base64 of all bytes
 */
export function encodeBase64(bytes) {
  const pieces = [];
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    pieces.push(encodePiece(bytes.subarray(start, start + PIECE_BYTES)));
  }
  return pieces;
}

/**
 * @param {string} text base64; white space around it is ignored
 * @returns {Uint8Array}
 * @throws {{ code: 'damaged' }} when the text is not base64
 */
export function decodeBase64(text) {
  const trimmed = text.trim();
  try {
    const native = /** @type {any} */ (Uint8Array).fromBase64;
    return native ? native.call(Uint8Array, trimmed) : decodeByHand(trimmed);
  } catch {
    throw { code: 'damaged', message: 'the library block is not base64', hint: 'open another copy of the file' };
  }
}

/** @param {Uint8Array} piece @returns {string} */
function encodePiece(piece) {
  const native = /** @type {any} */ (piece).toBase64;
  if (native) return native.call(piece);
  let binary = '';
  for (let start = 0; start < piece.length; start += 0x8000) {
    binary += String.fromCharCode(...piece.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

/** @param {string} text @returns {Uint8Array} */
function decodeByHand(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
