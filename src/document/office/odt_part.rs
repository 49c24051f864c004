//! The words of a part of an OpenDocument text: its text, its headers.
//!
//! OpenDocument 1.3 part 3, chapters 5 (paragraphs, lists, notes, changes), 7
//! (fields, of which the results are read), 9 (tables), 10 (frames).

use super::body::{Body, Paragraph};
use super::styles::{Style, Styles};
use super::xml::{Element, Item, Xml};
use crate::document::BlockKind;

/// Most paragraphs that stand in each other.
const MAX_OPEN: usize = 50;
/// Most blanks that `text:s` stands for.
const MAX_BLANKS: usize = 200;

/// Reads the styles of a part.
pub fn read_styles(source: &str) -> Styles {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    for item in Xml::new(source) {
        match item {
            Item::Start(element) => match (element.name(), &mut open) {
                ("style", _) => {
                    let id = element.attribute("name").unwrap_or_default();
                    open = Some((id.clone(), style(id, &element)));
                }
                ("text-properties", Some((_, style))) => {
                    style.is_hidden = element.attribute("display").map(|shown| shown == "none");
                }
                ("body", _) => break,
                _ => {}
            },
            Item::End(end) if end.name() == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.0.insert(id, style);
                }
            }
            _ => {}
        }
    }
    styles
}

fn style(id: String, element: &Element<'_>) -> Style {
    let outline = element.attribute("default-outline-level");
    Style {
        name: element.attribute("display-name").unwrap_or(id),
        parent: element.attribute("parent-style-name"),
        outline: outline.and_then(|level| level.parse().ok()),
        is_hidden: None,
        is_list: None,
    }
}

/// The text of a part: its paragraphs, and its notes.
pub fn read_part(xml: &mut Xml<'_>, styles: &Styles) -> (Vec<Paragraph>, Vec<Paragraph>) {
    let mut reader = Reader::new(styles);
    // What stands before the text are styles and settings.
    let is_body =
        |item: &Item<'_>| matches!(item, Item::Start(element) if element.name() == "body");
    if xml.any(|item| is_body(&item)) {
        reader.read(xml);
    }
    reader.finish()
}

/// The running headers and footers of a part with styles.
pub fn read_running(xml: &mut Xml<'_>, styles: &Styles) -> Vec<Paragraph> {
    let mut found = Vec::new();
    while let Some(item) = xml.next() {
        let Item::Start(element) = item else { continue };
        match element.name() {
            "header" | "footer" | "header-left" | "footer-left" | "header-first"
            | "footer-first" => {
                let mut reader = Reader::new(styles);
                reader.read(xml);
                found.extend(reader.finish().0);
            }
            "body" => break,
            _ => {}
        }
    }
    found
}

struct Reader<'s> {
    styles: &'s Styles,
    body: Body,
    notes: Vec<Paragraph>,
    /// Bodies around the notes that are being read.
    outer: Vec<(Body, Vec<Open>)>,
    /// Open paragraphs: one in a frame stands in another.
    paragraphs: Vec<Open>,
    /// Open paragraphs beyond the greatest depth.
    n_too_deep: usize,
    /// Whether the open spans are hidden.
    spans: Vec<bool>,
    n_hidden: usize,
    n_items: usize,
    /// Depth of tables of contents and indexes.
    n_indexes: usize,
}

struct Open {
    words: String,
    kind: BlockKind,
    level: u8,
    is_hidden: bool,
    /// Paragraphs of frames that hang on it.
    boxed: Vec<Paragraph>,
}

