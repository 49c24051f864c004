//! The words of one part of a document of Word: its text, its notes, a header.
//!
//! ISO 29500-1 chapter 17. Read are: insertions (deletions are not), the
//! results of fields (their codes are not), the first choice of alternatives,
//! text boxes after the paragraph they hang on. Hidden words, comments,
//! pronunciations over words and settings are not read.

use super::body::{Body, Paragraph};
use super::styles::{Style, Styles};
use super::symbols::{is_picture_font, is_symbol_font, symbol};
use super::xml::{Element, Item, Xml};
use crate::document::BlockKind;
use crate::text::Set;

/// Most paragraphs, and most fields, that stand in each other.
const MAX_OPEN: usize = 50;

/// What a part holds.
#[derive(Debug, Default)]
pub struct Part {
    /// Its paragraphs.
    pub body: Vec<Paragraph>,
    /// Notes that stand in the text itself (Word 2003).
    pub notes: Vec<Paragraph>,
    /// Headers and footers that stand in the text itself (Word 2003).
    pub running: Vec<Paragraph>,
    /// The notes of a part of notes, by number.
    pub numbered: Vec<(String, Vec<Paragraph>)>,
    /// Numbers of the notes that the text refers to.
    pub footnotes: Set<String>,
    /// As `footnotes`.
    pub endnotes: Set<String>,
    /// Relations to files of other formats that are part of the text.
    pub chunks: Vec<String>,
}

/// Reads the styles of a document.
pub fn read_styles(source: &str) -> Styles {
    let mut styles = Styles::default();
    let xml = Xml::new(source);
    let mut open: Option<(String, Style)> = None;
    for item in xml {
        match item {
            Item::Start(element) => match (element.name(), &mut open) {
                ("style", _) => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    open = Some((id, Style::default()));
                }
                (name, Some((_, style))) => style_property(name, &element, style),
                // The text of a document that is one file.
                ("body", None) => break,
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

fn style_property(name: &str, element: &Element<'_>, style: &mut Style) {
    let value = || element.attribute("val").unwrap_or_default();
    match name {
        "name" => style.name = value(),
        "basedOn" => style.parent = Some(value()),
        "outlineLvl" => style.outline = outline(&value()),
        "vanish" => style.is_hidden = Some(element.is_on()),
        "numId" => style.is_list = Some(value() != "0"),
        _ => {}
    }
}

/// Outline levels count from 0; 9 is the level of the text.
fn outline(value: &str) -> Option<u8> {
    let level: u8 = value.parse().ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}

/// Reads a part.
pub fn read_part(xml: &mut Xml<'_>, styles: &Styles) -> Part {
    let mut reader = Reader {
        styles,
        part: Part::default(),
        body: Body::default(),
        outer: Vec::new(),
        paragraphs: Vec::new(),
        n_too_deep: 0,
        run: Run::default(),
        fields: Vec::new(),
        carried: String::new(),
        alternatives: Vec::new(),
        is_row_deleted: false,
    };
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) => reader.start(&element, xml),
            Item::End(end) => reader.end(end.name()),
            Item::Words(_) => {}
        }
    }
    reader.finish()
}

struct Reader<'s> {
    styles: &'s Styles,
    part: Part,
    body: Body,
    /// What is around an inset that is being read, and what that is.
    outer: Vec<(Body, Vec<Open>, Inset)>,
    /// Open paragraphs: one in a text box stands in another.
    paragraphs: Vec<Open>,
    /// Open paragraphs beyond the greatest depth.
    n_too_deep: usize,
    run: Run,
    /// Open fields: whether their result is reached.
    fields: Vec<bool>,
    /// Words of a paragraph whose end was deleted: the next one goes on.
    carried: String,
    /// Open alternatives: whether one of them was read.
    alternatives: Vec<bool>,
    is_row_deleted: bool,
}

/// What stands in the text and is not part of its flow.
enum Inset {
    /// A note of this number.
    Numbered(String),
    /// A note in the text.
    Note,
    /// A header or footer in the text.
    Running,
    /// What is not read.
    Nothing,
}

#[derive(Default)]
struct Open {
    words: String,
    style: String,
    outline: Option<u8>,
    is_list: Option<bool>,
    is_end_deleted: bool,
    is_hidden: bool,
    /// Paragraphs of text boxes that hang on it.
    boxed: Vec<Paragraph>,
}

#[derive(Default)]
struct Run {
    /// Whether its words are hidden; None where the paragraph's style says.
    is_hidden: Option<bool>,
    font: String,
}

