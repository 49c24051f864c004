//! Reads messages that Outlook saved (`.msg`): a compound file whose streams
//! are the properties of the message (Microsoft's MS-OXMSG).

mod compound;
mod properties;
mod rich_text;

use self::compound::{Compound, ROOT};
use self::properties::{Properties, charset, id};
use super::attached::read_attached;
use super::content::{Content, Leaf, Words};
use super::facts::{self, MessageFacts};
use super::fields::split_head;
use super::message::{note_empty, write};
use crate::document::reading::{Reading, Source};
use crate::document::sidecar::one_line;
use crate::document::{Format, Headline, ProblemCode, Sourced};
use crate::text::Set;
use std::borrow::Cow;

/// Messages inside messages deeper than this are left out.
const MAX_DEPTH: usize = 5;
/// Most attachments of a message.
const MAX_ATTACHED: usize = 1_000;

/// Whether a file is a message of Outlook.
pub fn is_outlook(bytes: &[u8]) -> bool {
    Compound::open(bytes).is_some_and(|file| {
        let names = file.children(ROOT);
        names
            .iter()
            .any(|(_, name)| *name == "__properties_version1.0")
    })
}

/// Reads a message of Outlook, and what is attached to it.
pub fn read_outlook(source: &Source<'_>, reading: &mut Reading<'_>) {
    match Compound::open(source.bytes) {
        Some(file) => {
            let mut seen = Set::from([ROOT]);
            read_storage(&file, Place::default(), &mut seen, reading);
        }
        None => reading.problem(
            ProblemCode::Damaged,
            "expected a message of Outlook, but found no compound file",
            "open the message in Outlook and save it again",
        ),
    }
}

/// Where a message stands in the file.
#[derive(Clone, Copy)]
struct Place {
    storage: usize,
    /// Bytes before its first property.
    n_head: usize,
    /// How many messages are around it.
    depth: usize,
}

impl Default for Place {
    fn default() -> Place {
        Place {
            storage: ROOT,
            n_head: 32,
            depth: 0,
        }
    }
}

/// Reads the message in a storage. A storage that stands in several places of a
/// damaged file is read once: `seen`.
fn read_storage(
    file: &Compound<'_>,
    place: Place,
    seen: &mut Set<usize>,
    reading: &mut Reading<'_>,
) {
    let properties = Properties::of(file, place.storage, place.n_head);
    let mut content = Content::default();
    content.words = words(&properties);
    let facts = facts(&properties, reading);
    let mut messages = Vec::new();
    let children = file.children(place.storage);
    let attached = children
        .iter()
        .filter(|(_, name)| name.starts_with("__attach_version1.0_"));
    for (entry, _) in attached.take(MAX_ATTACHED) {
        let own = Properties::of(file, *entry, 8);
        match own.storage(id::ATTACH_DATA) {
            Some(message) if seen.insert(message) => messages.push((message, name(&own))),
            Some(_) => {}
            None => content.attached.extend(leaf(&own)),
        }
        let n_bytes = content.attached.last().map_or(0, |leaf| leaf.bytes.len());
        if !reading.unpack(n_bytes) {
            break;
        }
    }
    let before = reading.n_clippings();
    let is_read = match content.words.is_empty() {
        true => read_rich_text(&properties, facts, reading),
        false => write(facts, &content, Format::Outlook, reading),
    };
    read_attached(content.attached, reading);
    for (at, (message, name)) in messages.into_iter().enumerate() {
        if reading.is_full() {
            return;
        }
        let name = name.unwrap_or_else(|| format!("message {}", at + 1));
        let inner = Place {
            storage: message,
            n_head: 24,
            depth: place.depth + 1,
        };
        reading.in_part(&name.replace('/', "∕"), |reading| {
            match place.depth < MAX_DEPTH {
                true => read_storage(file, inner, seen, reading),
                false => reading.problem(
                    ProblemCode::TooDeep,
                    format!(
                        "expected messages inside messages {MAX_DEPTH} deep at most, but found more"
                    ),
                    "save the message inside as a file and add that",
                ),
            }
        });
    }
    if !is_read && reading.n_clippings() == before {
        note_empty(reading);
    }
}

