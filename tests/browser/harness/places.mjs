/** Where the built page is, and a folder for what the tests write. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The single file, and the site. */
export const PAGE = path.join(ROOT, 'dist/dateline.html');
export const SITE = path.join(ROOT, 'dist/site');
/** The command line, as built with the page. */
export const PROGRAM = path.join(ROOT, 'dist', process.platform === 'win32' ? 'dateline.exe' : 'dateline');
/** The address of the single file. */
export const PAGE_URL = pathToFileURL(PAGE).href;

/** @param {string} file @returns {string} its `file:` address */
export const addressOf = (file) => pathToFileURL(file).href;

let scratch = '';
/** A new name in a folder that is deleted when the tests end. @param {string} name @returns {string} */
export function scratchFile(name) {
  if (!scratch) {
    scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-test-'));
    process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
  }
  const folder = fs.mkdtempSync(path.join(scratch, 'f'));
  return path.join(folder, name);
}

/** The seeds in name order: file name, path as the command line is given it, text. */
export function seeds() {
  const folder = path.join(ROOT, 'seeds');
  return fs.readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()
    .map((name) => ({ name, path: `seeds/${name}`, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
}
