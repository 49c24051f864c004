use serde::Serialize;

use super::{FacetView, HistogramView, HitView, ProblemCountsView, QuotationView};
use crate::document::Clipping;
use crate::index::{Field, for_each_field_text};
use crate::text::words::for_each_word;
use crate::text::{Map, Order};

/// The library's own front page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FrontView {
    /// The library's title; empty where it has none.
    pub title: String,
    /// Clippings.
    pub clippings: u32,
    /// Words of all clippings.
    pub words: u32,
    /// Files that gave clippings.
    pub files: u32,
    /// When they were published.
    pub published: SpanView,
    /// Clippings over time.
    pub histogram: HistogramView,
    /// Publisher, year, language, format.
    pub facets: Vec<FacetView>,
    /// Whether those of names are among them.
    pub named: bool,
    /// Up to 12 clippings, newest first, undated last.
    pub latest: Vec<HitView>,
    /// Up to five quotations of named speakers in the latest.
    pub said: Vec<QuotationView>,
    /// Queries to try, made of the library's own words.
    pub suggestions: Vec<SuggestionView>,
    /// Problems by what they cost.
    pub problems: ProblemCountsView,
    /// What can be read.
    pub formats: Vec<FormatView>,
    /// Every way to write what is wanted.
    pub syntax: Vec<SyntaxView>,
    /// Largest file that is read, in bytes.
    pub max_file_bytes: f64,
    /// Whether the library is fetched part by part, as it is asked.
    pub in_parts: bool,
}

/// First and last publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct SpanView {
    /// Date of the earliest clipping, in the precision known.
    pub first: Option<String>,
    /// Date of the latest.
    pub last: Option<String>,
    /// Clippings without a date.
    pub undated: u32,
}

/// A query to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SuggestionView {
    /// The line to type.
    pub query: String,
    /// What it shows.
    pub why: String,
    /// Its hits.
    pub count: u32,
}

/// A format that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FormatView {
    /// Its name in queries.
    pub id: &'static str,
    /// Its name for readers.
    pub name: &'static str,
    /// File name endings, without the point.
    pub extensions: Vec<&'static str>,
    /// Whether it has columns, which its reader may choose.
    #[serde(rename = "isTable")]
    pub is_table: bool,
}

/// A way to write what is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SyntaxView {
    /// What it finds.
    pub help: &'static str,
    /// A query that uses it.
    pub example: &'static str,
}

/// Most clippings that suggestions are drawn from.
pub(super) const MAX_SAMPLED: usize = 60;

/// Names that several clippings share, most widely shared first: runs of two
/// to four capitalised words inside a sentence, as the clippings spell them.
pub(super) fn shared_names(clippings: &[Clipping]) -> Vec<String> {
    let mut shared: Map<String, (usize, usize, String)> = Map::new(); // folded → clippings, last one, spelling
    for (number, clipping) in clippings.iter().enumerate() {
        for_each_field_text(clipping, &mut |field, piece, _| {
            if field == Field::Body {
                for (folded, spelling) in names_in(piece) {
                    let entry = shared.entry(folded).or_insert((0, usize::MAX, spelling));
                    if entry.1 != number {
                        *entry = (entry.0 + 1, number, std::mem::take(&mut entry.2));
                    }
                }
            }
        });
    }
    let mut names: Vec<(usize, String)> = shared
        .into_values()
        .map(|(n_clippings, _, spelling)| (n_clippings, spelling))
        .collect();
    names.order_by(|a, b| {
        b.0.cmp(&a.0)
            .then(b.1.len().cmp(&a.1.len()))
            .then(a.1.cmp(&b.1))
    });
    let mut chosen: Vec<String> = Vec::new();
    for (n_clippings, name) in names {
        let known = |word: &str| {
            chosen
                .iter()
                .any(|other| other.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
        };
        if (n_clippings > 1 || clippings.len() == 1) && !name.split(' ').any(known) {
            chosen.push(name);
        }
        if chosen.len() == 4 {
            break;
        }
    }
    chosen
}

/// Runs of two to four capitalised words in a piece of text, folded and as
/// spelled. The first word of a sentence does not open one; a name that goes on
/// after a possessive (`Democratic People's Republic`) is none.
fn names_in(piece: &str) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut run: Vec<(String, String)> = Vec::new();
    let mut last_end = 0;
    let mut possessive = false; // the last name ended in 's
    for_each_word(piece, |word| {
        let written = word.span.of(piece);
        // Words of a script indexed in pairs overlap: nothing lies between them.
        let gap = piece
            .get(last_end..word.span.start as usize)
            .unwrap_or_default();
        let opens_sentence = last_end == 0 || gap.contains(['.', '?', '!', '\n', '"', '“', ':']);
        last_end = word.span.end as usize;
        let mut letters = written.chars();
        let hyphened = gap == "-" && !run.is_empty(); // `Jong-un` is one name
        let capital = hyphened
            || letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase);
        if !matches!(gap, " " | "-") || !capital || opens_sentence {
            names.extend(name_of(&mut run));
        }
        if possessive && capital && gap == " " {
            names.pop();
        }
        possessive = false;
        if capital && !opens_sentence {
            let bare = written.trim_end_matches("'s").trim_end_matches("’s");
            run.push((word.folded.to_owned(), bare.to_owned()));
            if bare.len() < written.len() {
                let name = name_of(&mut run);
                possessive = name.is_some();
                names.extend(name);
            }
        }
    });
    names.extend(name_of(&mut run));
    names
}

/// The name that a run of words makes, if it makes one; the run starts anew.
fn name_of(run: &mut Vec<(String, String)>) -> Option<(String, String)> {
    let words = std::mem::take(run);
    let join =
        |part: fn(&(String, String)) -> &str| words.iter().map(part).collect::<Vec<_>>().join(" ");
    (2..=4)
        .contains(&words.len())
        .then(|| (join(|word| &word.0), join(|word| &word.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_inside_sentences() {
        for (text, want) in [
            (
                "Officials met Kim Jong-un and Xi Jinping.",
                "Kim Jong un|Xi Jinping",
            ),
            (
                "Workers Party leaders met. Central Committee members came.",
                "",
            ),
            ("It is the Democratic People's Republic of Korea.", ""),
            (
                "He read Xi Jinping's letter to North Korea.",
                "Xi Jinping|North Korea",
            ),
            ("They call it \"Our State\" and no more.", ""),
            ("朝鲜最高领导人会见 Xi Jinping 平양에서", "Xi Jinping"),
        ] {
            let names: Vec<String> = names_in(text)
                .into_iter()
                .map(|(_, spelling)| spelling)
                .collect();
            assert_eq!(names.join("|"), want, "{text}");
        }
    }
}
