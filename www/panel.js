// @ts-check
/** The one dialog, whose content the state names. */
import { html, nothing } from 'lit-html';
import { addPanel, pastePanel } from './add.js';
import { icons } from './icons.js';
import { keepPanel } from './keep.js';
import { keysPanel } from './keys.js';
import { privacyPanel } from './privacy.js';
import { searchesPanel } from './searches.js';
import { say, sayEvents, sayMore, sayQuotations, saySearches } from './wording.js';
import { witnessesPanel } from './witnesses.js';
import { wordingsPanel } from './wordings.js';

/** @typedef {import('./app').App} App */

/** @type {Record<Exclude<import('./state').Panel, ''>, { title: string, view(app: App): unknown }>} */
const PANELS = {
  add: { title: say.add, view: addPanel },
  paste: { title: sayMore.paste, view: pastePanel },
  keep: { title: sayMore.keepTitle, view: keepPanel },
  searches: { title: saySearches.title, view: searchesPanel },
  privacy: { title: sayMore.privacyTitle, view: privacyPanel },
  wordings: { title: sayQuotations.wordingsTitle, view: wordingsPanel },
  witnesses: { title: sayEvents.allWitnesses, view: witnessesPanel },
  keys: { title: sayMore.keysTitle, view: keysPanel },
};

/** @param {App} app */
export function panelDialog(app) {
  const panel = app.state.panel === '' ? null : PANELS[app.state.panel];
  return html`<dialog id="panel" class="dialog" aria-labelledby="panel-title"
      @cancel=${(/** @type {Event} */ event) => { if (event.target === event.currentTarget) { event.preventDefault(); app.closePanel(); } }}
      @click=${(/** @type {Event} */ event) => { if (event.target === event.currentTarget) app.closePanel(); }}>
    ${panel ? html`<div class="dialog-inner"><header class="dialog-head"><h2 id="panel-title">${panel.title}</h2>
      <button class="button small bare" type="button" aria-label=${say.close} @click=${() => app.closePanel()}>${icons.close}</button></header>
      ${panel.view(app)}</div>` : nothing}
  </dialog>`;
}

/** Opens and closes the dialogs as the model says; called after each painting. @param {App} app */
export function syncDialogs({ state, model }) {
  sync('panel', state.panel !== '');
  sync('ask', model.asked !== null);
  sync('columns', model.columns !== null);
}

/** @param {string} id @param {boolean} open */
function sync(id, open) {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById(id));
  if (!dialog || dialog.open === open) return;
  if (open) dialog.showModal();
  else dialog.close();
}
