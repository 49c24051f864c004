/** The picture in the README, made by the tests so that it stays true: written when DATELINE_PICTURES is set. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../harness/places.mjs';

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'the page can be shown as the README shows it',
    engines: ['chromium'],
    places: ['file'],
    async run({ open }) {
      const tab = await open('#q=anniversary', { size: { width: 1440, height: 900 } });
      await tab.answered('anniversary');
      await tab.clickAt('.hit-title a');
      await tab.until('the clipping', () => document.querySelector('article.clipping mark'));
      const picture = await tab.page.screenshot();
      if (!process.env.DATELINE_PICTURES) return;
      fs.mkdirSync(path.join(ROOT, 'docs'), { recursive: true });
      fs.writeFileSync(path.join(ROOT, 'docs/screenshot.png'), picture);
    },
  },
];
