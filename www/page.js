// @ts-check
/** The frame around every view: masthead, zones, dialogs, notices, foot. */
import { html, nothing } from 'lit-html';
import { isWide } from './beside-window.js';
import { columnsDialog } from './columns.js';
import { follow } from './follow.js';
import { addingBar } from './progress.js';
import { facetsView } from './facets.js';
import { filesPage } from './files.js';
import { frontView } from './front.js';
import { icons } from './icons.js';
import { panelDialog } from './panel.js';
import { problemsPage } from './problems.js';
import { queriesPage } from './queries.js';
import { readerView } from './reader.js';
import { searchView } from './search.js';
import { searchbox } from './searchbox.js';
import { isFront, isPage, withoutFilters } from './state.js';
import { say, sayMore } from './wording.js';

/** @typedef {import('./app').App} App */

/** @param {App} app */
export function page(app) {
  const { model, state } = app;
  const layout = isPage(state) ? 'problems' : isFront(state) ? 'front' : isWide(state) ? 'wide' : 'search';
  return html`
    <a class="skip" href="#main" @click=${skip}>${say.skip}</a>
    ${masthead(app)}
    <div class="zones" data-layout=${layout} data-reading=${state.id === null ? 'no' : 'yes'}>
      ${layout === 'problems' || !model.ready || !facetsOf(app) ? nothing : html`
        <aside class="zone zone-facets" aria-label=${say.filters}>${facetsView(app, facetsOf(app) ?? [])}</aside>`}
      <main class="zones-main">
        <section class="zone zone-main" id="main" tabindex="-1" aria-label=${layout === 'search' || layout === 'wide' ? say.results : nothing}>${mainView(app, layout)}</section>
        ${state.id === null ? layout === 'search' && model.ready ? resting() : nothing : html`
          <section class="zone zone-reader" aria-label=${sayMore.reader}>${readerView(app)}</section>`}
      </main>
    </div>
    ${noticeBar(app)}
    ${addingBar(app)}
    ${foot(app)}
    ${panelDialog(app)}
    ${askDialog(app)}
    ${columnsDialog(app)}
    ${model.dropping ? html`<div class="dropping" role="status"><p>${sayMore.drop}</p></div>` : nothing}
    <div id="announcer" class="unseen" role="status" aria-live="polite"></div>`;
}

/** What the tab and the history say. @param {App} app @returns {string} */
export function titleOf({ model, state }) {
  const what = state.id !== null ? model.clipping?.view?.title.text : state.query.trim() || model.front?.title;
  return what ? `${what} – ${say.name}` : say.name;
}

/** @param {App} app @param {'problems' | 'front' | 'search' | 'wide'} layout */
function mainView(app, layout) {
  const { model } = app;
  if (model.failed) return failure(model.failed);
  if (!model.ready) return html`<p class="skeleton-line">${say.opening}</p>`;
  if (layout === 'problems') return app.state.view === 'queries' ? queriesPage(app) : app.state.view === 'files' ? filesPage(app) : problemsPage(app);
  return layout === 'front' ? frontView(app) : searchView(app);
}

/** What stands beside the results on a wide screen until a clipping is opened. */
function resting() {
  return html`<div class="zone zone-resting"><p>${sayMore.resting}</p><p>${sayMore.restingKeys.map((part, index) => (index % 2 ? html`<kbd>${part}</kbd>` : part))}</p></div>`;
}

/** @param {App} app */
function masthead(app) {
  const { front, changes } = app.model;
  const nProblems = front ? front.problems.lost + front.problems.doubtful : 0;
  return html`<header class="masthead">
    <div class="masthead-row">
      <h1 class="wordmark"><a href=${app.link({ ...withoutFilters(app.state), query: '', id: null, hit: 0, view: '', panel: '' })} @click=${(/** @type {Event} */ event) => home(app, event)}>${say.name}</a></h1>
      ${searchbox(app)}
      <nav class="actions" aria-label="Library">
        ${nProblems ? html`<a class="button quiet" href=${app.link({ view: 'problems', id: null, panel: '' })} @click=${(/** @type {Event} */ event) => follow(event, () => app.go({ view: 'problems', id: null, panel: '' }, 'push'))}>${icons.warning}<span>${say.problems(nProblems)}</span></a>` : nothing}
        <button class="button" type="button" aria-label=${say.add} @click=${() => app.openPanel('add')}>${icons.add}<span>${say.addShort}</span></button>
        <button class="button" type="button" title=${changes ? sayMore.unsaved(changes) : nothing} @click=${() => app.openPanel('keep')}>${icons.save}<span>${say.keep}</span>${changes ? html`<span class="dot"></span>` : nothing}</button>
      </nav>
    </div>
  </header>`;
}

/** @param {App} app */
function noticeBar(app) {
  const { notice } = app.model;
  return html`<div class="notices" role="status">${notice ? html`
    <div class="notice" data-tone=${notice.tone ?? 'plain'}><p>${notice.text}</p>
      ${notice.action ? html`<button class="button small" type="button" @click=${() => { app.tell(null); notice.action?.(); }}>${notice.label}</button>` : nothing}
      <button class="button small bare" type="button" aria-label=${say.close} @click=${() => app.tell(null)}>${icons.close}</button>
    </div>` : nothing}</div>`;
}

/** @param {App} app */
function foot(app) {
  const { theme } = app.state;
  const next = theme === '' ? 'dark' : theme === 'dark' ? 'light' : '';
  return html`<footer class="foot">
    <p>${icons.lock}<span>${app.model.front?.inParts ? say.inParts : say.nothingLeaves}.</span> <button class="link" type="button" @click=${() => app.openPanel('privacy')}>${say.check}</button></p>
    <p><button class="link" type="button" aria-keyshortcuts="?" @click=${() => app.openPanel('keys')}>${say.keys} <kbd aria-hidden="true">?</kbd></button>
      <button class="link" type="button" @click=${() => app.go({ theme: next }, 'replace')}>${icons.theme}<span>${say.theme}: ${say.themeOf[theme]}</span></button></p>
  </footer>`;
}

/** @param {App} app */
function askDialog(app) {
  const { asked } = app.model;
  const answer = (/** @type {boolean} */ yes) => {
    app.model.asked = null;
    app.draw();
    if (yes) asked?.action();
  };
  return html`<dialog id="ask" class="dialog ask" aria-labelledby="ask-text" @cancel=${(/** @type {Event} */ event) => { event.preventDefault(); answer(false); }}>
    ${asked ? html`<p id="ask-text">${asked.text}</p>
      <div class="row end"><button class="button" type="button" autofocus @click=${() => answer(false)}>${say.cancel}</button>
      <button class="button strong" type="button" @click=${() => answer(true)}>${asked.yes}</button></div>` : nothing}
  </dialog>`;
}

/** @param {import('./app').Failure} failed */
function failure({ message, hint }) {
  return html`<div class="lone" role="alert"><h2>${sayMore.failed}</h2><p>${message}</p><p class="muted">${hint || sayMore.failedHint}</p></div>`;
}

/** @param {App} app */
function facetsOf({ model, state }) {
  if (model.front?.clippings === 0) return null;
  return isFront(state) ? model.front?.facets : (model.results?.view.facets ?? model.front?.facets);
}

/** @param {App} app @param {Event} event */
function home(app, event) {
  follow(event, () => app.go({ ...withoutFilters(app.state), query: '', boilerplate: false, sort: 'relevance', id: null, hit: 0, original: false, view: '', panel: '' }, 'push'));
}

/** @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
