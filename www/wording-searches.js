// @ts-check
/** The sentences of the plots, of searches kept, and of lists of queries; `wording.js` passes them on. */
import { counted, number, rate, ratio } from './format.js';

/** Where words stand: over time, and along each clipping. */
export const sayDispersion = {
  overTime: 'Over time',
  along: 'Along each clipping',
  per: 'Measure',
  pers: { words: 'Places per 10,000 words', clippings: 'Share of clippings' },
  grains: { year: 'by year', month: 'by month', day: 'by day' },
  counts: (/** @type {number} */ places, /** @type {number} */ clippings) => `${counted(places, 'place')} in ${counted(clippings, 'clipping')}`,
  deviations: (/** @type {number | null} */ time, /** @type {number | null} */ clippings) =>
    [time === null ? '' : `DP ${ratio(time)} over time`, clippings === null ? '' : `${time === null ? 'DP ' : ''}${ratio(clippings)} over clippings`].filter(Boolean).join(', '),
  overTimeWhy: (/** @type {number} */ compared) => `Set against the words and the number of all ${counted(compared, 'clipping')} that the filters leave, so that a year with many clippings does not stand out for that alone.`,
  deviationWhy: 'DP is Gries’ deviation of proportions: 0 where a term is spread as the words are, near 1 where it stands in one part only.',
  outside: (/** @type {number} */ n, /** @type {string} */ grain) => `${counted(n, 'clipping')} without a date as fine as a ${grain} ${n === 1 ? 'is' : 'are'} left out.`,
  onePeriod: 'The dated clippings fall into one period, so there is no course over time.',
  noPeriod: 'No clipping has a date, so there is no course over time.',
  figures: 'The figures',
  period: 'Period', words: 'Words', clippings: 'Clippings',
  chart: (/** @type {string} */ term, /** @type {string} */ per, /** @type {string} */ most) => `${term}: ${per}. Most in ${most}.`,
  most: (/** @type {string} */ label, /** @type {string} */ value) => `most: ${value}, ${label}`,
  bar: {
    words: (/** @type {string} */ label, /** @type {number} */ places, /** @type {number} */ words) => `${label}: ${rate(places, words)} per 10,000 (${counted(places, 'place')} in ${counted(words, 'word')})`,
    clippings: (/** @type {string} */ label, /** @type {number} */ n, /** @type {number} */ of) => `${label}: ${percent(n, of)} (${number(n)} of ${counted(of, 'clipping')})`,
  },
  value: {
    words: (/** @type {number} */ places, /** @type {number} */ words) => rate(places, words),
    clippings: (/** @type {number} */ n, /** @type {number} */ of) => percent(n, of),
  },
  plotsWhy: 'Each line is a clipping from its first word to its last, each stroke a place. A click opens the clipping there; arrow keys move along the line, Enter opens.',
  lane: (/** @type {string} */ term, /** @type {string} */ title) => `${term} in ${title}`,
  strip: 'Hits along the clipping',
  stripAt: (/** @type {number} */ hit, /** @type {number} */ total, /** @type {number} */ at) => `Hit ${number(hit)} of ${number(total)}, at ${Math.round(at / 10)} % of the text`,
};

/** Searches kept under a name, and lists of queries. */
export const saySearches = {
  title: 'Saved searches',
  keepThis: 'Keep this search',
  kept: (/** @type {string} */ name) => `Kept as “${name}”`,
  name: 'Name',
  keep: 'Keep',
  keepWhy: 'The words, the filters and the order are kept in this library. Save a copy, and they travel with it.',
  replaces: (/** @type {string} */ name) => `“${name}” is kept already and will ask this instead.`,
  none: 'No search is kept yet. Search for something, then keep it here under a name.',
  noneToKeep: 'Search for something first; then it can be kept here under a name.',
  fresh: (/** @type {number} */ n) => `${number(n)} new`,
  freshWhy: 'Added since you last looked',
  everything: 'every clipping',
  onlyUndated: 'without a date',
  withOwnLines: 'with the sites’ own lines',
  rename: 'Rename', renameOne: (/** @type {string} */ name) => `Rename ${name}`,
  remove: 'Delete', removeOne: (/** @type {string} */ name) => `Delete ${name}`,
  renameTo: 'New name', taken: 'Another search has this name.',
  nowKept: (/** @type {string} */ name) => `Kept “${name}”.`,
  renamed: (/** @type {string} */ name) => `Renamed to “${name}”.`,
  removed: (/** @type {string} */ name) => `Deleted “${name}”.`,
  broughtBack: 'Brought back.',
  manage: 'Rename or delete',

  listTitle: 'Run a list of queries',
  listText: 'Queries, one a line',
  listHint: 'Empty lines and lines that begin with # are left out. Each query is run over the whole library, without filters.',
  choose: 'Choose a file…',
  run: 'Run',
  running: (/** @type {number} */ done, /** @type {number} */ total) => `${number(done)} of ${counted(total, 'query', 'queries')}`,
  ran: (/** @type {number} */ total, /** @type {number} */ found) => `${counted(total, 'query', 'queries')}, ${number(found)} with hits.`,
  stopped: (/** @type {number} */ done, /** @type {number} */ total) => `Stopped after ${number(done)} of ${counted(total, 'query', 'queries')}.`,
  noQueries: 'There is no query in this text.',
  notText: (/** @type {string} */ name) => `${name} is not a text in UTF-8. Save it as UTF-8 and choose it again.`,
  outdated: 'The library has changed since. Run the list again.',
  perQuery: 'Hits of each query in the table',
  download: 'Download the table (CSV)',
  downloadHint: 'A row a hit, as the command line writes it. A cell that a spreadsheet would take for a formula has an apostrophe in front.',
  tableName: 'queries.csv',
  line: 'Line', query: 'Query', hits: 'Hits', understood: 'Understood as',
};

/** @param {number} n @param {number} of @returns {string} */
const percent = (n, of) => (of === 0 ? '–' : `${ratio((n * 100) / of, 1)} %`);
