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
/** Files that a worker was sent together. @typedef {{ tasks: Task[], sentAt: number, timer: any }} Call */
/** @typedef {{ client: Client | null, starting: boolean, running: Set<Call> }} Slot */

/** What each megabyte of a file adds to the time that it may take. */
const MS_PER_MB = 1000;
/** Most files that are sent together: each message, and each look at the disk, costs as much as reading a short text. */
const TOGETHER = 8;

export class Readers {
  /** @type {Task[]} */
  #queue = [];
  /** @type {Slot[]} */
  #slots;
  /** @type {any} */
  #timer = null;

  /**
   * @param {() => Promise<Client>} makeClient starts a worker with the core in it
   * @param {{ workers?: number, depth?: number, limitMs?: number }} [options]
   *   `depth` calls wait inside one worker, so that it never waits for the page;
   *   a file that takes longer than `limitMs`, and a second for each megabyte, counts as hung
   */
  constructor(makeClient, { workers = 2, depth = 2, limitMs = 30_000 } = {}) {
    this.makeClient = makeClient;
    this.depth = depth;
    this.limitMs = limitMs;
    this.#slots = Array.from({ length: workers }, () => ({ client: null, starting: false, running: new Set() }));
  }

  /** @param {Job} job @returns {Promise<Outcome>} never rejects */
  read(job) {
    return job.refused ? Promise.resolve(job.refused) : this.#ask(job, 'read');
  }

  /**
   * The columns of a table as it would be read.
   * @param {Job} job @returns {Promise<import('./core').TablePreview | null>} null for what is none, or cannot be read
   */
  async preview(job) {
    const outcome = await this.#ask(job, 'preview');
    return outcome.refused ? null : outcome.bytes;
  }

  /** Starts the workers ahead of the first file. */
  start() {
    for (const slot of this.#slots) if (!slot.client) this.#start(slot);
  }

  /** Ends all workers; they start again with the next file. */
  close() {
    for (const slot of this.#slots) this.#end(slot);
  }

  /** @param {Job} job @param {Task['method']} method @returns {Promise<any>} */
  #ask(job, method) {
    return new Promise((resolve) => {
      this.#queue.push({ job, alone: false, method, resolve });
      // Files that are asked for in one turn can go together.
      if (this.#queue.length === 1) queueMicrotask(() => this.#pump());
    });
  }

  /** Sends one call, and the next in a task of its own: for each file that it hands over the page waits for the browser. */
  #pump() {
    if (this.#queue.length === 0) return;
    this.start();
    const slots = [...this.#slots].sort((a, b) => a.running.size - b.running.size);
    const isSent = slots.some((slot) => slot.client && this.#fill(slot, slot.client));
    if (isSent && this.#queue.length > 0) this.#timer ??= setTimeout(() => { this.#timer = null; this.#pump(); });
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

  /** Sends a worker what comes next. @param {Slot} slot @param {Client} client @returns {boolean} false where it has enough, or nothing is left */
  #fill(slot, client) {
    const [first] = this.#queue;
    if (!first || tasksIn(slot).some((task) => task.alone) || slot.running.size >= (first.alone ? 1 : this.depth)) return false;
    const nIdle = this.#slots.filter(({ running }) => running.size === 0).length;
    const most = first.alone || first.method !== 'read' ? 1 : Math.min(TOGETHER, Math.ceil(this.#queue.length / Math.max(nIdle, 1)));
    let n = 1;
    while (n < most && !this.#queue[n].alone && this.#queue[n].method === 'read') n += 1;
    this.#run(slot, client, this.#queue.splice(0, n));
    return true;
  }

  /** @param {Slot} slot @param {Client} client @param {Task[]} tasks */
  async #run(slot, client, tasks) {
    /** @type {Call} */
    const call = { tasks, sentAt: performance.now(), timer: setTimeout(() => this.#late(slot, call), this.limitMs) };
    slot.running.add(call);
    try {
      const jobs = tasks.map(({ job: { path, file, sidecar, choice } }) => ({ path, file, sidecar, choice: choice ?? null }));
      const answers = await client.call(tasks[0].method, [jobs]);
      this.#finish(slot, call, answers.map((/** @type {any} */ answer) => (answer && 'refused' in answer ? answer : { bytes: answer })));
    } catch (error) {
      if (!slot.running.has(call)) return;
      if (!(error instanceof CoreError) || !error.fatal) {
        this.#finish(slot, call, tasks.map(() => ({ refused: 'unreadable', detail: reasonOf(error) })));
      } else if (error.code === 'crashed' && tasksIn(slot).length === 1) {
        this.#finish(slot, call, [{ refused: 'reader-crashed', detail: error.message }]);
        this.#end(slot);
      } else {
        this.#end(slot);
      }
    }
    this.#pump();
  }

  /** A call took its time: that of a mailbox or an archive goes by its size, which only now is worth asking the disk for. @param {Slot} slot @param {Call} call */
  #late(slot, call) {
    const megabytes = call.tasks.reduce((sum, { job }) => sum + (job.file?.size ?? 0), 0) / 1e6;
    const limit = this.limitMs + megabytes * MS_PER_MB;
    const left = call.sentAt + limit - performance.now();
    if (left > 1) {
      call.timer = setTimeout(() => this.#late(slot, call), left);
      return;
    }
    if (tasksIn(slot).length === 1) this.#finish(slot, call, [{ refused: 'timed-out', detail: String(Math.round(limit / 1000)) }]);
    this.#end(slot);
    this.#pump();
  }

  /** What a worker had no time for comes next. @param {Slot} slot @param {Call} call @param {Outcome[]} outcomes of its first files */
  #finish(slot, call, outcomes) {
    clearTimeout(call.timer);
    slot.running.delete(call);
    outcomes.forEach((outcome, at) => call.tasks[at].resolve(outcome));
    this.#queue.unshift(...call.tasks.slice(outcomes.length));
  }

  /** Ends a worker; what was inside goes back to the end of the queue, each alone. @param {Slot} slot */
  #end(slot) {
    const { client } = slot;
    slot.client = null;
    const inside = tasksIn(slot);
    for (const { timer } of slot.running) clearTimeout(timer);
    slot.running.clear();
    client?.close();
    for (const task of inside) this.#queue.push({ ...task, alone: true });
  }
}

/** @param {Slot} slot @returns {Task[]} */
const tasksIn = (slot) => [...slot.running].flatMap(({ tasks }) => tasks);

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
