use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::{Clipping, Moment, Problem, ProblemCode, Sourced};
use crate::library::Library;
use crate::text::Span;
use crate::text::offsets::{OffsetCounter, Unit};

/// One clipping as the command line writes it. Offsets count code points.
#[derive(Serialize)]
struct ClippingRecord<'a> {
    record: &'static str,
    id: u32,
    file: &'a str,
    part: Option<&'a str>,
    format: &'static str,
    text: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    byline: Option<&'a str>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<PublishedRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<PublishedRecord<'a>>,
    dateline: Option<DatelineRecord<'a>>,
    blocks: Vec<BlockRecord>,
    problems: Vec<ProblemRecord<'a>>,
}

#[derive(Serialize)]
struct PublishedRecord<'a> {
    value: String,
    precision: &'static str,
    basis: &'static str,
    evidence: Vec<[u32; 2]>,
    why: &'a str,
}

#[derive(Serialize)]
struct DatelineRecord<'a> {
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

#[derive(Serialize)]
struct ProblemRecord<'a> {
    code: ProblemCode,
    line: Option<u32>,
    message: &'a str,
    hint: &'a str,
}

#[derive(Serialize)]
struct CollectionRecord {
    record: &'static str,
    clippings: u32,
}

#[derive(Serialize)]
struct BlockRecord {
    start: u32,
    end: u32,
    kind: &'static str,
    #[serde(skip_serializing_if = "no_level")]
    level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

fn no_level(level: &u8) -> bool {
    *level == 0
}

/// The fields of a clipping's record that this version writes, for `--help`.
pub const RECORD_FIELDS: &str = "record, id, file, part, format, text, title, publisher, byline, language, url, published, modified, dateline, blocks, problems";

/// The record of a clipping with the problems of its file: one line of JSON,
/// without the line end. That the file came again is no problem of it.
pub fn clipping_record<'p>(
    id: u32,
    clipping: &Clipping,
    problems: impl IntoIterator<Item = &'p Problem>,
) -> String {
    let mut counter = OffsetCounter::new(&clipping.text, Unit::CodePoint);
    let mut points = |span: Span| [counter.at(span.start), counter.at(span.end)];
    let published = (clipping.published.as_ref()).map(|date| date_record(date, &mut points));
    let modified = (clipping.modified.as_ref()).map(|date| date_record(date, &mut points));
    let dateline = clipping.dateline.as_ref().map(|dateline| {
        let place_span = dateline.evidence.first().map(|span| points(*span));
        DatelineRecord {
            place: &dateline.value,
            start: place_span.map(|span| span[0]),
            end: place_span.map(|span| span[1]),
        }
    });
    let blocks = clipping.blocks.iter().map(|block| {
        let [start, end] = points(block.span);
        BlockRecord {
            start,
            end,
            kind: block.kind.name(),
            level: block.level,
            page: clipping.page_at(block.span.start),
        }
    });
    let record = ClippingRecord {
        record: "clipping",
        id,
        file: &clipping.file,
        part: clipping.part.as_deref(),
        format: clipping.format.entry().name,
        text: &clipping.text,
        title: &clipping.headline.title.value,
        publisher: value(&clipping.publisher),
        byline: value(&clipping.byline),
        language: value(&clipping.language),
        url: value(&clipping.url),
        published,
        modified,
        dateline,
        blocks: blocks.collect(),
        problems: problems
            .into_iter()
            .filter(|problem| problem.code != ProblemCode::AlreadyInLibrary)
            .filter(|problem| problem.concerns(clipping.part.as_deref()))
            .map(problem_record)
            .collect(),
    };
    serde_json::to_string(&record).expect("a record is plain data")
}

fn date_record<'a>(
    date: &'a Sourced<Moment>,
    points: &mut impl FnMut(Span) -> [u32; 2],
) -> PublishedRecord<'a> {
    PublishedRecord {
        value: date.value.to_string(),
        precision: date.value.grain().name(),
        basis: date.basis.name(),
        evidence: date.evidence.iter().map(|span| points(*span)).collect(),
        why: &date.why,
    }
}

/// The record of the library: one line of JSON, without the line end.
pub fn collection_record(n_clippings: u32) -> String {
    serde_json::to_string(&CollectionRecord {
        record: "collection",
        clippings: n_clippings,
    })
    .expect("a record is plain data")
}

/// A library as JSON Lines: a record a clipping, then one for the library.
/// Flushes the library.
pub fn json_lines(library: &mut Library) -> String {
    library.flush();
    let mut lines = String::new();
    let mut by_file: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
    for problem in library.problems() {
        by_file.entry(&problem.file).or_default().push(problem);
    }
    for id in library.ids() {
        if let Some(clipping) = library.clipping(id) {
            let problems = by_file.get(clipping.file.as_str()).into_iter().flatten();
            lines.push_str(&clipping_record(id, &clipping, problems.copied()));
            lines.push('\n');
        }
    }
    lines.push_str(&collection_record(library.n_clippings()));
    lines.push('\n');
    lines
}

fn value(sourced: &Option<Sourced<String>>) -> Option<&str> {
    sourced.as_ref().map(|sourced| sourced.value.as_str())
}

fn problem_record(problem: &Problem) -> ProblemRecord<'_> {
    ProblemRecord {
        code: problem.code,
        line: problem.line,
        message: &problem.message,
        hint: &problem.hint,
    }
}
