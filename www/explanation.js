// @ts-check
/** Why a clipping is a hit: for each part of the query what it found, and its share of the score. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { questionOf } from './state.js';
import { sayHelp } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ExplanationView} ExplanationView */
/** @typedef {{ key: string, view: ExplanationView | null }} Why the open explanation of the clipping of that key; its view once it has come */

/** @param {App} app @param {import('./core').ClippingView} view */
export function whyView(app, view) {
  if (view.neighbours.index < 0 || app.state.query.trim() === '') return nothing;
  const why = app.model.why?.key === app.model.clipping?.key ? app.model.why : null;
  return html`<details class="why" .open=${live(why !== null)} @toggle=${(/** @type {any} */ event) => toggle(app, view.id, event.target.open)}>
    <summary>${sayHelp.why}</summary>${why?.view ? explanation(why.view) : nothing}</details>`;
}

/** @param {App} app @param {number} id @param {boolean} open */
async function toggle(app, id, open) {
  const key = app.model.clipping?.key ?? '';
  if (open === (app.model.why?.key === key)) return;
  app.model.why = open ? { key, view: null } : null;
  if (!open) return;
  const view = await app.library.explanation(id, questionOf(app.state));
  if (app.model.why?.key !== key) return;
  app.model.why.view = view;
  app.draw();
}

/** @param {ExplanationView} view */
function explanation({ words, total, leaves }) {
  return html`<p class="why-words">${sayHelp.foundBy} <q>${words}</q></p>
    <dl>${leaves.map((leaf) => html`<div class="fact"><dt>${leaf.words}</dt><dd>
      ${leaf.found.length === 0 ? sayHelp.notHere : leaf.found.map(({ word, field, times }, at) => html`${at ? ', ' : ''}<b>${word}</b> ${sayHelp.foundIn(times, field)}`)}
      <p class="fact-why">${sayHelp.leaf(leaf.count, total, leaf.percent)}</p></dd></div>`)}</dl>`;
}
