// @ts-check
/** One clipping: its structure, its marks, where it stands among the hits. */
import { html, nothing } from 'lit-html';
import { blocksView } from './blocks.js';
import { copyWithCitation } from './citation.js';
import { eventsHere } from './events-here.js';
import { whyView } from './explanation.js';
import { factsView } from './facts.js';
import { inSentences } from './failure.js';
import { language } from './format.js';
import { icons } from './icons.js';
import { marked, prose } from './marked.js';
import { namedView } from './named.js';
import { problemItem } from './problems.js';
import { quotationsHere, underlines } from './quotations-here.js';
import { readerStrip } from './strip.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ClippingView} ClippingView */

/** @param {App} app */
export function readerView(app) {
  const { clipping, slow } = app.model;
  if (!clipping) return slow ? html`<p class="skeleton-line">${say.opening}</p>` : nothing;
  const { view, failed } = clipping;
  if (!view) return gone(app, failed);
  return html`${toolbar(app, view)}
    <article class="clipping" lang=${languageOf(view) ?? nothing}>
      ${heading(app, view)} ${underlines(app)}
      ${app.state.original ? original(view) : html`<div class="clipping-body">${blocksView(view, app)}</div>`}
      <p class="print-citation">${view.citation}</p>
    </article>
    <div class="clipping-after">
      ${whyView(app, view)}
      ${quotationsHere(app, view)}
      ${eventsHere(app, view)}
      ${namedView(app, view)}
      ${factsView(view)}
      ${view.problems.length === 0 ? nothing : html`<section aria-labelledby="clipping-problems"><h3 id="clipping-problems" class="section-title">${sayMore.clippingProblems}</h3>
        <ul class="problems">${view.problems.map((problem) => problemItem(problem, false))}</ul></section>`}
      <section aria-labelledby="citation"><h3 id="citation" class="section-title">${sayMore.citation}</h3><p class="citation">${view.citation}</p>
        <button class="button small" type="button" @click=${() => copyWithCitation(app, view)}>${sayMore.copy}</button></section>
      <button class="button small" type="button" @click=${() => remove(app, view)}>${sayMore.remove}</button>
    </div>`;
}

/** @param {App} app @param {ClippingView} view */
function toolbar(app, view) {
  const { neighbours, marks } = view;
  const at = Math.min(app.state.hit, marks);
  return html`<div class="reader-bar" role="group" aria-label=${sayMore.reader}>
    <button class="button small" type="button" aria-keyshortcuts="Escape" @click=${() => app.closeClipping()}>${icons.back}<span>${sayMore.back}</span></button>
    ${neighbours.index < 0 ? nothing : html`<span class="group">${stepButton(sayMore.previousClipping, icons.left, neighbours.previous === null, () => toNeighbour(app, -1))}
      <span class="tabular">${sayMore.clippingOf(neighbours.index + 1, neighbours.total)}</span>
      ${stepButton(sayMore.nextClipping, icons.right, neighbours.next === null, () => toNeighbour(app, 1))}</span>`}
    ${marks === 0 ? nothing : html`<span class="group">${stepButton(sayMore.previousHit, icons.up, false, () => stepHit(app, -1), 'p')}
      <span class="tabular" role="status">${sayMore.hitOf(at, marks)}</span>
      ${stepButton(sayMore.nextHit, icons.down, false, () => stepHit(app, 1), 'n')}</span>`}
    <span class="group last"><button class="button small" type="button" @click=${() => copyWithCitation(app, view)}>${sayMore.copy}</button>
      <button class="button small" type="button" aria-pressed=${app.state.original} @click=${() => app.go({ original: !app.state.original }, 'replace')}>${sayMore.original}</button></span>
    ${marks === 0 ? nothing : readerStrip(app, view)}
  </div>`;
}

/** @param {string} label @param {unknown} icon @param {boolean} disabled @param {() => void} action @param {string} [shortcut] */
function stepButton(label, icon, disabled, action, shortcut) {
  return html`<button class="button small square" type="button" aria-label=${label} title=${label} ?disabled=${disabled} aria-keyshortcuts=${shortcut ?? nothing} @click=${action}>${icon}</button>`;
}

/** @param {App} app @param {ClippingView} view */
function heading(app, view) {
  return html`<header class="clipping-head">
    <h2 id="reader-title" tabindex="-1">${view.title.text ? marked(view.title, 1, app.state.hit) : say.untitled}</h2>
    ${view.titleBasis === 'inferred' ? html`<p class="basis-note">${prose(view.titleWhy || say.titleInferred)}</p>` : nothing}
  </header>`;
}

/** @param {ClippingView} view */
function original({ original: { text, encoding, bytes, lines } }) {
  return html`<p class="muted small-text">${sayMore.originalOf(bytes, lines, encoding)}</p><pre class="original" tabindex="0" aria-label=${sayMore.original}>${text}</pre>`;
}

/** @param {App} app @param {import('./failure').Failure} [failed] why it could not be had; else it is not there */
function gone(app, failed) {
  return html`<div class="lone"><h2 id="reader-title" tabindex="-1">${failed ? sayMore.notHad : sayMore.gone}</h2><p>${failed ? prose(inSentences(failed)) : sayMore.goneHint}</p>
    <p class="row">${failed ? html`<button class="button" type="button" @click=${() => app.refresh()}>${say.tryAgain}</button>` : nothing}
      <button class="button" type="button" @click=${() => app.closeClipping()}>${sayMore.back}</button></p></div>`;
}

/** @param {ClippingView} view @returns {string | null} */
function languageOf(view) {
  const value = view.facts.find((fact) => fact.name === 'language')?.value;
  return value && language(value) !== value ? value : null;
}

/** @param {App} app @param {1 | -1} step */
export function stepHit(app, step) {
  const marks = app.model.clipping?.view?.marks ?? 0;
  if (marks === 0) return;
  const at = Math.min(app.state.hit, marks);
  const hit = step > 0 ? (at % marks) + 1 : at <= 1 ? marks : at - 1;
  app.showHit();
  app.go({ hit, original: false }, 'replace');
}

/** @param {App} app @param {1 | -1} step */
export function toNeighbour(app, step) {
  const neighbours = app.model.clipping?.view?.neighbours;
  const id = step > 0 ? neighbours?.next : neighbours?.previous;
  if (id !== null && id !== undefined) app.openClipping(id);
}

/** @param {App} app @param {ClippingView} view */
function remove(app, view) {
  const title = view.title.text || say.untitled;
  app.ask({ text: sayMore.removeConfirm(title), yes: sayMore.removeYes, action: async () => {
    await app.library.remove(view.id);
    app.model.changes += 1;
    app.lastOpened = null;
    app.closeClipping();
    await app.libraryChanged();
    app.onChanged();
    app.tell({ text: sayMore.removed(title) });
  } });
}
