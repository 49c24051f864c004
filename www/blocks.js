// @ts-check
/** The blocks of a clipping as headings, paragraphs, lists and tables, with the marks of the question. */
import { html } from 'lit-html';
import { eventCard } from './event-card.js';
import { markedWithSpans, piecesOf } from './marked.js';
import { openName } from './name-links.js';
import { quotationCard } from './quotation-card.js';
import { sayMore } from './wording.js';

/** @typedef {import('./core').BlockView} BlockView */
/** @typedef {import('./core').ClippingView} ClippingView */
/** @typedef {{ kind: string, nodes: unknown[], marks: number }} Group blocks drawn as one, and how many marks are in them */

/** More lines of the site's own than this are closed. */
const LONG = 6;

/**
 * Blocks of one line are one paragraph (`SEOUL--` and the text after it);
 * neighbouring items form one list; neighbouring lines of the site's own stand
 * in one dimmed part, which is closed where it is long and has no mark.
 * Names and dates are underlined, a name leads to its page; or quotations or events
 * are, one leads to its card, which stands below the block where its words begin.
 * @param {ClippingView} view @param {import('./app').App} app
 */
export function blocksView(view, app) {
  const { hit: current, under, quote } = app.state;
  const isParts = under === 'quotes' || under === 'events';
  const inner = (/** @type {BlockView} */ block, /** @type {number} */ first) => isParts ? markedWithSpans(block, partsOf(block, under, quote), first, current, (span, inside) => quotedOf(app, span, inside))
    : markedWithSpans(block, under === 'names' ? block.spans : [], first, current, (span, inside) => factOf(app, view, span, inside));
  let card = isParts && quote !== null ? cardOf(app, view) : undefined;
  let mark = view.title.marks.length + 1;
  let page = 0;
  let headline = view.hasHeadlineBlock;
  /** @type {Group[]} */
  const groups = [];
  /** @type {unknown[]} */
  let line = [];
  /** The card that stands below the next group. @type {unknown} */
  let waiting;
  const end = () => {
    if (waiting) groups.push({ kind: 'card', nodes: [waiting], marks: 0 });
    waiting = undefined;
  };
  for (const block of view.blocks) {
    if (headline && block.kind === 'headline') {
      headline = false;
      continue;
    }
    const first = mark;
    mark += block.marks.length;
    const begins = card !== undefined && partsOf(block, under, quote).some(({ at, part }) => at === quote && (part === 'words' || part === 'trigger'));
    if (begins) waiting = card, card = undefined;
    if (block.page !== null && block.page !== page && line.length === 0) {
      page = block.page;
      groups.push({ kind: 'page', nodes: [html`<p class="page-mark" data-page=${page}><span>${sayMore.page(page)}</span></p>`], marks: 0 });
    }
    if (block.runsOn || line.length > 0) {
      line.push(html`<span class=${`run-${block.kind}`}>${inner(block, first)}</span>`);
      if (!block.runsOn) groups.push({ kind: 'line', nodes: [html`<p class="block-line">${line}</p>`], marks: 0 }), line = [], end();
      continue;
    }
    const node = block.kind === 'table' ? tableView(block, first, current) : blockView(block, inner(block, first));
    const last = groups[groups.length - 1];
    if (last?.kind === block.kind && (block.kind === 'boilerplate' || block.kind === 'list')) last.nodes.push(node), last.marks += block.marks.length;
    else groups.push({ kind: block.kind, nodes: [node], marks: block.marks.length });
    end();
  }
  return groups.map(groupView);
}

/** @param {Group} group */
function groupView({ kind, nodes, marks }) {
  if (kind === 'list') return html`<ul class="block-list">${nodes}</ul>`;
  if (kind === 'boilerplate' && nodes.length > LONG) {
    return html`<aside class="boilerplate"><details ?open=${marks > 0}><summary class="boilerplate-label">${sayMore.ownLines}</summary>${nodes}</details></aside>`;
  }
  if (kind === 'boilerplate') return html`<aside class="boilerplate"><p class="boilerplate-label">${sayMore.ownLines}</p>${nodes}</aside>`;
  return nodes;
}

/** @param {BlockView} block @param {unknown} text */
function blockView(block, text) {
  switch (block.kind) {
    case 'headline': return block.level > 3 ? html`<h4>${text}</h4>` : html`<h3>${text}</h3>`;
    case 'quote': return html`<blockquote><p>${text}</p></blockquote>`;
    case 'list': return html`<li>${text}</li>`;
    default: return html`<p class=${`block-${block.kind}`}>${text}</p>`;
  }
}

/** What a span of a fact is drawn as: the list below the text is its way by keyboard. @param {import('./app').App} app @param {ClippingView} view @param {import('./core').FactSpanView} span @param {unknown} inside */
function factOf(app, view, { at, kind }, inside) {
  if (kind === 'time') return html`<span class="fact-span" data-kind="time" title=${`${view.times[at].value}. ${view.times[at].why}`}>${inside}</span>`;
  const { id, name } = view.names[at];
  if (!id) return html`<span class="fact-span" data-kind=${kind} title=${name}>${inside}</span>`;
  return html`<span class="fact-span" data-kind=${kind} data-to=${id} title=${name} @click=${() => openName(app, id)}>${inside}</span>`;
}

/** The card of what is emphasised. @param {import('./app').App} app @param {ClippingView} view */
function cardOf(app, view) {
  const isIt = (/** @type {{ at: number }} */ { at }) => at === app.state.quote;
  if (app.state.under === 'events') {
    const event = view.events.find(isIt);
    return event && eventCard(app, view, event);
  }
  const quotation = view.quotations.find(isIt);
  return quotation && quotationCard(app, view, quotation);
}

/** What is underlined in a block: of parts of several events at one place that of the emphasised one, else the first. @param {BlockView} block @param {string} under @param {number | null} now */
function partsOf({ quoted, told }, under, now) {
  if (under === 'quotes') return quoted;
  return told.filter((one) => {
    const here = told.filter(({ start, end }) => start === one.start && end === one.end);
    return one === (here.find(({ at }) => at === now) ?? here[0]);
  });
}

/** The same for a part of a quotation or event. @param {import('./app').App} app @param {import('./core').PartSpanView} span @param {unknown} inside */
function quotedOf(app, { at, part }, inside) {
  const show = (/** @type {Event} */ event) => { event.stopPropagation(); app.go({ quote: app.state.quote === at ? null : at }, 'replace'); };
  return html`<span class="quoted" data-part=${part} data-at=${at} data-now=${app.state.quote === at ? 'yes' : 'no'} @click=${show}>${inside}</span>`;
}

/** Rows are lines, cells stand between tabs; a mark that runs over a border is in both cells. @param {BlockView} block @param {number} first @param {number} current */
function tableView(block, first, current) {
  /** @type {unknown[][][]} */
  const rows = [[[]]];
  for (const piece of piecesOf(block.text, block.marks)) {
    for (const part of piece.text.split(/([\t\n])/)) {
      const row = rows[rows.length - 1];
      if (part === '\n') rows.push([[]]);
      else if (part === '\t') row.push([]);
      else if (part) row[row.length - 1].push(piece.mark < 0 ? part : html`<mark class=${first + piece.mark === current ? 'current' : ''}>${part}</mark>`);
    }
  }
  const [head, ...body] = rows;
  return html`<div class="table" tabindex="0" role="group" aria-label=${sayMore.table}><table>
    <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${body.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
