// @ts-check
/**
 * What a reader drops, picks or pastes → jobs for the reader workers, in batches
 * so that a folder of thousands never holds up the page.
 */

/** @typedef {import('./readers').Job} Job */
/** @typedef {{ path: string, file: Blob | null, refused?: import('./readers').Refusal }} Found one file as it was found */

const SIDECAR = '.meta.json';
const BATCH = 200;
const CLUTTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*|__MACOSX\/.*)$/i;

/**
 * Must be called inside the drop event: the browser forgets the items after it.
 * @param {DataTransfer} transfer
 * @returns {AsyncGenerator<Job[]>} by name, folders where their names stand
 */
export function foundInDrop(transfer) {
  /** @type {Found[]} */
  const files = [];
  /** @type {FileSystemDirectoryEntry[]} */
  const folders = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    // A folder has no type; asking each of thousands of files for its entry would be slow.
    const entry = item.type === '' ? item.webkitGetAsEntry?.() : null;
    if (entry?.isDirectory) folders.push(/** @type {FileSystemDirectoryEntry} */ (entry));
    else pushFile(files, item.getAsFile());
  }
  return walk(files, folders);
}

/** @param {Iterable<File>} files from a picker or the clipboard @returns {AsyncGenerator<Job[]>} */
export async function* foundInFiles(files) {
  /** @type {Found[]} */
  const found = [];
  for (const file of files) {
    found.push({ path: file.webkitRelativePath || file.name, file });
    // Each file costs the browser an object: thousands at once would hold up the page.
    if (found.length % BATCH === 0) await pause();
  }
  yield jobsOf(inNameOrder(found));
}

/** @param {string} text @param {string} name @returns {AsyncGenerator<Job[]>} */
export async function* foundInText(text, name) {
  yield jobsOf([{ path: name, file: new File([text], name, { type: 'text/plain' }) }]);
}

/** @param {Job} job one that is there already @returns {AsyncGenerator<Job[]>} */
export async function* foundJob(job) {
  yield [job];
}

/**
 * Pairs each file with its `NAME.meta.json`; a sidecar without its file is
 * refused. Sizes are looked at in the readers: asking thousands of files for
 * theirs would hold up the page.
 * @param {Found[]} found the files of one folder, or whole trees
 * @returns {Job[]} in the order found
 */
export function jobsOf(found) {
  const kept = found.filter(({ path }) => !CLUTTER.test(path));
  const byName = new Map(kept.map((one) => [one.path, one]));
  /** @type {Job[]} */
  const jobs = [];
  for (const { path, file, refused } of kept) {
    const owner = path.endsWith(SIDECAR) ? path.slice(0, -SIDECAR.length) : null;
    if (owner !== null && byName.has(owner)) continue;
    const sidecar = byName.get(path + SIDECAR)?.file ?? null;
    if (owner !== null) jobs.push(refusal(path, 'orphan-sidecar', owner));
    else if (refused || !file) jobs.push({ path, file: null, sidecar: null, refused: refused ?? { refused: 'unreadable', detail: '' } });
    else jobs.push({ path, file, sidecar });
  }
  return jobs;
}

/**
 * The same jobs in pieces, with a pause for the page between them.
 * @param {AsyncGenerator<Job[]>} found @returns {AsyncGenerator<Job[]>}
 */
export async function* batchesOf(found) {
  for await (const jobs of found) {
    for (let start = 0; start < jobs.length; start += BATCH) {
      yield jobs.slice(start, start + BATCH);
      await pause();
    }
  }
}

/** Lets the browser paint and answer keys before going on. @returns {Promise<void>} */
export function pause() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Files and folders of one place by name: each folder where its name stands.
 * @param {Found[]} files @param {FileSystemDirectoryEntry[]} folders @param {string} place their path, with its last `/`
 * @returns {AsyncGenerator<Job[]>}
 */
async function* walk(files, folders, place = '') {
  const jobs = jobsOf(inNameOrder(files));
  let next = 0;
  for (const folder of folders.sort(byName)) {
    const path = place + folder.name;
    const start = next;
    while (next < jobs.length && jobs[next].path < path) next += 1;
    if (next > start) yield jobs.slice(start, next);
    yield* walkFolder(folder, path);
  }
  if (next < jobs.length) yield jobs.slice(next);
}

/** @param {FileSystemDirectoryEntry} folder @param {string} path @returns {AsyncGenerator<Job[]>} */
async function* walkFolder(folder, path) {
  /** @type {FileSystemEntry[]} */
  let entries = [];
  /** @type {Found[]} */
  const found = [];
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    found.push({ path, file: null, refused: { refused: 'unreadable', detail: reasonOf(error) } });
  }
  const files = entries.filter((entry) => entry.isFile);
  for (let start = 0; start < files.length; start += BATCH) {
    const slice = files.slice(start, start + BATCH);
    found.push(...(await Promise.all(slice.map((entry) => foundEntry(/** @type {FileSystemFileEntry} */ (entry), path)))));
  }
  const folders = /** @type {FileSystemDirectoryEntry[]} */ (entries.filter((entry) => entry.isDirectory));
  yield* walk(found, folders, `${path}/`);
}

/** All entries of a folder; the browser hands them out a hundred at a time.
 * @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** @param {FileSystemFileEntry} entry @param {string} folder @returns {Promise<Found>} */
function foundEntry(entry, folder) {
  const path = `${folder}/${entry.name}`;
  return new Promise((resolve) => entry.file(
    (file) => resolve({ path, file }),
    (error) => resolve({ path, file: null, refused: { refused: 'unreadable', detail: reasonOf(error) } }),
  ));
}

/** @param {Found[]} files @param {File | null} file */
function pushFile(files, file) {
  if (file) files.push({ path: file.name, file });
}

/** @param {string} path @param {string} code @param {string} detail @returns {Job} */
function refusal(path, code, detail) {
  return { path, file: null, sidecar: null, refused: { refused: code, detail } };
}

/** By name, piece by piece of the path: as the command line walks a folder. @param {Found[]} found @returns {Found[]} */
function inNameOrder(found) {
  const keyed = found.map((one) => ({ one, key: one.path.replaceAll('/', '\u0000') }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ one }) => one);
}

/** @param {{ name: string }} a @param {{ name: string }} b */
const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}
