//! A feed's XML as a tree, however ill-formed it is.
//!
//! `quick-xml` cuts the source into marks and characters. Ends that match
//! nothing are passed over, ends that are missing are those of what is around;
//! a bare `&` and a bare `<` are letters; the names of HTML's characters are
//! known. Entities that a document declares itself are not expanded, so that
//! none can grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::document::{Document, Node};
use super::space::{Space, space_of, usual_space};
use crate::document::html::character_reference;

/// Elements deeper than this lie side by side.
const MAX_DEPTH: usize = 400;
/// Most elements and runs of characters that are kept.
const MAX_NODES: usize = 3_000_000;
/// Most namespaces that are open at a time.
const MAX_SPACES: usize = 60;

/// Reads `source`.
pub fn parse(source: &str) -> Document {
    let source = with_bare_marks_escaped(source).into_owned();
    let mut builder = Builder::default();
    let mut reader = Reader::from_str(&source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.check_comments = false;
    let mut damaged_at = None;
    loop {
        let before = reader.buffer_position() as usize;
        let event = reader.read_event();
        let after = (reader.buffer_position() as usize).min(source.len());
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => builder.take(event, before, after),
            Err(_) => {
                damaged_at.get_or_insert(before);
                if after <= before {
                    break;
                }
            }
        }
        if builder.document.is_cut {
            break;
        }
    }
    builder.close_to(0, source.len());
    let mut document = builder.document;
    document.damaged_line = damaged_at
        .filter(|at| source.get(*at..).is_some_and(|rest| !is_last_mark(rest)))
        .map(|at| {
            1 + source[..source.floor_char_boundary(at)]
                .matches('\n')
                .count()
        });
    document.source = source;
    document
}

/// Only the mark that ends the document is broken: nothing is lost.
fn is_last_mark(rest: &str) -> bool {
    rest.len() < 200 && rest.trim_start().starts_with("</") && !rest[1..].contains('<')
}

