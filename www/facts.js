// @ts-check
/** What is known about a clipping, and for each fact where it came from. */
import { html, nothing } from 'lit-html';
import { date, language, number } from './format.js';
import { prose } from './marked.js';
import { sayMore } from './wording.js';

/** @typedef {import('./core').FactView} FactView */

/** @param {import('./core').ClippingView} view */
export function factsView(view) {
  return html`<section class="facts" aria-labelledby="facts"><h3 id="facts" class="section-title">${sayMore.facts}</h3>
    <dl>${view.facts.map(factRow)}</dl></section>`;
}

/** @param {FactView} fact */
function factRow(fact) {
  return html`<div class="fact"><dt>${sayMore.factNames[fact.name] ?? fact.name}</dt><dd><span class="fact-value">${factValue(fact)}</span>
    ${fact.basis ? html`<span class="basis" data-basis=${fact.basis}>${sayMore.basis[fact.basis]}</span>` : nothing}
    ${fact.why ? html`<p class="fact-why">${prose(fact.why)}</p>` : nothing}
    ${fact.evidence.length === 0 ? nothing : html`<p class="fact-why">${sayMore.evidence} ${fact.evidence.map((words) => html`<q>${words}</q> `)}</p>`}
  </dd></div>`;
}

/** @param {FactView} fact */
function factValue({ name, value }) {
  if (value === '') return sayMore.contradicts;
  if (name === 'published' || name === 'modified') return html`<time datetime=${value}>${date(value)}</time>`;
  if (name === 'language') return language(value);
  if (name === 'words' && /^\d+$/.test(value)) return number(Number(value));
  if (name === 'url' && /^https?:\/\//.test(value)) return html`<a href=${value} rel="noreferrer noopener" target="_blank">${value}</a>`;
  return value;
}
