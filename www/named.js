// @ts-check
/** What a clipping names and which dates it has, below its text: each with where it came from. */
import { html, nothing } from 'lit-html';
import { follow } from './follow.js';
import { period } from './format.js';
import { prose } from './marked.js';
import { kindOf, openName, toName } from './name-links.js';
import { sayNames } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').ClippingView} ClippingView */

/** @param {App} app @param {ClippingView} view */
export function namedView(app, { names, times }) {
  return html`${names.length === 0 ? nothing : html`<section aria-labelledby="named"><h3 id="named" class="section-title">${sayNames.here}</h3>
      ${app.state.under === 'names' ? html`<p class="beside-note">${sayNames.hereHint}</p>` : nothing}
      <ul class="named">${names.map((name) => html`<li data-kind=${name.kind}>${name.id ? html`<a href=${app.link(toName(name.id))} @click=${(/** @type {Event} */ event) => follow(event, () => openName(app, name.id))}>${name.name}</a>` : html`<b>${name.name}</b>`}
        <span class="name-kind">${kindOf(name)}</span> <span class="count">${sayNames.count(name.count)}</span>
        ${name.roles.length ? html`<span class="named-role">${name.roles.join('; ')}</span>` : nothing}
        ${name.forms.length === 0 ? nothing : html`<ul class="forms">${name.forms.map((form) => html`<li><q>${form.text}</q> <span class="muted">${sayNames.reason(form.reason)}, ${sayNames.percent(form.confidence)}</span></li>`)}</ul>`}</li>`)}</ul></section>`}
    ${times.length === 0 ? nothing : html`<section aria-labelledby="dated"><h3 id="dated" class="section-title">${sayNames.datesHere}</h3>
      <dl class="dated">${times.map((time) => html`<div class="fact"><dt><q>${time.words}</q></dt><dd><span class="fact-value">${time.days ? html`<time datetime=${time.value}>${period(time.value)}</time>` : period(time.value) || sayNames.noValue}</span>
        <p class="fact-why">${prose(time.why)}</p></dd></div>`)}</dl></section>`}`;
}
