// @ts-check
/**
 * Read files on their way into the library worker, some in each message. Where
 * one of them stops the worker, each is added alone, so that only the guilty one
 * is refused.
 */
import { CoreError } from './client.js';

/** @typedef {import('./readers').Job} Job */
/** @typedef {import('./readers').Outcome} Outcome */
/** @typedef {import('./core').AddedView} AddedView */
/** @typedef {{ job: Job, outcome: Outcome }} ReadFile */

/** Files of one message; a search waits for no more than these. */
const TOGETHER = 8;
const CRASHED = { refused: 'reader-crashed', detail: 'its text stopped the index' };

export class Additions {
  /** @type {(ReadFile & { resolve(view: AddedView): void, reject(error: unknown): void })[]} */
  #waiting = [];
  #busy = false;

  /**
   * @param {(files: ReadFile[]) => Promise<AddedView[]>} send adds files by one message
   * @param {(job: Job) => Promise<Outcome>} reread reads a file once more, as its bytes went with the worker
   */
  constructor(send, reread) {
    this.send = send;
    this.reread = reread;
  }

  /** @param {Job} job @param {Outcome} outcome @returns {Promise<AddedView>} */
  add(job, outcome) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, outcome, resolve, reject });
      // Those of the same turn come along.
      if (!this.#busy) queueMicrotask(() => this.#sendAll());
      this.#busy = true;
    });
  }

  async #sendAll() {
    while (this.#waiting.length > 0) {
      const files = this.#waiting.splice(0, TOGETHER);
      try {
        const views = await this.send(files);
        files.forEach(({ resolve }, at) => resolve(views[at]));
      } catch (error) {
        for (const { job, outcome, resolve, reject } of files) await this.#sendAlone(job, outcome, error, files.length > 1).then(resolve, reject);
      }
    }
    this.#busy = false;
  }

  /**
   * Sends a file once more.
   * @param {Job} job @param {Outcome} outcome @param {unknown} error what sending it ended with @param {boolean} hadOthers it was sent with others
   * @returns {Promise<AddedView>}
   */
  async #sendAlone(job, outcome, error, hadOthers) {
    const isFatal = error instanceof CoreError && error.fatal;
    if (!isFatal || !hadOthers && 'refused' in outcome) throw error;
    const isGuilty = !hadOthers && error.code !== 'closed';
    const next = isGuilty ? { job: { ...job, refused: CRASHED }, outcome: CRASHED } : { job, outcome: 'refused' in outcome ? outcome : await this.reread(job) };
    try {
      return (await this.send([next]))[0];
    } catch (error) {
      return this.#sendAlone(next.job, next.outcome, error, false);
    }
  }
}

/** The arguments of the worker's `add`, and what moves to it with them. @param {ReadFile[]} files @returns {[unknown[], Transferable[]]} */
export function argumentsOf(files) {
  const read = files.map(({ job, outcome }) => ('refused' in outcome ? [job.path, outcome.refused, outcome.detail] : outcome.bytes));
  return [[read], read.flatMap((one) => (one instanceof Uint8Array ? [one.buffer] : []))];
}
