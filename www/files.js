// @ts-check
/** What was read: every file with its format, its clippings and what was wrong; one can be read anew. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { follow } from './follow.js';
import { number, size } from './format.js';
import { problemItem } from './problems.js';
import { rereadForm } from './reread.js';
import { download } from './save-page.js';
import { asking, blankState, questionOf } from './state.js';
import { say, sayFiles, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').FileView} FileView */
/** @typedef {import('./core').FilesQuestion} FilesQuestion */

const WINDOW = 100;
const WITH = /** @type {const} */ (['anything', 'problems', 'copies', 'several']);
/** @type {FilesQuestion} */
const question = { words: '', with: 'anything', format: '' };
let shown = WINDOW;
/** What is shown, and the front page it was asked for: another one says that the library has changed. @type {{ front: unknown, view: import('./core').FilesView } | null} */
let current = null;
/** The newest asking: an older answer is dropped. */
let asked = 0;
/** The paths whose form is open. @type {Set<string>} */
const open = new Set();

/** @param {App} app */
export function filesPage(app) {
  if (current?.front !== app.model.front) ask(app);
  const view = current?.view;
  return html`<div class="problems-page files-page">
    <button class="button small" type="button" @click=${() => app.go({ view: '' }, 'push')}>${sayMore.backToClippings}</button>
    <h2>${sayFiles.title}</h2>
    ${view ? html`${tools(app, view)}
      <p class="muted small-text" role="status">${sayFiles.matched(view.matched, view.total, view.clippings)}</p>
      ${view.matched === 0 ? html`<p>${view.total === 0 ? sayFiles.none : sayFiles.noneLike}</p>` : html`
        <ul class="files">${repeat(view.files, ({ path, firstId }) => `${path} ${firstId}`, (file) => fileItem(app, file))}</ul>
        ${view.matched > view.files.length ? html`<button class="button more" type="button" @click=${() => { shown += WINDOW; ask(app); }}>${say.more(Math.min(WINDOW, view.matched - view.files.length))}</button>` : nothing}`}` : nothing}
  </div>`;
}

/** @param {App} app @param {import('./core').FilesView} view */
function tools(app, view) {
  const set = (/** @type {Partial<FilesQuestion>} */ patch) => { Object.assign(question, patch); shown = WINDOW; ask(app); };
  return html`<div class="row problem-filters"><input type="search" aria-label=${sayFiles.filter} placeholder=${sayFiles.filter} .value=${question.words ?? ''}
      @input=${(/** @type {any} */ event) => set({ words: event.target.value })}>
    <span class="group" role="group" aria-label=${say.filters}>${WITH.map((one) => html`<button class="button small" type="button" aria-pressed=${question.with === one} @click=${() => set({ with: one })}>${sayFiles.with[one]}</button>`)}</span>
    <label class="sorting"><span class="unseen">${say.fields.format}</span><select @change=${(/** @type {any} */ event) => set({ format: event.target.value })}>
      <option value="" .selected=${question.format === ''}>${sayFiles.allFormats}</option>
      ${view.formats.filter(({ name }) => name).map(({ name, label, files }) => html`<option value=${name} .selected=${question.format === name}>${label} (${number(files)})</option>`)}</select></label>
    <button class="button small" type="button" ?disabled=${view.matched === 0} @click=${() => save(app)}>${sayFiles.download}</button></div>`;
}

/** @param {App} app @param {FileView} file */
function fileItem(app, file) {
  const { path, label, bytes, clippings, firstId, copyOf, problems } = file;
  const isOpen = open.has(path);
  const facts = [label ?? sayFiles.notRead, bytes === null ? '' : size(bytes)].filter(Boolean).join(', ');
  return html`<li class="file-item" data-read=${clippings > 0 ? 'yes' : 'no'}>
    <div class="file-line"><span class="file">${path}</span>
      <span class="file-facts">${facts}</span>
      <span class="file-count">${clippingsLink(app, path, clippings, firstId)}</span>
      <button class="button small bare" type="button" aria-expanded=${isOpen} @click=${() => toggle(app, path)}>${sayFiles.reread}</button></div>
    ${copyOf === null ? nothing : html`<p class="small-text muted">${sayFiles.copyOf(copyOf)}</p>`}
    ${problems.length === 0 ? nothing : html`<ul class="problems">${problems.map((problem) => problemItem(problem, false))}</ul>`}
    ${isOpen ? rereadForm(app, file, () => toggle(app, path)) : nothing}</li>`;
}

/** @param {App} app @param {string} path @param {number} clippings @param {number | null} firstId */
function clippingsLink(app, path, clippings, firstId) {
  if (clippings === 0 || firstId === null) return say.clippings(clippings);
  const all = asking({ ...questionOf(blankState()), query: `file:"${path.replace(/"/g, ' ')}"` });
  const to = clippings === 1 ? { ...all, query: '', id: firstId } : all;
  return html`<a href=${app.link(to)} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(to, 'push'))}>${say.clippings(clippings)}</a>`;
}

/** @param {App} app @param {string} path */
function toggle(app, path) {
  if (!open.delete(path)) open.add(path);
  app.draw();
}

/** @param {App} app */
async function ask(app) {
  asked += 1;
  const [mine, { front }] = [asked, app.model];
  // Until the answer comes, what is there stays; asking once is enough.
  current = current ? { ...current, front } : { front, view: /** @type {any} */ (null) };
  const view = await app.library.files({ ...question }, 0, shown);
  if (mine !== asked) return;
  current = { front, view };
  app.draw();
}

/** @param {App} app */
async function save(app) {
  const table = await app.library.filesTable({ ...question });
  download(new Blob([table], { type: 'text/csv' }), sayFiles.tableName);
}
