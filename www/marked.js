// @ts-check
/** A text with its marks as nodes; the core says where they are, nothing is searched here. */
import { html } from 'lit-html';
import { sentence } from './format.js';

/** @typedef {import('./core').Mark} Mark */

/**
 * @param {string} text @param {Mark[]} marks sorted and disjoint, in UTF-16 units of `text`
 * @returns {{ text: string, mark: number }[]} pieces in order; `mark` counts from 0, -1 outside
 */
export function piecesOf(text, marks) {
  const pieces = [];
  let end = 0;
  marks.forEach(([from, to], mark) => {
    if (from > end) pieces.push({ text: text.slice(end, from), mark: -1 });
    pieces.push({ text: text.slice(from, to), mark });
    end = to;
  });
  if (end < text.length) pieces.push({ text: text.slice(end), mark: -1 });
  return pieces;
}

/**
 * @param {{ text: string, marks: Mark[] }} marked
 * @param {number} [first] the number of its first mark within the clipping, from 1
 * @param {number} [current] the number of the emphasised mark; 0 for none
 */
export function marked({ text, marks }, first = 1, current = 0) {
  if (marks.length === 0) return text;
  return piecesOf(text, marks).map((piece) =>
    piece.mark < 0 ? piece.text : html`<mark class=${first + piece.mark === current ? 'current' : ''}>${piece.text}</mark>`);
}

/**
 * A message of the core as a sentence, its quoted input set as code.
 * @param {string} message lower case, no full stop, input in backticks
 */
export function prose(message) {
  return sentence(message).split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
