// @ts-check
/**
 * The one state of the page and its form in the URL hash. Everything that a
 * pasted link must bring back is here; nothing else is state.
 */

/** @typedef {import('./core').Asked} Asked */
/** @typedef {'person' | 'organisation' | 'place' | 'source' | 'year' | 'language' | 'format'} Field */
/** @typedef {'' | 'all' | 'lines' | 'plots' | 'words' | 'names' | 'times' | 'quotes' | 'events' | 'problems' | 'files' | 'queries'} View which page fills the main area; '' decides by the rest of the state */
/** @typedef {'' | 'add' | 'paste' | 'keep' | 'searches' | 'privacy' | 'keys' | 'wordings' | 'witnesses'} Panel which dialog is open */
/** @typedef {import('./core').LedgerFacet} LedgerFacet */
/**
 * @typedef {object} State
 * @property {string} query what stands in the search field
 * @property {Record<Field, string[]>} filters OR inside one field, AND between fields
 * @property {string | null} from first day, month or year of the picked dates, inclusive
 * @property {string | null} to last one, inclusive
 * @property {boolean} undated only clippings without a date
 * @property {boolean} boilerplate search the sites' own lines too
 * @property {import('./core').Sort} sort
 * @property {'text' | 'left' | 'right'} by what orders the lines of the concordance
 * @property {'words' | 'clippings'} per what the frequency of a term over time is set against
 * @property {'' | 'person' | 'organisation' | 'place'} kind what the names listed name; '' for all
 * @property {string} called what the names listed are narrowed by
 * @property {string} name the name whose page is open; '' for the list
 * @property {string | null} spoken the year, month or day whose dates are listed
 * @property {boolean} happened only those of events
 * @property {import('./core').LedgerPick[]} said what the quotations or events listed are narrowed to: OR inside one facet, AND between facets
 * @property {string} quoting words that they have
 * @property {import('./core').LedgerSort} order theirs
 * @property {'' | LedgerFacet} group what they are grouped by
 * @property {string} wordings the quotation whose other wordings are shown, or the event whose witnesses are, as `clipping.place`
 * @property {number | null} id the open clipping
 * @property {number | null} quote the quotation of it that is emphasised, by its place; where events are underlined, the event
 * @property {'names' | 'quotes' | 'events' | 'none'} under what is underlined in it
 * @property {number} hit which mark is emphasised, from 1; 0 for none
 * @property {boolean} original show the file's own text instead of the structure
 * @property {View} view
 * @property {Panel} panel
 * @property {'' | 'light' | 'dark'} theme '' follows the system
 */

/** @type {readonly Field[]} */
export const FIELDS = ['person', 'organisation', 'place', 'source', 'year', 'language', 'format'];
export const SORTS = /** @type {const} */ (['relevance', 'recent', 'newest', 'oldest', 'source']);
const VIEWS = /** @type {const} */ (['', 'all', 'lines', 'plots', 'words', 'names', 'times', 'quotes', 'events', 'problems', 'files', 'queries']);
export const PERS = /** @type {const} */ (['words', 'clippings']);
export const KINDS = /** @type {const} */ (['', 'person', 'organisation', 'place']);
/** Facets and orders of the ledgers; the first order is the usual one. @type {readonly LedgerFacet[]} */
export const QUOTATION_FACETS = ['speaker', 'teller', 'addressee', 'about', 'medium', 'act', 'kind', 'source'];
/** @type {readonly LedgerFacet[]} */
export const EVENT_FACETS = ['class', 'actor', 'target', 'place', 'year', 'mode', 'publisher'];
/** @type {readonly import('./core').LedgerSort[]} */
export const QUOTATION_ORDERS = ['clipping', 'newest', 'oldest', 'speaker', 'repeated', 'longest'];
/** @type {readonly import('./core').LedgerSort[]} */
export const EVENT_ORDERS = ['oldest', 'newest', 'repeated', 'class'];
const LEDGER_FACETS = [...QUOTATION_FACETS, ...EVENT_FACETS], LEDGER_ORDERS = [...QUOTATION_ORDERS, ...EVENT_ORDERS];
export const UNDERS = /** @type {const} */ (['names', 'quotes', 'events', 'none']);
export const ORDERS = /** @type {const} */ (['text', 'left', 'right']);
const PANELS = /** @type {const} */ (['', 'add', 'paste', 'keep', 'searches', 'privacy', 'keys', 'wordings', 'witnesses']);
const THEMES = /** @type {const} */ (['', 'light', 'dark']);
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** @returns {State} the state of a page opened without a hash */
export function blankState() {
  return {
    query: '', filters: { person: [], organisation: [], place: [], source: [], year: [], language: [], format: [] },
    from: null, to: null, undated: false, boilerplate: false, sort: 'relevance', by: 'text', per: 'words',
    kind: '', called: '', name: '', spoken: null, happened: false,
    said: [], quoting: '', order: 'clipping', group: '', wordings: '', quote: null, under: 'names',
    id: null, hit: 0, original: false, view: '', panel: '', theme: '',
  };
}

/**
 * @param {State} state
 * @returns {string} the hash with its `#`, or '' for the blank state
 */
