// @ts-check
/** The concordance: every place of the words, a line each, the words below each other. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { day } from './format.js';
import { moreButton } from './more.js';
import { say, sayBeside } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').LineView} LineView */

/** @param {App} app @param {import('./core').ConcordanceView} view */
export function linesView(app, { lines, total, sorted, clippings }) {
  if (total === 0) return html`<p class="beside-note">${sayBeside.noPlaces}</p>`;
  return html`<p class="beside-note">${sayBeside.places(total, clippings)}. ${sorted < total ? sayBeside.placesLeftOut(sorted) : nothing}</p>
    <div class="lines-frame"><ol class="lines">${lines.map((line, at) => lineItem(app, line, lines[at - 1]?.id === line.id))}</ol></div>
    ${moreButton(app, lines.length, sorted)}`;
}

/** @param {App} app @param {LineView} line @param {boolean} again the line above is of the same clipping */
function lineItem(app, line, again) {
  const { id, hit } = line;
  const open = app.state.id === id && app.state.hit === hit;
  return html`<li class="line" data-open=${open ? 'yes' : 'no'}>
    <a href=${app.link({ id, hit, original: false, panel: '' })} data-hit=${`${id}.${hit}`} aria-current=${open ? 'true' : nothing}
      @click=${(/** @type {Event} */ event) => follow(event, () => openAt(app, line))}>
      <span class=${again ? 'line-from again' : 'line-from'}><span class="line-date">${line.published ? day(line.published) : say.undatedOne}</span> <span class="line-title">${line.heading ? sayBeside.inTitle : line.title || say.untitled}</span></span>
      <span class="line-left" lang=${line.language ?? nothing}><span>${line.left}</span></span><mark lang=${line.language ?? nothing}>${line.keyword}</mark><span class="line-right" lang=${line.language ?? nothing}>${line.right}</span>
    </a></li>`;
}

/** Opens the clipping at the place; one that is open already goes there. @param {App} app @param {LineView} line */
function openAt(app, { id, hit }) {
  if (app.state.id === id) {
    app.showHit();
    app.go({ hit, original: false }, 'replace');
  } else {
    app.openClipping(id, { hit });
  }
  app.lastOpened = `${id}.${hit}`;
}
