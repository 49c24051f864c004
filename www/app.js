// @ts-check
/**
 * The page's one object: what is shown (`model`), and how a change of state
 * asks the core for what the new state needs. Views read it and call it.
 */
import { adviseSoon } from './advice.js';
import { askBeside } from './beside-window.js';
import { isOfNames } from './facets.js';
import { failureOf } from './failure.js';
import { FIRST, REST_MS, fillSoon } from './hits-window.js';
import { blankModel } from './model.js';
import { countKept } from './searches-kept.js';
import { blankState, changed, decodeState, encodeState, isFront, isPage, questionKey, questionOf } from './state.js';
import { Waiting } from './waiting.js';
import { say } from './wording.js';

/** @typedef {import('./state').State} State */
/** @typedef {import('./failure').Failure} Failure */
/** @typedef {import('./model').Model} Model */
/** @typedef {import('./model').Notice} Notice */
/** @typedef {import('./model').Question} Question */

const PROBLEMS_WINDOW = 2000;
/** Milliseconds before a count is announced, before typing reaches the URL, and until a notice that asks nothing goes. */
const ANNOUNCE_MS = 600, URL_MS = 200, NOTICE_MS = 8000;

export class App {
  #waiting = new Waiting((slow) => { this.model.slow = slow; if (slow) this.draw(); });
  /** @type {any} */ #announceTimer = 0;
  /** @type {any} */ #urlTimer = 0;
  /** @type {any} */ #noticeTimer = 0;
  #scrollOfList = 0;
  /** The reader is about to see another clipping: the focus goes to its title. */
  #arriving = false;
  /** Run once after the next painting. @type {(() => void)[]} */
  afterPaint = [];
  /** The `data-hit` of the result that gets the focus on the way back. @type {number | string | null} */
  lastOpened = null;
  /** Adds files; set where the readers are. @type {(found: AsyncGenerator<import('./readers').Job[]>) => void} */
  addFound = () => {};
  /** Files are about to come: their readers can start; set with it. */
  expectFiles = () => {};
  /** Called after the library changed by the reader's hand. */
  onChanged = () => {};

  /**
   * @param {import('./library').Library} library
   * @param {(app: App) => void} paint draws the model
   */
  constructor(library, paint) {
    this.library = library;
    this.model = blankModel(decodeState(location.hash));
    this.draw = () => {
      paint(this);
      for (const task of this.afterPaint.splice(0)) task();
    };
  }

  get state() {
    return this.model.state;
  }

  /** A link to the page with some of the state changed. @param {Partial<State>} patch @returns {string} */
  link(patch) {
    return encodeState(changed(this.state, patch)) || '#';
  }

