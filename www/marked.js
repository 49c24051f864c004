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
 * The same with spans drawn around what they cover, one inside another; a mark over the edge of one is in both parts.
 * @template {{ start: number, end: number }} Span
 * @param {{ text: string, marks: Mark[] }} block @param {Span[]} spans in the order of their starts, a longer one first
 * @param {number} first @param {number} current
 * @param {(span: Span, inside: unknown) => unknown} drawn
 */
export function markedWithSpans({ text, marks }, spans, first, current, drawn) {
  if (spans.length === 0) return marked({ text, marks }, first, current);
  const plain = (/** @type {number} */ from, /** @type {number} */ to) => {
    const nodes = [];
    let end = from;
    marks.forEach(([start, stop], at) => {
      const [left, right] = [Math.max(start, from), Math.min(stop, to)];
      if (left >= right) return;
      if (left > end) nodes.push(text.slice(end, left));
      nodes.push(html`<mark class=${first + at === current ? 'current' : ''}>${text.slice(left, right)}</mark>`);
      end = right;
    });
    if (end < to) nodes.push(text.slice(end, to));
    return nodes;
  };
  let at = 0;
  /** @type {(from: number, to: number) => unknown[]} */
  const within = (from, to) => {
    const nodes = [];
    let end = from;
    while (at < spans.length && spans[at].start < to) {
      const span = spans[at++];
      const [start, stop] = [Math.max(span.start, end), Math.min(span.end, to)];
      if (start >= stop) continue;
      nodes.push(plain(end, start), drawn(span, within(start, stop)));
      end = stop;
    }
    nodes.push(plain(end, to));
    return nodes;
  };
  return within(0, text.length);
}

/**
 * A message of the core as a sentence, its quoted input set as code.
 * @param {string} message lower case, no full stop, input in backticks
 */
export function prose(message) {
  return sentence(message).split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
