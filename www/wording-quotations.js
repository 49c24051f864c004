// @ts-check
/** The sentences about quotations; `wording.js` passes them on. */
import { counted, number } from './format.js';

/** @type {Record<string, string>} what the reporting words make of what is reported */
const ACTS = {
  say: 'said', announce: 'announced', claim: 'claimed', admit: 'admitted', deny: 'denied', warn: 'warned', promise: 'promised',
  ask: 'asked', demand: 'demanded', order: 'ordered', accuse: 'accused', praise: 'praised', suppose: 'supposed',
};
/** @type {Record<string, string>} */
const MEDIA = {
  statement: 'in a statement', letter: 'in a letter', message: 'in a message', speech: 'in a speech', interview: 'in an interview',
  'press conference': 'at a press conference', post: 'in a post', call: 'by telephone', report: 'in a report', court: 'in court',
  broadcast: 'in a broadcast', talks: 'at talks',
};
const KINDS = { direct: 'direct speech', mixed: 'partly direct speech', indirect: 'indirect speech' };
/** @type {Record<string, string>} what sort of source a voice is */
const SOURCES = {
  named: 'named', media: 'news medium', official: 'official, not named', witness: 'witness, not named', expert: 'expert, not named',
  document: 'document', unnamed: 'not named',
};
/** @type {Record<string, string>} what says who a voice is */
const REASONS = {
  name: 'named here', description: 'described here', pronoun: 'a pronoun stands here', author: 'wrote what is quoted', continued: 'goes on speaking',
  carried: 'told in the sentence before', publisher: 'published this clipping', reader: 'you said so',
};
/** @type {Record<string, string>} what found a quotation */
const RULES = {
  marks: 'quotation marks', 'verb-before': 'a reporting verb before the words', 'verb-after': 'a reporting verb behind the words',
  preposition: 'words such as “according to”', noun: 'a reporting noun', reader: 'you said so',
};
/** @type {Record<string, string>} */
const UNKNOWN = {
  speaker: 'Nobody named', teller: 'Nobody between', addressee: 'Nobody named', about: 'Nobody named', medium: 'Not told', act: 'Not told', kind: 'Not told', source: 'Nobody named',
};

/** @param {number} part @param {number} whole @returns {string} */
const percent = (part, whole) => (part > 0 && part * 200 < whole ? '< 1 %' : `${number(Math.round((part / Math.max(whole, 1)) * 100))} %`);

/** @param {string} words */
export const capital = (words) => words.charAt(0).toLocaleUpperCase('en') + words.slice(1);

/** What the ledgers of quotations and of events say alike. */
export const sayLedger = {
  noneLikeHint: 'Take back a choice, or use fewer words in the filter.',
  clear: 'Clear all choices',
  wider: 'Look in all clippings',
  sort: 'Sort by',
  group: 'Group by',
  ungrouped: 'Nothing',
  choices: (/** @type {number} */ n) => (n === 0 ? 'Choices' : `Choices (${n} on)`),
  more: (/** @type {number} */ n) => `and ${number(n)} more, found by the filter`,
  without: (/** @type {string} */ what) => `Take back ${what}`,
  save: 'Save as',
  /** @type {Record<string, string>} */
  formats: { csv: 'CSV', json: 'JSON', annotations: 'Web annotations' },
};

