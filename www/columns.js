// @ts-check
/**
 * The columns of a table before it is read: what each is taken for and why, for
 * its reader to correct. Asked where one table alone is added, or read anew.
 */
import { html, nothing } from 'lit-html';
import { icons } from './icons.js';
import { say, sayFiles } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./readers').Job} Job */
/** @typedef {import('./core').TablePreview} TablePreview */
/** @typedef {import('./core').TableMapping} TableMapping */
/**
 * @typedef {object} Columns
 * @property {Job} job
 * @property {TablePreview} preview
 * @property {import('./core').Role[]} roles one a column
 * @property {boolean | null} dayFirst
 * @property {boolean} changed by the reader's hand
 * @property {(choice: import('./readers').Choice) => Promise<TablePreview | null>} look previews it with another choice
 * @property {(job: Job | null) => void} done with the file as it is to be read; null where it is not
 */

const ROLES = /** @type {const} */ (['title', 'text', 'date', 'changed', 'source', 'author', 'url', 'language', 'id', 'section', 'ignore']);
/** Roles that several columns may have. */
const SEVERAL = new Set(['text', 'id', 'section', 'ignore']);

/**
 * May it be a table, by its ending? Its bytes say so for certain.
 * @param {import('./core').FormatView[]} formats @param {Job} job @returns {boolean}
 */
export function mayBeTable(formats, { path, file, refused, choice }) {
  const lower = path.toLowerCase();
  const isNamed = formats.some(({ isTable, extensions }) => isTable && extensions.some((ending) => lower.endsWith(`.${ending}`)));
  return file !== null && !refused && isNamed && !choice;
}

/**
 * @param {App} app @param {Job} job @param {TablePreview} preview
 * @param {Columns['look']} look
 * @returns {Promise<Job | null>} the file as its reader wants it read; null to leave it
 */
export function askColumns(app, job, preview, look) {
  return new Promise((resolve) => {
    const done = (/** @type {Job | null} */ chosen) => { app.model.columns = null; app.draw(); resolve(chosen); };
    app.model.columns = { job, preview, roles: rolesOf(preview), dayFirst: null, changed: false, look, done };
    app.draw();
  });
}

/** @param {App} app */
export function columnsDialog(app) {
  const { columns } = app.model;
  return html`<dialog id="columns" class="dialog wide" aria-labelledby="columns-title" @cancel=${(/** @type {Event} */ event) => { event.preventDefault(); columns?.done(null); }}>
    ${columns ? inside(app, columns) : nothing}</dialog>`;
}

/** @param {App} app @param {Columns} columns */
function inside(app, columns) {
  const { job, preview, roles } = columns;
  const hasWords = roles.some((role) => role === 'text' || role === 'title');
  return html`<form class="dialog-inner" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); columns.done(chosen(columns)); }}>
    <header class="dialog-head"><h2 id="columns-title" tabindex="-1" autofocus>${sayFiles.columnsTitle(job.path)}</h2>
      <button class="button small bare" type="button" aria-label=${say.close} @click=${() => columns.done(null)}>${icons.close}</button></header>
    <p>${sayFiles.columnsHint(preview.nRows)}</p>
    <div class="row">
      ${preview.sheets.length > 1 ? html`<label class="sorting"><span>${sayFiles.sheet}</span><select @change=${(/** @type {any} */ event) => relook(app, columns, { sheet: event.target.value })}>${preview.sheets.map((sheet) => html`<option .selected=${sheet === preview.sheet}>${sheet}</option>`)}</select></label>` : nothing}
      <label class="check"><input type="checkbox" .checked=${preview.hasHeader} @change=${(/** @type {any} */ event) => relook(app, columns, { hasHeader: event.target.checked })}><span>${sayFiles.hasHeader}</span></label>
      ${roles.includes('date') ? html`<label class="sorting"><span>${sayFiles.dayOrder}</span><select @change=${(/** @type {any} */ event) => { columns.dayFirst = event.target.value === '' ? null : event.target.value === 'day'; columns.changed = true; app.draw(); }}>
        ${[['', sayFiles.dayAsTold], ['day', sayFiles.dayFirst], ['month', sayFiles.monthFirst]].map(([value, name]) => html`<option value=${value}>${name}</option>`)}</select></label>` : nothing}</div>
    <div class="columns-scroll"><table class="columns-table"><thead><tr><th scope="col">${sayFiles.column}</th><th scope="col">${sayFiles.use}</th><th scope="col">${sayFiles.values}</th></tr></thead>
      <tbody>${preview.columns.map((column, at) => html`<tr data-role=${roles[at]}><th scope="row">${column.name}</th>
        <td><select aria-label=${sayFiles.useOf(column.name)} @change=${(/** @type {any} */ event) => take(app, columns, at, event.target.value)}>${ROLES.map((role) => html`<option value=${role} .selected=${role === roles[at]}>${sayFiles.roles[role]}</option>`)}</select>
          <span class="muted small-text">${roles[at] === column.role ? column.why : sayFiles.byYou}</span></td>
        <td class="samples">${column.samples.length ? column.samples.map((sample) => html`<span>${sample}</span>`) : html`<span class="muted">${sayFiles.noValues}</span>`}</td></tr>`)}</tbody></table></div>
    ${hasWords ? nothing : html`<p role="alert">${sayFiles.noText}</p>`}
    <div class="row end stays"><button class="button" type="button" @click=${() => columns.done(null)}>${say.cancel}</button>
      <button class="button strong" type="submit">${hasWords ? sayFiles.readRows(preview.nRows) : sayFiles.readWhole}</button></div></form>`;
}

/** A column gets a role; one that only one column may have leaves the other. @param {App} app @param {Columns} columns @param {number} at @param {import('./core').Role} role */
function take(app, columns, at, role) {
  columns.roles = columns.roles.map((other, index) => (index === at ? role : other === role && !SEVERAL.has(role) ? 'ignore' : other));
  columns.changed = true;
  app.draw();
}

/** Another sheet, or the first row is or is no header: the columns are looked at anew. @param {App} app @param {Columns} columns @param {Partial<TableMapping>} patch */
async function relook(app, columns, patch) {
  const { preview } = columns;
  const mapping = { roles: [], textOrder: [], hasHeader: preview.hasHeader, dayFirst: columns.dayFirst, sheet: preview.sheet, ...patch };
  const again = await columns.look({ columns: mapping }).catch(() => null);
  if (!again || app.model.columns !== columns) return;
  Object.assign(columns, { preview: again, roles: rolesOf(again), changed: true });
  app.draw();
}

/** @param {Columns} columns @returns {Job} the file with the choice, if there was one */
function chosen({ job, preview, roles, dayFirst, changed }) {
  if (!changed) return job;
  const isText = (/** @type {number} */ at) => roles[at] === 'text';
  const columns = { roles, textOrder: preview.textOrder.filter(isText), hasHeader: preview.hasHeader, dayFirst, sheet: preview.sheets.length > 1 ? preview.sheet : null };
  return { ...job, choice: { ...job.choice, columns } };
}

/** @param {TablePreview} preview */
const rolesOf = (preview) => preview.columns.map(({ role }) => role);

