// @ts-check
/** What could not be read and why, grouped by kind, with a filter. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { number } from './format.js';
import { prose } from './marked.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ProblemView} ProblemView */
/** @typedef {'' | 'lost' | 'doubtful' | 'note'} Severity */

/** Problems of one kind shown before "show more". */
const SHOWN = 20;
/** @type {Set<string>} */
const unfolded = new Set();
let words = '';
/** @type {Severity} */
let severity = '';

/** @param {App} app */
export function problemsPage(app) {
  const { problems } = app.model;
  const back = html`<button class="button small" type="button" @click=${() => app.go({ view: '' }, 'push')}>${sayMore.backToClippings}</button>`;
  if (!problems) return html`<h2>${sayMore.problemsTitle}</h2>`;
  const matching = problems.problems.filter(matches);
  return html`<div class="problems-page">${back}
    <h2>${sayMore.problemsTitle}</h2>
    ${problems.total === 0 ? html`<p>${sayMore.noProblems}</p>` : html`
      <div class="row problem-filters"><input type="search" aria-label=${sayMore.problemFilter} placeholder=${sayMore.problemFilter} .value=${words}
          @input=${(/** @type {any} */ event) => { words = event.target.value; app.draw(); }}>
        <span class="group" role="group" aria-label=${say.filters}>${(/** @type {const} */ (['', 'lost', 'doubtful', 'note'])).map((one) => severityButton(app, problems, one))}</span>
        <button class="button small" type="button" @click=${() => dismiss(app)}>${sayMore.dismiss}</button></div>
      ${matching.length === 0 ? html`<p>${sayMore.noProblemsLike}</p>` : groupsOf(matching).map((group) => groupView(app, group))}`}
  </div>`;
}

/** @param {ProblemView} problem @param {boolean} [withFile] @param {boolean} [alike] its message is said for the whole group */
export function problemItem(problem, withFile = true, alike = false) {
  return html`<li class="problem" data-severity=${problem.severity}>
    <p>${withFile ? html`<span class="file">${problem.file}</span>` : nothing}${problem.part === null ? nothing : html` <span class="part">${problem.part}</span>`}${problem.line === null ? nothing : html` <span class="muted">${sayMore.line(problem.line)}</span>`}
      <span class="severity">${sayMore.severityOne[problem.severity]}</span></p>
    ${alike ? nothing : html`<p>${prose(problem.message)} <span class="muted">${prose(problem.hint)}</span></p>`}</li>`;
}

/** @param {App} app @param {import('./core').ProblemsView} problems @param {Severity} one */
function severityButton(app, { counts, total }, one) {
  const count = one === '' ? total : one === 'note' ? counts.notes : counts[one];
  return html`<button class="button small" type="button" aria-pressed=${severity === one} @click=${() => { severity = one; app.draw(); }}>${sayMore.severity[one]} ${number(count)}</button>`;
}

/** @param {App} app @param {{ code: string, severity: ProblemView['severity'], problems: ProblemView[] }} group */
function groupView(app, { code, problems }) {
  const all = unfolded.has(code);
  const shown = all ? problems : problems.slice(0, SHOWN);
  const [first] = problems;
  const alike = problems.length > 1 && problems.every(({ message, hint }) => message === first.message && hint === first.hint);
  return html`<section class="problem-group"><h3>${sayMore.problemKinds[code] ?? code} <span class="count">${number(problems.length)}</span></h3>
    ${alike ? html`<p class="problem-common">${prose(first.message)} <span class="muted">${prose(first.hint)}</span></p>` : nothing}
    <ul class="problems" data-alike=${alike ? 'yes' : 'no'}>${repeat(shown, (problem) => problem.id, (problem) => problemItem(problem, true, alike))}</ul>
    ${problems.length > shown.length ? html`<button class="button small" type="button" @click=${() => { unfolded.add(code); app.draw(); }}>${say.more(problems.length - shown.length)}</button>` : nothing}
  </section>`;
}

/** @param {ProblemView[]} problems @returns the kinds, the worst first, then the most frequent */
function groupsOf(problems) {
  /** @type {Map<string, { code: string, severity: ProblemView['severity'], problems: ProblemView[] }>} */
  const groups = new Map();
  for (const problem of problems) {
    const group = groups.get(problem.code) ?? { code: problem.code, severity: problem.severity, problems: [] };
    group.problems.push(problem);
    groups.set(problem.code, group);
  }
  const rank = { lost: 0, doubtful: 1, note: 2 };
  return [...groups.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || b.problems.length - a.problems.length);
}

/** @param {ProblemView} problem @returns {boolean} */
function matches(problem) {
  if (severity !== '' && problem.severity !== severity) return false;
  const wanted = words.trim().toLocaleLowerCase();
  return wanted === '' || `${problem.file} ${problem.message}`.toLocaleLowerCase().includes(wanted);
}

/** @param {App} app */
async function dismiss(app) {
  await app.library.dismissProblems();
  await app.libraryChanged();
}