#[derive(Default)]
struct Builder {
    document: Document,
    /// The open elements, and how many namespaces were open around each.
    open: Vec<(usize, usize)>,
    /// Prefixes and the vocabularies that they stand for.
    spaces: Vec<(String, Space)>,
    n_too_deep: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, before: usize, after: usize) {
        match event {
            Event::Start(start) => self.start(&start, before, after, false),
            Event::Empty(start) => self.start(&start, before, after, true),
            Event::End(end) => {
                let name = end.name().into_inner().to_lowercase();
                self.end(local_name(name.trim()), before);
            }
            Event::Text(text) => self.words(&text.into_inner()),
            Event::CData(text) => self.words(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner().into_owned();
                match character_reference(&name) {
                    Some(letters) => self.words(&letters),
                    None => self.words(&format!("&{name};")),
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, before: usize, after: usize, is_empty: bool) {
        let full_name = start.name().into_inner().to_lowercase();
        let n_spaces = self.spaces.len();
        let mut attributes = Vec::new();
        for attribute in start
            .html_attributes()
            .with_checks(false)
            .flatten()
            .take(200)
        {
            let name = attribute.key.into_inner().to_lowercase();
            let value = unescaped(&attribute.value);
            if let Some(prefix) = name.strip_prefix("xmlns")
                && self.spaces.len() < MAX_SPACES
            {
                let prefix = prefix.trim_start_matches(':').to_string();
                self.spaces.push((prefix, space_of(&value)));
            }
            attributes.push((name, value));
        }
        let (prefix, name) = full_name.split_once(':').unwrap_or(("", &full_name));
        self.name_root_space(prefix, name);
        let declared = self.spaces.iter().rev().find(|(known, _)| known == prefix);
        let space = declared.map_or_else(|| usual_space(prefix), |(_, space)| *space);
        if space == Space::Plain {
            self.close_implied(name, before);
        }
        let number = self.push(Node {
            space,
            name: name.to_string(),
            attributes,
            words: String::new(),
            end: 0,
            depth: self.open.len(),
            inner: after..after,
        });
        if is_empty {
            self.spaces.truncate(n_spaces);
        } else if self.open.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
        } else {
            self.open.push((number, n_spaces));
        }
    }

    /// Ends what the start of `name` ends in RSS: an item in an item, a title or
    /// a link that was never ended.
    fn close_implied(&mut self, name: &str, before: usize) {
        const PARTS: [&str; 8] = [
            "title",
            "link",
            "description",
            "pubdate",
            "guid",
            "author",
            "category",
            "item",
        ];
        let is_part = PARTS.contains(&name);
        let top = self
            .open
            .last()
            .map(|(number, _)| &self.document.nodes[*number]);
        let is_open = |top: &Node| {
            top.space == Space::Plain
                && matches!(top.name.as_str(), "title" | "link" | "pubdate" | "guid")
        };
        if is_part && top.is_some_and(is_open) {
            self.close_to(self.open.len() - 1, before);
        }
        if name == "item" {
            self.end("item", before);
        }
    }

    /// A feed's own namespace is one of feeds, even if nobody knows it.
    fn name_root_space(&mut self, prefix: &str, name: &str) {
        let is_root = self.open.is_empty() && matches!(name, "feed" | "rss" | "channel");
        let declared = self
            .spaces
            .iter_mut()
            .rev()
            .find(|(known, _)| known == prefix);
        if let Some((_, space @ Space::Other)) = declared.filter(|_| is_root) {
            *space = Space::Plain;
        }
    }

    fn push(&mut self, mut node: Node) -> usize {
        let number = self.document.nodes.len();
        self.document.is_cut |= number >= MAX_NODES;
        node.end = number + 1;
        self.document.nodes.push(node);
        number
    }

    fn words(&mut self, words: &str) {
        let depth = self.open.len();
        if let Some(last) = self.document.nodes.last_mut()
            && last.name.is_empty()
            && last.depth == depth
        {
            return last.words.push_str(words);
        }
        self.push(Node {
            space: Space::Other,
            name: String::new(),
            attributes: Vec::new(),
            words: words.to_string(),
            end: 0,
            depth,
            inner: 0..0,
        });
    }

    /// Ends the innermost open element of this name, and what is in it.
    fn end(&mut self, name: &str, before: usize) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        let is_named = |(number, _): &(usize, usize)| self.document.nodes[*number].name == name;
        if let Some(depth) = self.open.iter().rposition(is_named) {
            self.close_to(depth, before);
        }
    }

    fn close_to(&mut self, depth: usize, before: usize) {
        let end = self.document.nodes.len();
        while self.open.len() > depth {
            if let Some((number, n_spaces)) = self.open.pop() {
                let node = &mut self.document.nodes[number];
                node.end = end;
                node.inner.end = before.max(node.inner.start);
                self.spaces.truncate(n_spaces);
            }
        }
    }
}

fn local_name(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute's value with its references read.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let head = &after[..after.floor_char_boundary(40)];
        let letters = head.split_once(';').and_then(|(name, _)| {
            let letters = character_reference(name)?;
            Some((letters, name.len() + 1))
        });
        match letters {
            Some((letters, n_bytes)) => {
                out.push_str(&letters);
                rest = &after[n_bytes..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `source` with `&lt;` for each `<` that opens nothing.
fn with_bare_marks_escaped(source: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = source[at..].find('<') {
        let mark = at + found;
        let rest = &source[mark..];
        let after = |start: &str, end: &str| {
            rest.starts_with(start)
                .then(|| mark + rest.find(end).map_or(rest.len(), |n| n + end.len()))
        };
        let passed = after("<!--", "-->").or_else(|| after("<![CDATA[", "]]>"));
        if let Some(passed) = passed {
            at = passed;
            continue;
        }
        let opens = rest[1..].starts_with(|letter: char| {
            letter.is_alphabetic() || matches!(letter, '/' | '!' | '?' | '_')
        });
        if !opens {
            out.push_str(&source[copied..mark]);
            out.push_str("&lt;");
            copied = mark + 1;
        }
        at = mark + 1;
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}
