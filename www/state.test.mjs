import test from 'node:test';
import assert from 'node:assert/strict';
import { SORTS, blankState, changed, decodeState, encodeState, isFront, questionKey, withoutFilters } from './state.js';

const full = {
  query: 'kim "founding anniversary" -trump & #1 + 100% = ä 朝鮮', filters: { person: ['person:kim-jong-un'], organisation: [], place: ['place:=kp'], source: ['Reuters', 'Q&A=1', ''], year: ['2020'], language: ['en'], format: ['text'] },
  from: '2015', to: '2020-10-10', undated: true, boilerplate: true, sort: 'newest', by: 'left', per: 'clippings',
  kind: 'person', called: 'kim j', name: 'person:kim-jong-un', spoken: '2015-10', happened: true,
  said: [{ facet: 'speaker', value: 'person:kim-jong-un' }, { facet: 'teller', value: '' }, { facet: 'class', value: 'letter' }], quoting: 'relations with',
  order: 'newest', group: 'act', wordings: '3.12', quote: 2, under: 'quotes',
  id: 0, hit: 7, original: true, view: 'all', panel: 'keys', theme: 'dark',
};

test('a state comes back from its hash', () => {
  assert.deepEqual(decodeState(encodeState(full)), full);
  assert.deepEqual(decodeState(encodeState({ ...blankState(), filters: { ...blankState().filters, source: [''] } })).filters.source, ['']);
});

test('the blank state has no hash', () => {
  assert.equal(encodeState(blankState()), '');
  assert.deepEqual(decodeState(''), blankState());
  assert.deepEqual(decodeState('#'), blankState());
});

test('what is not understood keeps its blank value', () => {
  const strange = decodeState('#id=-1&hit=x&sort=best&from=10.10.2020&to=20201010&view=evil&by=width&per=page&kind=thing&said=nobody:1&said=speaker&order=best&group=thing&wordings=3&quote=-1&under=all&happened=yes&spoken=1.1.2015&panel=<script>&theme=pink&undated=yes&unknown=1&q=%E0%A4%A');
  assert.deepEqual({ ...strange, query: '' }, blankState());
});

test('every order of hits comes back', () => {
  for (const sort of SORTS) assert.equal(decodeState(encodeState({ ...blankState(), sort })).sort, sort);
});

test('another clipping has another quotation', () => {
  assert.equal(changed(full, { id: 4 }).quote, null);
  assert.equal(changed(full, { id: 4, quote: 1 }).quote, 1);
  assert.equal(changed(full, { hit: 1 }).quote, full.quote);
});

test('the front page is for a state with nothing asked', () => {
  assert.ok(isFront(blankState()));
  assert.ok(isFront({ ...blankState(), query: '  ', theme: 'dark', panel: 'keep' }));
  assert.ok(!isFront({ ...blankState(), id: 0 }));
  assert.ok(!isFront({ ...blankState(), from: '2015' }));
  assert.ok(!isFront({ ...blankState(), view: 'all' }));
});

test('a concordance and the words have their own view', () => {
  for (const view of /** @type {const} */ (['lines', 'words', 'names', 'times', 'quotes', 'events'])) {
    assert.equal(decodeState(`#view=${view}`).view, view);
    assert.ok(!isFront({ ...blankState(), view }));
  }
});

test('filters drop together; what does not change the question keeps its key', () => {
  const free = withoutFilters(full);
  assert.deepEqual([free.from, free.to, free.undated, free.filters.source], [null, null, false, []]);
  assert.equal(questionKey(full), questionKey({ ...full, id: 4, hit: 1, panel: '', theme: '' }));
  assert.notEqual(questionKey(full), questionKey(free));
});
