//! One message becomes a clipping, and what is attached to it others.

use super::attached::read_attached;
use super::content::{Content, content};
use super::facts::{MessageFacts, facts};
use super::fields::split_head;
use super::writer::Writer;
use crate::document::html::headline;
use crate::document::passage::Structure;
use crate::document::reading::Reading;
use crate::document::{Format, Headline, ProblemCode, Sourced};

/// Reads a message into its clipping and those of its attachments.
pub fn read_message(bytes: &[u8], format: Format, reading: &mut Reading<'_>) {
    let (fields, body) = split_head(bytes);
    let stated = fields.stated();
    let content = content(&stated, body);
    let facts = facts(&stated, reading);
    let is_read = write(facts, &content, format, reading);
    let n_read = read_attached(content.attached, reading);
    let is_locked = matches!(
        stated.content_type().as_str(),
        "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime"
    );
    match is_read || n_read > 0 {
        true => {}
        false if is_locked => reading.problem(
            ProblemCode::Locked,
            "expected a message that can be read, but found an encrypted one",
            "open it in your mail program and save its text",
        ),
        false => note_empty(reading),
    }
}

/// Notes that a message has nothing to read.
pub fn note_empty(reading: &mut Reading<'_>) {
    reading.problem(
        ProblemCode::Empty,
        "expected a message with words, but found none below its fields",
        "open it where it came from and save it again",
    );
}

/// Writes the words of a message and adds its clipping; false where it has none.
pub fn write(
    facts: MessageFacts,
    content: &Content<'_>,
    format: Format,
    reading: &mut Reading<'_>,
) -> bool {
    let mut writer = Writer::new(facts.subject.as_deref());
    for words in &content.words {
        writer.write(words, reading);
    }
    if content.is_cut || writer.is_cut {
        reading.problem(
            ProblemCode::CutShort,
            "expected a message of fewer parts, but found too many, or too deep ones",
            "what follows them was left out; save the parts as files and add those",
        );
    }
    add(facts, writer, format, reading)
}

/// Adds the clipping of a message; false where it has no word but its subject.
fn add(mut facts: MessageFacts, writer: Writer, format: Format, reading: &mut Reading<'_>) -> bool {
    let n_own = usize::from(writer.subject.is_some());
    if writer.draft.passages().len() <= n_own {
        return false;
    }
    let found = |address| Sourced::metadata(address, "the message links to its copy on the web");
    let structure = Structure {
        headline: facts
            .subject
            .take()
            .zip(writer.subject)
            .map(|(subject, span)| Headline {
                title: Sourced {
                    evidence: vec![span],
                    ..Sourced::metadata(subject, "the message's `Subject` field says so")
                },
                span: Some(span),
            }),
        byline: facts.byline,
        publisher: facts.publisher,
        published: facts.published,
        url: facts.url.or(writer.web_address.map(found)),
        ..Structure::default()
    };
    let mut article = writer.draft.with_facts(structure);
    if article.structure.headline.is_none() {
        article.structure.headline = headline(&article.text, &article.structure);
    }
    article.language = facts.language;
    reading.add(article, format, writer.encoding.unwrap_or("UTF-8"));
    true
}