impl<'s> Reader<'s> {
    fn new(styles: &'s Styles) -> Reader<'s> {
        Reader {
            styles,
            body: Body::default(),
            notes: Vec::new(),
            outer: Vec::new(),
            paragraphs: Vec::new(),
            n_too_deep: 0,
            spans: Vec::new(),
            n_hidden: 0,
            n_items: 0,
            n_indexes: 0,
        }
    }

    /// Reads on to the end of the element that has just started.
    fn read(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1usize;
        while depth > 0
            && let Some(item) = xml.next()
        {
            match item {
                Item::Start(element) => depth += usize::from(self.start(&element, xml)),
                Item::End(end) => {
                    depth -= 1;
                    self.end(end.name());
                }
                Item::Words(words) => self.words(&words),
            }
        }
    }

    /// Whether the element stays open: false where it was read to its end.
    fn start(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> bool {
        match element.name() {
            "p" | "h" if self.paragraphs.len() < MAX_OPEN => self.open_paragraph(element),
            "p" | "h" => self.n_too_deep += 1,
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let is_hidden = self.styles.is_hidden(&style);
                self.n_hidden += usize::from(is_hidden);
                self.spans.push(is_hidden);
            }
            "s" => {
                let n = element.attribute("c").and_then(|n| n.parse().ok());
                self.write(&" ".repeat(n.unwrap_or(1).min(MAX_BLANKS)));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            "list-item" | "list-header" => self.n_items += 1,
            "table" => self.body.open_table(),
            "table-row" => self.body.open_row(),
            "table-cell" | "covered-table-cell" => self.body.open_cell(),
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" => self.n_indexes += 1,
            "note-body" => {
                let body = core::mem::take(&mut self.body);
                self.outer
                    .push((body, core::mem::take(&mut self.paragraphs)));
            }
            // Deleted words, remarks, numbers of notes, words for those who do
            // not see a picture, pronunciations, code, forms, pictures.
            "tracked-changes"
            | "annotation"
            | "note-citation"
            | "title"
            | "desc"
            | "ruby-text"
            | "script"
            | "forms"
            | "binary-data"
            | "hidden-paragraph"
            | "hidden-text"
            | "event-listeners"
            | "table-of-content-source"
            | "index-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "object"
            | "math"
            | "alphabetical-index-source"
            | "illustration-index-source"
            | "table-index-source"
            | "object-index-source"
            | "user-index-source"
            | "shapes-settings" => {
                xml.skip_element();
                return false;
            }
            "section" if element.attribute("display").as_deref() == Some("none") => {
                xml.skip_element();
                return false;
            }
            _ => {}
        }
        true
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" if self.n_too_deep > 0 => {
                self.n_too_deep -= 1;
                self.write("\n");
            }
            "p" | "h" => self.end_paragraph(),
            "span" => self.n_hidden -= usize::from(self.spans.pop() == Some(true)),
            "list-item" | "list-header" => self.n_items = self.n_items.saturating_sub(1),
            "table" => self.body.close_table(),
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" => self.n_indexes = self.n_indexes.saturating_sub(1),
            "note-body" => self.close_note(),
            _ => {}
        }
    }

    fn open_paragraph(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").unwrap_or_default();
        let own = element.attribute("outline-level");
        let own = own.and_then(|level| level.parse().ok());
        let outline = own.or((element.name() == "h").then_some(1));
        let (mut kind, mut level) = self.styles.kind(&style, outline);
        if kind == BlockKind::Body && self.n_items > 0 {
            kind = BlockKind::List;
        }
        if self.n_indexes > 0 {
            (kind, level) = (BlockKind::Boilerplate, 0);
        }
        self.paragraphs.push(Open {
            words: String::new(),
            kind,
            level,
            is_hidden: self.styles.is_hidden(&style),
            boxed: Vec::new(),
        });
    }

    /// White space collapses: 6.1.2.
    fn words(&mut self, words: &str) {
        if self.n_hidden > 0 {
            return;
        }
        let Some(open) = self.paragraphs.last_mut() else {
            return;
        };
        for (at, word) in words.split([' ', '\t', '\n', '\r']).enumerate() {
            let is_parted = open.words.is_empty() || open.words.ends_with([' ', '\t', '\n']);
            if at > 0 && !is_parted {
                open.words.push(' ');
            }
            open.words.push_str(word);
        }
    }

    fn write(&mut self, mark: &str) {
        if let (false, Some(open)) = (self.n_hidden > 0, self.paragraphs.last_mut()) {
            open.words.push_str(mark);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut open) = self.paragraphs.pop() else {
            return;
        };
        let mut words = Vec::new();
        if !open.is_hidden {
            words.push(Paragraph::new(open.kind, open.level, open.words));
        }
        words.append(&mut open.boxed);
        match self.paragraphs.last_mut() {
            Some(outer) if !self.body.in_table() => outer.boxed.append(&mut words),
            _ => words.into_iter().for_each(|words| self.body.push(words)),
        }
    }

    fn close_note(&mut self) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        let Some((body, paragraphs)) = self.outer.pop() else {
            return;
        };
        self.paragraphs = paragraphs;
        let note = core::mem::replace(&mut self.body, body).finish();
        self.notes.extend(note);
    }

    fn finish(mut self) -> (Vec<Paragraph>, Vec<Paragraph>) {
        while !self.outer.is_empty() {
            self.close_note();
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        (self.body.finish(), self.notes)
    }
}
