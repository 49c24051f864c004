/** Files dropped on the page: flat ones by a real DataTransfer, folders by entries like a browser's own. */

/**
 * @typedef {object} Dropped
 * @property {string} path with its folders
 * @property {string} [text] @property {string} [base64] content
 * @property {boolean} [unreadable] the browser may not read it
 */

/** @param {import('./tab.mjs').Tab} tab @param {Dropped[]} files */
export function drop(tab, files) {
  return tab.evaluate(dropInside, files);
}

/** Runs in the page. @param {Dropped[]} files */
function dropInside(files) {
  const fileOf = ({ path, text, base64 }) => {
    const name = path.split('/').pop();
    const content = base64 === undefined ? text ?? '' : Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    return new File([content], name, { type: /\.(txt|md)$/.test(name) ? 'text/plain' : '' });
  };
  const folderOf = (name, inside) => ({
    name, isFile: false, isDirectory: true,
    createReader: () => {
      const rest = [...inside];
      return { readEntries: (give) => setTimeout(() => give(rest.splice(0, 100))) };
    },
  });
  const entryOf = (file) => ({
    name: file.path.split('/').pop(), isFile: true, isDirectory: false,
    file: (give, refuse) => setTimeout(() => (file.unreadable
      ? refuse(new DOMException('A requested file or directory could not be read', 'NotReadableError')) : give(fileOf(file)))),
  });
  const tree = (all, depth) => {
    const names = [...new Set(all.map((file) => file.path.split('/')[depth]))];
    return names.map((name) => {
      const inside = all.filter((file) => file.path.split('/')[depth] === name);
      return inside[0].path.split('/').length === depth + 1 ? entryOf(inside[0]) : folderOf(name, tree(inside, depth + 1));
    });
  };
  const event = (type, transfer) => {
    const made = new DragEvent(type, { bubbles: true, cancelable: true });
    Object.defineProperty(made, 'dataTransfer', { value: transfer });
    document.body.dispatchEvent(made);
  };
  let transfer;
  if (files.some((file) => file.path.includes('/') || file.unreadable)) {
    const items = tree(files, 0).map((entry) => ({ kind: 'file', type: '', webkitGetAsEntry: () => entry, getAsFile: () => null }));
    transfer = { items, files: [], types: ['Files'], dropEffect: 'none' };
  } else {
    transfer = new DataTransfer();
    for (const file of files) transfer.items.add(fileOf(file));
  }
  event('dragenter', transfer);
  event('dragover', transfer);
  event('drop', transfer);
}

/** Waits for the end of a run of adding and returns its sentence. @param {import('./tab.mjs').Tab} tab @param {number} [patience] */
export async function added(tab, patience = 30_000) {
  return tab.until('the end of adding', () => {
    const line = document.querySelector('.adding .progress-line p')?.textContent ?? '';
    return /Added|No clipping was added|Stopped/.test(line) ? line : null;
  }, undefined, patience);
}
