// @ts-check
/** One of several values, picked from a list: an order, what to group by. */
import { html } from 'lit-html';

/**
 * @template {string} T
 * @param {string} label @param {Record<T, string>} names @param {readonly T[]} values @param {T} current @param {(value: T) => void} pick
 */
export function choice(label, names, values, current, pick) {
  return html`<label class="sorting"><span>${label}</span> <select @change=${(/** @type {any} */ event) => pick(event.target.value)}>
    ${values.map((value) => html`<option value=${value} .selected=${current === value}>${names[value]}</option>`)}
  </select></label>`;
}
