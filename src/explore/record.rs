use serde::Serialize;

use super::event_record::EventRecord;
use super::happening_record::{HappeningRecord, happening_records};
use super::names::known_words;
use super::quote_record::QuoteRecord;
use super::told::Told;
use crate::document::{Clipping, Moment, Problem, ProblemCode, Sourced};
use crate::library::happenings::Happenings;
use crate::library::{Library, WhoIsWho};
use crate::text::offsets::{OffsetCounter, Unit};
use crate::text::{Map, Span};

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
    mentions: Vec<MentionRecord<'a>>,
    quotes: Vec<QuoteRecord<'a>>,
    times: Vec<TimeRecord<'a>>,
    events: Vec<EventRecord<'a>>,
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
struct MentionRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    entity_type: &'static str,
    entity: Option<&'a str>,
    /// From 0 to 1.
    confidence: f32,
    demonym: bool,
    finder: &'static str,
}

#[derive(Serialize)]
struct TimeRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    precision: &'static str,
    confidence: f32,
    why: &'a str,
}

#[derive(Serialize)]
struct CollectionRecord<'a> {
    record: &'static str,
    clippings: u32,
    entities: Vec<EntityRecord<'a>>,
    events: Vec<HappeningRecord<'a>>,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    entity_type: &'static str,
    name: &'a str,
    aliases: Vec<&'a str>,
    roles: Vec<&'a str>,
    country: Option<String>,
    mentions: u32,
    clippings: &'a [u32],
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
pub const RECORD_FIELDS: &str = "record, id, file, part, format, text, title, publisher, byline, language, url, published, modified, dateline, blocks, mentions, quotes, times, events, problems";

/// The record of a clipping of `library` with the problems of its file: one
/// line of JSON, without the line end. That the file came again is no problem
/// of it.
fn clipping_record<'p>(
    id: u32,
    clipping: &Clipping,
    library: &Library,
    who: &WhoIsWho,
    problems: impl IntoIterator<Item = &'p Problem>,
) -> String {
    let facts = library.facts(id, clipping);
    let times = library.times(clipping, &facts);
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
    let blocks = blocks.collect();
    let told = Told {
        id,
        clipping,
        facts: &facts,
        times: &times,
        who: Some(who),
    };
    let mentions = facts.mentions.iter().map(|mention| {
        let [start, end] = points(mention.span);
        MentionRecord {
            start,
            end,
            text: mention.span.of(&clipping.text),
            entity_type: mention.entity_type.name(),
            entity: told.id_of(mention.entity, Some(mention.span)),
            confidence: share(mention.confidence),
            demonym: mention.is_demonym,
            finder: mention.finder.name(),
        }
    });
    let mentions = mentions.collect();
    let quotations = library.quotations(clipping, &facts);
    let quotes = (quotations.iter()).map(|one| QuoteRecord::new(one, &told, &mut points));
    let quotes = quotes.collect();
    let time_records = (facts.times.iter())
        .zip(&times)
        .map(|(time, (span, value))| {
            let [start, end] = points(*span);
            TimeRecord {
                start,
                end,
                text: span.of(&clipping.text),
                kind: time.kind.name(),
                value: &value.value,
                precision: value.precision,
                confidence: share(time.confidence),
                why: &value.why,
            }
        });
    let time_records = time_records.collect();
    let events = (facts.events.iter()).map(|event| EventRecord::new(event, &told, &mut points));
    let events = events.collect();
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
        blocks,
        mentions,
        quotes,
        times: time_records,
        events,
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

/// A percentage as a share.
pub(super) fn share(percent: u8) -> f32 {
    f32::from(percent) / 100.0
}

/// The record of the library: one line of JSON, without the line end.
fn collection_record(n_clippings: u32, who: &WhoIsWho, happenings: &Happenings) -> String {
    let entities = who.entities().iter().map(|entity| EntityRecord {
        id: &entity.id,
        entity_type: entity.entity_type.name(),
        name: &entity.name,
        aliases: (entity.aliases.iter())
            .map(|alias| alias.text.as_str())
            .collect(),
        roles: (entity.roles.iter())
            .map(|role| role.title.as_str())
            .collect(),
        country: known_words(&entity.known).1,
        mentions: entity.n_mentions,
        clippings: &entity.clippings,
    });
    serde_json::to_string(&CollectionRecord {
        record: "collection",
        clippings: n_clippings,
        entities: entities.collect(),
        events: happening_records(happenings, who),
    })
    .expect("a record is plain data")
}

/// Calls `visit` with each line of a library as JSON Lines, without its end: a
/// record a clipping, then one for the library. Flushes the library.
pub fn for_each_record(library: &mut Library, mut visit: impl FnMut(&str)) {
    let who = library.who();
    let mut by_file: Map<&str, Vec<&Problem>> = Map::new();
    for problem in library.problems() {
        by_file.entry(&problem.file).or_default().push(problem);
    }
    for id in library.ids() {
        if let Some(clipping) = library.clipping(id) {
            let problems = by_file.get(clipping.file.as_str()).into_iter().flatten();
            let problems = problems.copied();
            visit(&clipping_record(id, &clipping, library, &who, problems));
        }
    }
    let happenings = library.events();
    visit(&collection_record(library.n_clippings(), &who, &happenings));
}

/// A library as JSON Lines. Flushes the library.
pub fn json_lines(library: &mut Library) -> String {
    let mut lines = String::new();
    for_each_record(library, |record| {
        lines.push_str(record);
        lines.push('\n');
    });
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