impl Reader<'_> {
    fn start(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) {
        match element.name() {
            "p" if self.paragraphs.len() < MAX_OPEN => self.paragraphs.push(Open::default()),
            "p" => self.n_too_deep += 1,
            "pPr" => self.paragraph_properties(xml),
            "r" => self.run = Run::default(),
            "rPr" => self.run_properties(xml),
            "t" => {
                let words = xml.words_inside();
                self.write(&words);
            }
            "tab" | "ptab" => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.symbol(element),
            "fldChar" => self.field(&element.attribute("fldCharType").unwrap_or_default()),
            "tbl" => self.body.open_table(),
            "tr" => {
                self.is_row_deleted = false;
                self.body.open_row();
            }
            "tc" => self.body.open_cell(),
            "trPr" => self.is_row_deleted = has_inside(xml, "del"),
            "footnoteReference" => {
                let id = element.attribute("id");
                self.part.footnotes.extend(id);
            }
            "endnoteReference" => {
                let id = element.attribute("id");
                self.part.endnotes.extend(id);
            }
            "footnote" | "endnote" => self.open_note(element),
            "hdr" | "ftr" if element.attribute("type").is_some() => self.open_inset(Inset::Running),
            "altChunk" => {
                let id = element.attribute("id");
                self.part.chunks.extend(id);
            }
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => match self.alternatives.last_mut() {
                Some(is_read) if *is_read => xml.skip_element(),
                Some(is_read) => *is_read = true,
                None => {}
            },
            "del" | "moveFrom" | "instrText" | "delInstrText" | "delText" | "rt" | "tblPr"
            | "tblGrid" | "tcPr" | "sdtPr" | "ffData" | "binData" | "binaryData" | "annotation"
            | "styles" | "fonts" | "lists" | "DocumentProperties" => xml.skip_element(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" if self.n_too_deep > 0 => {
                self.n_too_deep -= 1;
                self.write("\n");
            }
            "p" => self.end_paragraph(),
            "tr" if self.is_row_deleted => {
                self.body.drop_row();
                self.is_row_deleted = false;
            }
            "tbl" => self.body.close_table(),
            "footnote" | "endnote" => self.close_inset(),
            "hdr" | "ftr" if !self.outer.is_empty() => self.close_inset(),
            "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        let is_code = self.fields.iter().any(|has_result| !has_result);
        if is_code {
            return;
        }
        if let Some(open) = self.paragraphs.last_mut() {
            if self.run.is_hidden.unwrap_or(open.is_hidden) {
                return;
            }
            if is_picture_font(&self.run.font) {
                return;
            }
            match is_symbol_font(&self.run.font) {
                true => open
                    .words
                    .extend(words.chars().filter_map(|c| symbol(c as u32))),
                false => open.words.push_str(words),
            }
        }
    }

    fn symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        let Ok(code) = u32::from_str_radix(&code, 16) else {
            return;
        };
        let letter = match (is_symbol_font(&font), code) {
            (true, _) => symbol(code),
            (false, 0xF020..=0xF07E) if !is_picture_font(&font) => char::from_u32(code - 0xF000),
            (false, 0xE000..=0xF8FF) => None,
            (false, _) if is_picture_font(&font) => None,
            (false, _) => char::from_u32(code),
        };
        if let Some(letter) = letter {
            self.write(letter.encode_utf8(&mut [0; 4]));
        }
    }

    /// Fields may stand in the codes of others: 17.16.18.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < MAX_OPEN => self.fields.push(false),
            "separate" => {
                if let Some(has_result) = self.fields.last_mut() {
                    *has_result = true;
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) {
        let mut own = Open::default();
        let (mut depth, mut in_run) = (1usize, 0usize);
        while depth > 0
            && let Some(item) = xml.next()
        {
            let element = match item {
                Item::Start(element) => element,
                Item::End(end) => {
                    depth -= 1;
                    in_run -= usize::from(in_run > 0 && end.name() == "rPr");
                    continue;
                }
                Item::Words(_) => continue,
            };
            let value = || element.attribute("val").unwrap_or_default();
            match element.name() {
                // What the paragraph was before a change.
                "pPrChange" | "rPrChange" => {
                    xml.skip_element();
                    continue;
                }
                "rPr" => in_run += 1,
                "pStyle" => own.style = value(),
                "outlineLvl" => own.outline = outline(&value()),
                "numId" => own.is_list = Some(value() != "0"),
                "listPr" => own.is_list = Some(true),
                "del" if in_run > 0 => own.is_end_deleted = true,
                _ => {}
            }
            depth += 1;
        }
        if let Some(open) = self.paragraphs.last_mut() {
            open.is_hidden = self.styles.is_hidden(&own.style);
            open.style = own.style;
            open.outline = own.outline;
            open.is_list = own.is_list;
            open.is_end_deleted = own.is_end_deleted;
        }
    }

    fn run_properties(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1usize;
        while depth > 0
            && let Some(item) = xml.next()
        {
            let element = match item {
                Item::Start(element) => element,
                Item::End(_) => {
                    depth -= 1;
                    continue;
                }
                Item::Words(_) => continue,
            };
            match element.name() {
                "rPrChange" => {
                    xml.skip_element();
                    continue;
                }
                "vanish" => self.run.is_hidden = Some(element.is_on()),
                "rStyle" => {
                    let style = element.attribute("val").unwrap_or_default();
                    if self.styles.is_hidden(&style) {
                        self.run.is_hidden.get_or_insert(true);
                    }
                }
                "rFonts" => self.run.font = element.attribute("ascii").unwrap_or_default(),
                _ => {}
            }
            depth += 1;
        }
    }

    fn end_paragraph(&mut self) {
        self.run = Run::default();
        // A field whose result is not reached by now never ends.
        self.fields.retain(|has_result| *has_result);
        let Some(mut open) = self.paragraphs.pop() else {
            return;
        };
        if !self.carried.is_empty() && self.paragraphs.is_empty() {
            open.words
                .insert_str(0, &core::mem::take(&mut self.carried));
        }
        if open.is_end_deleted && self.paragraphs.is_empty() {
            self.carried = core::mem::take(&mut open.words);
        }
        let mut words = vec![self.paragraph(&open)];
        words.append(&mut open.boxed);
        match self.paragraphs.last_mut() {
            Some(outer) if !self.body.in_table() => outer.boxed.append(&mut words),
            _ => words.into_iter().for_each(|words| self.body.push(words)),
        }
    }

    fn paragraph(&self, open: &Open) -> Paragraph {
        let (mut kind, level) = self.styles.kind(&open.style, open.outline);
        let is_list = open
            .is_list
            .unwrap_or_else(|| self.styles.is_list(&open.style));
        if kind == BlockKind::Body && is_list {
            kind = BlockKind::List;
        }
        Paragraph::new(kind, level, open.words.as_str())
    }

    fn open_note(&mut self, element: &Element<'_>) {
        let inset = match (
            element.attribute("type").as_deref(),
            element.attribute("id"),
        ) {
            (Some("separator" | "continuationSeparator" | "continuationNotice"), _) => {
                Inset::Nothing
            }
            (_, Some(id)) => Inset::Numbered(id),
            // `w:footnotePr` lists the separators by number; others are notes.
            (_, None) => Inset::Note,
        };
        self.open_inset(inset);
    }

    fn open_inset(&mut self, inset: Inset) {
        let body = core::mem::take(&mut self.body);
        let paragraphs = core::mem::take(&mut self.paragraphs);
        self.outer.push((body, paragraphs, inset));
    }

    fn close_inset(&mut self) {
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        let Some((body, paragraphs, inset)) = self.outer.pop() else {
            return;
        };
        self.paragraphs = paragraphs;
        let paragraphs = core::mem::replace(&mut self.body, body).finish();
        match inset {
            Inset::Numbered(id) => self.part.numbered.push((id, paragraphs)),
            Inset::Note => self.part.notes.extend(paragraphs),
            Inset::Running => self.part.running.extend(paragraphs),
            Inset::Nothing => {}
        }
    }

    fn finish(mut self) -> Part {
        while !self.outer.is_empty() {
            self.close_inset();
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        if !self.carried.is_empty() {
            let words = core::mem::take(&mut self.carried);
            self.body.push(Paragraph::new(BlockKind::Body, 0, words));
        }
        self.part.body = self.body.finish();
        self.part
    }
}

/// Whether an element of this name stands in the one that has just started,
/// which is read to its end.
fn has_inside(xml: &mut Xml<'_>, name: &str) -> bool {
    let (mut depth, mut found) = (1usize, false);
    while depth > 0
        && let Some(item) = xml.next()
    {
        match item {
            Item::Start(element) => {
                found |= element.name() == name;
                depth += 1;
            }
            Item::End(_) => depth -= 1,
            Item::Words(_) => {}
        }
    }
    found
}
