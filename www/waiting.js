// @ts-check
/** Whether the reader has waited for an answer longer than a blink. */

/** Milliseconds. */
const SLOW_MS = 150;

export class Waiting {
  /** @type {any} */ #timer = 0;

  /** @param {(slow: boolean) => void} tell */
  constructor(tell) {
    this.tell = tell;
  }

  /** A question is on its way. */
  begin() {
    this.#timer ||= setTimeout(() => this.tell(true), SLOW_MS);
  }

  /** What was waited for is there. */
  end() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.tell(false);
  }
}
