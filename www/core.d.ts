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
export type FormatView = wasm_bindgen.FormatView;
export type ClippingView = wasm_bindgen.ClippingView;
export type BlockView = wasm_bindgen.BlockView;
export type FactView = wasm_bindgen.FactView;
export type ProblemView = wasm_bindgen.ProblemView;
export type ProblemsView = wasm_bindgen.ProblemsView;
export type AddedView = wasm_bindgen.AddedView;
export type OpenedView = wasm_bindgen.OpenedView;
export type ConcordanceView = wasm_bindgen.ConcordanceView;
export type LineView = wasm_bindgen.LineView;
export type CompletionView = wasm_bindgen.CompletionView;
export type SpellingView = wasm_bindgen.SpellingView;
export type RequirementView = wasm_bindgen.RequirementView;
export type ExplanationView = wasm_bindgen.ExplanationView;
export type NamesQuestion = wasm_bindgen.NamesQuestion;
export type NamesView = wasm_bindgen.NamesView;
export type NameView = wasm_bindgen.NameView;
export type EntityView = wasm_bindgen.EntityView;
export type NameCorrection = wasm_bindgen.NameCorrection;
export type TimelineQuestion = wasm_bindgen.TimelineQuestion;
export type TimelineView = wasm_bindgen.TimelineView;
export type TimelineBarView = wasm_bindgen.TimelineBarView;
export type TimelineEntryView = wasm_bindgen.TimelineEntryView;
export type LedgerFacet = wasm_bindgen.LedgerFacet;
export type LedgerPick = wasm_bindgen.LedgerPick;
export type LedgerSort = wasm_bindgen.LedgerSort;
export type LedgerQuestion = wasm_bindgen.LedgerQuestion;
export type LedgerView = wasm_bindgen.LedgerView;
export type LedgerFacetView = wasm_bindgen.LedgerFacetView;
export type LedgerValueView = wasm_bindgen.LedgerValueView;
export type LedgerRowView = wasm_bindgen.LedgerRowView;
export type QuotationView = wasm_bindgen.QuotationView;
export type VoiceView = wasm_bindgen.VoiceView;
export type QuotationCorrection = wasm_bindgen.QuotationCorrection;
export type SourcingView = wasm_bindgen.SourcingView;
export type WordingView = wasm_bindgen.WordingView;
export type WordingsView = wasm_bindgen.WordingsView;
export type PartSpanView = wasm_bindgen.PartSpanView;
export type PieceView = wasm_bindgen.PieceView;
export type EventsView = wasm_bindgen.EventsView;
export type EventRowView = wasm_bindgen.EventRowView;
export type EventView = wasm_bindgen.EventView;
export type PartyView = wasm_bindgen.PartyView;
export type WitnessesView = wasm_bindgen.WitnessesView;
export type FactSpanView = wasm_bindgen.FactSpanView;
export type MarkingView = wasm_bindgen.MarkingView;
export type MarkingWordView = wasm_bindgen.MarkingWordView;
export type DispersionView = wasm_bindgen.DispersionView;
export type PlotView = wasm_bindgen.PlotView;
export type PeriodView = wasm_bindgen.PeriodView;
export type MarkView = wasm_bindgen.MarkView;
/** A question with nothing left out, as the core gives it back. */
export type Asked = { query: string, filters: Record<import('./state').Field, string[]>, from: string | null, to: string | null, undated: boolean, boilerplate: boolean, sort: Sort };
export type SavedSearch = { name: string, question: Asked, seen: number | null };
export type SavedSearchView = Omit<wasm_bindgen.SavedSearchView, 'question'> & { question: Asked };
export type QueryListView = wasm_bindgen.QueryListView;
export type FilesQuestion = wasm_bindgen.FilesQuestion;
export type FilesView = wasm_bindgen.FilesView;
export type FileView = wasm_bindgen.FileView;
export type BatchView = wasm_bindgen.BatchView;
/** What a column of a table is for; as the core's `Role`. */
export type Role = 'title' | 'text' | 'date' | 'changed' | 'source' | 'author' | 'url' | 'language' | 'id' | 'section' | 'ignore';
/** What the reader of a table chose for its columns; as the core's `TableMapping`. */
export type TableMapping = { roles: Role[], textOrder: number[], hasHeader: boolean | null, dayFirst: boolean | null, sheet: string | null };
/** A table as it would be read; as the core's `TablePreview`. */
export type TablePreview = {
  format: string, columns: { name: string, role: Role, confidence: number, why: string, samples: string[] }[], textOrder: number[],
  nRows: number, hasHeader: boolean, delimiter: string | null, sheets: string[], sheet: string | null, isRecognised: boolean,
};
export type MendView = wasm_bindgen.MendView;
