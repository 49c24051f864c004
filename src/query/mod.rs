//! A typed line and segments become ranked hits, counts and marked sentences.
//!
//! Takes what a reader typed and the segments of a library, gives the query as
//! understood with its mends, the hits in order, exact counts for facets and
//! dates, and the sentences to show. A broken query is mended, never refused.
//! Ranking is BM25 over fields (Robertson, Zaragoza, Taylor 2004: BM25F).
//! Knows nothing of the page, of files or of how a library keeps its segments.

mod absence;
mod any_in_window;
mod asking;
mod ast;
mod best;
mod bounds;
mod caret;
mod completion;
mod context;
mod counting;
mod cursor;
mod date_condition;
mod dispersion;
mod explanation;
mod feedback;
mod fields;
mod forms;
mod found;
mod fuzzy;
mod highlight;
mod joining;
mod languages;
mod lexer;
mod likelihood;
mod loose;
mod near;
mod nearness;
mod neighbours;
mod occurrences;
mod operators;
mod parser;
mod pattern_words;
mod plan;
mod ranking;
mod recency;
mod search;
mod second_pass;
mod snippet;
mod spelling;
mod top;
mod top_of_one;
mod union;
mod weigher;
mod word_list;
mod word_pattern;
mod wording;

pub use absence::{Requirement, RequirementKind, absence};
pub use asking::is_asking_word;
pub use ast::{Leaf, Mend, Node, Pattern, PhraseWord, Query, Scope};
pub use completion::{Completion, CompletionKind, completions};
pub use context::{InContext, Placed, for_each_match, for_each_place};
pub use dispersion::deviation_of_proportions;
pub use explanation::{Explanation, FoundWord, LeafExplanation, explain};
pub use fields::{FIELDS, FieldEntry, FieldMeaning};
pub use highlight::{Highlighter, MarkedSpan};
pub use languages::Languages;
pub use likelihood::{NOTABLE, log_likelihood};
pub use operators::{OPERATORS, OperatorEntry};
pub use parser::parse;
pub use ranking::Ranking;
pub use search::{Answer, Filter, Filters, Hit, Searched, search, top};
pub use snippet::{Snippet, snippets};
pub use spelling::{Spelling, spellings};
pub use word_pattern::WordPattern;
pub use wording::in_words;
