// @ts-check
/** How often each term stands in each period, set against all that was published in it. */
import { html, nothing, svg } from 'lit-html';
import { number } from './format.js';
import { PERS } from './state.js';
import { sayDispersion } from './wording.js';

/** @typedef {import('./app').App} App */
/** @typedef {import('./core').DispersionView} DispersionView */
/** @typedef {import('./core').PeriodView} PeriodView */

/** Units of the drawing; its width is stretched to the place it has. */
const WIDTH = 600, HEIGHT = 44;

/** @param {App} app @param {DispersionView} view */
export function trendsView(app, view) {
  const { periods, terms, grain, outside, compared } = view;
  const { per } = app.state;
  const dated = periods.filter((period) => period.clippings > 0);
  const most = Math.max(...dated.flatMap((period) => terms.map((_, term) => shareOf(period, term, per))));
  const many = dated.length > 1;
  return html`<section class="marking" aria-labelledby="over-time">
    <div class="trends-head section-title"><h3 id="over-time">${sayDispersion.overTime}${many ? html`, ${sayDispersion.grains[grain]}` : nothing}</h3>
      ${many ? html`<span class="group" role="group" aria-label=${sayDispersion.per}>${PERS.map((one) => html`<button class="button small" type="button" aria-pressed=${per === one} @click=${() => app.go({ per: one }, 'replace')}>${sayDispersion.pers[one]}</button>`)}</span>` : nothing}</div>
    <p class="beside-note">${many ? sayDispersion.overTimeWhy(compared) : dated.length ? sayDispersion.onePeriod : sayDispersion.noPeriod} ${many && outside ? sayDispersion.outside(outside, grain) : nothing} ${sayDispersion.deviationWhy}</p>
    <div class="trends" data-one=${terms.length === 1 ? 'yes' : 'no'}>${terms.map((term, at) => html`<figure class="trend">
      <figcaption><b>${term.name}</b> <span class="muted">${sayDispersion.counts(term.places, term.clippings)}</span> <span class="muted">${sayDispersion.deviations(term.overTime, term.overClippings)}</span></figcaption>
      ${many ? chart(view, at, per, most) : nothing}</figure>`)}</div>
    ${many ? figures(view, dated) : nothing}</section>`;
}

/** @param {DispersionView} view @param {number} term @param {'words' | 'clippings'} per @param {number} most of all terms: they are drawn to one scale */
function chart({ periods, terms }, term, per, most) {
  const step = WIDTH / periods.length;
  const gap = Math.min(2, step / 4);
  const top = periods.reduce((best, period) => (shareOf(period, term, per) > shareOf(best, term, per) ? period : best));
  return html`<svg class="trend-bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
      aria-label=${sayDispersion.chart(terms[term].name, sayDispersion.pers[per], barText(top, term, per))}>
    ${periods.map((period, at) => {
      const share = shareOf(period, term, per);
      const height = share === 0 || most === 0 ? 0 : Math.max(1.5, (share / most) * (HEIGHT - 4));
      return period.clippings === 0 ? nothing : svg`<g class="trend-bar"><title>${barText(period, term, per)}</title>
        <rect class="bar-place" x=${at * step} y="0" width=${step} height=${HEIGHT}/>
        <rect class="bar-count" x=${at * step + gap / 2} y=${HEIGHT - height} width=${Math.max(step - gap, 0.5)} height=${height}/>
        <path class="bars-base" d="M${at * step} ${HEIGHT - 0.5}h${step}"/></g>`;
    })}</svg>
    <div class="histogram-axis" aria-hidden="true"><span>${periods[0].label}</span><span>${sayDispersion.most(top.label, valueText(top, term, per))}</span><span>${periods[periods.length - 1].label}</span></div>`;
}

/** @param {DispersionView} view @param {PeriodView[]} dated */
function figures({ terms }, dated) {
  return html`<details class="figures"><summary>${sayDispersion.figures}</summary>
    <div class="figures-frame" tabindex="0" role="group" aria-label=${sayDispersion.figures}><table class="marking-table"><thead><tr><th scope="col">${sayDispersion.period}</th><th scope="col">${sayDispersion.clippings}</th><th scope="col">${sayDispersion.words}</th>
      ${terms.map((term) => html`<th scope="col">${term.name}</th>`)}</tr></thead>
    <tbody>${dated.map((period) => html`<tr><th scope="row">${period.label}</th><td>${number(period.clippings)}</td><td>${number(period.words)}</td>
      ${period.terms.map((count) => html`<td>${sayDispersion.counts(count.places, count.clippings)}</td>`)}</tr>`)}</tbody></table></div></details>`;
}

/** @param {PeriodView} period @param {number} term @param {'words' | 'clippings'} per @returns {[number, number]} the part and the whole */
function partOf({ words, clippings, terms }, term, per) {
  return per === 'words' ? [terms[term].places, words] : [terms[term].clippings, clippings];
}

/** @param {PeriodView} period @param {number} term @param {'words' | 'clippings'} per @returns {number} */
function shareOf(period, term, per) {
  const [part, whole] = partOf(period, term, per);
  return whole === 0 ? 0 : part / whole;
}

/** @param {PeriodView} period @param {number} term @param {'words' | 'clippings'} per */
const barText = (period, term, per) => sayDispersion.bar[per](period.label, ...partOf(period, term, per));

/** @param {PeriodView} period @param {number} term @param {'words' | 'clippings'} per */
const valueText = (period, term, per) => sayDispersion.value[per](...partOf(period, term, per));
