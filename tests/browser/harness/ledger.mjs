/** Choices in a ledger of quotations or events. */

/** Picks a value of a facet of the ledger. @param {import('./tab.mjs').Tab} tab @param {string} facet @param {RegExp} name */
export async function pick(tab, facet, name) {
  await tab.click('checkbox', name, { within: `.facet[data-facet=${facet}]` });
}

/** @param {import('./tab.mjs').Tab} tab @param {string} label @param {string} value picks from a list */
export async function choose(tab, label, value) {
  await tab.evaluate(([name, to]) => {
    const select = [...document.querySelectorAll('.sorting')].find((one) => one.querySelector('span').textContent === name).querySelector('select');
    select.value = to;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, [label, value]);
}
