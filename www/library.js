// @ts-check
/**
 * The library worker as the page sees it: the newest search wins, and a worker
 * that dies is replaced by one that has opened and read the same again. A worker
 * with the part of the core that answers gives way to one with the whole, once a
 * call needs it.
 */
import { Additions, argumentsOf } from './additions.js';
import { Client, CoreError } from './client.js';
import { NewestFirst } from './newest-first.js';

/** @typedef {import('./core').Question} Question */
/** @typedef {import('./core').SearchView} SearchView */
/** @typedef {import('./core').AddedView} AddedView */
/** @typedef {import('./core').SavedSearch} SavedSearch */
/** @typedef {import('./core').SavedSearchView} SavedSearchView */
/** @typedef {{ base64?: string, bytes?: Blob, page?: Blob }} LibrarySource where library bytes come from; `page` is a saved page */
/** @typedef {import('./readers').Job} Job */
/** @typedef {import('./readers').Outcome} Outcome */
/** One change since the library was opened. @typedef {{ job: Job } | { does: string, args?: unknown[] } | { searches: SavedSearch[] }} Change */

/** Why the part of the core that answers does not open what the whole may. */
const NEEDS_WHOLE = new Set(['older-version', 'unconcluded']);

export class Library {
  /** @type {Promise<Client> | null} */
  #client = null;
  #isWhole = false;
  /** @type {Promise<void> | null} */
  #growing = null;
  /** @type {LibrarySource} */
  #opened = {};
  /** @type {Change[]} */
  #journal = [];
  #searches = new NewestFirst();
  #additions = new Additions((files) => this.#add(files), (job) => this.reread(job));

  /**
   * @param {(whole: boolean) => Promise<Client>} makeClient starts a worker with the core in it, or with the part that answers
   * @param {(job: Job) => Promise<Outcome>} reread reads a file once more for a replaced worker
   */
  constructor(makeClient, reread) {
    this.makeClient = makeClient;
    this.reread = reread;
    /** Called when a worker died and another took its place. @type {(error: CoreError) => void} */
    this.onReplaced = () => {};
    /** Called when a change needs the whole core, and it cannot be had. @type {(error: unknown) => void} */
    this.onMissing = () => {};
  }

  /** Starts the worker ahead of the first call. @returns {Promise<Client>} */
  start() {
    return (this.#client ??= this.makeClient(this.#isWhole));
  }

  /** Brings the whole core ahead of a change. @returns {Promise<boolean>} whether it is there */
  expectChanges() {
    return this.#grow('add').then(() => true, () => false);
  }

  /**
   * Replaces the library; on a refusal nothing changes.
   * @param {LibrarySource} source @returns {Promise<import('./core').OpenedView>}
   */
  async open(source) {
    const view = await this.#call('open', [source]).catch((error) => this.#openWhole(source, error));
    this.#opened = source;
    this.#journal = [];
    return view;
  }

  /** What the part that answers refuses, the whole may open. @param {LibrarySource} source @param {unknown} error why it was refused */
  async #openWhole(source, error) {
    const isPart = (await this.start()).lacks.size > 0;
    if (!isPart || !(error instanceof CoreError && NEEDS_WHOLE.has(error.code))) throw error;
    await this.#grow('add');
    return this.#call('open', [source]);
  }

  /** Start empty. */
  async clear() {
    await this.#call('clear');
    this.#opened = {};
    this.#journal = [];
  }

