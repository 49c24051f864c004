// @ts-check
/** How far a run of adding is: a bar at the foot of the page, or the same facts in a dialog. */
import { html, nothing } from 'lit-html';
import { icons } from './icons.js';
import { follow } from './follow.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function addingBar(app) {
  if (!app.model.adding) return nothing;
  return html`<section class="adding" aria-label=${say.add}>${progressFacts(app)}
    ${app.model.adding.finished ? html`<button class="button small bare" type="button" aria-label=${say.close} @click=${() => { app.model.adding = null; app.draw(); }}>${icons.close}</button>` : nothing}</section>`;
}

/** @param {App} app */
export function progressFacts(app) {
  const { adding } = app.model;
  if (!adding) return nothing;
  const { found, done, looking, finished, rate, secondsLeft, nProblems } = adding;
  return html`<div class="progress">
    <div class="progress-line">
      <p class="tabular">${finished ? summary(adding) : html`${sayMore.adding(done, found)}<span class="muted">${[
        looking ? sayMore.looking : '', done > 20 ? sayMore.rate(rate) : '', secondsLeft === null ? '' : sayMore.left(secondsLeft),
      ].filter(Boolean).map((fact) => html`, ${fact}`)}</span>`}</p>
      ${nProblems ? html`<a class="button small quiet" href=${app.link({ view: 'problems', id: null, panel: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'problems', id: null, panel: '' }, 'push'))}>${icons.warning}<span>${sayMore.seeProblems(nProblems)}</span></a>` : nothing}
      ${finished ? nothing : html`<button class="button small" type="button" @click=${() => adding.cancel()}>${sayMore.stop}</button>`}
    </div>
    ${finished ? nothing : html`<progress aria-label=${say.add} max=${Math.max(found, 1)} .value=${done}></progress>`}
  </div>`;
}

/** @param {import('./adding').Adding} adding @returns {string} */
function summary({ cancelled, clippings, elapsed }) {
  if (cancelled) return sayMore.cancelled(clippings);
  return clippings === 0 ? sayMore.nothingAdded : sayMore.added(clippings, elapsed / 1000);
}
