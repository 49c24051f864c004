/**
 * One face for two browsers: Chromium driven by playwright-core, Firefox by puppeteer-core over
 * WebDriver BiDi. `cargo xtask` says by CHROME and FIREFOX where their programs are.
 */
import fs from 'node:fs';
import { Tab } from './tab.mjs';
import { watch } from './inside.mjs';

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const FIREFOX_PREFERENCES = {
  'app.normandy.enabled': false,
  'browser.aboutConfig.showWarning': false,
  'browser.safebrowsing.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_open_during_load': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'ui.prefersReducedMotion': 1,
};

/**
 * @typedef {object} TabOptions
 * @property {{ width: number, height: number }} [size]
 * @property {boolean} [serviceWorkers] they are off unless a test asks for them
 * @property {object} [inside] options of `watch`
 */
/** @typedef {{ name: string, newTab(options?: TabOptions): Promise<Tab>, close(): Promise<void> }} Browser */

/**
 * @param {'chromium' | 'firefox'} name
 * @param {{ dark?: boolean, eager?: boolean }} [options] `eager`: Chromium paints as soon as it can, not when the screen asks
 * @returns {Promise<Browser>} with a fresh profile
 */
export function launch(name, { dark = false, eager = false } = {}) {
  return name === 'chromium' ? launchChromium(dark, eager) : launchFirefox(dark);
}

/** @param {boolean} dark @param {boolean} eager @returns {Promise<Browser>} */
async function launchChromium(dark, eager) {
  const { chromium } = await import('playwright-core');
  const args = eager ? [...CHROMIUM_ARGUMENTS, '--disable-frame-rate-limit', '--disable-gpu-vsync'] : CHROMIUM_ARGUMENTS;
  const browser = await chromium.launch({ executablePath: program('CHROME'), args });
  return {
    name: 'chromium',
    close: () => browser.close(),
    async newTab({ size = { width: 1280, height: 900 }, serviceWorkers = false, inside = {} } = {}) {
      const context = await browser.newContext({
        viewport: size, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', locale: 'en-GB',
        serviceWorkers: serviceWorkers ? 'allow' : 'block',
      });
      await context.addInitScript(watch, inside);
      const page = await context.newPage();
      return new Tab('chromium', page, {
        evaluate: (fn, value) => page.evaluate(fn, value),
        goto: (url) => page.goto(url, { waitUntil: 'commit' }),
        reload: () => page.reload(),
        resize: (to) => page.setViewportSize(to),
        attach: (selector, files) => page.locator(selector).setInputFiles(files),
        offline: (is) => context.setOffline(is),
        colours: (scheme) => page.emulateMedia({ colorScheme: scheme }),
        close: () => context.close(),
      });
    },
  };
}

/** @param {boolean} dark @returns {Promise<Browser>} */
async function launchFirefox(dark) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: program('FIREFOX'), headless: true,
    extraPrefsFirefox: { ...FIREFOX_PREFERENCES, 'ui.systemUsesDarkTheme': dark ? 1 : 0, 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1, 'dom.serviceWorkers.enabled': false },
  });
  return {
    name: 'firefox',
    close: () => browser.close(),
    async newTab({ size = { width: 1280, height: 900 }, inside = {} } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(size);
      await page.evaluateOnNewDocument(watch, inside);
      return new Tab('firefox', page, {
        evaluate: (fn, value) => page.evaluate(fn, value),
        goto: (url) => page.goto(url, { waitUntil: 'domcontentloaded' }),
        reload: () => page.reload(),
        resize: (to) => page.setViewport(to),
        attach: async (selector, files) => {
          const input = await page.$(selector);
          if (!input) throw new Error(`no ${selector}`);
          await input.uploadFile(...files);
          await input.dispose();
        },
        offline: () => { throw new Error('Firefox is not taken offline here'); },
        colours: () => { throw new Error('Firefox gets its colours at the start'); },
        close: () => context.close(),
      });
    },
  };
}

/** @param {string} variable @returns {string} */
function program(variable) {
  const named = process.env[variable];
  if (named && fs.existsSync(named)) return named;
  throw new Error(`${variable} names no browser: run the tests by \`cargo xtask test\`, or set it to the browser's program`);
}
