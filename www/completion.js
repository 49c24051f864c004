// @ts-check
/**
 * What the word at the caret may be completed to: a list below the search field (the combobox of the WAI-ARIA
 * practices, with manual selection). The core says what each choice makes of the line.
 */
import { html, nothing } from 'lit-html';
import { language, number } from './format.js';
import { sayHelp } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').CompletionView} CompletionView */
/**
 * @typedef {object} Completions the open list
 * @property {string} key the line and the caret it is for
 * @property {CompletionView[]} options at least one
 * @property {number} active place of the active one, -1 for none
 */

/** Milliseconds without a key before the core is asked: searching goes first. */
const REST_MS = 90;
/** @type {any} */
let timer = 0;
let asking = false;

const field = () => /** @type {HTMLInputElement | null} */ (document.getElementById('query'));

/** What the list must be for: the line, and the caret where nothing is selected. @param {HTMLInputElement} input */
const keyOf = (input) => `${input.selectionStart} ${input.selectionEnd} ${input.value}`;

/** Asks for completions once typing rests; only for the newest text. @param {App} app */
export function completeSoon(app) {
  clearTimeout(timer);
  if (app.model.completions) app.model.completions.active = -1;
  timer = setTimeout(() => ask(app), REST_MS);
}

/** @param {App} app */
async function ask(app) {
  const input = field();
  if (asking || !app.model.ready || !input || document.activeElement !== input) return;
  const key = keyOf(input);
  const caret = input.selectionStart ?? 0;
  asking = true;
  try {
    const options = caret === input.selectionEnd && input.value.trim() ? await app.library.completions(input.value, caret, app.state.boilerplate) : [];
    if (key === keyOf(input) && document.activeElement === input) show(app, options.length ? { key, options, active: stillActive(app, options) } : null);
  } catch {
    show(app, null); // the search itself says what is wrong
  }
  asking = false;
  if (key !== keyOf(input)) completeSoon(app);
}

/** Where a choice stands that was moved to in the list for an earlier text. @param {App} app @param {CompletionView[]} options */
function stillActive({ model: { completions } }, options) {
  const chosen = completions?.options[completions.active];
  return options.findIndex(({ kind, text }) => kind === chosen?.kind && text === chosen.text);
}

/** @param {App} app @param {Completions | null} completions */
function show(app, completions) {
  if (!completions && !app.model.completions) return;
  app.model.completions = completions;
  app.draw();
}

/** @param {App} app */
export function closeCompletions(app) {
  clearTimeout(timer);
  show(app, null);
}

/** The keys of the list, while it is open. @param {App} app @param {KeyboardEvent} event */
export function onCompletionKey(app, event) {
  const { completions } = app.model;
  if (!completions || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { options, active } = completions;
  const chosen = options[active];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    // Beyond either end lies the field itself.
    const n = options.length + 1;
    completions.active = ((active + 1 + (event.key === 'ArrowDown' ? 1 : n - 1)) % n) - 1;
    event.preventDefault();
    app.afterPaint.push(() => document.querySelector('.completion[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    app.draw();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    closeCompletions(app);
  } else if ((event.key === 'Enter' || event.key === 'Tab' && !event.shiftKey) && chosen) {
    event.preventDefault();
    take(app, chosen);
  } else if (event.key === 'Enter') {
    closeCompletions(app);
  }
}

/** @param {App} app @param {CompletionView} option */
function take(app, { query, caret, kind }) {
  const input = field();
  // The line may have moved on while the list was on its way.
  if (!input || app.model.completions?.key !== keyOf(input)) return;
  app.model.completions = null;
  app.afterPaint.push(() => {
    input.focus();
    input.setSelectionRange(caret, caret);
    if (kind === 'field') completeSoon(app);
  });
  app.typed(query, 'replace');
}

/** @param {App} app */
export function completionList(app) {
  const { completions } = app.model;
  if (!completions) return nothing;
  return html`<ul class="completions" id="completions" role="listbox" aria-label=${sayHelp.completions} @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${completions.options.map((option, at) => html`<li class="completion" id=${`completion-${at}`} role="option" aria-selected=${at === completions.active ? 'true' : 'false'}
      @click=${() => take(app, option)}><span class="completion-text" data-kind=${option.kind}>${option.text}</span>${helpOf(option)}${countOf(option)}</li>`)}
  </ul>`;
}

/** @param {CompletionView} option */
function helpOf({ kind, text, help }) {
  const said = kind === 'language' ? language(text) : help;
  return said && said !== text ? html` <span class="completion-help">${said}</span>` : nothing;
}

/** @param {CompletionView} option */
function countOf({ count }) {
  return count === null ? nothing : html` <span class="count">${number(count)}<span class="unseen"> ${sayHelp.clippings(count)}</span></span>`;
}

/** The attributes of the field that tell of the list. @param {App} app */
export function comboboxOf({ model: { completions } }) {
  return {
    expanded: completions ? 'true' : 'false',
    active: completions && completions.active >= 0 ? `completion-${completions.active}` : nothing,
  };
}
