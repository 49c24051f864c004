// @ts-check
/** A list of queries run at once: the list, the hits of each, and the table of all hits as a file. */
import { html, nothing } from 'lit-html';
import { failureOf } from './failure.js';
import { follow } from './follow.js';
import { number } from './format.js';
import { prose } from './marked.js';
import { download } from './save-page.js';
import { asking, blankState, questionOf } from './state.js';
import { say, sayMore, saySearches } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {{ line: number, query: string, words: string, matched: number, mends: import('./core').MendView[] }} Row */
/**
 * @typedef {object} Run
 * @property {unknown} front the library's front page at that time: another one says that it has changed
 * @property {number} total
 * @property {Row[]} rows so far
 * @property {string[]} table pieces of the file
 * @property {'running' | 'stopped' | 'done'} state
 */

/** Queries asked at once, so that a search in between need not wait; rows shown before "show more". */
const AT_ONCE = 20, SHOWN = 200;
const LIMITS = [20, 100, 1000];
let text = '', message = '', limit = LIMITS[0], shown = SHOWN;
/** @type {Run | null} */
let current = null;

/** @param {App} app */
export function queriesPage(app) {
  const busy = current?.state === 'running';
  return html`<div class="problems-page queries-page"><button class="button small" type="button" @click=${() => app.go({ view: '' }, 'push')}>${sayMore.backToClippings}</button>
    <h2>${saySearches.listTitle}</h2>
    <form class="paste" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); start(app); }}>
      <label><span>${saySearches.listText}</span><textarea rows="8" spellcheck="false" aria-describedby="list-hint" .value=${text} @input=${(/** @type {any} */ event) => { text = event.target.value; }}></textarea></label>
      <p id="list-hint" class="muted small-text">${saySearches.listHint}</p>
      <div class="row"><button class="button strong" type="submit" ?disabled=${busy}>${saySearches.run}</button>
        <button class="button" type="button" @click=${() => pick(app)}>${saySearches.choose}</button>
        <label class="sorting"><span>${saySearches.perQuery}</span> <select @change=${(/** @type {any} */ event) => { limit = Number(event.target.value); app.draw(); }}>${LIMITS.map((one) => html`<option value=${one} .selected=${one === limit}>${number(one)}</option>`)}</select></label></div></form>
    ${message ? html`<p role="alert">${message}</p>` : nothing}
    ${current ? runView(app, current) : nothing}</div>`;
}

/** @param {App} app @param {Run} run */
function runView(app, run) {
  const { rows, total, state } = run;
  const found = rows.filter((row) => row.matched > 0).length;
  const outdated = state !== 'running' && run.front !== app.model.front;
  const rest = rows.length - shown;
  return html`<div class="row queries-status"><p role="status">${state === 'running' ? saySearches.running(rows.length, total) : state === 'done' ? saySearches.ran(total, found) : saySearches.stopped(rows.length, total)} ${outdated ? saySearches.outdated : nothing}</p>
      ${state === 'running' ? html`<button class="button small" type="button" @click=${() => { run.state = 'stopped'; app.draw(); }}>${sayMore.stop}</button>` : nothing}</div>
    ${state === 'running' ? html`<progress aria-label=${saySearches.listTitle} max=${total} value=${rows.length}></progress>` : nothing}
    ${state === 'running' || rows.length === 0 ? nothing : html`<div><button class="button" type="button" @click=${() => download(new Blob(run.table, { type: 'text/csv' }), saySearches.tableName)}>${saySearches.download}</button>
      <p class="muted small-text">${saySearches.downloadHint}</p></div>`}
    ${rows.length === 0 ? nothing : html`<table class="marking-table queries-table"><caption class="unseen">${saySearches.listTitle}</caption>
      <thead><tr><th scope="col">${saySearches.query}</th><th scope="col">${saySearches.hits}</th><th scope="col">${saySearches.understood}</th></tr></thead>
      <tbody>${rows.slice(0, shown).map((row) => rowView(app, row))}</tbody></table>
      ${rest > 0 ? html`<button class="button more" type="button" @click=${() => { shown += SHOWN; app.draw(); }}>${say.more(Math.min(SHOWN, rest))}</button>` : nothing}`}`;
}

/** @param {App} app @param {Row} row */
function rowView(app, { query, words, matched, mends }) {
  const to = asking({ ...questionOf(blankState()), query });
  return html`<tr><th scope="row"><a href=${app.link(to)} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(to, 'push'))}>${query}</a></th>
    <td data-none=${matched === 0 ? 'yes' : 'no'}>${number(matched)}</td><td>${words || saySearches.everything}${mends.map((mend) => html` <span class="query-mend">${prose(mend.message)} ${prose(mend.hint)}</span>`)}</td></tr>`;
}

/** @param {App} app */
async function start(app) {
  message = '';
  shown = SHOWN;
  const list = await app.library.queryList(text);
  if (list.queries.length === 0) {
    message = saySearches.noQueries;
    current = null;
    return app.draw();
  }
  /** @type {Run} */
  const run = { front: app.model.front, total: list.queries.length, rows: [], table: [list.header], state: 'running' };
  current = run;
  app.draw();
  try {
    while (run.state === 'running' && run.rows.length < run.total) {
      const queries = list.queries.slice(run.rows.length, run.rows.length + AT_ONCE);
      const batch = await app.library.batch(queries.map(({ query }) => query), limit);
      run.rows.push(...queries.map((listed, at) => ({ ...listed, ...batch.queries[at] })));
      run.table.push(batch.rows);
      app.draw();
    }
    if (run.state === 'running') run.state = 'done';
  } catch (error) {
    run.state = 'stopped';
    message = failureOf(error).message;
  }
  app.draw();
}

/** @param {App} app */
function pick(app) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.txt,.csv,text/plain';
  input.addEventListener('change', () => input.files?.[0] && take(app, input.files[0]));
  input.click();
}

/** @param {App} app @param {File} file */
async function take(app, file) {
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    message = '';
    await start(app);
  } catch {
    message = saySearches.notText(file.name);
    app.draw();
  }
}
