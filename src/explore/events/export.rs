//! Events for other programs: a table, and JSON.

use super::{EventRowView, PartyView};
use crate::explore::csv::{csv_header, csv_row};
use crate::explore::{Explorer, LedgerQuestion, Question};

/// Most rows that go out.
const MAX_ROWS: usize = 100_000;

/// The columns of a table of events.
pub const EVENT_COLUMNS: [&str; 20] = [
    "date",
    "reported",
    "class",
    "PLOVER",
    "actors",
    "verb",
    "targets",
    "place",
    "count",
    "anniversary",
    "anniversary of",
    "mode",
    "clippings",
    "publishers",
    "sentence",
    "title",
    "publisher",
    "published",
    "id",
    "confidence",
];

/// How events are written for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventFormat {
    /// Comma-separated values (RFC 4180).
    Table,
    /// A JSON array of the rows as the page has them.
    Json,
}

impl EventFormat {
    /// The format with this name: `csv`, `json`.
    pub fn named(name: &str) -> Option<EventFormat> {
        match name {
            "csv" => Some(EventFormat::Table),
            "json" => Some(EventFormat::Json),
            _ => None,
        }
    }
}

impl Explorer {
    /// All events of the question's hits that are asked for, written for others.
    pub fn events(
        &mut self,
        question: &Question,
        asked: &LedgerQuestion,
        format: EventFormat,
    ) -> String {
        let rows = self.event_ledger(question, asked, 0, MAX_ROWS).rows;
        match format {
            EventFormat::Table => {
                let mut table = csv_header(&EVENT_COLUMNS);
                rows.iter()
                    .for_each(|row| table.push_str(&csv_row(cells(row))));
                table
            }
            EventFormat::Json => {
                let mut json = serde_json::to_string_pretty(&rows).expect("rows are plain data");
                json.push('\n');
                json
            }
        }
    }
}

fn names(parties: &[PartyView]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    names.join("; ")
}

fn cells(row: &EventRowView) -> [String; EVENT_COLUMNS.len()] {
    let event = &row.event;
    let anniversary = event.anniversary.as_ref();
    let years = anniversary.and_then(|one| one.years);
    let sentence = event.context.iter().map(|piece| piece.text.as_str());
    let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    [
        event.date.clone().unwrap_or_default(),
        if event.reported { "yes" } else { "" }.to_owned(),
        event.class.to_owned(),
        event.plover.unwrap_or_default().to_owned(),
        names(&event.actors),
        event.trigger.clone(),
        names(&event.targets),
        names(event.place.as_slice()),
        number(event.count),
        number(years.map(u32::from)),
        anniversary
            .and_then(|one| one.of.clone())
            .unwrap_or_default(),
        event.mode.to_owned(),
        row.clippings.to_string(),
        row.publishers.to_string(),
        sentence.collect(),
        event.title.clone(),
        event.publisher.clone().unwrap_or_default(),
        event.published.clone().unwrap_or_default(),
        event.id.to_string(),
        event.confidence.to_string(),
    ]
}
