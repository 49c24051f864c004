// @ts-check
/** Values of TIMEX3 (the field's form for what an expression of time means) that are no plain date, in words. */

const REFERENCES = new Map(Object.entries({ PAST_REF: 'in the past', PRESENT_REF: 'now', FUTURE_REF: 'in the future' }));
/** Parts of a day. */
const PARTS = new Map(Object.entries({ MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night', DT: 'daytime' }));
/** Parts of a year. */
const SEASONS = new Map(Object.entries({ SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter', H1: 'first half', H2: 'second half', Q1: 'first quarter', Q2: 'second quarter', Q3: 'third quarter', Q4: 'fourth quarter' }));
/** @type {Record<string, string>} units of dates, and of clocks behind a T */
const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day', Q: 'quarter', DE: 'decade', CE: 'century', ML: 'millennium', WE: 'weekend', TH: 'hour', TM: 'minute', TS: 'second' };
/** @type {Record<string, string>} */
const MANY = { century: 'centuries', millennium: 'millennia' };

/** @param {Intl.DateTimeFormatOptions} parts @param {number} month @param {number} day of 2018, which began on a Monday */
const written = (parts, month, day) => new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }).format(new Date(Date.UTC(2018, month - 1, day)));

/**
 * @param {string} value as in `XXXX-10-08`, `2019-W49`, `P2D`, `196`
 * @param {(date: string) => string} date says a plain date
 * @returns {string} the value itself where it has no words
 */
export function timex(value, date) {
  const reference = REFERENCES.get(value);
  if (reference) return reference;
  if (value.startsWith('P')) return amount(value.slice(1)) ?? value;
  const [day, clock] = value.split('T');
  const when = clock === undefined ? undefined : PARTS.get(clock) ?? time(clock);
  if (clock !== undefined && when === undefined) return value;
  const on = day === '' ? '' : /^\d{4}-\d{2}-\d{2}$/.test(day) ? date(day) : place(day);
  return on === undefined ? value : [on, when].filter(Boolean).join(', ');
}

/** A length of time. @param {string} length `1Y6M`, `T2H`, `XDE` @returns {string | undefined} */
function amount(length) {
  const [dates, clocks = ''] = length.split('T');
  const counts = [...[...dates.matchAll(/(X|[\d.]+)(DE|CE|ML|WE|[YMWDQ])/g)].map(([all, n, unit]) => ({ all, n, unit: UNITS[unit] })),
    ...[...clocks.matchAll(/(X|[\d.]+)([HMS])/g)].map(([all, n, unit]) => ({ all, n, unit: UNITS[`T${unit}`] }))];
  if (counts.length === 0 || counts.map(({ all }) => all).join('') !== dates + clocks) return undefined;
  return counts.map(({ n, unit }) => `${n === 'X' ? 'some' : n} ${n === '1' ? unit : MANY[unit] ?? `${unit}s`}`).join(' ');
}

/** @param {string} clock `14:00`, `14:00:30Z`, `07:30-04:00` @returns {string | undefined} */
function time(clock) {
  const parts = /^(\d{2}(?::\d{2}){0,2})(Z|[+-]\d{2}:?\d{2})?$/.exec(clock);
  return parts ? parts[1] + zone(parts[2]) : undefined;
}

/** @param {string | undefined} offset `Z`, `+09:00` @returns {string} what follows a time of that zone */
export const zone = (offset) => (offset === undefined ? '' : offset === 'Z' ? ' UTC' : ` UTC${offset}`);

/** A place on the calendar of which something is not known, or that is no day, month or year. @param {string} day @returns {string | undefined} */
function place(day) {
  if (/^\d\d$/.test(day)) return `${Number(day) + 1}${ordinal(Number(day) + 1)} century`;
  if (/^\d{3}$/.test(day)) return `${day}0s`;
  const [year, second, third] = day.split('-');
  if (!/^(\d{4}|XXXX)$/.test(year)) return undefined;
  const known = year !== 'XXXX';
  const of = (/** @type {string} */ words, between = ' ') => (known ? `${words}${between}${year}` : words);
  if (second === undefined) return known ? year : 'a year that is not known';
  const season = SEASONS.get(second);
  if (season && third === undefined) return of(season, /^[QH]/.test(second) ? ' of ' : ' ');
  if (/^W(\d\d|XX)$/.test(second)) {
    const week = second === 'WXX' ? '' : of(`week ${Number(second.slice(1))}`, ' of ');
    if (third === undefined) return week || of('a week', ' in ');
    const weekday = third === 'WE' ? 'weekend' : /^[1-7]$/.test(third) ? written({ weekday: 'long' }, 1, Number(third)) : undefined;
    return weekday && (week ? `${weekday} of ${week}` : of(`a ${weekday}`, ' in '));
  }
  if (second === 'XX') return third === undefined ? of('a month', ' in ') : third === 'XX' ? of('a day', ' in ') : undefined;
  if (!/^(0[1-9]|1[0-2])$/.test(second)) return undefined;
  if (third === undefined || third === 'XX') return of(written({ month: 'long' }, Number(second), 1));
  return /^\d\d$/.test(third) ? of(`${Number(third)} ${written({ month: 'long' }, Number(second), 1)}`) : undefined;
}

/** @param {number} n @returns {string} */
const ordinal = (n) => (n % 100 > 10 && n % 100 < 14 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