export function encodeState(state) {
  const pairs = new URLSearchParams();
  if (state.query) pairs.append('q', state.query);
  for (const field of FIELDS) for (const value of state.filters[field]) pairs.append(field, value);
  if (state.from !== null) pairs.append('from', state.from);
  if (state.to !== null) pairs.append('to', state.to);
  if (state.undated) pairs.append('undated', '1');
  if (state.boilerplate) pairs.append('boilerplate', '1');
  if (state.sort !== 'relevance') pairs.append('sort', state.sort);
  if (state.by !== 'text') pairs.append('by', state.by);
  if (state.per !== 'words') pairs.append('per', state.per);
  if (state.kind) pairs.append('kind', state.kind);
  if (state.called) pairs.append('called', state.called);
  if (state.name) pairs.append('name', state.name);
  if (state.spoken !== null) pairs.append('spoken', state.spoken);
  if (state.happened) pairs.append('happened', '1');
  for (const { facet, value } of state.said) pairs.append('said', `${facet}:${value}`);
  if (state.quoting) pairs.append('quoting', state.quoting);
  if (state.order !== 'clipping') pairs.append('order', state.order);
  if (state.group) pairs.append('group', state.group);
  if (state.wordings) pairs.append('wordings', state.wordings);
  if (state.id !== null) pairs.append('id', String(state.id));
  if (state.quote !== null) pairs.append('quote', String(state.quote));
  if (state.under !== 'names') pairs.append('under', state.under);
  if (state.hit > 0) pairs.append('hit', String(state.hit));
  if (state.original) pairs.append('original', '1');
  if (state.view) pairs.append('view', state.view);
  if (state.panel) pairs.append('panel', state.panel);
  if (state.theme) pairs.append('theme', state.theme);
  const text = pairs.toString();
  return text && `#${text}`;
}

/**
 * Reads any hash; what it does not understand keeps its blank value.
 * @param {string} hash with or without the `#`
 * @returns {State}
 */
export function decodeState(hash) {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  const blank = blankState();
  const date = (/** @type {string} */ name) => {
    const value = pairs.get(name);
    return value !== null && DATE.test(value) ? value : null;
  };
  return {
    query: pairs.get('q') ?? '',
    filters: /** @type {Record<Field, string[]>} */ (Object.fromEntries(FIELDS.map((field) => [field, [...new Set(pairs.getAll(field))]]))),
    from: date('from'), to: date('to'),
    undated: pairs.get('undated') === '1', boilerplate: pairs.get('boilerplate') === '1',
    sort: oneOf(SORTS, pairs.get('sort')) ?? blank.sort, by: oneOf(ORDERS, pairs.get('by')) ?? blank.by,
    per: oneOf(PERS, pairs.get('per')) ?? blank.per,
    kind: oneOf(KINDS, pairs.get('kind')) ?? '', called: pairs.get('called') ?? '', name: pairs.get('name') ?? '', spoken: date('spoken'), happened: pairs.get('happened') === '1',
    said: [...new Set(pairs.getAll('said'))].flatMap(pickOf), quoting: pairs.get('quoting') ?? '',
    order: oneOf(LEDGER_ORDERS, pairs.get('order')) ?? blank.order, group: oneOf(LEDGER_FACETS, pairs.get('group')) ?? '',
    wordings: /^\d{1,9}\.\d{1,9}$/.exec(pairs.get('wordings') ?? '')?.[0] ?? '',
    quote: count(pairs.get('quote')), under: oneOf(UNDERS, pairs.get('under')) ?? blank.under,
    id: count(pairs.get('id')), hit: count(pairs.get('hit')) ?? 0, original: pairs.get('original') === '1',
    view: oneOf(VIEWS, pairs.get('view')) ?? '', panel: oneOf(PANELS, pairs.get('panel')) ?? '',
    theme: oneOf(THEMES, pairs.get('theme')) ?? '',
  };
}

/** The state after a change: with another clipping the emphasis of a quotation goes. @param {State} state @param {Partial<State>} patch @returns {State} */
export function changed(state, patch) {
  const isOther = patch.id !== undefined && patch.id !== state.id;
  return { ...state, ...(isOther ? { quote: null } : {}), ...patch };
}

/** @param {State} state @returns {Asked} what the core is asked */
export function questionOf(state) {
  const { query, filters, from, to, undated, boilerplate, sort } = state;
  return { query, filters, from, to, undated, boilerplate, sort };
}

/** @param {Asked} question @returns {Partial<State>} the state that asks it, and nothing beside */
export function asking(question) {
  const blank = blankState();
  /** @type {View} */
  const view = question.query.trim() || isFiltered({ ...blank, ...question }) ? '' : 'all';
  return { ...question, view, id: null, hit: 0, original: false, panel: '' };
}

/** @param {State} state @returns {string} equal exactly when the question is equal */
export function questionKey(state) {
  return JSON.stringify(questionOf(state));
}

/** @param {State} state @returns {boolean} is anything picked besides the words? */
export function isFiltered(state) {
  return state.from !== null || state.to !== null || state.undated || FIELDS.some((field) => state.filters[field].length > 0);
}

/** @param {State} state @returns {State} the same without filters and dates */
export function withoutFilters(state) {
  return { ...state, filters: blankState().filters, from: null, to: null, undated: false };
}

/** @param {State} state @returns {boolean} does the front page fill the main area? */
export function isFront(state) {
  return state.view === '' && state.id === null && state.query.trim() === '' && !isFiltered(state);
}

/** @param {State} state @returns {boolean} does a page of its own, without results, fill the main area? */
export function isPage(state) {
  return state.view === 'problems' || state.view === 'files' || state.view === 'queries';
}

/**
 * @template {string} T
 * @param {readonly T[]} allowed @param {string | null} value @returns {T | null}
 */
function oneOf(allowed, value) {
  return allowed.find((one) => one === value) ?? null;
}

/** @param {string} text `speaker:person:kim-jong-un` @returns {import('./core').LedgerPick[]} one, or none */
function pickOf(text) {
  const [name, ...rest] = text.split(':');
  const facet = oneOf(LEDGER_FACETS, name);
  return facet && rest.length ? [{ facet, value: rest.join(':') }] : [];
}

/** @param {string | null} value @returns {number | null} a count within 32 bits, else null */
function count(value) {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
