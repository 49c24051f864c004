// @ts-check
/** What the reader can check: the policy in force, and every request made so far. */
import { html, nothing } from 'lit-html';
import { partText } from './boot.js';
import { sayMore } from './wording.js';

/** What the policy stopped, as `directive: address`. @type {string[]} */
const stopped = [];

/** Starts listening before anything else runs. @param {() => void} onChange */
export function watchRequests(onChange) {
  document.addEventListener('securitypolicyviolation', (event) => {
    stopped.push(`${event.effectiveDirective}: ${event.blockedURI || 'inline'}`);
    onChange();
  });
  new PerformanceObserver(onChange).observe({ type: 'resource' });
}

/** @returns {string[]} addresses of everything fetched, without what the page made itself */
export function requestsMade() {
  return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !/^(blob|data):/.test(name));
}

/** @param {import('./app').App} app */
export function privacyPanel(app) {
  const requests = requestsMade();
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  return html`<p>${app.model.front?.inParts ? sayMore.privacyInParts : sayMore.privacyLede}</p>
    <h3>${sayMore.requests}</h3>
    ${requests.length === 0 ? html`<p class="big">${sayMore.requestsNone}</p>` : html`<p>${sayMore.requestsOwn(requests.length)}</p><ul class="plain-list">${requests.map((name) => html`<li><code>${name}</code></li>`)}</ul>`}
    ${stopped.length === 0 ? nothing : html`<h3>${sayMore.violations}</h3><ul class="plain-list">${stopped.map((line) => html`<li><code>${line}</code></li>`)}</ul>`}
    <h3>${sayMore.policy}</h3>
    <ul class="plain-list policy">${(policy ?? sayMore.policyNone).split(';').map((directive) => html`<li><code>${directive.trim()}</code></li>`)}</ul>
    <h3>${sayMore.checkTitle}</h3>
    <ol class="steps">${sayMore.checkSteps.map((step) => html`<li>${step}</li>`)}</ol>
    <details class="terms"><summary>${sayMore.notices}</summary><pre tabindex="0" aria-label=${sayMore.notices}>${partText('notices')}</pre></details>`;
}
