/** The site under a sub-path of a loopback port, as a static host would serve it. */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { SITE } from './places.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png',
};
const UNDER = '/some/desk/';

/**
 * @param {Record<string, Buffer | null>} [instead] what stands in the place of a file; null: it is not there
 * @param {string} [site] the folder that is served
 * @returns {Promise<{ address: string, requested: string[], close(): Promise<void> }>}
 */
export async function serveSite(instead = {}, site = SITE) {
  const requested = [];
  const server = http.createServer((request, response) => {
    requested.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.startsWith(UNDER) ? pathname.slice(UNDER.length) || 'index.html' : '';
    const file = path.join(site, path.normalize(`/${decodeURIComponent(name)}`));
    const isFile = name !== '' && fs.existsSync(file) && fs.statSync(file).isFile();
    const bytes = name in instead ? instead[name] : isFile ? fs.readFileSync(file) : null;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(bytes ? 200 : 404, { 'Content-Type': bytes ? type : 'text/plain', 'Cache-Control': 'no-cache' });
    response.end(bytes ?? 'no such file');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => new Promise((resolve) => {
    server.close(() => resolve(undefined));
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${port}${UNDER}`, requested, close };
}

/**
 * Runs against a site of its own, which the tab asks for nothing that is not of it.
 * @param {import('../matrix.mjs').World['open']} open @param {Record<string, Buffer | null>} instead what stands in the place of its files
 * @param {(tab: import('./tab.mjs').Tab, asked: () => string[]) => Promise<void>} run is given the paths that the site was asked for
 * @param {{ site?: string, options?: object }} [on] the folder that is served, and how the tab is opened
 */
export async function onSite(open, instead, run, { site, options } = {}) {
  const host = await serveSite(instead, site);
  try {
    const tab = await open('', { url: host.address, ...options });
    await run(tab, () => host.requested.map((line) => line.slice(line.indexOf(UNDER) + UNDER.length)));
    await tab.assertQuiet(host.address);
  } finally {
    await host.close();
  }
}
