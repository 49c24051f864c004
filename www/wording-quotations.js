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
const KINDS = { direct: 'word for word', mixed: 'partly word for word', indirect: 'in other words' };
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
const UNKNOWN = {
  speaker: 'Nobody named', teller: 'Nobody between', addressee: 'Nobody named', medium: 'Not told', act: 'Not told', kind: 'Not told', source: 'Nobody named',
};

/** @param {string} words */
const capital = (words) => words.charAt(0).toLocaleUpperCase('en') + words.slice(1);

export const sayQuotations = {
  view: 'Quotations',
  summary: (/** @type {number} */ quotations, /** @type {number} */ clippings) => `${counted(quotations, 'quotation')} in ${counted(clippings, 'clipping')}`,
  matched: (/** @type {number} */ matched, /** @type {number} */ all) => (matched === all ? `All ${counted(all, 'quotation')}` : `${number(matched)} of ${counted(all, 'quotation')}`),
  cut: (/** @type {number} */ looked, /** @type {number} */ hits) => `Only the first ${number(looked)} of ${number(hits)} clippings were looked at; narrow the search to see the others.`,
  none: 'No quotation was found in these clippings.',
  noneHint: 'A quotation is what a clipping puts into somebody’s mouth, between quotation marks or in words such as “said that”. A wider search may find clippings that have some.',
  noneLike: 'No quotation matches what is picked.',
  noneLikeHint: 'Take back a choice, or use fewer words in the filter.',
  clear: 'Clear all choices',
  wider: 'Look in all clippings',
  filter: 'Filter by words said',
  sort: 'Sort by',
  sorts: { clipping: 'As the hits stand', newest: 'Newest first', oldest: 'Oldest first', speaker: 'Who spoke', repeated: 'Found most often', longest: 'Longest first' },
  group: 'Group by',
  ungrouped: 'Nothing',
  facets: { speaker: 'Who spoke', teller: 'Through whom', addressee: 'To whom', medium: 'By what means', act: 'What they did', kind: 'How it is given', source: 'Sort of source' },
  choices: (/** @type {number} */ n) => (n === 0 ? 'Choices' : `Choices (${n} on)`),
  choicesTitle: 'Narrow by',
  more: (/** @type {number} */ n) => `and ${number(n)} more, found by the filter`,
  /** @param {import('./core').LedgerFacet} facet @param {string} value @param {string} label */
  label: (facet, value, label) => {
    if (value === '') return UNKNOWN[facet];
    if (facet === 'act') return capital(ACTS[value] ?? value);
    if (facet === 'medium') return capital(MEDIA[value] ?? value);
    if (facet === 'kind') return capital(KINDS[/** @type {keyof typeof KINDS} */ (value)] ?? value);
    if (facet === 'source') return capital(SOURCES[value] ?? value);
    return label || value;
  },
  without: (/** @type {string} */ what) => `Take back ${what}`,

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
  loaded: (/** @type {string} */ cue) => (cue ? `“${cue}” judges` : 'the reporting words judge'),
  corrected: 'corrected by you',
  elsewhere: (/** @type {number} */ n) => `in ${counted(n, 'other clipping')}`,

  save: 'Save as',
  forms: { table: 'CSV', records: 'JSON', annotations: 'Web annotations' },
  files: { table: 'dateline-quotations.csv', records: 'dateline-quotations.json', annotations: 'dateline-quotations.jsonld' },

  // In the reader
  here: 'Quotations here',
  underline: 'Underline',
  underlines: { names: 'Names and dates', quotes: 'Quotations', none: 'Nothing' },
  legend: 'Underlined in the text:',
  legendParts: { words: 'what was said', source: 'who said it', cue: 'the words that report it' },
  card: (/** @type {number} */ at, /** @type {number} */ n) => `Quotation ${number(at)} of ${number(n)}`,
  close: 'Close',
  voice: 'Voice', why: 'Why',
  reason: (/** @type {string} */ reason, /** @type {string} */ words, /** @type {string} */ name) => {
    const why = REASONS[reason] ?? reason;
    return words && words !== name ? `${why}: “${words}”` : why;
  },
  facts: { act: 'Verb', to: 'To', medium: 'By what means', date: 'When it was said', place: 'Where', kind: 'Given', found: 'Found by' },
  verb: (/** @type {string} */ cue, /** @type {string} */ act) => (cue ? `“${cue}” (${ACTS[act] ?? act})` : ACTS[act] ?? act),
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
};
