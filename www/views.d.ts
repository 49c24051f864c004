// What the core answers. In the build these declarations come from Rust (tsify, in the wasm-bindgen
// .d.ts); this file is the agreed interface until then: names and shapes are final unless we talk.
// All offsets in UTF-16 units of the string they go with. Dates are strings in the precision known
// ("2020-10-10T08:30+09:00", "2023-09", "2015"). Nothing here is HTML.

export type Mark = [number, number];                       // start, end (exclusive), sorted, disjoint
export interface Marked { text: string; marks: Mark[] }

export interface FilterValues { source: string[]; year: string[]; language: string[]; format: string[] }
export interface Question {                                 // argument of search(), clipping(): what the URL hash holds
  query: string;
  filters: FilterValues;                             // OR inside one facet, AND between facets
  from: string | null; to: string | null;            // date span picked in the histogram, inclusive, "2015", "2015-10", "2015-10-10"
  undated: boolean;                                  // only clippings without a date
  boilerplate: boolean;                              // search the sites' own lines too
  sort: 'relevance' | 'newest' | 'oldest';
}

export interface MendView { start: number; end: number; message: string; hint: string }   // in Question.query

export interface SearchView {
  words: string;               // the query in words, as understood: `kim and "founding anniversary", not trump`; "" for an empty query
  mends: MendView[];           // what was repaired in the query, to be said aloud
  total: number;               // clippings in the library
  matched: number;             // hits
  offset: number; hits: HitView[];                    // the window asked for
  facets: FacetView[];         // source, year, language, format in this order; counts exact, each with the other filters applied
  histogram: HistogramView;
}
export interface HitView {
  id: number; title: Marked; titleBasis: Basis;
  publisher: string | null; published: string | null; language: string | null; format: string; file: string;
  snippets: Marked[];          // 0 to 3 sentences, in text order; for an empty query the first sentence
  boilerplate: boolean;        // the words stand only in the site's own lines
}
export interface FacetView { field: 'source' | 'year' | 'language' | 'format'; values: FacetValueView[] }  // most frequent first (year: newest first)
export interface FacetValueView { value: string; label: string | null; count: number; selected: boolean }  // value "" = not known
export interface HistogramView {
  grain: 'year' | 'month' | 'day'; bars: BarView[];   // contiguous, oldest first, empty ones included
  undated: number; coarser: number;                   // hits with no date; hits dated less finely than the bars
}
export interface BarView { from: string; to: string; label: string; count: number; selected: boolean }

export interface FrontView {
  title: string; clippings: number; words: number; files: number;
  published: { first: string | null; last: string | null; undated: number };
  histogram: HistogramView;
  facets: FacetView[];
  latest: HitView[];           // up to 12, newest first, undated last
  suggestions: { query: string; why: string; count: number }[];   // what to try, from this library's own words
  problems: { lost: number; doubtful: number; notes: number };
  formats: { name: string; extensions: string[] }[];  // what can be read, for pickers and help
  maxFileBytes: number;
}

export type Basis = 'stated' | 'metadata' | 'inferred';
export interface ClippingView {
  id: number; file: string; format: string;
  title: Marked; titleBasis: Basis; titleWhy: string;
  hasHeadlineBlock: boolean;   // the title stands in the text as a block of its own (do not print it twice)
  blocks: BlockView[];
  facts: FactView[];           // metadata, each with where it came from, in reading order
  marks: number;               // marks in title + blocks (headline block not counted twice)
  citation: string;            // plain text, one line
  neighbours: { index: number; total: number; previous: number | null; next: number | null };  // among the question's hits; index -1 if not a hit
  original: { text: string; encoding: string; bytes: number; lines: number };  // the decoded file, unchanged
  problems: ProblemView[];
}
export interface BlockView { kind: 'headline'|'byline'|'dateline'|'body'|'caption'|'boilerplate'|'quote'|'list'|'table'; level: number; text: string; marks: Mark[]; }
export interface FactView { name: 'publisher'|'published'|'byline'|'dateline'|'language'|'url'|'file'|'format'|'encoding'|'words'; value: string; basis: Basis | null; why: string; evidence: string[] }  // evidence: the words in the text
export interface ProblemView { id: number; code: string; severity: 'lost' | 'doubtful' | 'note'; file: string; line: number | null; message: string; hint: string }
export interface ProblemsView { total: number; counts: { lost: number; doubtful: number; notes: number }; problems: ProblemView[] }

export interface AddedView { clippings: number; firstId: number | null; problems: ProblemView[] }
export interface OpenedView { title: string; clippings: number; bytes: number }

// --- the wasm module (wasm-bindgen, --target no-modules, global `wasm_bindgen`) -----------------
// One exported class. Every method throws { code, message, hint } on refusal ("newer-version", "damaged", "not-a-library").
export declare class Explorer {
  constructor();                                     // an empty library
  open(bytes: Uint8Array): OpenedView;               // replaces the library; on a refusal nothing changes
  save(title: string | null): Uint8Array;            // the whole library; the same library gives the same bytes
  static read(path: string, file: Blob, sidecar: Blob | null): Promise<Uint8Array>;   // in reader workers: one file → bytes for add()
  static refuse(path: string, code: string, detail: string): Uint8Array;  // a file that never reached a reader: 'too-large' | 'unreadable' | 'reader-crashed' | 'timed-out' | 'orphan-sidecar' → bytes for add()
  add(read: Uint8Array): AddedView;                  // one read file; searchable at once
  settle(): void;                                    // call after a batch: merges segments
  remove(id: number): boolean;
  clear(): void;                                     // start empty
  front(): FrontView;
  search(question: Question, offset: number, limit: number): SearchView;
  clipping(id: number, question: Question): ClippingView | null;
  problems(offset: number, limit: number): ProblemsView;
  dismissProblems(): void;                           // forget the list
  extract(): string;                                 // JSON Lines, exactly as `dateline extract --format jsonl` writes them
}