export const sayQuotations = {
  view: 'Quotations',
  lately: 'Who said what',
  all: 'All quotations',
  summary: (/** @type {number} */ quotations, /** @type {number} */ clippings) => `${counted(quotations, 'quotation')} in ${counted(clippings, 'clipping')}`,
  share: (/** @type {number} */ said, /** @type {number} */ words) => `${percent(said, words)} of the words are put into somebody’s mouth.`,
  shareOf: (/** @type {number} */ words, /** @type {number} */ quotations) => `${counted(words, 'word')} in ${counted(quotations, 'quotation')}`,
  percent,
  cut: (/** @type {number} */ looked, /** @type {number} */ hits) => `Only the first ${number(looked)} of ${number(hits)} clippings were looked at; narrow the search to see the others.`,
  /** What is particular to their ledger. */
  ledger: {
    matched: (/** @type {number} */ matched, /** @type {number} */ all) => (matched === all ? `All ${counted(all, 'quotation')}` : `${number(matched)} of ${counted(all, 'quotation')}`),
    none: 'No quotation was found in these clippings.',
    noneHint: 'A quotation is what a clipping puts into somebody’s mouth, between quotation marks or in words such as “said that”. A wider search may find clippings that have some.',
    noneLike: 'No quotation matches what is picked.',
    filter: 'Filter by words said',
    sorts: { clipping: 'As the hits stand', newest: 'Newest first', oldest: 'Oldest first', speaker: 'Who spoke', repeated: 'Found most often', longest: 'Longest first' },
    facets: { speaker: 'Who spoke', teller: 'Through whom', addressee: 'To whom', about: 'About whom or what', medium: 'By what means', act: 'Verb', kind: 'Speech', source: 'Sort of source' },
    /** @param {import('./core').LedgerFacet} facet @param {string} value @param {string} label */
    label: (facet, value, label) => {
      if (value === '') return UNKNOWN[facet];
      if (facet === 'act') return capital(ACTS[value] ?? value);
      if (facet === 'medium') return capital(MEDIA[value] ?? value);
      if (facet === 'kind') return capital(KINDS[/** @type {keyof typeof KINDS} */ (value)] ?? value);
      if (facet === 'source') return capital(SOURCES[value] ?? value);
      return label || value;
    },
    files: { csv: 'dateline-quotations.csv', json: 'dateline-quotations.json', annotations: 'dateline-quotations.jsonld' },
  },

  chain: 'Who spoke, and through whom we know',
  nobody: 'Nobody named',
  source: (/** @type {string} */ kind) => (kind === 'named' || kind === 'media' ? '' : SOURCES[kind] ?? kind),
  act: (/** @type {string} */ act) => ACTS[act] ?? act,
  to: (/** @type {string} */ name) => `to ${name}`,
  in: (/** @type {string} */ place) => `in ${place}`,
  medium: (/** @type {string} */ medium) => MEDIA[medium] ?? medium,
  kind: KINDS,
  negated: 'told as not said',
  hypothetical: 'not said yet, or only possible',
  loaded: (/** @type {string} */ cue) => (cue ? `loaded word: “${cue}”` : 'loaded word'),
  corrected: 'corrected by you',
  elsewhere: (/** @type {number} */ n) => `in ${counted(n, 'other clipping')}`,

  // In the reader
  here: 'Quotations here',
  underline: 'Underline',
  underlines: { names: 'Names and dates', quotes: 'Quotations', events: 'Events', none: 'Nothing' },
  legend: { words: 'what was said', source: 'who said it', cue: 'the words that report it' },
  card: (/** @type {number} */ at, /** @type {number} */ n) => `Quotation ${number(at)} of ${number(n)}`,
  close: 'Close',
  reason: (/** @type {string} */ reason, /** @type {string} */ words, /** @type {string} */ name) => {
    const why = REASONS[reason] ?? reason;
    return words && words !== name ? `${why}: “${words}”` : why;
  },
  facts: { act: 'Verb', to: 'To', medium: 'By what means', date: 'When it was said', place: 'Where', kind: 'Speech', found: 'Found by' },
  verb: (/** @type {string} */ cue, /** @type {string} */ act) => (cue && cue !== ACTS[act] ? `“${cue}” (${ACTS[act] ?? act})` : ACTS[act] ?? act),
  found: (/** @type {string} */ rule, /** @type {number} */ percent) => `${RULES[rule] ?? rule}; ${number(percent)} % sure`,
  allOf: (/** @type {string} */ name) => `All that ${name} said`,
  differently: (/** @type {number} */ n) => `Said differently elsewhere (${number(n)})`,

  correct: 'Correct',
  chainOf: 'From who spoke to who tells us',
  speaker: 'Who spoke', teller: (/** @type {number} */ n) => (n === 1 ? 'Told by' : `Told by (${number(n)})`),
  chainHint: 'Choose a name of this library or write another. An empty field is left out.',
  words: 'The words',
  givenAs: 'They are given',
  saveChain: 'Save',
  reject: 'Not a quotation',
  rejected: 'It is no longer taken for a quotation.',
  changed: 'Changed.',
  notChanged: 'Nothing was changed: the words must stand in the clipping as written here.',

  // On the page of a name
  said: (/** @type {number} */ n) => `Said: ${counted(n, 'quotation')}`,
  saidAbout: (/** @type {number} */ n) => `Said about: ${counted(n, 'quotation')}`,

  // Other wordings
  wordingsTitle: 'Said differently elsewhere',
  wordings: (/** @type {number} */ n) => (n === 1 ? 'No other clipping has these words.' : `${counted(n, 'place')}, the one published first on top.`),
  wordingsHow: 'Words that differ from it are marked; in it, those that no other has.',
  wordingsCut: (/** @type {number} */ n) => `Only the first ${number(n)} are shown.`,
  wordingsNone: 'This quotation is not in the library any more.',
  /** @type {Record<string, string>} */
  likeness: { first: 'first here', same: 'the same words', part: 'a part of it', near: 'nearly the same', translation: 'another translation', linked: 'like one of the others' },
};
