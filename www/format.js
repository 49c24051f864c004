// @ts-check
/** Numbers, sizes, dates and names of languages as the page writes them, by Intl. */
import { timex, zone } from './timex.js';

const LOCALE = 'en-GB';
const NUMBER = new Intl.NumberFormat(LOCALE);
const ONE_DIGIT = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const WHEN = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
/** Made when first needed: the table of names is slow to load. @type {Intl.DisplayNames | null} */
let languages = null;
/** The same for countries. @type {Intl.DisplayNames | null} */
let regions = null;

/** @param {number} count @returns {string} */
export const number = (count) => NUMBER.format(count);

/** @param {number} count @param {string} one @param {string} [many] @returns {string} `1 clipping`, `2,406 clippings` */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** @param {number} value @param {number} [digits] @returns {string} with that many decimals */
export const ratio = (value, digits = 2) => value.toFixed(digits);

/** @param {number} places @param {number} words @returns {string} places in each 10,000 words; a dash where there are none */
export const rate = (places, words) => (words === 0 ? '–' : ONE_DIGIT.format((places * 10_000) / words));

/** @param {number} nBytes @returns {string} */
export function size(nBytes) {
  if (nBytes < 1000) return counted(nBytes, 'byte');
  if (nBytes < 1e6) return `${ONE_DIGIT.format(nBytes / 1e3)} kB`;
  if (nBytes < 1e9) return `${ONE_DIGIT.format(nBytes / 1e6)} MB`;
  return `${ONE_DIGIT.format(nBytes / 1e9)} GB`;
}

/** @param {number} seconds @returns {string} `about 3 minutes` */
export function duration(seconds) {
  if (seconds < 1.5) return 'about a second';
  if (seconds < 90) return `about ${counted(Math.round(seconds), 'second')}`;
  return `about ${counted(Math.round(seconds / 60), 'minute')}`;
}

/**
 * A date in the precision that is known, never a finer one.
 * @param {string | null} value `2015`, `2023-09`, `2020-10-10`, `2020-10-10T08:30+09:00`
 * @returns {string}
 */
export function date(value) {
  if (value === null) return 'no date';
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(value);
  if (!parts) return timex(value, date);
  const [, year, month, day, time, offset] = parts;
  if (!month) return year;
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (!day) return MONTH.format(instant);
  return time ? `${DAY.format(instant)}, ${time}${zone(offset)}` : DAY.format(instant);
}

/** The day without the time of a clock. @param {string | null} value @returns {string} */
export const day = (value) => date(value?.replace(/^(\d{4}-\d\d-\d\d)T\d.*/, '$1') || value);

/** A date or two with a stroke between them. @param {string} value `2015-10-10`, `1950/1953` @returns {string} */
export function period(value) {
  const [from, to] = value.split('/');
  return to ? `${day(from)} – ${day(to)}` : day(value);
}

/** @param {string | null} from @param {string | null} to @returns {string} */
export function span(from, to) {
  if (from !== null && to !== null) return from === to ? date(from) : `${date(from)} to ${date(to)}`;
  if (from !== null) return `since ${date(from)}`;
  return to === null ? '' : `up to ${date(to)}`;
}

/** @param {string} code BCP 47 @returns {string} */
export function language(code) {
  try {
    languages ??= new Intl.DisplayNames([LOCALE], { type: 'language', fallback: 'code' });
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {string} code ISO 3166-1 @returns {string} the country's name */
export function region(code) {
  try {
    regions ??= new Intl.DisplayNames([LOCALE], { type: 'region', fallback: 'code' });
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {number} instant milliseconds since 1970 @returns {string} `14:05` */
export const clock = (instant) => CLOCK.format(instant);

/** @param {number} instant milliseconds since 1970 @returns {string} `10 Oct 2020, 14:05` */
export const when = (instant) => WHEN.format(instant);

/** A message of the core as a sentence. @param {string} message @returns {string} */
export function sentence(message) {
  if (message === '') return '';
  return `${message.charAt(0).toLocaleUpperCase('en')}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
}
