//! What a message is made of: its words in reading order, and what is attached.

use std::borrow::Cow;

use mail_parser::HeaderName;

use super::fields::{Stated, split_head};
use super::multipart::parts;
use super::transfer::decoded;

/// Parts inside parts deeper than this are attachments that are left out.
const MAX_DEPTH: usize = 20;
/// Most parts of a message.
const MAX_PARTS: usize = 10_000;

/// A part that is not made of others.
#[derive(Debug, Default)]
pub struct Leaf<'a> {
    /// As `text/html`, lower case; what is missing is taken as RFC 2045 says.
    pub content_type: String,
    /// The encoding of its letters, as a label.
    pub charset: Option<String>,
    /// The name of the file that it is.
    pub file_name: Option<String>,
    /// Its bytes as they were before they were encoded for the way.
    pub bytes: Cow<'a, [u8]>,
    /// Where it stood on the web.
    pub location: Option<String>,
    /// Whether its lines flow (RFC 3676), and whether a blank at the end of one
    /// is then dropped.
    pub flows: Option<bool>,
}

/// One stretch of a message's words.
#[derive(Debug)]
pub enum Words<'a> {
    /// Plain text.
    Text(Leaf<'a>),
    /// HTML.
    Html(Leaf<'a>),
    /// The same words as plain text and as HTML.
    Either(Vec<Words<'a>>, Vec<Words<'a>>),
}

/// A message taken apart.
#[derive(Debug, Default)]
pub struct Content<'a> {
    /// Its words in reading order.
    pub words: Vec<Words<'a>>,
    /// What is attached, in order.
    pub attached: Vec<Leaf<'a>>,
    /// Whether parts were left out, since they are too many or too deep.
    pub is_cut: bool,
    n_parts: usize,
}

/// Takes a message apart: `stated` and `body` are its fields and its body.
pub fn content<'a>(stated: &Stated<'_>, body: &'a [u8]) -> Content<'a> {
    let mut content = Content::default();
    let mut words = Vec::new();
    content.take(stated, body, Place::default(), &mut words);
    content.words = words;
    content
}

/// What is around a part.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    in_digest: bool,
    /// Among others that belong to the first: a picture, a style.
    is_resource: bool,
}

impl<'a> Content<'a> {
    fn take(
        &mut self,
        stated: &Stated<'_>,
        body: &'a [u8],
        place: Place,
        words: &mut Vec<Words<'a>>,
    ) {
        self.n_parts += 1;
        if self.n_parts > MAX_PARTS || place.depth > MAX_DEPTH {
            self.is_cut = true;
            return;
        }
        let kind = content_type(stated, place);
        if kind.starts_with("multipart/")
            && let Some(boundary) = stated.parameter("boundary")
            && let Some(parts) = parts(body, &boundary)
        {
            return self.take_parts(stated, &kind, parts, place, words);
        }
        let leaf = leaf(stated, kind, body);
        let is_shown = !stated.is_attachment() && !place.is_resource;
        let is_named = leaf.file_name.is_some() && place.depth > 0;
        match leaf.content_type.as_str() {
            // Without parts it is the text that it looks like.
            _ if leaf.content_type.starts_with("multipart/") => words.push(Words::Text(leaf)),
            "text/plain" | "text" if is_shown && !is_named => words.push(Words::Text(leaf)),
            "text/html" | "text/enriched" | "text/richtext" | "application/xhtml+xml"
                if is_shown && !is_named =>
            {
                words.push(Words::Html(leaf));
            }
            _ => self.attached.push(leaf),
        }
    }

    fn take_parts(
        &mut self,
        stated: &Stated<'_>,
        kind: &str,
        parts: Vec<&'a [u8]>,
        place: Place,
        words: &mut Vec<Words<'a>>,
    ) {
        let inner = Place {
            depth: place.depth + 1,
            in_digest: kind == "multipart/digest",
            is_resource: place.is_resource,
        };
        let root = stated.parameter("start");
        let root = root.as_deref().map(|id| id.trim_matches(['<', '>', ' ']));
        let mut choices: Vec<Vec<Words<'a>>> = Vec::new();
        let mut has_root = false;
        for (at, part) in parts.iter().enumerate() {
            if self.n_parts > MAX_PARTS {
                self.is_cut = true;
                break;
            }
            let (fields, body) = split_head(part);
            let stated = fields.stated();
            let mut found = Vec::new();
            let is_root = match (kind, root) {
                ("multipart/related", Some(root)) => {
                    stated.content_id().as_deref() == Some(root) || (at == 0 && root.is_empty())
                }
                ("multipart/related", None) => !has_root && is_words(&content_type(&stated, inner)),
                _ => true,
            };
            has_root |= is_root;
            let is_resource = inner.is_resource || !is_root;
            self.take(
                &stated,
                body,
                Place {
                    is_resource,
                    ..inner
                },
                &mut found,
            );
            match kind {
                "multipart/alternative" => choices.push(found),
                _ => words.append(&mut found),
            }
        }
        words.append(&mut either(choices));
    }
}

/// The kind of a part's content; without one it is text, or in a digest a
/// message.
fn content_type(stated: &Stated<'_>, place: Place) -> String {
    match stated.content_type() {
        kind if !kind.is_empty() => kind,
        _ if place.in_digest => "message/rfc822".to_string(),
        _ => "text/plain".to_string(),
    }
}

fn is_words(kind: &str) -> bool {
    kind.starts_with("text/") || kind.starts_with("multipart/") || kind == "application/xhtml+xml"
}

fn leaf<'a>(stated: &Stated<'_>, content_type: String, body: &'a [u8]) -> Leaf<'a> {
    let bytes = decoded(body, &stated.transfer_encoding()).map_or(Cow::Borrowed(body), Cow::Owned);
    let is = |name: &str, value: &str| {
        let parameter = stated.parameter(name);
        parameter.is_some_and(|parameter| parameter.eq_ignore_ascii_case(value))
    };
    Leaf {
        charset: stated
            .parameter("charset")
            .filter(|label| !label.is_empty()),
        file_name: stated.file_name(),
        location: stated.line(HeaderName::ContentLocation),
        flows: is("format", "flowed").then(|| is("delsp", "yes")),
        content_type,
        bytes,
    }
}

/// Of alternatives the one that is plain text and the last that is not.
fn either<'a>(choices: Vec<Vec<Words<'a>>>) -> Vec<Words<'a>> {
    let (mut plain, mut rich): (Vec<Words<'a>>, Vec<Words<'a>>) = (Vec::new(), Vec::new());
    for choice in choices {
        let is_plain = |words: &Words<'_>| matches!(words, Words::Text(_));
        match choice.iter().all(is_plain) {
            _ if choice.is_empty() => {}
            true if plain.is_empty() => plain = choice,
            true => {}
            false => rich = choice,
        }
    }
    match (plain.is_empty(), rich.is_empty()) {
        (false, false) => vec![Words::Either(plain, rich)],
        (false, true) => plain,
        _ => rich,
    }
}
