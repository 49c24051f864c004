import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase91 } from './base91.js';

// The build's own tests encode the same bytes.
test('texts of the build become their bytes', () => {
  for (const [bytes, text] of [
    [[], ''],
    [[0], '##'],
    [[255], 'm%'],
    [[1, 2, 3], '^(;#'],
    [[...Buffer.from('Dateline')], 'W&gD8p*uo4'],
    [Array(5).fill(255), '$~$~$~$'],
    [Array(7).fill(0), '#########'],
  ]) assert.deepEqual([...decodeBase91(text)], bytes);
});
