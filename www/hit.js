// @ts-check
/** One result: its source line, its title, and the sentences that hold the words. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { day, language } from './format.js';
import { marked } from './marked.js';
import { say } from './wording.js';

/**
 * @param {import('./app').App} app
 * @param {import('./core').HitView} hit
 * @param {{ usualLanguage?: string | null }} [context] a language most hits share is not repeated on each
 */
export function hitItem(app, hit, { usualLanguage = null } = {}) {
  const open = app.state.id === hit.id;
  const go = { id: hit.id, hit: app.state.query.trim() ? 1 : 0, original: false, panel: /** @type {const} */ ('') };
  return html`<li class="hit" data-open=${open ? 'yes' : 'no'}>
    <p class="hit-source">${hit.publisher ? html`<span class="publisher">${hit.publisher}</span>` : nothing}
      ${hit.published ? html`<time datetime=${hit.published}>${day(hit.published)}</time>` : html`<span>${say.undatedOne}</span>`}
      ${hit.language && hit.language !== usualLanguage ? html`<span>${language(hit.language)}</span>` : nothing}</p>
    <h3 class="hit-title"><a href=${app.link(go)} data-hit=${hit.id} aria-current=${open ? 'true' : nothing}
      @click=${(/** @type {Event} */ event) => follow(event, () => app.openClipping(hit.id))}>${hit.title.text ? marked(hit.title) : say.untitled}</a></h3>
    ${hit.snippets.map((snippet) => html`<p class="snippet" lang=${hit.language ?? nothing}>${marked(snippet)}</p>`)}
    ${hit.boilerplate ? html`<p class="hit-note">${say.boilerplateHit}</p>` : nothing}
  </li>`;
}
