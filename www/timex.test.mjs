import assert from 'node:assert/strict';
import { test } from 'node:test';
import { period } from './format.js';

test('values of TIMEX3 are told in words, and stay as they are where there are none', () => {
  for (const [value, words] of [
    ['2015-10-10', '10 October 2015'], ['1950/1953', '1950 – 1953'], ['2023-09', 'September 2023'],
    ['XXXX-10-08', '8 October'], ['XXXX-02-29', '29 February'], ['XXXX-08', 'August'], ['XXXX', 'a year that is not known'], ['XXXX-XX-XX', 'a day'], ['2019-XX', 'a month in 2019'],
    ['XXXX-WXX-5', 'a Friday'], ['2023-WXX-4', 'a Thursday in 2023'], ['2019-W49', 'week 49 of 2019'], ['2019-W35-WE', 'weekend of week 35 of 2019'], ['XXXX-WXX', 'a week'],
    ['2018-SU', 'summer 2018'], ['XXXX-H2', 'second half'], ['2019-Q3', 'third quarter of 2019'], ['196', '1960s'], ['18', '19th century'], ['20', '21st century'],
    ['P8Y', '8 years'], ['P1M', '1 month'], ['PT1M', '1 minute'], ['P1Y6M', '1 year 6 months'], ['P1DT2H', '1 day 2 hours'], ['PXDE', 'some decades'], ['PXCE', 'some centuries'], ['P1.5Y', '1.5 years'],
    ['PAST_REF', 'in the past'], ['2019-12-27TMO', '27 December 2019, morning'], ['XXXX-WXX-5TNI', 'a Friday, night'], ['T16:25Z', '16:25 UTC'], ['TEV', 'evening'],
    ['XXXX-11-27/XXXX-12-10', '27 November – 10 December'],
    ['', ''], ['P', 'P'], ['PT', 'PT'], ['P8', 'P8'], ['XXXX-13-08', 'XXXX-13-08'], ['XXXX-WXX-9', 'XXXX-WXX-9'], ['2019-ZZ', '2019-ZZ'], ['TXX', 'TXX'], ['constructor', 'constructor'], ['Tconstructor', 'Tconstructor'], ['2019-constructor', '2019-constructor'],
  ]) assert.equal(period(value), words, value);
});
