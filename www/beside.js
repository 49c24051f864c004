// @ts-check
/** The views beside the hits, and the switch between them. */
import { html, nothing } from 'lit-html';
import { isWide } from './beside-window.js';
import { eventsView } from './events.js';
import { follow } from './follow.js';
import { linesView } from './lines.js';
import { markingView } from './marking.js';
import { prose } from './marked.js';
import { namesView } from './names.js';
import { plotsView } from './plots.js';
import { quotationsView } from './quotations.js';
import { isFiltered } from './state.js';
import { timelineView } from './timeline.js';
import { say, sayBeside, sayEvents, sayNames, sayQuotations } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./state').State} State */
/** @param {App} app */
export function viewSwitch(app) {
  const { state } = app;
  const hits = state.query.trim() || isFiltered(state) ? '' : 'all';
  const to = (/** @type {State['view']} */ view, /** @type {string} */ label) => {
    const current = isWide(state) ? state.view === view : view === hits;
    return html`<a href=${app.link({ view, name: '' })} aria-current=${current ? 'true' : nothing} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view, name: '' }, 'push'))}>${label}</a>`;
  };
  return html`<nav class="views" aria-label=${sayBeside.views}>${to(hits, sayBeside.hits)}${to('lines', sayBeside.lines)}${to('plots', sayBeside.plots)}${to('words', sayBeside.words)}${to('names', sayNames.view)}${to('times', sayNames.timeline)}${to('quotes', sayQuotations.view)}${to('events', sayEvents.view)}</nav>`;
}

/** @param {App} app */
export function besideView(app) {
  const { beside } = app.model;
  if (beside?.failed) return html`<p role="alert">${prose(beside.failed.message)} ${prose(beside.failed.hint)}</p>`;
  if (app.state.view === 'lines' && beside?.lines) return linesView(app, beside.lines);
  if (app.state.view === 'plots' && beside?.plots) return plotsView(app, beside.plots);
  if (app.state.view === 'words' && beside?.words) return markingView(app, beside.words);
  if (app.state.view === 'names' && beside?.names) return namesView(app, beside.names);
  if (app.state.view === 'times' && beside?.times) return timelineView(app, beside.times);
  if (app.state.view === 'quotes' && beside?.quotes) return quotationsView(app, beside.quotes);
  if (app.state.view === 'events' && beside?.events) return eventsView(app, beside.events);
  return html`<p class="skeleton-line">${say.searching}</p>`;
}
