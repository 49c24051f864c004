// @ts-check
/** The search field: what is typed is searched at once, and may be completed. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { closeCompletions, comboboxOf, completeSoon, completionList, onCompletionKey } from './completion.js';
import { icons } from './icons.js';
import { say } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function searchbox(app) {
  const { expanded, active } = comboboxOf(app);
  return html`<form class="searchbox" role="search" @submit=${submit}>
    ${icons.search}
    <input id="query" type="search" role="combobox" aria-label=${say.searchLabel} placeholder=${say.searchLabel} autocomplete="off"
      aria-autocomplete="list" aria-haspopup="listbox" aria-expanded=${expanded} aria-controls="completions" aria-activedescendant=${active}
      autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/" .value=${live(app.state.query)}
      @input=${(/** @type {any} */ event) => { app.typed(event.target.value, 'typing'); if (!event.isComposing) completeSoon(app); }}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onCompletionKey(app, event)} @blur=${() => closeCompletions(app)}>
    <kbd aria-hidden="true">/</kbd>
    ${completionList(app)}
  </form>`;
}

/** @param {Event} event */
function submit(event) {
  event.preventDefault();
  /** @type {HTMLElement | null} */ (document.querySelector('[data-hit]'))?.focus();
}
