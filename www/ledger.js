// @ts-check
/** The quotations in the clippings found: who said what, and through whom we know; narrowed, grouped, saved. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { QUOTES, askedQuotations, moreQuotes } from './beside-window.js';
import { choice } from './choice.js';
import { correctionsView } from './corrections.js';
import { number } from './format.js';
import { icons } from './icons.js';
import { choicesView, discloseButton, pick } from './ledger-choices.js';
import { quotationItem } from './quotation.js';
import { download } from './save-page.js';
import { LEDGER_FACETS, LEDGER_ORDERS, isFiltered, questionOf, withoutFilters } from './state.js';
import { say, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LedgerView} LedgerView */
/** @typedef {import('./core').LedgerRowView} LedgerRowView */

/** Forms of the export, each with its media type. */
const EXPORTS = /** @type {const} */ ([['csv', 'text/csv'], ['json', 'application/json'], ['annotations', 'application/ld+json']]);
const NONE = { said: [], quoting: '' };

/** @param {App} app @param {LedgerView} view */
export function ledgerView(app, view) {
  const { quotations, clippings, hits, looked, matched, rows, sourcing } = view;
  const cut = looked < hits ? sayQuotations.cut(looked, hits) : nothing;
  if (quotations === 0) return noQuotations(app, cut);
  const isAll = sourcing.sources.reduce((sum, share) => sum + share.quotations, 0) === quotations;
  return html`<p class="beside-note">${sayQuotations.summary(quotations, clippings)}. ${isAll ? sayQuotations.share(sourcing.said, sourcing.words) : nothing} ${cut}</p>
    <div class="ledger">
      ${tools(app)}
      ${choicesView(app, view)}
      <div class="ledger-list">
        <div class="row ledger-status"><p role="status">${sayQuotations.matched(matched, quotations)}</p>${matched === 0 ? nothing : exportsView(app)}</div>
        ${chips(app, view)}
        ${matched === 0 ? html`<div class="none"><h3>${sayQuotations.noneLike}</h3><p>${sayQuotations.noneLikeHint}</p>
            <button class="button" type="button" @click=${() => app.go(NONE, 'push')}>${sayQuotations.clear}</button></div>`
          : repeat(grouped(rows), (group) => group.key, (group) => groupView(app, group))}
        ${rows.length < matched ? html`<button class="button more" type="button" @click=${() => moreQuotes(app)}>${say.more(Math.min(QUOTES, matched - rows.length))}</button>` : nothing}
        ${app.model.beside?.corrections?.length ? html`<div class="entity"><h3 class="unseen">${sayQuotations.correct}</h3>${correctionsView(app)}</div>` : nothing}
      </div></div>`;
}

/** @param {App} app @param {unknown} cut */
function noQuotations(app, cut) {
  const isNarrow = app.state.query.trim() !== '' || isFiltered(app.state);
  return html`<div class="none"><h3>${sayQuotations.none}</h3><p>${sayQuotations.noneHint} ${cut}</p>
    ${isNarrow ? html`<button class="button" type="button" @click=${() => app.go({ ...withoutFilters(app.state), query: '', hit: 0 }, 'push')}>${sayQuotations.wider}</button>` : nothing}</div>`;
}

/** @param {App} app */
function tools(app) {
  const { quoting, order, group } = app.state;
  const groups = { '': sayQuotations.ungrouped, ...sayQuotations.facets };
  return html`<div class="row ledger-tools">
    <input type="search" aria-label=${sayQuotations.filter} placeholder=${sayQuotations.filter} .value=${quoting} @input=${(/** @type {any} */ event) => app.go({ quoting: event.target.value }, 'typing')}>
    ${choice(sayQuotations.group, groups, /** @type {(keyof typeof groups)[]} */ (['', ...LEDGER_FACETS]), group, (one) => app.go({ group: one }, 'push'))}
    ${choice(sayQuotations.sort, sayQuotations.sorts, LEDGER_ORDERS, order, (one) => app.go({ order: one }, 'push'))}
    ${discloseButton(app)}</div>`;
}

/** What is picked, each with a way back. @param {App} app @param {LedgerView} view */
function chips(app, { facets }) {
  const { said } = app.state;
  if (said.length === 0) return nothing;
  const name = (/** @type {import('./core').LedgerPick} */ { facet, value }) =>
    sayQuotations.label(facet, value, facets.find((one) => one.facet === facet)?.values.find((one) => one.value === value)?.label ?? value);
  return html`<ul class="chips">${said.map((one) => html`<li><button class="chip" type="button" aria-label=${sayQuotations.without(name(one))} @click=${() => pick(app, one.facet, one.value)}>${name(one)}${icons.close}</button></li>`)}</ul>`;
}

/** Rows below the heading that the first of them opens. @param {LedgerRowView[]} rows */
function grouped(rows) {
  /** @type {{ key: string, heading: import('./core').LedgerValueView | null, rows: LedgerRowView[] }[]} */
  const groups = [];
  for (const row of rows) {
    if (row.heading || groups.length === 0) groups.push({ key: row.heading ? `=${row.heading.value}` : '', heading: row.heading, rows: [] });
    groups[groups.length - 1].rows.push(row);
  }
  return groups;
}

/** @param {App} app @param {ReturnType<typeof grouped>[number]} group */
function groupView(app, { heading, rows }) {
  const { group } = app.state;
  return html`${heading && group ? html`<h3 class="section-title ledger-group">${sayQuotations.label(group, heading.value, heading.label)} <span class="count">${number(heading.count)}</span></h3>` : nothing}
    <ol class="quotes">${repeat(rows, ({ quotation: { id, at } }) => `${id}.${at}`, ({ quotation }) => quotationItem(app, quotation))}</ol>`;
}

/** @param {App} app */
function exportsView(app) {
  return html`<span class="group" role="group" aria-label=${sayQuotations.save}><span class="muted" aria-hidden="true">${sayQuotations.save}</span>
    ${EXPORTS.map(([format, type]) => html`<button class="button small" type="button" @click=${() => save(app, format, type)}>${sayQuotations.formats[format]}</button>`)}</span>`;
}

/** @param {App} app @param {typeof EXPORTS[number][0]} format @param {string} type */
async function save(app, format, type) {
  const text = await app.library.quotations(questionOf(app.state), askedQuotations(app.state), format);
  download(new Blob([text], { type }), sayQuotations.files[format]);
}
