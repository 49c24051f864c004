// @ts-check
/**
 * One worker, asked by id: `{id, method, args}` → `{id, value}` or
 * `{id, error}`. Knows nothing of what the methods mean.
 */

/** What the other side of the wire must offer; a Worker does, and so does a test's stand-in.
 * @typedef {object} Port
 * @property {(message: unknown, transfer: Transferable[]) => void} postMessage
 * @property {(type: string, listener: (event: any) => void) => void} addEventListener
 * @property {() => void} terminate
 */

/** A refusal by the core, or the end of its worker when `fatal`. */
export class CoreError extends Error {
  /** @param {{ code?: string, message?: string, hint?: string, fatal?: boolean }} error */
  constructor({ code = 'unknown', message = 'the core gave no reason', hint = '', fatal = false }) {
    super(message);
    this.name = 'CoreError';
    this.code = code;
    this.hint = hint;
    /** The worker behind this call is gone. */
    this.fatal = fatal;
  }
}

export class Client {
  /** @type {Map<number, { resolve(value: any): void, reject(error: CoreError): void }>} */
  #waiting = new Map();
  #nextId = 1;
  #closed = false;
  /** Methods that its worker does not know, as it was given a part of the core. @type {Set<string>} */
  lacks = new Set();

  /** @param {Port} port */
  constructor(port) {
    this.port = port;
    port.addEventListener('message', ({ data }) => this.#settle(data));
    port.addEventListener('error', (event) => {
      event.preventDefault?.();
      this.close(new CoreError({ code: 'crashed', message: event.message || 'the worker stopped', fatal: true }));
    });
    port.addEventListener('messageerror', () => {
      this.close(new CoreError({ code: 'crashed', message: 'an answer could not be read', fatal: true }));
    });
  }

  /** How many calls wait for an answer. */
  get pending() {
    return this.#waiting.size;
  }

  get closed() {
    return this.#closed;
  }

  /**
   * @param {string} method @param {unknown[]} [args] @param {Transferable[]} [transfer]
   * @returns {Promise<any>} rejects with a {@link CoreError}
   */
  call(method, args = [], transfer = []) {
    if (this.#closed) return Promise.reject(new CoreError({ code: 'closed', message: 'the worker is closed', fatal: true }));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.port.postMessage({ id, method, args }, transfer);
      } catch (error) {
        this.#waiting.delete(id);
        reject(new CoreError({ code: 'not-sent', message: String(error) }));
      }
    });
  }

  /**
   * Ends the worker; every call still waiting is refused as fatal.
   * @param {CoreError} [reason]
   */
  close(reason = new CoreError({ code: 'closed', message: 'the worker was closed', fatal: true })) {
    if (this.#closed) return;
    this.#closed = true;
    this.port.terminate();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(reason);
  }

  /** @param {{ id: number, value?: unknown, error?: any }} answer */
  #settle({ id, value, error }) {
    const call = this.#waiting.get(id);
    if (!call) return;
    this.#waiting.delete(id);
    if (!error) return call.resolve(value);
    const refusal = new CoreError(error);
    call.reject(refusal);
    if (refusal.fatal) this.close(new CoreError({ code: 'closed', message: 'the worker stopped on another call', fatal: true }));
  }
}
