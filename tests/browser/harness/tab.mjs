/** One tab: pages found by role and name as a reader would, real keys and clicks, and what it requested. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { find } from './find.mjs';

/** How long anything may take before a test fails, in milliseconds. */
const PATIENCE = 15_000;
/** A few frames, in milliseconds. */
const FRAMES = 40;

export class Tab {
  /** Addresses of all requests. @type {string[]} */
  requests = [];
  /** @type {string[]} */
  dialogs = [];

  /**
   * @param {'chromium' | 'firefox'} engine
   * @param {any} page of playwright or puppeteer: the two agree on what is used here
   * @param {Record<string, (...args: any[]) => any>} does what they do not agree on
   */
  constructor(engine, page, does) {
    this.engine = engine;
    this.page = page;
    this.does = does;
    page.on('request', (/** @type {any} */ request) => this.requests.push(request.url()));
    page.on('dialog', (/** @type {any} */ dialog) => {
      this.dialogs.push(dialog.message());
      dialog.dismiss().catch(() => {});
    });
  }

  /** Goes to an address and waits until the library can be searched. @param {string} url */
  async open(url) {
    this.url = url;
    await this.does.goto(url);
    await this.searchable();
  }

  async searchable() {
    await this.until('the library is searchable', () => performance.getEntriesByName('dateline:searchable').length > 0);
  }

  /** Runs a function in the page. @param {(value: any) => any} fn @param {any} [value] @returns {Promise<any>} */
  evaluate(fn, value) {
    return this.does.evaluate(fn, value);
  }

