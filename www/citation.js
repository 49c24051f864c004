// @ts-check
/** Copies a clipping, or the selected part of it, with its citation. */
import { sayMore } from './wording.js';

/** @param {import('./app').App} app @param {import('./core').ClippingView} view */
export async function copyWithCitation(app, view) {
  const body = document.querySelector('.clipping');
  const selection = getSelection();
  const inside = selection && !selection.isCollapsed && body?.contains(selection.anchorNode) && body.contains(selection.focusNode);
  const text = inside ? String(selection) : wholeText(view);
  const page = inside && body ? pagesOf(selection, body) : '';
  const copied = await copyText(`${text.trim()}\n\n${view.citation}${page}\n`);
  app.tell(copied ? { text: inside ? sayMore.copiedSelection : sayMore.copied } : { text: sayMore.notCopied, tone: 'error' });
}

/** The pages on which a selection begins and ends, for a file with pages. @param {Selection} selection @param {Element} body @returns {string} */
function pagesOf(selection, body) {
  const marks = [...body.querySelectorAll('.page-mark')];
  const { startContainer, endContainer } = selection.getRangeAt(0);
  const pageAt = (/** @type {Node} */ node) => marks.findLast((mark) => mark.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)?.getAttribute('data-page');
  const [from, to] = [pageAt(startContainer), pageAt(endContainer)];
  return from === undefined || from === null ? '' : ` ${sayMore.onPages(Number(from), Number(to ?? from))}`;
}

/** The title and the article's own text, without the site's lines. @param {import('./core').ClippingView} view */
function wholeText({ title, blocks, hasHeadlineBlock }) {
  const own = blocks.filter((block) => block.kind !== 'boilerplate').map((block) => block.text);
  return [...(hasHeadlineBlock ? [] : [title.text]), ...own].join('\n\n');
}

/**
 * By the clipboard, or where a page from disk may not use it, by the older command.
 * @param {string} text @returns {Promise<boolean>} was it copied?
 */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** @param {string} text @returns {boolean} */
function copyByCommand(text) {
  const listener = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', listener, { once: true, capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', listener, { capture: true });
  }
}
