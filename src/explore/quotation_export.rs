//! Quotations for other programs: a table, JSON, and Web Annotations.

use serde::Serialize;
use serde_json::{Value, json};

use super::csv::{csv_header, csv_row};
use super::ledger::LedgerQuestion;
use super::{Explorer, Question, QuotationView, VoiceView};

/// Most rows that go out.
const MAX_ROWS: usize = 100_000;
/// Characters of the text before and behind the words that an annotation gives, so
/// that they are found again.
const AROUND: usize = 32;

/// The columns of a table of quotations.
pub const QUOTATION_COLUMNS: [&str; 21] = [
    "words",
    "kind",
    "speaker",
    "speaker words",
    "source",
    "verb",
    "act",
    "negated",
    "hypothetical",
    "addressee",
    "medium",
    "said on",
    "said in",
    "chain",
    "title",
    "publisher",
    "published",
    "id",
    "elsewhere",
    "confidence",
    "corrected",
];

/// How quotations are written for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationFormat {
    /// Comma-separated values (RFC 4180).
    Table,
    /// A JSON array of the rows as the page has them.
    Json,
    /// An annotation collection in JSON-LD (W3C Web Annotation Data Model, 2017).
    Annotations,
}

impl QuotationFormat {
    /// The format with this name: `csv`, `json`, `annotations`.
    pub fn named(name: &str) -> Option<QuotationFormat> {
        match name {
            "csv" => Some(QuotationFormat::Table),
            "json" => Some(QuotationFormat::Json),
            "annotations" => Some(QuotationFormat::Annotations),
            _ => None,
        }
    }
}

impl Explorer {
    /// All quotations of the question's hits that are asked for, written for others.
    pub fn quotations(
        &mut self,
        question: &Question,
        asked: &LedgerQuestion,
        format: QuotationFormat,
    ) -> String {
        let rows = self.ledger(question, asked, 0, MAX_ROWS).rows;
        let rows = || rows.iter().map(|row| &row.quotation);
        match format {
            QuotationFormat::Table => {
                let mut table = csv_header(&QUOTATION_COLUMNS);
                rows().for_each(|row| table.push_str(&csv_row(cells(row))));
                table
            }
            QuotationFormat::Json => written(&rows().collect::<Vec<_>>()),
            QuotationFormat::Annotations => {
                let items: Vec<Value> = rows().map(|row| self.annotation(row)).collect();
                written(&json!({
                    "@context": "http://www.w3.org/ns/anno.jsonld",
                    "type": "AnnotationCollection",
                    "label": self.library.title(),
                    "total": items.len(),
                    "first": { "type": "AnnotationPage", "startIndex": 0, "items": items },
                }))
            }
        }
    }

    /// A quotation as an annotation of its clipping: what it is called there, the
    /// words with those around them, and who says so.
    fn annotation(&self, row: &QuotationView) -> Value {
        let clipping = self.library.clipping(row.id);
        let clipping = clipping.as_ref();
        let url = clipping.and_then(|clipping| clipping.url.as_ref());
        let source = match (url, clipping) {
            (Some(url), _) => url.value.clone(),
            (None, Some(clipping)) => clipping.file.clone(),
            (None, None) => String::new(),
        };
        let before: String = row
            .context
            .iter()
            .take_while(|piece| piece.part != "words")
            .map(|piece| piece.text.as_str())
            .collect();
        let behind: String = row
            .context
            .iter()
            .skip_while(|piece| piece.part != "words")
            .skip(1)
            .map(|piece| piece.text.as_str())
            .collect();
        let n_skipped = before.chars().count().saturating_sub(AROUND);
        let prefix: String = before.chars().skip(n_skipped).collect();
        let suffix: String = behind.chars().take(AROUND).collect();
        json!({
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                { "type": "TextualBody", "purpose": "tagging", "value": row.kind.name() },
                { "type": "TextualBody", "purpose": "describing", "value": names(&row.chain, " → ") },
            ],
            "target": {
                "source": source,
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": row.words,
                    "prefix": prefix,
                    "suffix": suffix,
                },
            },
        })
    }
}

fn written(value: &impl Serialize) -> String {
    let mut written = serde_json::to_string_pretty(value).expect("rows are plain data");
    written.push('\n');
    written
}

fn names(voices: &[VoiceView], between: &str) -> String {
    let names: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
    names.join(between)
}

fn cells(row: &QuotationView) -> [String; QUOTATION_COLUMNS.len()] {
    let speaker = row.chain.first();
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let name =
        |voice: &Option<VoiceView>| voice.as_ref().map_or("", |voice| &voice.name).to_owned();
    [
        row.words.clone(),
        row.kind.name().to_owned(),
        speaker.map_or("", |voice| &voice.name).to_owned(),
        speaker.map_or("", |voice| &voice.words).to_owned(),
        speaker.map_or("", |voice| voice.kind).to_owned(),
        row.cue.clone(),
        row.act.to_owned(),
        yes(row.negated),
        yes(row.hypothetical),
        name(&row.addressee),
        row.medium.unwrap_or_default().to_owned(),
        row.date.clone().unwrap_or_default(),
        name(&row.place),
        names(&row.chain, " → "),
        row.title.clone(),
        row.publisher.clone().unwrap_or_default(),
        row.published.clone().unwrap_or_default(),
        row.id.to_string(),
        row.elsewhere.to_string(),
        row.confidence.to_string(),
        yes(row.corrected),
    ]
}