  /**
   * Changes the state, the address and what is shown.
   * @param {Partial<State>} patch
   * @param {'push' | 'replace' | 'typing'} how
   * @param {{ entry?: string }} [options] names the history entry, so that leaving it can go back
   */
  go(patch, how, { entry = '' } = {}) {
    if (how === 'push') this.#flushUrl();
    this.model.state = changed(this.state, patch);
    const url = encodeState(this.state) || '#';
    clearTimeout(this.#urlTimer);
    if (how === 'push') history.pushState({ entry }, '', url);
    else if (how === 'replace') history.replaceState(history.state, '', url);
    else this.#urlTimer = setTimeout(() => this.#flushUrl(), URL_MS);
    return this.refresh(how !== 'typing');
  }

  /** The line in the search field changed. @param {string} query @param {'typing' | 'replace'} how */
  typed(query, how) {
    const beside = matchMedia('(min-width: 1100px)').matches;
    const leave = this.state.id !== null && beside ? { hit: query.trim() ? 1 : 0 } : { id: null, hit: 0 };
    return this.go({ query, view: isPage(this.state) ? '' : this.state.view, ...leave }, how);
  }

  #flushUrl() {
    clearTimeout(this.#urlTimer);
    history.replaceState(history.state, '', encodeState(this.state) || '#');
  }

  /** Leaves what `entry` opened: back in history if that is where it came from. @param {string} entry @param {Partial<State>} patch */
  leave(entry, patch) {
    if (history.state?.entry === entry) history.back();
    else this.go(patch, 'push');
  }

  /** The address changed: by Back, or by hand. */
  followUrl() {
    const before = this.state;
    clearTimeout(this.#urlTimer);
    this.model.state = decodeState(location.hash);
    if (before.id !== null && this.state.id === null) this.#returnToList();
    else if (before.id !== this.state.id) this.#arriving = true;
    return this.refresh();
  }

  /** @param {number} id @param {Partial<State>} [patch] */
  openClipping(id, patch = {}) {
    const fromList = this.state.id === null;
    if (fromList) this.#scrollOfList = scrollY;
    this.lastOpened = id;
    this.#arriving = true;
    const hit = this.state.query.trim() ? 1 : 0;
    return this.go({ id, hit, original: false, panel: '', ...patch }, fromList ? 'push' : 'replace', { entry: 'clipping' });
  }

  /** The front page, as another library has come. */
  showFront() {
    return this.go({ ...blankState(), theme: this.state.theme }, 'replace');
  }

  closeClipping() {
    const fromHere = history.state?.entry === 'clipping';
    if (!fromHere) this.#returnToList();
    this.leave('clipping', { id: null, hit: 0, original: false, view: this.state.view });
  }

  #returnToList() {
    const id = this.lastOpened;
    this.afterPaint.push(() => {
      scrollTo(0, this.#scrollOfList);
      const link = /** @type {HTMLElement | null} */ (id === null ? null : document.querySelector(`[data-hit="${id}"]`));
      (link ?? document.getElementById('main'))?.focus({ preventScroll: true });
      link?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** @param {import('./state').Panel} panel */
  openPanel(panel) {
    if (this.state.panel) this.focus(panel === 'paste' ? '#panel textarea' : '#panel button');
    return this.go({ panel }, this.state.panel ? 'replace' : 'push', { entry: 'panel' });
  }

  closePanel() {
    if (this.state.panel) this.leave('panel', { panel: '', wordings: '' });
  }

  /** Moves the focus after the next painting. @param {string} selector @param {boolean} [toTop] */
  focus(selector, toTop = false) {
    this.afterPaint.push(() => {
      const target = /** @type {HTMLElement | null} */ (document.querySelector(selector));
      target?.focus({ preventScroll: toTop });
      if (!toTop) return;
      scrollTo(0, 0);
      target?.closest('.zone')?.scrollTo(0, 0);
    });
  }

  /**
   * Asks for what the state needs and is not there yet; draws at once and with each answer.
   * @param {boolean} [drawFirst] false where the answer comes within the frame: two drawings would cost the key its frame
   */
  async refresh(drawFirst = true) {
    const { state } = this;
    // What failed is tried again with each step.
    const searches = this.model.ready && !isFront(state) && (this.model.searchFailed || this.model.results?.key !== questionKey(state));
    if (!searches) this.#waiting.end();
    if (drawFirst || !searches) this.draw();
    if (!this.model.ready) return;
    const waits = [];
    if (searches) waits.push(this.#search());
    if (state.id === null) this.model.clipping = null;
    else if (this.model.clipping?.key !== clippingKey(state)) waits.push(this.#clipping(state.id));
    askBeside(this, drawFirst ? 0 : REST_MS);
    if (state.view === 'problems' && !this.model.problems) waits.push(this.#problems());
    await Promise.all(waits);
  }

  /**
   * The library changed: what is shown is asked for anew, and stays until the answers come.
   * @param {boolean} [named] false where the facets of names can stay as they were: who is who takes longest
   */
  async libraryChanged(named = true) {
    const { model } = this;
    const front = await this.library.front(named);
    if (!named) front.facets.unshift(...(model.front?.facets ?? []).filter(isOfNames));
    model.front = front;
    if (model.results) model.results.key = '';
    if (model.clipping) model.clipping.key = '';
    if (model.beside) model.beside.key = '';
    model.problems = model.advice = model.why = null;
    await this.refresh();
    // The worker answers in order: then the views beside the hits are there as well.
    await countKept(this);
  }

  async #search() {
    const key = questionKey(this.state);
    const started = performance.now();
    this.#waiting.begin();
    // A library that grew keeps its list as long as it was: nothing jumps.
    const shown = this.model.results?.key === '' ? this.model.results.hits.length : 0;
    try {
      const view = await this.library.search(questionOf(this.state), 0, Math.max(FIRST, shown));
      if (!view || key !== questionKey(this.state)) return;
      this.model.results = { key, view, hits: view.hits };
      this.model.searchFailed = null;
      this.#announce(say.matched(view.matched, view.total) + view.mends.map((mend) => `. ${mend.message}`).join(''));
    } catch (error) {
      if (key !== questionKey(this.state)) return;
      this.model.searchFailed = failureOf(error);
      this.#announce(say.searchFailed);
    }
    this.#waiting.end();
    this.draw();
    performance.measure(`dateline:painted ${this.state.query}`, { start: started, end: performance.now() });
    fillSoon(this);
    adviseSoon(this);
  }

  /** @param {number} id */
  async #clipping(id) {
    const key = clippingKey(this.state);
    this.#waiting.begin();
    try {
      const view = await this.library.clipping(id, questionOf(this.state), false);
      if (key !== clippingKey(this.state)) return;
      this.model.clipping = { key, view };
      if (view && !view.isWhole) this.#completeSoon(id, key);
      if (this.#arriving) this.focus('#reader-title', true);
      this.#arriving = false;
      if (view && this.state.quote !== null) this.showQuote();
      else if (view && this.state.hit > 0) this.showHit();
    } catch (error) {
      this.model.clipping = { key: '', view: null, failed: failureOf(error) };
    }
    this.#waiting.end();
    this.draw();
  }

  /** The page does not wait for what takes looking at all clippings. @param {number} id @param {string} key */
  async #completeSoon(id, key) {
    const view = await this.library.clipping(id, questionOf(this.state), true).catch(() => null);
    if (!view || this.model.clipping?.key !== key) return;
    this.model.clipping.view = view;
    this.draw();
  }

  async #problems() {
    this.model.problems = await this.library.problems(0, PROBLEMS_WINDOW);
    this.draw();
  }

  /** Brings the emphasised mark into sight after the next painting. */
  showHit() {
    this.afterPaint.push(() => document.querySelector('mark.current')?.scrollIntoView({ block: 'center' }));
  }

  /** The same with the quotation that is emphasised. */
  showQuote() {
    this.afterPaint.push(() => document.querySelector('.quoted[data-now=yes]')?.scrollIntoView({ block: 'center' }));
  }

  /** @param {Notice | null} notice */
  tell(notice) {
    this.model.notice = notice;
    clearTimeout(this.#noticeTimer);
    if (notice && !notice.action && notice.tone !== 'error') this.#noticeTimer = setTimeout(() => this.tell(null), NOTICE_MS);
    this.draw();
  }

  /** @param {Question} question */
  ask(question) {
    this.model.asked = question;
    this.draw();
  }

  /** Says a count to a screen reader, once typing rests. @param {string} text */
  #announce(text) {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      const region = document.getElementById('announcer');
      if (region) region.textContent = text;
    }, ANNOUNCE_MS);
  }
}

/** @param {State} state @returns {string} */
const clippingKey = (state) => `${state.id} ${questionKey(state)}`;