fn facts(properties: &Properties<'_, '_>, reading: &mut Reading<'_>) -> MessageFacts {
    // What came with the message by mail has the zone, and what lists add.
    let head = properties
        .text(id::TRANSPORT_MESSAGE_HEADERS)
        .unwrap_or_default();
    let (fields, _) = split_head(head.as_bytes());
    let mut facts = facts::facts(&fields.stated(), reading);
    let text = |id| {
        let words = properties.text(id).map(|words| one_line(&words));
        words.filter(|words| !words.is_empty())
    };
    facts.subject = text(id::SUBJECT).or(facts.subject);
    let sender = text(id::SENT_REPRESENTING_NAME)
        .or_else(|| text(id::SENDER_NAME))
        .or_else(|| text(id::SENDER_ADDRESS).filter(|address| address.contains('@')));
    if facts.byline.is_none() && facts.publisher.is_none() {
        facts.byline =
            sender.map(|name| Sourced::metadata(name, "the message names its sender so"));
    }
    let sent = [id::CLIENT_SUBMIT_TIME, id::MESSAGE_DELIVERY_TIME];
    let sent = sent.into_iter().find_map(|id| properties.moment(id));
    let sent = sent.map(|sent| Sourced::metadata(sent, "the message says when it was sent"));
    facts.published = facts.published.or(sent);
    facts
}

/// The body as plain text and as HTML.
fn words(properties: &Properties<'_, '_>) -> Vec<Words<'static>> {
    let plain = properties.text(id::BODY).map(|text| {
        vec![Words::Text(Leaf {
            content_type: "text/plain".into(),
            charset: Some("utf-8".into()),
            bytes: Cow::Owned(text.into_bytes()),
            ..Leaf::default()
        })]
    });
    let bytes = properties.bytes(id::HTML);
    let label = properties.number(id::INTERNET_CODE_PAGE).and_then(charset);
    let in_bytes = bytes.map(|bytes| (bytes, label.map(str::to_string)));
    let in_letters = || {
        let text = properties.text(id::HTML)?;
        Some((text.into_bytes(), Some("utf-8".to_string())))
    };
    let rich = in_bytes.or_else(in_letters).map(|(bytes, charset)| {
        vec![Words::Html(Leaf {
            content_type: "text/html".into(),
            charset,
            bytes: Cow::Owned(bytes),
            ..Leaf::default()
        })]
    });
    match (plain, rich) {
        (Some(plain), Some(rich)) => vec![Words::Either(plain, rich)],
        (plain, rich) => plain.or(rich).unwrap_or_default(),
    }
}

/// Reads a body that is there as rich text only, if that is a format that is
/// read; the message's facts count for it.
fn read_rich_text(
    properties: &Properties<'_, '_>,
    facts: MessageFacts,
    reading: &mut Reading<'_>,
) -> bool {
    let Some(bytes) = properties.bytes(id::RTF_COMPRESSED) else {
        return false;
    };
    let (Some(format), Some(bytes)) = (Format::named("rtf"), rich_text::unpacked(&bytes)) else {
        return false;
    };
    if !reading.unpack(bytes.len()) {
        return false;
    }
    let before = reading.n_clippings();
    reading.inside(Source {
        named: Some(format),
        ..Source::new("body.rtf", &bytes)
    });
    let why = "the message's subject";
    for clipping in reading.clippings_from(before) {
        if let Some(subject) = facts
            .subject
            .as_ref()
            .filter(|words| !words.trim().is_empty())
        {
            clipping.headline = Headline {
                title: Sourced::metadata(subject.clone(), why),
                span: None,
            };
        }
        clipping.byline = facts.byline.clone().or(clipping.byline.take());
        clipping.publisher = facts.publisher.clone().or(clipping.publisher.take());
        clipping.published = facts.published.clone().or(clipping.published.take());
        clipping.url = facts.url.clone().or(clipping.url.take());
    }
    reading.n_clippings() > before
}

/// An attached file.
fn leaf(properties: &Properties<'_, '_>) -> Option<Leaf<'static>> {
    let bytes = properties.bytes(id::ATTACH_DATA)?;
    let kind = properties.text(id::ATTACH_MIME_TAG);
    Some(Leaf {
        content_type: kind.map_or_else(
            || "application/octet-stream".to_string(),
            |kind| one_line(&kind).to_ascii_lowercase(),
        ),
        file_name: name(properties),
        bytes: Cow::Owned(bytes),
        ..Leaf::default()
    })
}

fn name(properties: &Properties<'_, '_>) -> Option<String> {
    let names = [
        id::ATTACH_LONG_FILE_NAME,
        id::ATTACH_FILE_NAME,
        id::DISPLAY_NAME,
    ];
    let name = names.into_iter().find_map(|id| properties.text(id))?;
    Some(one_line(&name)).filter(|name| !name.is_empty())
}
