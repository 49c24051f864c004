// @ts-check
/** The sentences about events; `wording.js` passes them on. */
import { counted, number } from './format.js';
import { capital } from './wording-quotations.js';

/** @type {Record<string, string>} what happened, where the class has another name for a reader */
const CLASSES = {
  letter: 'letter or message', call: 'telephone call', rejection: 'refusal', disapproval: 'criticism', sanction: 'sanctions', test: 'test or launch',
  vote: 'election or vote', appointment: 'change of office', concession: 'concession or release', support: 'praise or support',
};
/** @type {Record<string, string>} how it is told */
const MODES = { asserted: 'told as done', planned: 'planned, threatened or possible', negated: 'told as not done' };
/** @type {Record<string, string>} */
const UNKNOWN = { actor: 'Nobody named', target: 'Nobody named', place: 'Not told', year: 'Undated', publisher: 'Not known' };
const TIMES = ['', 'once', 'twice', 'three times', 'four times', 'five times', 'six times', 'seven times', 'eight times', 'nine times', 'ten times'];
const ENDINGS = /** @type {Record<string, string>} */ ({ one: 'st', two: 'nd', few: 'rd', other: 'th' });
const LIST = new Intl.ListFormat('en-GB');
const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' });

/** @param {string} name of a class */
const ofClass = (name) => CLASSES[name] ?? name;

export const sayEvents = {
  view: 'Events',
  all: 'All events',
  summary: (/** @type {number} */ events, /** @type {number} */ clippings) => `${counted(events, 'event')} in ${counted(clippings, 'clipping')}. What several clippings tell is one event, with each of them as a witness.`,
  /** What is particular to their ledger. */
  ledger: {
    matched: (/** @type {number} */ matched, /** @type {number} */ all) => (matched === all ? `All ${counted(all, 'event')}` : `${number(matched)} of ${counted(all, 'event')}`),
    none: 'No event was found in these clippings.',
    noneHint: 'An event is what a clipping says that somebody did: a meeting, a letter, a threat, an attack. A wider search may find clippings that tell some.',
    noneLike: 'No event matches what is picked.',
    filter: 'Filter by words',
    sorts: { oldest: 'By date, oldest first', newest: 'By date, newest first', repeated: 'Most witnesses', class: 'What happened' },
    facets: { class: 'What happened', actor: 'Who did it', target: 'To whom', place: 'Where', year: 'Year', mode: 'How it is told', publisher: 'Told by' },
    /** @param {import('./core').LedgerFacet} facet @param {string} value @param {string} label */
    label: (facet, value, label) => {
      if (value === '') return UNKNOWN[facet];
      if (facet === 'class') return capital(ofClass(value));
      if (facet === 'mode') return capital(MODES[value] ?? value);
      return label || value;
    },
    files: { csv: 'dateline-events.csv', json: 'dateline-events.json' },
  },
  class: (/** @type {string} */ name) => capital(ofClass(name)),
  plover: (/** @type {string} */ name) => `PLOVER: ${name}`,
  nobody: 'Nobody named',
  undated: 'Undated',
  reported: 'day of the report',
  reportedWhy: 'Told as news, without a date of its own: it is taken to be of the day of the clipping, or shortly before.',
  count: (/** @type {number} */ n) => TIMES[n] || `${number(n)} times`,
  anniversary: (/** @type {number | null} */ years, /** @type {string | null} */ of) => [years ? `${number(years)}${ENDINGS[ORDINAL.select(years)]}` : '', 'anniversary', of ? `of ${of}` : ''].filter(Boolean).join(' '),
  in: (/** @type {string} */ place) => `in ${place}`,
  mode: (/** @type {string} */ mode) => MODES[mode] ?? mode,
  witnesses: (/** @type {number} */ clippings, /** @type {number} */ publishers) => `told by ${counted(clippings, 'clipping')}${publishers > 1 ? ` of ${counted(publishers, 'publisher')}` : ''}`,
  witnessesOf: (/** @type {number} */ clippings, /** @type {string[]} */ publishers) => `Told by ${counted(clippings, 'clipping')}${publishers.length > 1 ? `, of ${LIST.format(publishers)}` : ''}.`,

  // In the reader
  here: 'Events here',
  legend: { trigger: 'what happened', actor: 'who did it', target: 'to whom', when: 'when' },
  card: (/** @type {number} */ at, /** @type {number} */ n) => `Event ${number(at)} of ${number(n)}`,
  facts: { class: 'What happened', actors: 'Who did it', targets: 'To whom', date: 'When', place: 'Where', count: 'How often', anniversary: 'Occasion', mode: 'How it is told', found: 'Found by' },
  what: (/** @type {string} */ name, /** @type {string | null} */ plover) => (plover ? `${capital(ofClass(name))} (PLOVER: ${plover})` : capital(ofClass(name))),
  found: (/** @type {string} */ words, /** @type {number} */ percent) => `“${words}”; ${number(percent)} % sure`,
  allOf: (/** @type {string} */ name) => `All that ${name} did`,
  allWitnesses: 'Who tells it',

  // On the page of a name
  did: (/** @type {number} */ n) => `Did: ${counted(n, 'event')}`,
  doneTo: (/** @type {number} */ n) => `Done to: ${counted(n, 'event')}`,

  // Witnesses
  witnessesNone: 'This event is not in the library any more.',
  alone: 'No other clipping tells it.',
  /** @param {string} name of a class @param {string[]} shared */
  why: (name, shared) => `Why they are one event: all tell of the same kind (${ofClass(name)})${shared.length ? `, all name ${LIST.format(shared)}` : ''}, and neither their dates nor their places contradict each other.`,
  witnessesCut: (/** @type {number} */ n) => `Only the first ${number(n)} sentences are shown.`,

  onlyDated: 'Only dates of events',
};
