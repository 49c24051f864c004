//! XML as a stream of elements and words: what office documents and the tables
//! of contents of books are written in.
//!
//! `quick-xml` cuts the source. Names are local ones: the parts of a document
//! bind their prefixes as they like, and no two vocabularies that meet in a
//! document use a name that is read for different things. Ends that match no
//! start, and a source that breaks off, lose nothing before them.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::document::html;
use crate::text::decode::decode;

/// The next thing in a source.
#[derive(Debug)]
pub enum Item<'x> {
    /// An element starts.
    Start(Element<'x>),
    /// An element ends.
    End(End<'x>),
    /// Words between elements.
    Words(Cow<'x, str>),
}

/// An element that starts.
#[derive(Debug)]
pub struct Element<'x>(BytesStart<'x>);

/// An element that ends.
#[derive(Debug)]
pub struct End<'x>(BytesEnd<'x>);

impl End<'_> {
    /// Its local name.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }
}

impl Element<'_> {
    /// Its local name.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute of this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let is_named = |attribute: &Attribute<'_>| local(attribute.key.into_inner()) == name;
        let found = attributes.with_checks(false).flatten().find(is_named);
        found.map(|attribute| value(&attribute.value))
    }

    /// Whether a property is on: there, and not set to nothing.
    pub fn is_on(&self) -> bool {
        let value = self.attribute("val");
        !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn value(escaped: &str) -> String {
    unescape(escaped).map_or_else(|_| escaped.to_string(), Cow::into_owned)
}

/// Reads a source from its beginning.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    is_damaged: bool,
}

impl<'x> Xml<'x> {
    /// A reader of `source`.
    pub fn new(source: &'x str) -> Xml<'x> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Xml {
            reader,
            is_damaged: false,
        }
    }

    /// Whether the source broke off, or is no XML from some place on.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// Reads on to the end of the element that has just started; gives the
    /// words in it.
    pub fn words_inside(&mut self) -> String {
        let (mut depth, mut words) = (1usize, String::new());
        while depth > 0
            && let Some(item) = self.next()
        {
            match item {
                Item::Start(_) => depth += 1,
                Item::End(_) => depth -= 1,
                Item::Words(more) => words.push_str(&more),
            }
        }
        words
    }

    /// Reads on to the end of the element that has just started.
    pub fn skip_element(&mut self) {
        let mut depth = 1usize;
        while depth > 0
            && let Some(item) = self.next()
        {
            match item {
                Item::Start(_) => depth += 1,
                Item::End(_) => depth -= 1,
                Item::Words(_) => {}
            }
        }
    }
}

impl<'x> Iterator for Xml<'x> {
    type Item = Item<'x>;

    fn next(&mut self) -> Option<Item<'x>> {
        while !self.is_damaged {
            match self.reader.read_event() {
                Ok(Event::Start(start)) => return Some(Item::Start(Element(start))),
                Ok(Event::End(end)) => return Some(Item::End(End(end))),
                Ok(Event::Text(words)) => return Some(Item::Words(words.into_inner())),
                Ok(Event::CData(words)) => return Some(Item::Words(words.into_inner())),
                Ok(Event::GeneralRef(reference)) => {
                    if let Ok(Some(letter)) = reference.resolve_char_ref() {
                        return Some(Item::Words(Cow::Owned(letter.to_string())));
                    }
                    if let Some(words) = resolve_xml_entity(&reference) {
                        return Some(Item::Words(Cow::Borrowed(words)));
                    }
                }
                Ok(Event::Eof) => return None,
                Ok(_) => {}
                Err(_) => self.is_damaged = true,
            }
        }
        None
    }
}

/// As [`text_of`], of bytes that may be kept: they are not copied.
pub fn text_of_part(bytes: Cow<'_, [u8]>) -> String {
    let is_plain = !bytes.starts_with(b"\xEF\xBB\xBF") && !bytes.contains(&0);
    match bytes {
        Cow::Owned(bytes) if is_plain => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => text_of(error.as_bytes()).into_owned(),
        },
        bytes => text_of(&bytes).into_owned(),
    }
}

/// The text of a part in XML: UTF-8, or what it declares.
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match core::str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => Cow::Borrowed(text),
        _ => Cow::Owned(decode(bytes, html::declared_encoding(bytes).as_deref()).text),
    }
}
