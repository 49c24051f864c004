// @ts-check
/** The button below a list that shows its next window. */
import { html, nothing } from 'lit-html';
import { more, windowOf } from './beside-window.js';
import { say } from './wording.js';

/** @param {import('./app').App} app @param {number} shown @param {number} all */
export function moreButton(app, shown, all) {
  return shown < all ? html`<button class="button more" type="button" @click=${() => more(app)}>${say.more(Math.min(windowOf(app.state), all - shown))}</button>` : nothing;
}
