//! Questions become what one view shows: sorted, counted and cut.
//!
//! Takes a library and a question, gives `…View` types, the only ones that
//! cross to JavaScript. Text goes out as plain strings with marks in UTF-16
//! units, never as HTML. Also the records of the command line's output, so
//! that page and command line say the same. Knows nothing of the DOM.

mod absence;
mod batch;
mod citation;
mod clipping_facts;
mod clipping_quotations;
mod completion;
mod concordance;
mod corrections;
mod csv;
mod dispersion;
mod entity;
mod event_record;
mod events;
mod explanation;
mod explorer;
mod facets;
mod files;
mod front;
mod happening_record;
mod histogram;
mod ledger;
mod marked;
mod marking;
mod names;
mod opened;
mod opened_quotations;
mod order;
mod periods;
mod pieces;
mod problems;
mod question;
mod quotation_export;
mod quotation_view;
mod quote_record;
mod reader;
mod record;
mod results;
mod said_lately;
mod saved_search;
mod sourcing;
mod spelling;
mod timeline;
mod told;
mod wordings;

pub use absence::RequirementView;
pub use batch::{BatchView, ListedQueryView, QueryCountView, QueryListView, query_list};
pub use citation::citation;
pub use clipping_facts::{ClippingNameView, ClippingTimeView, FactSpanView, NameFormView};
pub use completion::CompletionView;
pub use concordance::{ConcordanceView, ContextSort, LineView};
pub use corrections::{NameCorrection, QuotationCorrection};
pub use csv::{HIT_COLUMNS, csv_header, csv_hits, csv_row};
pub use dispersion::{DispersionView, LaneView, MarkView, PlotView, TermView};
pub use entity::{EntityView, OtherNameView, RoleView, SpellingOfNameView};
pub use events::{
    AnniversaryView, EVENT_COLUMNS, EventFormat, EventRowView, EventView, EventsView, PartyView,
    WitnessesView, plover_name,
};
pub use explanation::{ExplanationView, FoundWordView, LeafExplanationView};
pub use explorer::{AddedView, Explorer, OpenedView};
pub use facets::{FacetValueView, FacetView};
pub use files::{FILE_COLUMNS, FileView, FilesQuestion, FilesView, FilesWith, FormatCountView};
pub use front::{FormatView, FrontView, SpanView, SuggestionView, SyntaxView};
pub use histogram::{BarView, HistogramView};
pub use ledger::{
    LedgerFacet, LedgerFacetView, LedgerPick, LedgerQuestion, LedgerRowView, LedgerSort,
    LedgerValueView, LedgerView,
};
pub use marked::Marked;
pub use marking::{MarkingView, MarkingWordView};
pub use names::{NameView, NamesQuestion, NamesView};
pub use periods::{CountView, PeriodView};
pub use pieces::{PartSpanView, PieceView};
pub use problems::{ProblemCountsView, ProblemView, ProblemsView};
pub use question::{FilterValues, Question, Sort};
pub use quotation_export::{QUOTATION_COLUMNS, QuotationFormat};
pub use quotation_view::{QuotationView, VoiceView};
pub use reader::{BlockView, ClippingView, FactView, NeighboursView, OriginalView};
pub use record::{RECORD_FIELDS, for_each_record, json_lines};
pub use results::{HitView, MendView, SearchView};
pub use saved_search::{SavedSearch, SavedSearchView};
pub use sourcing::{SourceShareView, SourcingView};
pub use spelling::SpellingView;
pub use timeline::{TimelineBarView, TimelineEntryView, TimelineQuestion, TimelineView};
pub use wordings::{WordingView, WordingsView};
