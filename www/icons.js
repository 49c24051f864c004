// @ts-check
/** The page's few pictures, drawn in the colour of the text around them. */
import { svg, html } from 'lit-html';

/** @param {unknown} shape */
const icon = (shape) => html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  search: icon(svg`<circle cx="7" cy="7" r="4.25"/><path d="M10.2 10.2 14 14"/>`),
  add: icon(svg`<path d="M8 3v10M3 8h10"/>`),
  save: icon(svg`<path d="M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10"/>`),
  warning: icon(svg`<path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.5M8 11.8v.2"/>`),
  lock: icon(svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`),
  close: icon(svg`<path d="M4 4l8 8M12 4l-8 8"/>`),
  back: icon(svg`<path d="M9.5 3.5 5 8l4.5 4.5"/>`),
  up: icon(svg`<path d="M3.5 10 8 5.5l4.5 4.5"/>`),
  down: icon(svg`<path d="M3.5 6 8 10.5 12.5 6"/>`),
  left: icon(svg`<path d="M9.5 3.5 5 8l4.5 4.5"/>`),
  right: icon(svg`<path d="M6.5 3.5 11 8l-4.5 4.5"/>`),
  theme: icon(svg`<circle cx="8" cy="8" r="5.25"/><path class="fill" d="M8 2.75a5.25 5.25 0 0 1 0 10.5z"/>`),
};
