// @ts-check
/** The ways in: pickers for files and folders, and pasted text. */
import { html } from 'lit-html';
import { clock, size } from './format.js';
import { foundInFiles, foundInText } from './intake.js';
import { progressFacts } from './progress.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function addButtons(app) {
  return html`<div class="row add-buttons">
    <button class="button strong" type="button" @click=${() => pickFiles(app, false)}>${sayMore.chooseFiles}</button>
    <button class="button" type="button" @click=${() => pickFiles(app, true)}>${sayMore.chooseFolder}</button>
    <button class="button" type="button" @click=${() => app.openPanel('paste')}>${sayMore.paste}</button></div>`;
}

/** Labels that begin with a name of their own. */
const NAMED = /^(Markdown|Outlook|Word|OpenDocument|Excel)/;

/** @param {import('./core').FrontView} front @returns {string} */
export function readsWhat({ formats, maxFileBytes }) {
  return say.reads(new Intl.ListFormat('en-GB').format(formats.map(({ name }) => (/^[A-Z][a-z]/.test(name) && !NAMED.test(name) ? name[0].toLowerCase() + name.slice(1) : name))), size(maxFileBytes));
}

/** @param {App} app */
export function addPanel(app) {
  const { front } = app.model;
  return html`<p>${say.dropHint}</p>${addButtons(app)}${progressFacts(app)}
    <p class="muted small-text">${front ? readsWhat(front) : ''} ${sayMore.sidecars}</p>`;
}

/** @param {App} app */
export function pastePanel(app) {
  return html`<form class="paste" @submit=${(/** @type {any} */ event) => addPasted(app, event)}>
    <label><span>${sayMore.pasteLabel}</span><textarea name="text" rows="12" required autofocus></textarea></label>
    <p class="muted small-text">${sayMore.pasteHint}</p>
    <label><span>${sayMore.pasteName}</span><input name="name" type="text" autocomplete="off"></label>
    <div class="row end"><button class="button" type="button" @click=${() => app.openPanel('add')}>${say.cancel}</button>
      <button class="button strong" type="submit">${sayMore.pasteAdd}</button></div></form>`;
}

/** @param {App} app @param {SubmitEvent & { target: HTMLFormElement }} event */
function addPasted(app, event) {
  event.preventDefault();
  const form = new FormData(event.target);
  const text = String(form.get('text') ?? '');
  const name = String(form.get('name') ?? '').trim().replace(/[/\\]/g, '-');
  event.target.reset();
  app.closePanel();
  app.addFound(foundInText(text, pastedName(name)));
}

/** @param {string} name as typed @returns {string} with an extension */
export function pastedName(name) {
  // To the second: a text of the same name would take the place of the one before.
  if (name === '') return sayMore.pastedName(`${clock(Date.now()).replace(':', '.')}.${String(new Date().getSeconds()).padStart(2, '0')}`);
  return /\.\w{1,5}$/.test(name) ? name : `${name}.txt`;
}

/** @param {App} app @param {boolean} folder */
function pickFiles(app, folder) {
  app.expectFiles();
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = folder;
  input.addEventListener('change', () => {
    if (!input.files?.length) return;
    app.closePanel();
    app.addFound(foundInFiles(input.files));
  });
  input.click();
}
