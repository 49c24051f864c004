// @ts-check
/** The sentences of what was read; `wording.js` passes them on. */
import { counted, number } from './format.js';

export const sayFiles = {
  title: 'What was read',
  see: (/** @type {number} */ n) => `What was read from ${counted(n, 'file')}`,
  filter: 'Filter by path, format or problem',
  with: { anything: 'All', problems: 'With problems', copies: 'Copies', several: 'Several clippings' },
  allFormats: 'All formats',
  download: 'Download the list (CSV)',
  tableName: 'dateline-files.csv',
  matched: (/** @type {number} */ matched, /** @type {number} */ total, /** @type {number} */ clippings) =>
    `${matched === total ? counted(total, 'file') : `${number(matched)} of ${counted(total, 'file')}`} with ${counted(clippings, 'clipping')}`,
  none: 'No file has been read yet.',
  noneLike: 'No file matches this filter.',
  notRead: 'Not read',
  copyOf: (/** @type {string} */ path) => `The same bytes as ${path}.`,
  reread: 'Read anew…',
  rereadNow: 'Read anew',
  as: 'As', encoding: 'In the encoding',
  asTold: 'As the file says',
  rereadHint: 'What it gave before is replaced.',
  rereadPick: 'The page keeps no files: choose this one again. What it gave before is replaced.',
};
