// @ts-check
/** A form that reads one file anew: as another format, in another encoding. */
import { html, nothing } from 'lit-html';
import { foundJob } from './intake.js';
import { sayFiles } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').FileView} FileView */

/** Encodings of the WHATWG standard that old files are in, by script. @type {[string, string][]} */
const ENCODINGS = [
  ['utf-8', 'Unicode (UTF-8)'], ['utf-16le', 'Unicode (UTF-16 LE)'], ['utf-16be', 'Unicode (UTF-16 BE)'],
  ['windows-1252', 'Western (Windows-1252)'], ['iso-8859-15', 'Western (ISO-8859-15)'], ['macintosh', 'Western (Mac Roman)'],
  ['windows-1250', 'Central European (Windows-1250)'], ['iso-8859-2', 'Central European (ISO-8859-2)'],
  ['windows-1257', 'Baltic (Windows-1257)'], ['windows-1251', 'Cyrillic (Windows-1251)'], ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['koi8-u', 'Cyrillic (KOI8-U)'], ['ibm866', 'Cyrillic (DOS 866)'], ['ibm855', 'Cyrillic (DOS 855)'], ['x-mac-cyrillic', 'Cyrillic (Mac)'], ['iso-8859-5', 'Cyrillic (ISO-8859-5)'],
  ['windows-1253', 'Greek (Windows-1253)'], ['windows-1254', 'Turkish (Windows-1254)'], ['windows-1255', 'Hebrew (Windows-1255)'],
  ['windows-1256', 'Arabic (Windows-1256)'], ['windows-874', 'Thai (Windows-874)'], ['windows-1258', 'Vietnamese (Windows-1258)'],
  ['gb18030', 'Chinese, simplified (GB 18030)'], ['big5', 'Chinese, traditional (Big5)'],
  ['shift_jis', 'Japanese (Shift_JIS)'], ['euc-jp', 'Japanese (EUC-JP)'], ['iso-2022-jp', 'Japanese (ISO-2022-JP)'], ['euc-kr', 'Korean (EUC-KR)'],
];

/** @param {App} app @param {FileView} file @param {() => void} done */
export function rereadForm(app, file, done) {
  const formats = app.model.front?.formats ?? [];
  return html`<form class="reread" @submit=${(/** @type {any} */ event) => { event.preventDefault(); reread(app, file, event.target); done(); }}>
    <label><span>${sayFiles.as}</span><select name="format"><option value="">${sayFiles.asTold}</option>${formats.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
    <label><span>${sayFiles.encoding}</span><select name="encoding"><option value="">${sayFiles.asTold}</option>${ENCODINGS.map(([label, name]) => html`<option value=${label}>${name}</option>`)}</select></label>
    <button class="button small strong" type="submit">${sayFiles.rereadNow}</button>
    ${formats.some(({ id, isTable }) => isTable && id === file.format) ? html`<button class="button small" type="button" @click=${() => { columns(app, file.path); done(); }}>${sayFiles.columns}</button>` : nothing}
    <p class="muted small-text">${app.library.jobOf(file.path) ? sayFiles.rereadHint : sayFiles.rereadPick}</p></form>`;
}

/** @param {App} app @param {FileView} file @param {HTMLFormElement} form */
function reread(app, { path }, form) {
  const chosen = new FormData(form);
  const text = (/** @type {string} */ name) => String(chosen.get(name) ?? '') || undefined;
  const choice = { format: text('format'), encoding: text('encoding') };
  const job = app.library.jobOf(path);
  if (job) return app.addFound(foundJob({ ...job, choice }));
  pick((picked) => app.addFound(foundJob({ path, file: picked, sidecar: null, choice })));
}

/** The columns of a table are shown again, for its reader to correct. @param {App} app @param {string} path */
function columns(app, path) {
  const job = app.library.jobOf(path);
  if (job) return app.addFound(foundJob({ ...job, choice: undefined }));
  pick((picked) => app.addFound(foundJob({ path, file: picked, sidecar: null })));
}

/** The page does not keep files: one of an opened library is chosen again. @param {(file: File) => void} take */
function pick(take) {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => input.files?.[0] && take(input.files[0]));
  input.click();
}
