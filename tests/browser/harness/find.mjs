/**
 * The first visible element with a role and an accessible name, or that a selector finds, and where it is.
 * Sent into the page as text, so it uses nothing from around it.
 * @param {{ role?: string, css?: string, name?: string, source?: string, flags?: string, within?: string, reachable?: boolean }} wanted
 * @returns {{ x: number, y: number, pressed: string | null, checked: boolean, disabled: boolean, name: string } | null}
 */
export function find(wanted) {
  const tags = {
    button: 'button, [role=button]', link: 'a[href]', checkbox: 'input[type=checkbox]', combobox: 'select',
    textbox: 'input[type=text], textarea', searchbox: 'input[type=search]', heading: 'h1, h2, h3, h4, h5, h6',
    dialog: 'dialog[open]', progressbar: 'progress', region: 'section, [role=region]', status: '[role=status]',
  };
  const tidy = (/** @type {string | null | undefined} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (/** @type {any} */ element) => {
    const labelledBy = element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
    return tidy(labelledBy || element.getAttribute('aria-label') || [...(element.labels ?? [])].map((label) => label.textContent).join(' ') || element.textContent);
  };
  const matches = (/** @type {string} */ name) => wanted.css !== undefined || (wanted.source === undefined ? name === wanted.name : new RegExp(wanted.source, wanted.flags).test(name));
  const dialog = [...document.querySelectorAll('dialog[open]')].pop();
  const scope = wanted.within ? document.querySelector(wanted.within) : wanted.css || wanted.role === 'dialog' ? document : (dialog ?? document);
  for (const element of scope?.querySelectorAll(wanted.css ?? tags[wanted.role] ?? `[role=${wanted.role}]`) ?? []) {
    if (!element.checkVisibility() || !matches(nameOf(element))) continue;
    const middle = () => {
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const reached = () => {
      const top = document.elementFromPoint(middle().x, middle().y);
      return top !== null && (element.contains(top) || top.closest('label')?.contains(element) === true);
    };
    if (wanted.reachable && !reached()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (wanted.reachable && (!reached() || element.disabled)) continue;
    const { x, y } = middle();
    return {
      x, y, name: nameOf(element), pressed: element.getAttribute('aria-pressed'),
      checked: element.checked === true, disabled: element.disabled === true,
    };
  }
  return null;
}
