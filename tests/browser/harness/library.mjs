/** The library inside a page, and one that the command line packs. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PROGRAM, ROOT, scratchFile } from './places.mjs';

/** The element of the library: its start, what is in it, its end. */
export const LIBRARY = /(<script type="application\/octet-stream" id="library">)([^<]*)(<\/script>)/;

/** The bytes of the library in a page. @param {string} page @returns {Buffer} */
export const libraryIn = (page) => Buffer.from(LIBRARY.exec(page)?.[2] ?? '', 'base64');

/** The bytes of a library of these files or folders. @param {string[]} paths @returns {Buffer} */
export function packedLibrary(...paths) {
  const page = scratchFile('packed.html');
  execFileSync(PROGRAM, ['pack', '--page', path.join(ROOT, 'dist/page.html'), '-o', page, ...paths], { stdio: 'ignore' });
  return libraryIn(fs.readFileSync(page, 'utf8'));
}

/** The folder of a site that is published with these files or folders. @param {string} title @param {string[]} paths @returns {string} */
export function publishedSite(title, ...paths) {
  const site = scratchFile('site');
  execFileSync(PROGRAM, ['publish', '--title', title, '-o', site, ...paths], { stdio: 'ignore' });
  return site;
}
