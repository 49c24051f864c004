// @ts-check
/** The keys, and the list of them. They do nothing while one types. */
import { html } from 'lit-html';
import { stepHit, toNeighbour } from './reader.js';
import { isPage } from './state.js';
import { sayMore } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function keysPanel(app) {
  const syntax = app.model.front?.syntax ?? [];
  return html`<dl class="keys">${sayMore.keyList.map(([keys, what]) => html`<div><dt>${keys.split('  ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>
    <h3>${sayMore.syntaxTitle}</h3>
    <dl class="keys syntax">${syntax.map(({ example, help }) => html`<div><dt><code>${example}</code></dt><dd>${help}</dd></div>`)}</dl>`;
}

/** @param {App} app @param {KeyboardEvent} event */
export function onKey(app, event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (app.state.panel || app.model.asked) return;
  const typing = isField(event.target);
  if (event.key === 'Escape') return escape(app, event, typing);
  if (typing) {
    if (event.key === 'ArrowDown' && /** @type {HTMLElement} */ (event.target).id === 'query') moveResult(1), event.preventDefault();
    return;
  }
  const action = actionOf(app, event.key);
  if (!action) return;
  event.preventDefault();
  action();
}

/** @param {App} app @param {string} key @returns {(() => void) | null} */
function actionOf(app, key) {
  const reading = app.state.id !== null;
  switch (key) {
    case '/': return focusQuery;
    case '?': return () => app.openPanel('keys');
    case 'j': return () => (reading ? toNeighbour(app, 1) : moveResult(1));
    case 'k': return () => (reading ? toNeighbour(app, -1) : moveResult(-1));
    case 'n': return () => stepHit(app, 1);
    case 'p': return () => stepHit(app, -1);
    case 'o': return () => /** @type {HTMLElement | null} */ (document.activeElement?.closest('[data-hit]'))?.click();
    default: return null;
  }
}

function focusQuery() {
  const query = /** @type {HTMLInputElement | null} */ (document.getElementById('query'));
  query?.focus();
  query?.select();
}

/** Escape goes one step back: out of the field, the clipping, the list of problems. @param {App} app @param {Event} event @param {boolean} typing */
function escape(app, event, typing) {
  if (typing) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.id === 'query' && field.value) return clearQuery(app, event);
    if (field.type === 'search' && field.value) return;
    return field.blur();
  }
  if (app.model.notice) return app.tell(null);
  if (app.state.id !== null) return app.closeClipping();
  if (isPage(app.state)) app.go({ view: '' }, 'push');
}

/** Some browsers clear a search field by Escape themselves, some do not. @param {App} app @param {Event} event */
function clearQuery(app, event) {
  event.preventDefault();
  app.go({ query: '', hit: 0 }, 'typing');
}

/** @param {1 | -1} step */
function moveResult(step) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-hit]')]);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
  links[next]?.closest('.hit, .line, .plot, .quote')?.scrollIntoView({ block: 'nearest' });
}

/** @param {EventTarget | null} target @returns {boolean} does this element take typed text? */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
    || target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type));
}