  /**
   * Waits until a function, run in the page, returns something true, and returns that.
   * @param {string} what for the message when it does not
   * @param {(value: any) => any} fn @param {any} [value] @param {number} [patience] milliseconds
   */
  async until(what, fn, value, patience = PATIENCE) {
    const end = Date.now() + patience;
    // An element cannot leave the page; that there is one is all that is asked.
    const asked = new Function('value', `return Promise.resolve((${fn})(value)).then((found) => (found instanceof Node ? true : found));`);
    for (;;) {
      const result = await this.evaluate(/** @type {any} */ (asked), value);
      if (result) return result;
      if (Date.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}\n${await this.describe()}`);
      await sleep(20);
    }
  }

  /**
   * What the page shows once it holds what is asserted of it: an answer may come after the address that asks for it.
   * @template T @param {() => Promise<T>} read @param {(shown: T) => void} check throws where it does not hold
   * @returns {Promise<T>}
   */
  async shows(read, check) {
    for (const end = Date.now() + PATIENCE; ; await sleep(20)) {
      const shown = await read();
      try {
        check(shown);
        return shown;
      } catch (failed) {
        if (Date.now() > end) throw failed;
      }
    }
  }

  /** What a failed test shows of the page. */
  describe() {
    return this.evaluate(() => JSON.stringify({
      address: location.hash, focus: document.activeElement?.outerHTML.slice(0, 160), seen: { ...window.seen, downloads: undefined },
      text: document.body.innerText.slice(0, 700),
    }));
  }

  /**
   * The state of an element with a role and a name, once it is there.
   * @param {string} role @param {string | RegExp} name whole name, or a pattern
   * @param {{ within?: string, patience?: number }} [options]
   */
  element(role, name, { within, patience } = {}) {
    return this.until(`${role} ${name}`, find, wanted(role, name, within), patience);
  }

  /** Whether such an element is there now. @param {string} role @param {string | RegExp} name @param {string} [within] */
  async has(role, name, within) {
    return Boolean(await this.evaluate(find, wanted(role, name, within)));
  }

  /** Waits until such an element is gone. @param {string} role @param {string | RegExp} name */
  async gone(role, name) {
    const end = Date.now() + PATIENCE;
    while (await this.has(role, name)) {
      if (Date.now() > end) throw new Error(`still there: ${role} ${name}`);
      await sleep(20);
    }
  }

  /** Clicks, by the mouse, where the element is. @param {string} role @param {string | RegExp} name @param {{ within?: string }} [options] */
  async click(role, name, { within } = {}) {
    await this.#clickOnceStill(`${role} ${name}`, wanted(role, name, within));
  }

  /** Clicks what a selector finds. @param {string} selector */
  async clickAt(selector) {
    await this.#clickOnceStill(selector, { css: selector });
  }

  /**
   * Clicks where something is once it has been there for a few frames: a page that is still filling in
   * would move something else under the mouse.
   * @param {string} what @param {Parameters<typeof find>[0]} wanted
   */
  async #clickOnceStill(what, wanted) {
    const end = Date.now() + PATIENCE;
    for (let before = null; ;) {
      const now = await this.until(`${what} can be clicked`, find, { ...wanted, reachable: true });
      if (before !== null && Math.abs(now.x - before.x) < 1 && Math.abs(now.y - before.y) < 1) return this.page.mouse.click(now.x, now.y);
      if (Date.now() > end) throw new Error(`never still: ${what}\n${await this.describe()}`);
      before = now;
      await sleep(FRAMES);
    }
  }

  /** Presses keys one after the other; `Shift+Tab` is one of them. @param {...string} keys */
  async press(...keys) {
    for (const key of keys) {
      const parts = key.length > 1 ? key.split('+') : [key];
      const last = /** @type {string} */ (parts.pop());
      for (const modifier of parts) await this.page.keyboard.down(modifier);
      await this.page.keyboard.press(last);
      for (const modifier of parts.reverse()) await this.page.keyboard.up(modifier);
    }
  }

  /** Types a text, key by key. @param {string} text */
  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Puts a query into the search field as a reader would and waits for its answer. @param {string} query */
  async search(query) {
    await this.clickAt('#query');
    await this.press('Control+a');
    await this.page.keyboard.type(query);
    await this.answered(query);
  }

  /** Waits until the results on screen answer a query. @param {string} query */
  async answered(query) {
    await this.until(`the answer to ${query}`, (wanted) => {
      const inUrl = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
      return inUrl === wanted && document.querySelector('.results[aria-busy=false]') !== null;
    }, query);
    await sleep(30);
  }

  /** Gives files to the picker that the page asked for last. @param {string[]} files paths */
  async pick(files) {
    await this.until('a file picker', () => document.getElementById('picked-by-test') !== null);
    await this.does.attach('#picked-by-test', files);
  }

  /** Text of all elements of a selector. @param {string} selector @returns {Promise<string[]>} */
  texts(selector) {
    return this.evaluate((css) => [...document.querySelectorAll(css)].map((one) => one.textContent.replace(/\s+/g, ' ').trim()), selector);
  }

  /** Waits for the next saved file and returns it. @param {() => Promise<unknown>} action @returns {Promise<{ name: string, bytes: Buffer }>} */
  async download(action) {
    const before = await this.evaluate(() => window.seen.downloads.length);
    await action();
    await this.until('a saved file', (n) => window.seen.downloads.length > n, before);
    const { name, base64 } = await this.evaluate(async () => {
      const { name, blob } = window.seen.downloads.at(-1);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let binary = '';
      for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return { name, base64: btoa(binary) };
    });
    return { name, bytes: Buffer.from(base64, 'base64') };
  }

  /** Fails if anything left the page, ran that should not, or broke the policy. @param {string} [site] address of the site's folder */
  async assertQuiet(site) {
    const page = (this.url ?? '').split('#')[0];
    const foreign = this.requests.map((url) => url.split('#')[0])
      .filter((url) => url !== page && !/^(blob|data|about):/.test(url) && !(site && url.startsWith(site)));
    assert.deepEqual(foreign, [], 'requests that left the page');
    const { violations, executed, errors, dialogs } = await this.evaluate(() => {
      const { violations, executed, errors, dialogs } = window.seen;
      return { violations, executed, errors, dialogs };
    });
    assert.deepEqual({ violations, executed, errors, dialogs: [...dialogs, ...this.dialogs] }, { violations: [], executed: [], errors: [], dialogs: [] });
  }

  close() {
    return this.does.close();
  }
}

/** @param {string} role @param {string | RegExp} name @param {string} [within] */
function wanted(role, name, within) {
  return name instanceof RegExp ? { role, within, source: name.source, flags: name.flags } : { role, within, name };
}