  /** @param {Job} job @param {Outcome} outcome @returns {Promise<AddedView>} */
  add(job, outcome) { return this.#additions.add(job, outcome); }

  /** @param {number} id @returns {Promise<boolean>} */
  remove(id) { return this.#change('remove', [id]); }

  /** The file of this path, if it was added since the library was opened. @param {string} path @returns {Job | null} */
  jobOf(path) {
    const change = this.#journal.findLast((change) => 'job' in change && change.job.path === path && change.job.file !== null);
    return change && 'job' in change ? change.job : null;
  }

  /** @returns {Promise<void>} */
  dismissProblems() { return this.#change('dismissProblems'); }

  /** Ends a run of adding: later files replace those of this run that have their path. */
  settle() { return this.#change('settle'); }

  /** Brings back what the last run replaced. @returns {Promise<number>} clippings */
  keepBoth() { return this.#change('keepBoth'); }

  /** @param {boolean} named with the facets of names, which take longer @returns {Promise<import('./core').FrontView>} */
  front(named) { return this.#call('front', [named]); }

  /** @param {number} id @param {Question} question @param {boolean} whole though that may take looking at all the others @returns {Promise<import('./core').ClippingView | null>} */
  clipping(id, question, whole) { return this.#call('clipping', [id, question, whole]); }

  /** @param {Question} question @param {'text' | 'left' | 'right'} by @param {number} offset @param {number} limit @returns {Promise<import('./core').ConcordanceView>} */
  concordance(question, by, offset, limit) { return this.#call('concordance', [question, by, offset, limit]); }

  /** @param {Question} question @param {number} offset @param {number} limit @returns {Promise<import('./core').DispersionView>} */
  dispersion(question, offset, limit) { return this.#call('dispersion', [question, offset, limit]); }

  /** @returns {Promise<SavedSearchView[]>} */
  savedSearches() { return this.#call('savedSearches'); }

  /** Keeps these searches in place of those kept so far. @param {SavedSearch[]} searches @returns {Promise<SavedSearchView[]>} */
  async keepSearches(searches) {
    await this.#call('keepSearches', [searches]);
    const kept = await this.savedSearches();
    this.#journal = this.#journal.filter((change) => !('searches' in change));
    this.#journal.push({ searches: kept.map(({ name, question, seen }) => ({ name, question, seen })) });
    return kept;
  }

  /** @param {string} text @returns {Promise<import('./core').QueryListView>} the queries that it lists */
  queryList(text) { return this.#call('queryList', [text]); }

  /** @param {string[]} queries @param {number} limit hits of each for the table @returns {Promise<import('./core').BatchView>} */
  batch(queries, limit) { return this.#call('batch', [queries, limit]); }

  /** @param {Question} question @returns {Promise<import('./core').MarkingView>} */
  marking(question) { return this.#call('marking', [question]); }

  /** @param {Question} question @param {import('./core').NamesQuestion} asked @param {number} offset @param {number} limit @returns {Promise<import('./core').NamesView>} */
  names(question, asked, offset, limit) { return this.#call('names', [question, asked, offset, limit]); }

  /** @param {string} id @returns {Promise<import('./core').EntityView | null>} */
  entity(id) { return this.#call('entity', [id]); }

  /** @param {Question} question @param {import('./core').TimelineQuestion} asked @param {number} offset @param {number} limit @returns {Promise<import('./core').TimelineView>} */
  timeline(question, asked, offset, limit) { return this.#call('timeline', [question, asked, offset, limit]); }

  /** @param {Question} question @param {import('./core').LedgerQuestion} asked @param {number} offset @param {number} limit @returns {Promise<import('./core').LedgerView>} */
  ledger(question, asked, offset, limit) { return this.#call('ledger', [question, asked, offset, limit]); }

  /** @param {Question} question @param {import('./core').LedgerQuestion} asked @param {'csv' | 'json' | 'annotations'} format @returns {Promise<string>} all of them as a file */
  quotations(question, asked, format) { return this.#call('quotations', [question, asked, format]); }

  /** @param {number} id @param {number} at @returns {Promise<import('./core').WordingsView | null>} how the clippings have a quotation */
  wordings(id, at) { return this.#call('wordings', [id, at]); }

  /** @param {Question} question @param {import('./core').LedgerQuestion} asked @param {number} offset @param {number} limit @returns {Promise<import('./core').EventsView>} */
  eventLedger(question, asked, offset, limit) { return this.#call('eventLedger', [question, asked, offset, limit]); }

  /** @param {Question} question @param {import('./core').LedgerQuestion} asked @param {'csv' | 'json'} format @returns {Promise<string>} all of them as a file */
  events(question, asked, format) { return this.#call('events', [question, asked, format]); }

  /** @param {number} id @param {number} at @returns {Promise<import('./core').WitnessesView | null>} who tells an event */
  witnesses(id, at) { return this.#call('witnesses', [id, at]); }

  /** @returns {Promise<string[]>} the reader's corrections, in words */
  corrections() { return this.#call('corrections'); }

  /** @param {import('./core').NameCorrection} correction @returns {Promise<string | null>} the name that the corrected one is now */
  correct(correction) { return this.#change('correct', [correction]); }

  /** @param {import('./core').QuotationCorrection} correction @returns {Promise<boolean>} whether there is such a quotation */
  correctQuotation(correction) { return this.#change('correctQuotation', [correction]); }

  /** Takes the last correction back. */
  undoCorrection() { return this.#change('undoCorrection'); }

  /** @returns {Promise<string>} JSON Lines */
  correctionsFile() { return this.#call('correctionsFile'); }

  /** @param {string} text JSON Lines @returns {Promise<number>} corrections added */
  addCorrections(text) { return this.#change('addCorrections', [text]); }

  /** A call that changes the library, to be made again should its worker be lost. @param {string} does @param {unknown[]} [args] @returns {Promise<any>} */
  async #change(does, args = []) {
    const value = await this.#call(does, args);
    this.#journal.push({ does, args });
    return value;
  }

  /** @param {string} line @param {number} caret @param {boolean} boilerplate @returns {Promise<import('./core').CompletionView[]>} */
  completions(line, caret, boilerplate) { return this.#call('completions', [line, caret, boilerplate]); }

  /** @param {Question} question @returns {Promise<import('./core').SpellingView[]>} */
  spellings(question) { return this.#call('spellings', [question]); }

  /** @param {Question} question @returns {Promise<import('./core').RequirementView[]>} why it has no hits */
  absence(question) { return this.#call('absence', [question]); }

  /** @param {number} id @param {Question} question @returns {Promise<import('./core').ExplanationView | null>} why it is a hit */
  explanation(id, question) { return this.#call('explanation', [id, question]); }

  /** @param {import('./core').FilesQuestion} question @param {number} offset @param {number} limit @returns {Promise<import('./core').FilesView>} what was read */
  files(question, offset, limit) { return this.#call('files', [question, offset, limit]); }

  /** @param {import('./core').FilesQuestion} question @returns {Promise<string>} the same files as a table */
  filesTable(question) { return this.#call('filesTable', [question]); }

  /** @param {number} offset @param {number} limit @returns {Promise<import('./core').ProblemsView>} */
  problems(offset, limit) { return this.#call('problems', [offset, limit]); }

  /** @param {string | null} title @returns {Promise<Blob>} the library's bytes */
  bytes(title) { return this.#call('bytes', [title]); }

  /** @param {string | null} title @returns {Promise<Blob>} the library's bytes as base64 text */
  base64(title) { return this.#call('base64', [title]); }

  /** @returns {Promise<string>} JSON Lines */
  extract() { return this.#call('extract'); }

  /**
   * @param {Question} question @param {number} offset @param {number} limit
   * @returns {Promise<SearchView | null>} null when a newer search took over
   */
  search(question, offset, limit) { return this.#searches.ask(() => this.#call('search', [question, offset, limit])); }

  /** @param {import('./additions').ReadFile[]} files @returns {Promise<AddedView[]>} */
  async #add(files) {
    const views = await this.#call('add', ...argumentsOf(files));
    this.#journal.push(...files.map(({ job }) => ({ job })));
    return views;
  }

  /** @param {string} method @param {unknown[]} [args] @param {Transferable[]} [transfer] @returns {Promise<any>} */
  async #call(method, args = [], transfer = []) {
    await this.#grow(method);
    const starting = this.start();
    const client = await starting;
    try {
      return await client.call(method, args, transfer);
    } catch (error) {
      if (error instanceof CoreError && error.fatal) {
        if (this.#client === starting) {
          this.#client = this.#replace();
          this.onReplaced(error);
        }
        await this.#client;
        if (error.code === 'closed' && transfer.length === 0) return this.#call(method, args);
      }
      throw error;
    }
  }

  /** Brings the whole core if the part that answers does not know this method; questions are answered meanwhile. @param {string} method */
  async #grow(method) {
    const starting = this.start();
    if (!(await starting).lacks.has(method)) return;
    await (this.#growing ??= this.#changeOver(starting).finally(() => { this.#growing = null; }));
  }

  /** @param {Promise<Client>} from the worker with the part that answers */
  async #changeOver(from) {
    this.#isWhole = true;
    try {
      let opened = this.#opened;
      const client = await this.#replace();
      // Another library may have been opened meanwhile.
      while (opened !== this.#opened) await client.call('open', [opened = this.#opened]);
      const isLate = this.#client !== from;
      if (!isLate) this.#client = Promise.resolve(client);
      // What still waits there is asked once more of the other.
      (isLate ? client : await from).close();
    } catch (error) {
      this.#isWhole = false;
      this.onMissing(error);
      throw error;
    }
  }

  /** @returns {Promise<Client>} a new worker that holds the same library */
  async #replace() {
    const client = await this.makeClient(this.#isWhole);
    await client.call('open', [this.#opened]);
    for (const change of this.#journal) {
      if ('does' in change) await client.call(change.does, change.args ?? []);
      else if ('searches' in change) await client.call('keepSearches', [change.searches]);
      else await this.#readAgain(client, change.job);
    }
    return client;
  }

  /** @param {Client} client @param {Job} job */
  async #readAgain(client, job) {
    await client.call('add', ...argumentsOf([{ job, outcome: job.refused ?? (await this.reread(job)) }]));
  }
}
