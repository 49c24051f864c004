// @ts-check
/** What the core answers about the one quotation or event that a dialog shows, asked for when it is needed. */
import { html } from 'lit-html';
import { failureOf } from './failure.js';
import { prose } from './marked.js';
import { say } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {'wordings' | 'witnesses'} Method */

/** What was answered last: to what, about which, and the front page at that time: another one says that the library has changed. @type {{ method: string, of: string, front: unknown, view?: any, failed: import('./failure').Failure | null }} */
let current = { method: '', of: '', front: null, failed: null };

/**
 * @template View
 * @param {App} app @param {Method} method @param {string} none what is said where it is not in the library any more
 * @param {(view: View) => unknown} drawn
 */
export function answerAbout(app, method, none, drawn) {
  const of = app.state.wordings;
  const isOther = () => current.method !== method || current.of !== of || current.front !== app.model.front;
  if (app.model.ready && isOther()) ask(app, method, of);
  const { view, failed } = current;
  if (failed) return html`<p role="alert">${prose(failed.message)} ${prose(failed.hint)}</p>`;
  if (isOther() || view === undefined) return html`<p role="status">${say.searching}</p>`;
  return view === null ? html`<p role="status">${none}</p>` : drawn(view);
}

/** @param {App} app @param {Method} method @param {string} of `clipping.place` */
async function ask(app, method, of) {
  const asked = { method, of, front: app.model.front, failed: null };
  current = asked;
  const [id, at] = of.split('.').map(Number);
  try {
    const view = of ? await app.library[method](id, at) : null;
    if (current === asked) current = { ...asked, view };
  } catch (error) {
    if (current === asked) current = { ...asked, failed: failureOf(error) };
  }
  app.draw();
}
