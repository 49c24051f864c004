// @ts-check
/** A ledger of quotations or of events: rows that are narrowed, grouped, sorted and saved. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { choice } from './choice.js';
import { number } from './format.js';
import { icons } from './icons.js';
import { choicesView, discloseButton, pick, picksOf } from './ledger-choices.js';
import { moreButton } from './more.js';
import { download } from './save-page.js';
import { isFiltered, withoutFilters } from './state.js';
import { sayLedger } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LedgerFacet} LedgerFacet */
/**
 * @template Row
 * @typedef {object} Ledger what is particular to a ledger
 * @property {typeof import('./wording').sayQuotations.ledger | typeof import('./wording').sayEvents.ledger} say
 * @property {readonly LedgerFacet[]} facets
 * @property {readonly import('./core').LedgerSort[]} orders
 * @property {readonly [string, string][]} exports forms of the export, each with its media type
 * @property {(app: App, format: string) => Promise<string>} write
 * @property {(row: Row) => string} key
 * @property {(app: App, row: Row) => unknown} item
 */
/**
 * @template {{ heading: import('./core').LedgerValueView | null }} Row
 * @typedef {{ total: number, matched: number, rows: Row[], facets: import('./core').LedgerFacetView[] }} Listed
 */

const NONE = { said: [], quoting: '' };

/**
 * @template {{ heading: import('./core').LedgerValueView | null }} Row
 * @param {App} app @param {Ledger<Row>} ledger @param {Listed<Row>} view
 * @param {{ note: unknown, cut: unknown, above: unknown, below: unknown }} around
 */
export function ledgerView(app, ledger, view, { note, cut, above, below }) {
  const { total, matched, rows } = view;
  const { say } = ledger;
  if (total === 0) return nothingListed(app, ledger, cut);
  return html`<p class="beside-note">${note} ${cut}</p>
    <div class="ledger">
      ${tools(app, ledger)}
      ${choicesView(app, ledger, view.facets, above)}
      <div class="ledger-list">
        <div class="row ledger-status"><p role="status">${say.matched(matched, total)}</p>${matched === 0 ? nothing : exportsView(app, ledger)}</div>
        ${chips(app, ledger, view)}
        ${matched === 0 ? html`<div class="none"><h3>${say.noneLike}</h3><p>${sayLedger.noneLikeHint}</p>
            <button class="button" type="button" @click=${() => app.go(NONE, 'push')}>${sayLedger.clear}</button></div>`
          : repeat(grouped(rows), (group) => group.key, (group) => groupView(app, ledger, group))}
        ${moreButton(app, rows.length, matched)}
        ${below}
      </div></div>`;
}

/** @param {App} app @param {Ledger<any>} ledger @param {unknown} cut */
function nothingListed(app, { say }, cut) {
  const isNarrow = app.state.query.trim() !== '' || isFiltered(app.state);
  return html`<div class="none"><h3>${say.none}</h3><p>${say.noneHint} ${cut}</p>
    ${isNarrow ? html`<button class="button" type="button" @click=${() => app.go({ ...withoutFilters(app.state), query: '', hit: 0 }, 'push')}>${sayLedger.wider}</button>` : nothing}</div>`;
}

/** @param {App} app @param {Ledger<any>} ledger */
function tools(app, ledger) {
  const { quoting, order, group } = app.state;
  const { say, facets, orders } = ledger;
  const groups = /** @type {Record<'' | LedgerFacet, string>} */ ({ '': sayLedger.ungrouped, ...say.facets });
  return html`<div class="row ledger-tools">
    <input type="search" aria-label=${say.filter} placeholder=${say.filter} .value=${quoting} @input=${(/** @type {any} */ event) => app.go({ quoting: event.target.value }, 'typing')}>
    ${choice(sayLedger.group, groups, ['', ...facets], groupOf(app, ledger), (one) => app.go({ group: one }, 'push'))}
    ${choice(sayLedger.sort, /** @type {Record<import('./core').LedgerSort, string>} */ (say.sorts), orders, orders.includes(order) ? order : orders[0], (one) => app.go({ order: one }, 'push'))}
    ${discloseButton(app, ledger)}</div>`;
}

/** What the rows are grouped by; the other ledger's facets are none of this one. @param {App} app @param {Ledger<any>} ledger */
const groupOf = ({ state: { group } }, { facets }) => (group && facets.includes(group) ? group : '');

/** What is picked, each with a way back. @param {App} app @param {Ledger<any>} ledger @param {Listed<any>} view */
function chips(app, ledger, { facets }) {
  const said = picksOf(app, ledger);
  if (said.length === 0) return nothing;
  const name = (/** @type {import('./core').LedgerPick} */ { facet, value }) =>
    ledger.say.label(facet, value, facets.find((one) => one.facet === facet)?.values.find((one) => one.value === value)?.label ?? value);
  return html`<ul class="chips">${said.map((one) => html`<li><button class="chip" type="button" aria-label=${sayLedger.without(name(one))} @click=${() => pick(app, one.facet, one.value)}>${name(one)}${icons.close}</button></li>`)}</ul>`;
}

/**
 * Rows below the heading that the first of them opens.
 * @template {{ heading: import('./core').LedgerValueView | null }} Row
 * @param {Row[]} rows
 */
function grouped(rows) {
  /** @type {{ key: string, heading: import('./core').LedgerValueView | null, rows: Row[] }[]} */
  const groups = [];
  for (const row of rows) {
    if (row.heading || groups.length === 0) groups.push({ key: row.heading ? `=${row.heading.value}` : '', heading: row.heading, rows: [] });
    groups[groups.length - 1].rows.push(row);
  }
  return groups;
}

/**
 * @template {{ heading: import('./core').LedgerValueView | null }} Row
 * @param {App} app @param {Ledger<Row>} ledger @param {{ heading: import('./core').LedgerValueView | null, rows: Row[] }} group
 */
function groupView(app, ledger, { heading, rows }) {
  const group = groupOf(app, ledger);
  return html`${heading && group ? html`<h3 class="section-title ledger-group">${ledger.say.label(group, heading.value, heading.label)} <span class="count">${number(heading.count)}</span></h3>` : nothing}
    <ol class="quotes">${repeat(rows, ledger.key, (row) => ledger.item(app, row))}</ol>`;
}

/** @param {App} app @param {Ledger<any>} ledger */
function exportsView(app, { say, exports, write }) {
  const save = async (/** @type {string} */ format, /** @type {string} */ type) =>
    download(new Blob([await write(app, format)], { type }), /** @type {Record<string, string>} */ (say.files)[format]);
  return html`<span class="group" role="group" aria-label=${sayLedger.save}><span class="muted" aria-hidden="true">${sayLedger.save}</span>
    ${exports.map(([format, type]) => html`<button class="button small" type="button" @click=${() => save(format, type)}>${sayLedger.formats[format]}</button>`)}</span>`;
}
