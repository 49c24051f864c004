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
  columnsTitle: (/** @type {string} */ path) => `The columns of ${path}`,
  columnsHint: (/** @type {number} */ rows) => `Each of the ${counted(rows, 'row')} becomes a clipping. Correct what a column is used for, if it was told wrongly.`,
  sheet: 'Sheet', hasHeader: 'The first row names the columns',
  dayOrder: 'Dates such as 03/04', dayAsTold: 'As the column tells', dayFirst: 'Day first', monthFirst: 'Month first',
  column: 'Column', use: 'Used for', values: 'Values',
  useOf: (/** @type {string} */ name) => `What ${name} is used for`,
  roles: {
    title: 'Headline', text: 'Text', date: 'Date of publication', changed: 'Date of change', source: 'Publisher', author: 'Author',
    url: 'Address', language: 'Language', id: 'Number of the row', section: 'Section', ignore: 'Not used',
  },
  byYou: 'your choice',
  noValues: 'no values',
  noText: 'No column is used for a headline or a text: the table would stay one clipping.',
  readRows: (/** @type {number} */ rows) => `Read ${counted(rows, 'row')}`,
  readWhole: 'Read as one clipping',
  columns: 'Columns…',
  rereadPick: 'The page keeps no files: choose this one again. What it gave before is replaced.',
};
