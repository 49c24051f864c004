// @ts-check
/** The dispersion of the words: their share over time, and each clipping as a line with its places. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { follow } from './follow.js';
import { day } from './format.js';
import { moreButton } from './more.js';
import { stripView } from './strip.js';
import { trendsView } from './trends.js';
import { say, sayBeside, sayDispersion } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').DispersionView} DispersionView */
/** @typedef {import('./core').PlotView} PlotView */

/** The mark that the arrow keys have reached in a lane. @type {{ lane: string, at: number }} */
let reached = { lane: '', at: 0 };

/** @param {App} app @param {DispersionView} view */
export function plotsView(app, view) {
  const { places, clippings, terms, plots } = view;
  if (terms.length === 0 || places === 0) return html`<p class="beside-note">${sayBeside.noPlaces}</p>`;
  return html`<p class="beside-note">${sayDispersion.counts(places, clippings)}.</p>
    ${trendsView(app, view)}
    <section class="marking" aria-labelledby="along"><h3 id="along" class="section-title">${sayDispersion.along}</h3>
      <p class="beside-note">${sayDispersion.plotsWhy}</p>
      <ol class="plots">${repeat(plots, (plot) => plot.id, (plot) => plotItem(app, view, plot))}</ol>
      ${moreButton(app, plots.length, clippings)}</section>`;
}

/** @param {App} app @param {DispersionView} view @param {PlotView} plot */
function plotItem(app, { terms }, plot) {
  const { id, lanes } = plot;
  const isOpen = app.state.id === id;
  const title = plot.title || say.untitled;
  const first = Math.min(...lanes.map((lane) => lane.marks[0].hit));
  return html`<li class="plot" data-open=${isOpen ? 'yes' : 'no'}>
    <p class="plot-from"><a href=${app.link({ id, hit: first, original: false, panel: '' })} data-hit=${id} aria-current=${isOpen ? 'true' : nothing}
        @click=${(/** @type {Event} */ event) => follow(event, () => openAt(app, id, first))} lang=${plot.language ?? nothing}>${title}</a>
      <span class="plot-source"><span>${plot.published ? day(plot.published) : say.undatedOne}</span>${plot.publisher ? html`<span>${plot.publisher}</span>` : nothing}</span></p>
    <div class="lanes" data-one=${terms.length === 1 ? 'yes' : 'no'}>${lanes.map(({ term, places, marks }) => {
      const lane = `${id}.${term}`;
      const at = reached.lane === lane ? reached.at : isOpen ? marks.findIndex((mark) => mark.hit === app.state.hit) : -1;
      return html`<span class=${terms.length === 1 ? 'unseen' : 'lane-term'}>${terms[term].name}</span>
        ${stripView({ marks, total: plot.places, at, label: sayDispersion.lane(terms[term].name, title),
          move: (to) => { reached = { lane, at: to }; app.draw(); },
          open: (to) => { reached = { lane: '', at: 0 }; openAt(app, id, marks[to].hit); } })}
        <span class="lane-count tabular">${places}</span>`;
    })}</div></li>`;
}

/** Opens the clipping at the place; one that is open already goes there. @param {App} app @param {number} id @param {number} hit */
function openAt(app, id, hit) {
  if (app.state.id === id) {
    app.showHit();
    app.go({ hit, original: false }, 'replace');
  } else {
    app.openClipping(id, { hit });
    app.afterPaint.push(() => document.querySelector('.plot[data-open=yes]')?.scrollIntoView({ block: 'nearest' }));
  }
}
