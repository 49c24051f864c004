// @ts-check
/** The way to the page of a name and back, and what a name is in words. */
import { region } from './format.js';
import { sayNames } from './wording.js';

/** @typedef {import('./app').App} App */

/** Somebody is about to see the page of another name: the focus goes to its title. */
let arriving = false;

/** The page of a name is being drawn. @param {App} app */
export function arrive(app) {
  if (arriving) app.focus('#entity', true);
  arriving = false;
}

/** @param {string} name @returns {Partial<import('./state').State>} the state that shows its page, no clipping beside it */
export const toName = (name) => ({ view: 'names', name, id: null, hit: 0, panel: '' });

/** @param {App} app @param {string} name */
export function openName(app, name) {
  arriving = true;
  return app.go(toName(name), 'push', { entry: 'name' });
}

/** Back to where the page of a name was opened from, or to the list. @param {App} app */
export function closeName(app) {
  const { name } = app.state;
  app.afterPaint.push(() => /** @type {HTMLElement | null} */ (document.querySelector(`[data-name="${CSS.escape(name)}"]`))?.focus());
  app.leave('name', { name: '' });
}

/** What it is, in words. @param {{ kind: 'person' | 'organisation' | 'place', mark: 'country' | 'medium' | 'government' | null, country: string | null }} name @returns {string} */
export function kindOf({ kind, mark, country }) {
  const place = country && mark !== 'country' ? region(country) : '';
  return [mark ? sayNames.marks[mark] : sayNames.kind[kind], place].filter(Boolean).join(', ');
}
