// @ts-check
/** Links that act inside the page and still open in a new tab. */

/**
 * A plain click on a link acts here; with a modifier the browser opens it.
 * @param {any} event @param {() => void} action
 */
export function follow(event, action) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button > 0) return;
  event.preventDefault();
  action();
}
