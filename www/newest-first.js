// @ts-check
/**
 * Questions of which only the newest matters: at most one is on its way and one waits; a newer one
 * takes the place of the one that waits.
 */

export class NewestFirst {
  /** @type {{ ask: () => Promise<any>, resolve(answer: any): void, reject(error: unknown): void } | null} */
  #queued = null;
  #asking = false;

  /** @param {() => Promise<any>} ask @returns {Promise<any>} the answer; null when a newer question took over */
  ask(ask) {
    return new Promise((resolve, reject) => {
      this.#queued?.resolve(null);
      this.#queued = { ask, resolve, reject };
      this.#next();
    });
  }

  async #next() {
    const question = this.#queued;
    if (this.#asking || !question) return;
    this.#queued = null;
    this.#asking = true;
    try {
      const answer = await question.ask();
      question.resolve(this.#queued ? null : answer);
    } catch (error) {
      question.reject(error);
    } finally {
      this.#asking = false;
      this.#next();
    }
  }
}
