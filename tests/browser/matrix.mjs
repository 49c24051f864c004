/** Runs every scenario in one browser, from the file and from a site under a sub-path. */
import { after, before, describe, test } from 'node:test';
import { launch } from './harness/browsers.mjs';
import { PAGE_URL } from './harness/places.mjs';
import { serveSite } from './harness/server.mjs';
import access from './scenarios/access.mjs';
import adding from './scenarios/adding.mjs';
import badInput from './scenarios/bad-input.mjs';
import beside from './scenarios/beside.mjs';
import events from './scenarios/events.mjs';
import files from './scenarios/files.mjs';
import growing from './scenarios/growing.mjs';
import help from './scenarios/help.mjs';
import keeping from './scenarios/keeping.mjs';
import keys from './scenarios/keys.mjs';
import names from './scenarios/names.mjs';
import plots from './scenarios/plots.mjs';
import privacy from './scenarios/privacy.mjs';
import published from './scenarios/published.mjs';
import quotations from './scenarios/quotations.mjs';
import reading from './scenarios/reading.mjs';
import sameAnswer from './scenarios/same-answer.mjs';
import searches from './scenarios/searches.mjs';
import searching from './scenarios/searching.mjs';
import webPages from './scenarios/web-pages.mjs';
import workers from './scenarios/workers.mjs';
import scripts from './scenarios/scripts.mjs';
import site from './scenarios/site.mjs';
import screenshot from './scenarios/screenshot.mjs';

/**
 * @typedef {object} World what a scenario gets
 * @property {'chromium' | 'firefox'} engine
 * @property {'file' | 'http'} place
 * @property {string} address of the page
 * @property {string[]} served what the site's server was asked for so far
 * @property {(hash?: string, options?: import('./harness/browsers.mjs').TabOptions & { url?: string }) => Promise<import('./harness/tab.mjs').Tab>} open
 *   a tab that shows the page with its library open
 */
/**
 * @typedef {object} Scenario
 * @property {string} name what is true when it passes
 * @property {('chromium' | 'firefox')[]} [engines] all if not said
 * @property {('file' | 'http')[]} [places] all if not said
 * @property {boolean} [loud] it checks requests and violations itself
 * @property {(world: World) => Promise<void>} run
 */

/** @type {Scenario[]} */
const SCENARIOS = [
  searching, help, beside, plots, names, quotations, events, searches, reading, webPages, files, keys, adding, growing, badInput, scripts, keeping, sameAnswer, workers, privacy, access, site, published, screenshot,
].flat();

/** @param {'chromium' | 'firefox'} engine */
export function runMatrix(engine) {
  /** @type {import('./harness/browsers.mjs').Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof serveSite>>} */ let host;
  before(async () => { [browser, host] = await Promise.all([launch(engine), serveSite()]); });
  after(async () => { await Promise.all([browser?.close(), host?.close()]); });

  for (const place of /** @type {const} */ (['file', 'http'])) {
    describe(`${engine}, ${place}`, () => {
      for (const { name, engines, places, loud, run } of SCENARIOS) {
        if (engines?.includes(engine) === false || places?.includes(place) === false) continue;
        test(name, { timeout: 90_000 }, async () => {
          const address = place === 'file' ? PAGE_URL : host.address;
          /** @type {import('./harness/tab.mjs').Tab[]} */
          const tabs = [];
          const open = async (hash = '', { url = address, ...options } = {}) => {
            const tab = await browser.newTab(options);
            tabs.push(tab);
            await tab.open(url + hash);
            return tab;
          };
          try {
            await run({ engine, place, address, served: host.requested, open });
            if (!loud) for (const tab of tabs) await tab.assertQuiet(place === 'http' ? host.address : undefined);
          } finally {
            for (const tab of tabs) await tab.close().catch(() => {});
          }
        });
      }
    });
  }
}
