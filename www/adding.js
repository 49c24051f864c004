// @ts-check
/**
 * One run of adding files: reads ahead in the reader workers, adds to the
 * library in the order given, with a bound on both, and can be cancelled.
 */

/** @typedef {import('./readers').Job} Job */
/** @typedef {import('./readers').Outcome} Outcome */

/** Files being read or waiting to be added, and how many are asked for at a time: readers get several in one call. */
const READ_AHEAD = 40, ASKED_TOGETHER = 8;
/** Additions on their way to the library. */
const ADDS_IN_FLIGHT = 8;

export class Adding {
  found = 0;
  done = 0;
  clippings = 0;
  /** Clippings that the new text of their file took the place of. */
  replaced = 0;
  /** Problems that cost something; the library keeps them all. */
  nProblems = 0;
  /** Are more files still being looked for? */
  looking = true;
  cancelled = false;
  finished = false;
  startedAt = performance.now();
  endedAt = 0;

  /**
   * @param {{ read(job: Job): Promise<Outcome> }} readers
   * @param {{ add(job: Job, outcome: Outcome): Promise<import('./core').AddedView>, settle(): Promise<void> }} library
   * @param {() => void} onProgress called after each file
   */
  constructor(readers, library, onProgress) {
    this.readers = readers;
    this.library = library;
    this.onProgress = onProgress;
    /** @type {Job[]} */
    this.queue = [];
    /** @type {(() => void) | null} */
    this.wake = null;
  }

  /** Milliseconds since the start, or the length of the finished run. */
  get elapsed() {
    return (this.endedAt || performance.now()) - this.startedAt;
  }

  /** Files a second so far. */
  get rate() {
    return this.done / Math.max(this.elapsed / 1000, 0.001);
  }

  /** Seconds still to go; null while it cannot be known. */
  get secondsLeft() {
    return this.looking || this.done < 20 ? null : (this.found - this.done) / this.rate;
  }

  /** Stops after the files under way; what was read stays. */
  cancel() {
    this.cancelled = true;
    this.queue.length = 0;
    this.wake?.();
  }

  /**
   * @param {AsyncIterable<Job[]>} batches
   * @returns {Promise<void>} when everything is added and the library settled
   */
  async run(batches) {
    await Promise.all([this.#collect(batches), this.#add()]);
    if (this.done > 0) await this.library.settle();
    this.endedAt = performance.now();
    this.finished = true;
    this.onProgress();
  }

  /** @param {AsyncIterable<Job[]>} batches */
  async #collect(batches) {
    try {
      for await (const jobs of batches) {
        if (this.cancelled) break;
        this.found += jobs.length;
        this.queue.push(...jobs);
        this.wake?.();
      }
    } finally {
      this.looking = false;
      this.wake?.();
    }
  }

  async #add() {
    /** @type {{ job: Job, outcome: Promise<Outcome> }[]} */
    const ahead = [];
    /** @type {Set<Promise<void>>} */
    const adds = new Set();
    for (;;) {
      if (ahead.length <= READ_AHEAD - ASKED_TOGETHER) {
        const jobs = this.queue.splice(0, READ_AHEAD - ahead.length);
        ahead.push(...jobs.map((job) => ({ job, outcome: this.readers.read(job) })));
      }
      const next = ahead.shift();
      if (next) {
        const add = this.#addOne(next.job, await next.outcome).finally(() => adds.delete(add));
        adds.add(add);
        if (adds.size >= ADDS_IN_FLIGHT) await Promise.race(adds);
      } else if (!this.looking || this.cancelled) {
        await Promise.all(adds);
        return;
      } else {
        await new Promise((resolve) => { this.wake = () => resolve(undefined); });
      }
    }
  }

  /** @param {Job} job @param {Outcome} outcome */
  async #addOne(job, outcome) {
    try {
      const { clippings, replaced, problems } = await this.library.add(job, outcome);
      this.clippings += clippings;
      this.replaced += replaced ?? 0;
      this.nProblems += problems.filter((problem) => problem.severity !== 'note').length;
    } catch {
      this.nProblems += 1;
    }
    this.done += 1;
    this.onProgress();
  }
}
