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
    docs.forEach(({ title, body }, id) => index.add(id, title, body));
    index.finish();
  },
  serialize: () => index.save(),
  load: (bytes) => index.load(bytes),
  query: (q, kind, k) => [...index.top((line[kind] ?? ((one) => one.text))(q), k)],
  memory: () => module.memory.buffer.byteLength,
};
