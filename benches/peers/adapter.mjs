// The page's own core as a contender of a benchmark of search libraries:
// documents are { id, title, body }, a query is a line as a reader types it.
// Run by `cargo xtask bench --peers DIR`.

/** @type {any} */ let core;
/** @type {any} */ let index;
/** @type {any} */ let module;

/** How each kind of query is typed. */
const line = {
  or: (q) => q.terms.join(' OR '),
  free: (q) => q.terms.join(' OR '),
  phrase: (q) => `"${q.text}"`,
  prefix: (q) => `${q.text}*`,
  typo: (q) => `${q.text}~`,
};

/** Bytes of documents that are handed over at once. */
const ROOM = 1 << 18;
const encoder = new TextEncoder();
const ends = new Uint32Array(1 << 12);

/** Adds as many documents from `first` on as have room; gives how many. */
const addSome = (docs, first) => {
  const nBytes = Math.max(ROOM, (docs[first].title.length + docs[first].body.length) * 3);
  // Making room may move the memory.
  const start = index.room(nBytes);
  const room = new Uint8Array(module.memory.buffer, start, nBytes);
  let at = 0;
  let n = 0;
  while (first + n < docs.length && 2 * n < ends.length) {
    const { title, body } = docs[first + n];
    if (at + (title.length + body.length) * 3 > room.length) break;
    at += encoder.encodeInto(title, room.subarray(at)).written;
    ends[2 * n] = at;
    at += encoder.encodeInto(body, room.subarray(at)).written;
    ends[2 * n + 1] = at;
    n += 1;
  }
  room.fill(0, at);
  index.addWritten(first, ends.subarray(0, 2 * n));
  return n;
};

export default {
  name: 'dateline',
  version: '0.1.0',
  note: 'the core of the page as it is built; one thread; positions; no stored text',
  kinds: {},
  async init({ base }) {
    const glue = await (await fetch(`${base}dateline.js`)).text();
    core = new Function(`${glue}; return wasm_bindgen;`)();
    module = await core({ module_or_path: await (await fetch(`${base}dateline_bg.wasm`)).arrayBuffer() });
    index = new core.SearchIndex();
  },
  build(docs) {
    for (let first = 0; first < docs.length; ) first += addSome(docs, first);
    index.finish();
  },
  serialize: () => index.save(),
  load: (bytes) => index.load(bytes),
  query: (q, kind, k) => [...index.top((line[kind] ?? ((one) => one.text))(q), k)],
  memory: () => module.memory.buffer.byteLength,
};
