/** Nothing leaves the page: a walk through every view with every request recorded. */
import assert from 'node:assert/strict';
import { added, drop } from '../harness/drop.mjs';

/** @type {import('../matrix.mjs').Scenario[]} */
export default [
  {
    name: 'no request leaves in any view, and the page says so itself',
    async run({ open, place, address }) {
      const tab = await open();
      for (const hash of ['#view=all', '#q=anniversary', '#q=anniversary&id=0&hit=1', '#id=1&original=1', '#q=anniversary+OR+letter&view=plots', '#view=queries', '#q=letter&panel=searches', '#view=problems', '#panel=add', '#panel=paste', '#panel=keys', '#theme=dark', '#q=%28']) {
        await tab.evaluate((to) => { location.hash = to; }, hash);
        await tab.until(`${hash} is drawn`, () => document.querySelector('#app main')?.textContent);
      }
      await drop(tab, [{ path: 'a.txt', text: 'A planetarium opened, see https://example.invalid/a.png and <img src=https://example.invalid/b.png>' }]);
      await added(tab);
      await tab.evaluate(() => { location.hash = '#panel=keep'; });
      await tab.download(() => tab.click('button', 'Save a copy'));
      await tab.click('button', 'Check it yourself');
      await tab.element('dialog', 'What leaves this page');
      const said = (await tab.texts('#panel')).join();
      assert.match(said, place === 'file' ? /None\./ : /all for the page’s own parts/);
      assert.match(said, /default-src 'none'/);
      // `assertQuiet` compares what the browser saw; here only that it saw anything at all.
      // (Firefox does not count a page from disk as a request.)
      if (place === 'http' || tab.engine === 'chromium') assert.ok(tab.requests.some((url) => url.startsWith(address)), 'the page’s own request is recorded');
    },
  },
  {
    name: 'the policy stops requests, inline scripts and HTML from text',
    loud: true,
    async run({ open }) {
      const tab = await open();
      const stopped = await tab.evaluate(async () => {
        const results = {};
        results.fetch = await fetch('https://example.invalid/').then(() => 'sent', () => 'stopped');
        results.beacon = await new Promise((resolve) => {
          const image = new Image();
          image.onload = image.onerror = (event) => resolve(event.type);
          image.src = 'https://example.invalid/x.png';
        });
        results.socket = await new Promise((resolve) => {
          try {
            const socket = new WebSocket('wss://example.invalid/');
            socket.onopen = () => resolve('sent');
            socket.onerror = () => resolve('stopped');
          } catch { resolve('stopped'); }
        });
        const script = document.createElement('script');
        try { script.textContent = 'pwned = 1'; document.body.append(script); } catch { results.script = 'refused'; }
        try { document.createElement('div').innerHTML = '<b>x</b>'; results.html = 'taken'; } catch { results.html = 'refused'; }
        try { eval('1'); results.eval = 'run'; } catch { results.eval = 'refused'; }
        results.typed = 'trustedTypes' in window;
        return results;
      });
      assert.equal(stopped.fetch, 'stopped');
      assert.equal(stopped.beacon, 'error');
      assert.equal(stopped.socket, 'stopped');
      assert.equal(stopped.eval, 'refused');
      if (stopped.typed) assert.equal(stopped.html, 'refused');
      const seen = await tab.evaluate(() => ({ executed: window.seen.executed, violations: window.seen.violations }));
      assert.deepEqual(seen.executed, []);
      assert.ok(seen.violations.some((line) => line.startsWith('connect-src')), seen.violations.join('\n'));
      assert.ok(seen.violations.some((line) => line.startsWith('img-src')));
    },
  },
  {
    name: 'the browser has Trusted Types on',
    engines: ['chromium'],
    loud: true,
    async run({ open }) {
      const tab = await open();
      assert.equal(await tab.evaluate(() => {
        try { document.createElement('p').innerHTML = 'x'; return 'taken'; } catch (error) { return error.name; }
      }), 'TypeError');
    },
  },
];
