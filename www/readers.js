// @ts-check
/**
 * The reader workers: each file becomes bytes for the library or a refusal with
 * a reason. A worker that crashes or hangs is replaced; the files that shared
 * it are read once more, each alone, so that only the guilty one is refused.
 */
import { Client, CoreError } from './client.js';

/**
 * @typedef {object} Job one file on its way into the library
 * @property {string} path what the reader calls it: folder/name
 * @property {Blob | null} file null when it is refused already
 * @property {Blob | null} sidecar its NAME.meta.json
 * @property {Refusal} [refused] why it is not read
 * @property {Choice} [choice] how its reader chose to read it
 */
/** @typedef {{ format?: string, encoding?: string, columns?: import('./core').TableMapping }} Choice */
/** @typedef {{ refused: string, detail: string }} Refusal the code is one that the core's `refuse` knows */
/** @typedef {{ bytes: Uint8Array } | Refusal} Outcome */
/** @typedef {{ job: Job, alone: boolean, method: 'read' | 'preview', resolve(outcome: any): void }} Task */
/** @typedef {{ client: Client | null, starting: boolean, running: Map<Task, any> }} Slot */

/** What each megabyte of a file adds to the time that it may take. */
const MS_PER_MB = 1000;

export class Readers {
  /** @type {Task[]} */
  #queue = [];
  /** @type {Slot[]} */
  #slots;

  /**
   * @param {() => Promise<Client>} makeClient starts a worker with the core in it
   * @param {{ workers?: number, depth?: number, limitMs?: number }} [options]
   *   `depth` files wait inside one worker, so that one is decoded while the next is fetched;
   *   a file that takes longer than `limitMs`, and a second for each megabyte, counts as hung
   */
  constructor(makeClient, { workers = 2, depth = 4, limitMs = 30_000 } = {}) {
    this.makeClient = makeClient;
    this.depth = depth;
    this.limitMs = limitMs;
    this.#slots = Array.from({ length: workers }, () => ({ client: null, starting: false, running: new Map() }));
  }

  /** @param {Job} job @returns {Promise<Outcome>} never rejects */
  read(job) {
    if (job.refused) return Promise.resolve(job.refused);
    return new Promise((resolve) => {
      this.#queue.push({ job, alone: false, method: 'read', resolve });
      this.#pump();
    });
  }

  /**
   * The columns of a table as it would be read.
   * @param {Job} job @returns {Promise<import('./core').TablePreview | null>} null for what is none, or cannot be read
   */
  async preview(job) {
    const outcome = await new Promise((resolve) => {
      this.#queue.push({ job, alone: false, method: 'preview', resolve });
      this.#pump();
    });
    return outcome.refused ? null : outcome.bytes;
  }

  /** Ends all workers; they start again with the next file. */
  close() {
    for (const slot of this.#slots) this.#end(slot);
  }

  #pump() {
    for (const slot of this.#slots) {
      if (this.#queue.length === 0) return;
      if (!slot.client) this.#start(slot);
      else this.#fill(slot);
    }
  }

  /** @param {Slot} slot */
  async #start(slot) {
    if (slot.starting) return;
    slot.starting = true;
    try {
      slot.client = await this.makeClient();
    } catch (error) {
      for (const task of this.#queue.splice(0)) task.resolve({ refused: 'reader-crashed', detail: reasonOf(error) });
    }
    slot.starting = false;
    this.#pump();
  }

  /** @param {Slot} slot */
  #fill(slot) {
    while (slot.client && this.#queue.length > 0) {
      const alone = this.#queue[0].alone;
      const aloneInside = [...slot.running.keys()].some((task) => task.alone);
      if (aloneInside || slot.running.size >= (alone ? 1 : this.depth)) return;
      const task = this.#queue.shift();
      if (task) this.#run(slot, slot.client, task);
    }
  }

  /** @param {Slot} slot @param {Client} client @param {Task} task */
  async #run(slot, client, task) {
    const limit = this.#limitOf(task.job);
    slot.running.set(task, setTimeout(() => this.#hung(slot, task, limit), limit));
    try {
      const bytes = await client.call(task.method, [task.job.path, task.job.file, task.job.sidecar, task.job.choice ?? null]);
      this.#finish(slot, task, { bytes });
    } catch (error) {
      if (!slot.running.has(task)) return;
      if (!(error instanceof CoreError) || !error.fatal) {
        this.#finish(slot, task, { refused: 'unreadable', detail: reasonOf(error) });
      } else if (error.code === 'crashed' && (task.alone || slot.running.size === 1)) {
        this.#finish(slot, task, { refused: 'reader-crashed', detail: error.message });
        this.#end(slot);
      } else {
        this.#end(slot);
      }
    }
    this.#pump();
  }

  /** A mailbox or an archive takes its time. @param {Job} job @returns {number} milliseconds */
  #limitOf({ file }) {
    return this.limitMs + ((file?.size ?? 0) / 1e6) * MS_PER_MB;
  }

  /** @param {Slot} slot @param {Task} task @param {number} limit */
  #hung(slot, task, limit) {
    if (!slot.running.has(task)) return;
    if (slot.running.size === 1) this.#finish(slot, task, { refused: 'timed-out', detail: String(Math.round(limit / 1000)) });
    this.#end(slot);
    this.#pump();
  }

  /** @param {Slot} slot @param {Task} task @param {Outcome} outcome */
  #finish(slot, task, outcome) {
    clearTimeout(slot.running.get(task));
    slot.running.delete(task);
    task.resolve(outcome);
  }

  /** Ends a worker; what was inside goes back to the end of the queue, each alone. @param {Slot} slot */
  #end(slot) {
    const { client } = slot;
    slot.client = null;
    const inside = [...slot.running.keys()];
    for (const [, timer] of slot.running) clearTimeout(timer);
    slot.running.clear();
    client?.close();
    for (const task of inside) this.#queue.push({ ...task, alone: true });
  }
}

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
