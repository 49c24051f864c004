use serde::Serialize;

use super::{FacetView, HistogramView, Marked};
use crate::document::{Basis, Clipping};
use crate::index::Field;
use crate::query::{Highlighter, Hit, Mend, Snippet, snippets};
use crate::text::Span;
use crate::text::offsets::{OffsetCounter, Unit};

/// The answer to a question: one window of its hits, and counts over all.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SearchView {
    /// The query in words, as understood; empty for an empty line.
    pub words: String,
    /// What was repaired in the line.
    pub mends: Vec<MendView>,
    /// Clippings in the library.
    pub total: u32,
    /// Hits.
    pub matched: u32,
    /// Place of the window among the hits.
    pub offset: u32,
    /// The window.
    pub hits: Vec<HitView>,
    /// Publisher, year, language, format.
    pub facets: Vec<FacetView>,
    /// Hits over time.
    pub histogram: HistogramView,
}

/// A repair of the typed line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MendView {
    /// First UTF-16 unit of the line.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What was wrong.
    pub message: String,
    /// What was done about it.
    pub hint: String,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct HitView {
    /// The clipping's number.
    pub id: u32,
    /// Its title.
    pub title: Marked,
    /// What the title rests on.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'stated' | 'metadata' | 'inferred'")
    )]
    pub title_basis: Basis,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Format of the file.
    pub format: &'static str,
    /// Path of the file.
    pub file: String,
    /// Up to two sentences, in text order.
    pub snippets: Vec<Marked>,
    /// Whether the words stand only in the site's own lines.
    pub boilerplate: bool,
    /// How well it matches; 0 where the query has no words.
    pub score: f64,
}

/// Sentences shown for a hit.
const MAX_SNIPPETS: usize = 2;

impl HitView {
    /// The view of a clipping as a hit.
    pub(super) fn new(hit: &Hit, clipping: &Clipping, highlighter: &Highlighter) -> HitView {
        let title = &clipping.headline.title;
        let title_marks = highlighter.marks(clipping, Field::Title, &title.value);
        let shown = snippets(clipping, highlighter, MAX_SNIPPETS);
        let in_boilerplate = shown.iter().any(|snippet| snippet.boilerplate);
        let elsewhere = !title_marks.is_empty()
            || shown
                .iter()
                .any(|snippet| !snippet.boilerplate && !snippet.marks.is_empty());
        HitView {
            id: hit.id,
            title: Marked::new(&title.value, title_marks.iter().map(|mark| mark.span)),
            title_basis: title.basis,
            publisher: clipping
                .publisher
                .as_ref()
                .map(|publisher| publisher.value.clone()),
            published: clipping
                .published
                .as_ref()
                .map(|published| published.value.to_string()),
            language: clipping
                .language
                .as_ref()
                .map(|language| language.value.clone()),
            format: clipping.format.entry().name,
            file: clipping.file.clone(),
            snippets: shown
                .iter()
                .map(|snippet| marked_snippet(&clipping.text, snippet))
                .collect(),
            boilerplate: in_boilerplate && !elsewhere,
            score: hit.score,
        }
    }
}

fn marked_snippet(text: &str, snippet: &Snippet) -> Marked {
    let (before, after) = (
        if snippet.cut.0 { "… " } else { "" },
        if snippet.cut.1 { " …" } else { "" },
    );
    let shift = |offset: u32| offset - snippet.span.start + before.len() as u32;
    let marks = snippet.marks.iter().map(|mark| Span {
        start: shift(mark.start),
        end: shift(mark.end),
    });
    Marked::new(&format!("{before}{}{after}", snippet.span.of(text)), marks)
}

/// The mends of a line, counted in UTF-16 units of it.
pub(super) fn mend_views(line: &str, mends: &[Mend]) -> Vec<MendView> {
    let mut counter = OffsetCounter::new(line, Unit::Utf16);
    let view = |mend: &Mend| MendView {
        start: counter.at(mend.span.start),
        end: counter.at(mend.span.end),
        message: mend.message.clone(),
        hint: mend.hint.clone(),
    };
    mends.iter().map(view).collect()
}
