/** Stand-ins for workers in the tests: a port that answers by a table of methods. */

/** Code of an answer that never comes. */
export const NEVER = Symbol('never');

export class FakePort {
  listeners = {};
  sent = [];
  terminated = false;

  /** @param {Record<string, (...args: any[]) => any>} methods */
  constructor(methods) {
    this.methods = methods;
  }

  addEventListener(type, listener) {
    this.listeners[type] = listener;
  }

  terminate() {
    this.terminated = true;
  }

  async postMessage({ id, method, args }) {
    this.sent.push(method);
    let answer;
    try {
      const value = await this.methods[method]?.(...args);
      if (value === NEVER) return;
      answer = { id, value };
    } catch (error) {
      answer = { id, error };
    }
    if (!this.terminated) this.listeners.message({ data: answer });
  }
}

export const trap = { code: 'crashed', message: 'unreachable', hint: '', fatal: true };
