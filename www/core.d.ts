// The core's types under their own names; they come from Rust with the build.
/// <reference path="../dist/wasm/dateline.d.ts" />

export type Mark = [number, number];
export type Basis = 'stated' | 'metadata' | 'inferred';
export type Question = wasm_bindgen.Question;
export type Sort = wasm_bindgen.Sort;
export type SearchView = wasm_bindgen.SearchView;
export type HitView = wasm_bindgen.HitView;
export type FacetView = wasm_bindgen.FacetView;
export type FacetValueView = wasm_bindgen.FacetValueView;
export type HistogramView = wasm_bindgen.HistogramView;
export type BarView = wasm_bindgen.BarView;
export type FrontView = wasm_bindgen.FrontView;
export type ClippingView = wasm_bindgen.ClippingView;
export type BlockView = wasm_bindgen.BlockView;
export type FactView = wasm_bindgen.FactView;
export type ProblemView = wasm_bindgen.ProblemView;
export type ProblemsView = wasm_bindgen.ProblemsView;
export type AddedView = wasm_bindgen.AddedView;
export type OpenedView = wasm_bindgen.OpenedView;
export type ConcordanceView = wasm_bindgen.ConcordanceView;
export type LineView = wasm_bindgen.LineView;
export type MarkingView = wasm_bindgen.MarkingView;
export type MarkingWordView = wasm_bindgen.MarkingWordView;
