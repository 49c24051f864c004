/** The page and the command line: same core, same bytes. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { added, drop } from '../harness/drop.mjs';
import { PAGE, PROGRAM, ROOT, scratchFile, seeds } from '../harness/places.mjs';

const run = (/** @type {string[]} */ ...words) => execFileSync(PROGRAM, words, { cwd: ROOT, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the page and the command line give the same analysis of the seeds, byte for byte',
    async run({ open }) {
      const tab = await open('#panel=keep');
      const { name, bytes } = await tab.download(() => tab.click('button', /^Export the analysis/));
      assert.match(name, /\.jsonl$/);
      assert.equal(bytes.toString('utf8'), run('extract', '--format', 'jsonl', 'seeds').toString('utf8'));
    },
  },
  {
    name: 'clippings read in the page and packed by the command line make the same file',
    async run({ open }) {
      const tab = await open('#panel=keep');
      await tab.click('button', 'Start empty');
      await tab.click('button', 'Start empty', { within: '#ask' });
      await tab.element('heading', 'This library is empty');
      await drop(tab, seeds().map(({ path: where, text }) => ({ path: where, text })));
      await added(tab);
      await tab.click('button', /^Save/, { within: '.actions' });
      await tab.click('textbox', 'Title of the library');
      await tab.press('Control+a');
      await tab.type('Three clippings');
      const { bytes } = await tab.download(() => tab.click('button', 'Save a copy'));
      const packed = scratchFile('packed.html');
      run('pack', '--title', 'Three clippings', '--page', PAGE, '-o', packed, 'seeds');
      assert.ok(bytes.equals(fs.readFileSync(packed)), `saved ${bytes.length} bytes, packed ${fs.statSync(packed).size}`);
      assert.ok(path.isAbsolute(packed));
    },
  },
];
