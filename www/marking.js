// @ts-check
/** The words that mark the clippings found, and those near the question's words, with their counts. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { number } from './format.js';
import { sayBeside } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').MarkingWordView} MarkingWordView */

/** @param {App} app @param {import('./core').MarkingView} view */
export function markingView(app, view) {
  const more = view.marking.filter((word) => word.more);
  const less = view.marking.filter((word) => !word.more);
  const none = view.rest === 0 ? sayBeside.nothingElse : sayBeside.noneMark;
  return html`<section class="marking" aria-labelledby="marking"><h3 id="marking" class="section-title">${sayBeside.marking}</h3>
      <p class="beside-note">${view.marking.length === 0 ? none : sayBeside.markingWhy(view.hits, view.rest)}</p>
      <div class="marking-tables">${table(app, sayBeside.more, more, sayBeside.here, sayBeside.others)}${table(app, sayBeside.less, less, sayBeside.here, sayBeside.others)}</div></section>
    ${view.words === '' ? nothing : html`<section class="marking" aria-labelledby="near"><h3 id="near" class="section-title">${sayBeside.near}</h3>
      <p class="beside-note">${view.near.length === 0 ? sayBeside.noneNear : sayBeside.nearWhy} ${view.cut ? sayBeside.nearCut : nothing}</p>
      <div class="marking-tables">${table(app, sayBeside.near, view.near, sayBeside.nearby, sayBeside.elsewhere)}</div></section>`}
    ${view.marking.length + view.near.length === 0 ? nothing : html`<p class="beside-note">${sayBeside.strengthWhy}</p>`}`;
}

/** @param {App} app @param {string} caption @param {MarkingWordView[]} words @param {string} here @param {string} rest */
function table(app, caption, words, here, rest) {
  if (words.length === 0) return nothing;
  return html`<table class="marking-table"><caption class=${caption === sayBeside.near ? 'unseen' : ''}>${caption}</caption>
    <thead><tr><th scope="col">${sayBeside.word}</th><th scope="col">${here}</th><th scope="col">${rest}</th><th scope="col">${sayBeside.strength}</th></tr></thead>
    <tbody>${words.map((word) => html`<tr><th scope="row">${word.here > 0 ? wordLink(app, word.word) : word.word}</th><td>${number(word.here)}</td><td>${number(word.rest)}</td><td>${word.strength.toFixed(1)}</td></tr>`)}</tbody></table>`;
}

/** Narrows the question to the word. @param {App} app @param {string} word */
function wordLink(app, word) {
  const before = app.state.query.trim();
  const query = `${/\bOR\b/.test(before) ? `(${before})` : before} "${word}"`.trim();
  const patch = { query, view: /** @type {const} */ (''), id: null, hit: 0 };
  return html`<a href=${app.link(patch)} @click=${(/** @type {Event} */ event) => follow(event, () => app.go(patch, 'push'))}>${word}</a>`;
}
