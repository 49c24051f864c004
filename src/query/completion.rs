use super::ast::Scope;
use super::caret::{Place, place_of};
use super::counting::most_frequent;
use super::fields::{FIELDS, FieldEntry, FieldMeaning};
use super::languages::Languages;
use super::parser::parse;
use super::ranking::Ranking;
use super::search::{Filters, search, year_of};
use crate::index::{Deletions, FacetField, Field, Segment, UNDATED, Walk};
use crate::text::Span;
use crate::text::words::{for_each_word, is_paired};
use crate::text::{Map, Order, Set};

/// A way to go on with what a reader is typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// What is put into the line; words folded as the index folds them.
    pub text: String,
    /// Clippings that have it where the query looks; `None` for a field.
    pub n_clippings: Option<u32>,
    /// The line with it.
    pub line: String,
    /// Where to go on typing, in bytes of that line.
    pub caret: usize,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word of the index.
    Word,
    /// A field, with its colon.
    Field(&'static FieldEntry),
    /// A year of publication.
    Year,
    /// A value of a facet.
    Value(FacetField),
}

/// Completions given, at most.
const MAX_COMPLETIONS: usize = 8;
/// Letters from which on words are completed outside of a field.
const MIN_TYPED: usize = 2;

/// What the word at `caret`, in bytes of the line, may be completed to: words
/// of the index, most frequent first, then fields; in a field its words or
/// values. Counts are exact. Empty where there is nothing to complete.
pub fn completions(
    line: &str,
    caret: usize,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Vec<Completion> {
    let Some(place) = place_of(line, caret) else {
        return Vec::new();
    };
    let field = place.field;
    let found = match field.map(|entry| entry.meaning) {
        None => words_and_fields(&place, Scope::Text, segments, boilerplate),
        Some(FieldMeaning::Words(Field::Source)) => {
            values(&place, FacetField::Source, segments, boilerplate)
        }
        Some(FieldMeaning::Words(field)) => {
            words_and_fields(&place, Scope::Field(field), segments, boilerplate)
        }
        Some(FieldMeaning::Facet(facet)) => values(&place, facet, segments, boilerplate),
        Some(FieldMeaning::Date(_)) => years(&place, segments, boilerplate),
    };
    // What stands there already is no news.
    match found.as_slice() {
        [only] if only.line.trim_end() == line.trim_end() => Vec::new(),
        _ => found,
    }
}

/// Words of the index that begin with what is typed, then fields that do.
fn words_and_fields(
    place: &Place<'_>,
    scope: Scope,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Vec<Completion> {
    let Some((prefix, span)) = place.word() else {
        return Vec::new();
    };
    let n_typed = prefix.chars().count();
    if n_typed < MIN_TYPED && place.field.is_none() {
        return Vec::new();
    }
    let mut fields = Vec::new();
    if place.field.is_none() && place.is_bare() {
        fields = named(place.typed, place, segments.len());
    }
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let languages = Languages::of(&parts);
    let is_wanted = |word: &str| {
        let tells = n_typed >= MIN_TYPED || !languages.is_function_word(word);
        (tells || !scope.is_stemmed()) && !word.starts_with(is_paired)
    };
    let mut bounds: Map<String, u64> = Map::new();
    for segment in parts {
        for &field in scope.fields(boilerplate) {
            segment.for_each_word_from(field, &prefix, &mut |word, info| {
                if is_wanted(word) {
                    *bounds.entry(word.to_owned()).or_default() += u64::from(info.n_documents);
                }
                Walk::On
            });
        }
    }
    let limit = MAX_COMPLETIONS - fields.len();
    let words = most_frequent(bounds, segments, scope.fields(boilerplate), limit);
    let word = |(word, n_clippings): (String, u32)| {
        place.completed(CompletionKind::Word, word, span, Some(n_clippings))
    };
    words.into_iter().map(word).chain(fields).collect()
}

/// The fields whose name begins with `typed`, the first of its names that does.
fn named(typed: &str, place: &Place<'_>, n_segments: usize) -> Vec<Completion> {
    let n_typed = typed.chars().count();
    if n_typed < MIN_TYPED || n_segments == 0 {
        return Vec::new();
    }
    let begins = |name: &&&str| {
        name.get(..typed.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(typed))
    };
    let mut found: Vec<(usize, Completion)> = FIELDS
        .iter()
        .filter_map(|entry| {
            let number = entry.names.iter().position(|name| begins(&name))?;
            let (kind, name) = (CompletionKind::Field(entry), entry.names[number]);
            let completion = place.completed(kind, format!("{name}:"), place.token, None);
            // Other names of fields come behind the first ones, the shortest first.
            Some((number.min(1) * name.len(), completion))
        })
        .collect();
    found.order_by_key(|(rank, _)| *rank);
    found
        .into_iter()
        .map(|(_, completion)| completion)
        .collect()
}

/// The values of a facet that begin, or have a word that begins, with what is typed.
fn values(
    place: &Place<'_>,
    facet: FacetField,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Vec<Completion> {
    let mut counts: Map<&str, u32> = Map::new();
    for (segment, deletions) in segments {
        for document in (0..segment.n_documents()).filter(|one| !deletions.contains(*one)) {
            let value = segment.columns().facet_value(facet, document);
            *counts.entry(value).or_default() += 1;
        }
    }
    let typed = folded_words(place.typed).join(" ");
    let fits = |value: &str| {
        let words = folded_words(value);
        (0..words.len()).any(|from| words[from..].join(" ").starts_with(&typed))
    };
    let mut values: Vec<(&str, u32)> = counts.into_iter().filter(|(one, _)| fits(one)).collect();
    values.order_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let values = values.into_iter().take(MAX_COMPLETIONS);
    let found = values.filter_map(|(value, _)| {
        let text = quoted(value);
        let n_clippings = n_found(place, &text, segments, boilerplate)?;
        let kind = CompletionKind::Value(facet);
        Some(place.completed(kind, text, place.token, Some(n_clippings)))
    });
    found.collect()
}

/// The years that clippings are published in, as the condition takes them:
/// those that find something, latest first.
fn years(
    place: &Place<'_>,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Vec<Completion> {
    let mut years: Set<i16> = Set::new();
    for (segment, deletions) in segments {
        for document in (0..segment.n_documents()).filter(|one| !deletions.contains(*one)) {
            let days = segment.columns().days(document);
            if days.0 != UNDATED {
                years.extend(year_of(days));
            }
        }
    }
    let texts = years.into_iter().rev().map(|year| format!("{year:04}"));
    let found = texts
        .filter(|text| text.starts_with(place.typed))
        .filter_map(|text| {
            let n_clippings = n_found(place, &text, segments, boilerplate)?;
            let (kind, span) = (CompletionKind::Year, place.token);
            Some(place.completed(kind, text, span, Some(n_clippings)))
        });
    found.take(MAX_COMPLETIONS).collect()
}

/// What the place's field finds with `value`; `None` for nothing.
fn n_found(
    place: &Place<'_>,
    value: &str,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Option<u32> {
    let query = parse(&format!("{}:{value}", place.field?.names[0]));
    let filters = Filters::default();
    let searched = search(query, segments, &filters, boilerplate, Ranking::default());
    let n_clippings = searched.answer.hits.len() as u32;
    (n_clippings > 0).then_some(n_clippings)
}

impl Place<'_> {
    /// The completion that puts `text` in place of `span`. At the end of the
    /// line a blank follows, so that the next word can be typed.
    fn completed(
        &self,
        kind: CompletionKind,
        text: String,
        span: Span,
        n_clippings: Option<u32>,
    ) -> Completion {
        let (before, after) = (
            &self.line[..span.start as usize],
            &self.line[span.end as usize..],
        );
        let goes_on = matches!(kind, CompletionKind::Field(_)) || !after.is_empty();
        let is_inside = self.is_quoted && span != self.token;
        let blank = if goes_on || is_inside { "" } else { " " };
        Completion {
            line: format!("{before}{text}{blank}{after}"),
            caret: before.len() + text.len() + blank.len(),
            kind,
            text,
            n_clippings,
        }
    }
}

/// A value as the query language takes it: in quotation marks unless it is
/// letters and digits alone.
fn quoted(value: &str) -> String {
    match value.chars().all(char::is_alphanumeric) {
        true => value.to_owned(),
        false => format!("\"{}\"", value.replace(['"', '“', '”', '＂'], " ")),
    }
}

fn folded_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.folded.to_owned()));
    words
}
