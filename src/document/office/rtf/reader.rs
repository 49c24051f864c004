//! The words of a document in Rich Text Format.

use super::code_page::CodePage;
use super::destination::{Destination, Inset, destination, inset, is_read};
use super::flow::Flow;
use super::state::State;
use super::tokens::{Token, Tokens};
use crate::document::office::body::Paragraph;
use crate::document::office::document::Document;
use crate::document::office::properties::Properties;
use crate::document::office::styles::{Style, Styles};
use crate::document::office::symbols::is_picture_font;
use crate::document::sidecar::one_line;
use crate::document::{BlockKind, Moment};
use crate::text::Map;

/// Groups deeper than this count as part of the one around them.
const MAX_DEPTH: usize = 1_000;
/// Longest name of a font or style, title or author, in bytes.
const MAX_NAME: usize = 1_000;

/// Reads a document: what it holds, the name of its code page, and whether it
/// has an end.
pub fn read(bytes: &[u8]) -> (Document, &'static str, bool) {
    let mut reader = Reader::default();
    for token in Tokens::new(bytes) {
        let opens = core::mem::take(&mut reader.opens);
        match token {
            Token::Symbol(b'*') => reader.state.may_skip = opens,
            Token::Open => reader.open(),
            Token::Close => reader.close(),
            Token::Word(word, number) => reader.word(word, number),
            Token::Symbol(symbol) => reader.symbol(symbol),
            Token::Byte(byte) => reader.bytes(&[byte]),
            Token::Text(text) => reader.bytes(text),
        }
    }
    reader.finish()
}

/// The state of reading, from token to token.
pub(super) struct Reader {
    pub(super) states: Vec<State>,
    pub(super) state: State,
    /// Groups beyond the greatest depth.
    pub(super) n_too_deep: usize,
    /// Whether a group was closed that was the document's last.
    pub(super) is_whole: bool,
    /// Whether a group has just been opened: `\*` says that it may be skipped.
    pub(super) opens: bool,
    pub(super) document_page: CodePage,
    pub(super) default_font: i32,
    pub(super) fonts: Map<i32, CodePage>,
    /// The font whose entry is being read.
    pub(super) font: i32,
    pub(super) styles: Styles,
    pub(super) style: Style,
    pub(super) style_number: i32,
    /// Words of an entry of a table, a title, a name.
    pub(super) name: String,
    pub(super) properties: Properties,
    /// Year, month, day, hour, minute of the last change.
    pub(super) changed: [i32; 5],
    /// Bytes that are not decoded yet, in the code page of the font.
    pub(super) pending: Vec<u8>,
    /// The first half of a character outside the first plane.
    pub(super) surrogate: Option<u16>,
    /// Characters to skip: those for programs without Unicode.
    pub(super) n_skip: u32,
    pub(super) flow: Flow,
    /// Flows around the insets that are being read, and the depth of each.
    pub(super) outer: Vec<(usize, Flow, Inset)>,
    pub(super) notes: Vec<Paragraph>,
    pub(super) running: Vec<Paragraph>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader {
            states: Vec::new(),
            state: State::new(),
            n_too_deep: 0,
            is_whole: false,
            opens: false,
            document_page: CodePage::WESTERN,
            default_font: -1,
            fonts: Map::new(),
            font: -1,
            styles: Styles::default(),
            style: Style::default(),
            style_number: 0,
            name: String::new(),
            properties: Properties::default(),
            changed: [0; 5],
            pending: Vec::new(),
            surrogate: None,
            n_skip: 0,
            flow: Flow::default(),
            outer: Vec::new(),
            notes: Vec::new(),
            running: Vec::new(),
        }
    }
}

impl Reader {
    fn open(&mut self) {
        self.flush();
        self.n_skip = 0;
        if self.states.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        self.states.push(self.state);
        self.state.may_skip = false;
        self.opens = true;
        self.is_whole = false;
    }

    fn close(&mut self) {
        self.flush();
        self.n_skip = 0;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        if self.state.destination != Destination::Text {
            self.end_entry();
        }
        let depth = self.states.len();
        if self
            .outer
            .last()
            .is_some_and(|(opened, ..)| *opened == depth)
        {
            self.close_inset();
        }
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        self.is_whole = self.states.is_empty();
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let may_skip = core::mem::take(&mut self.state.may_skip);
        if word == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.flush();
        if let Some(inset) = inset(word).filter(|_| self.state.destination == Destination::Text) {
            return self.open_inset(inset);
        }
        if may_skip && !is_read(word) {
            self.mark_list(word);
            self.state.destination = match destination(word) {
                Some(known @ (Destination::Fonts | Destination::Styles)) => known,
                // A style of letters: its entry is no paragraph's.
                _ => Destination::Nothing,
            };
            return;
        }
        if self.state.destination == Destination::Nothing {
            // A form for programs with Unicode, beside one for those without.
            if let ("ud", Some(around)) = (word, self.state.around_pair) {
                self.state.destination = around;
            }
            return self.unicode_settings(word, number);
        }
        if let Some(destination) = destination(word) {
            self.mark_list(word);
            self.state.destination = destination;
            self.name.clear();
            return;
        }
        if word == "upr" {
            self.state.around_pair = Some(self.state.destination);
            self.state.destination = Destination::Nothing;
            return;
        }
        self.unicode_settings(word, number);
        match self.state.destination {
            Destination::Fonts => self.font_word(word, number),
            Destination::Styles => self.style_word(word, number),
            Destination::Changed => self.time_word(word, number),
            _ => {
                self.document_word(word, number);
                self.text_word(word, number);
            }
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\\' | b'{' | b'}' => self.bytes(&[symbol]),
            b'~' => self.write("\u{A0}"),
            b'_' => self.write("-"),
            b'\r' | b'\n' => self.end_paragraph_mark(),
            // A place where a word may be parted, and marks of indexes.
            _ => {}
        }
    }

    fn end_paragraph_mark(&mut self) {
        if self.state.destination == Destination::Text {
            self.flush();
            self.end_paragraph();
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let n_skip = (self.n_skip as usize).min(bytes.len());
        self.n_skip -= n_skip as u32;
        let bytes = &bytes[n_skip..];
        // What follows the document's end is no part of it.
        let is_nothing = self.state.destination == Destination::Nothing || self.is_whole;
        if bytes.is_empty() || is_nothing {
            return;
        }
        self.pending.extend_from_slice(bytes);
    }

    fn unicode(&mut self, number: i32) {
        self.flush_bytes();
        self.n_skip = self.state.n_fallback;
        // Numbers are written as signed ones of 16 bits, or whole.
        let code = if number < 0 {
            number + 0x1_0000
        } else {
            number
        };
        let code = u32::try_from(code).unwrap_or(0xFFFD);
        let letter = match (self.surrogate.take(), code) {
            (_, 0xD800..=0xDBFF) => {
                self.surrogate = Some(code as u16);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair = char::decode_utf16([high, code as u16]).next();
                pair.and_then(Result::ok).unwrap_or('\u{FFFD}')
            }
            // Symbols stand in the private use area, at their font's places.
            (_, 0xF020..=0xF0FF) => match self.page() {
                CodePage::Symbol => {
                    crate::document::office::symbols::symbol(code).unwrap_or('\u{FFFD}')
                }
                CodePage::Pictures => return,
                _ => '\u{FFFD}',
            },
            (_, 0) => return,
            (_, code) => char::from_u32(code).unwrap_or('\u{FFFD}'),
        };
        self.write(letter.encode_utf8(&mut [0; 4]));
    }

    /// The code page of the font.
    fn page(&self) -> CodePage {
        let page = self.fonts.get(&self.state.font).copied();
        page.unwrap_or(self.document_page)
    }

    /// Decodes the bytes before a control word or a brace.
    fn flush(&mut self) {
        if self.surrogate.take().is_some() {
            self.write("\u{FFFD}");
        }
        self.flush_bytes();
    }

    fn flush_bytes(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let pending = core::mem::take(&mut self.pending);
        let page = match self.state.destination {
            Destination::Text => self.page(),
            Destination::Fonts => self
                .fonts
                .get(&self.font)
                .copied()
                .unwrap_or(self.document_page),
            _ => self.document_page,
        };
        let page = match (page, self.state.destination) {
            (CodePage::Symbol | CodePage::Pictures, Destination::Fonts) => self.document_page,
            (page, _) => page,
        };
        let words = page.decode(&pending);
        self.write(&words);
    }

    pub(super) fn write(&mut self, words: &str) {
        self.flush_bytes();
        match self.state.destination {
            Destination::Nothing | Destination::Changed => {}
            Destination::Text if self.state.is_unseen() => {}
            Destination::Text => self.flow.words.push_str(words),
            Destination::Fonts | Destination::Styles => {
                for (at, piece) in words.split(';').enumerate() {
                    if at > 0 {
                        self.end_entry();
                    }
                    self.add_to_name(piece);
                }
            }
            Destination::Title | Destination::Author => self.add_to_name(words),
        }
    }

    fn add_to_name(&mut self, words: &str) {
        if self.name.len() < MAX_NAME {
            self.name.push_str(words);
        }
    }

    /// Ends an entry of a table, the title or a name.
    fn end_entry(&mut self) {
        let name = one_line(&core::mem::take(&mut self.name));
        match self.state.destination {
            Destination::Fonts if is_picture_font(&name) => {
                self.fonts.insert(self.font, CodePage::Pictures);
            }
            Destination::Styles if !name.is_empty() => {
                let style = core::mem::take(&mut self.style);
                if self.style_number >= 0 {
                    let number = self.style_number.to_string();
                    self.styles.0.insert(number, Style { name, ..style });
                }
                self.style_number = 0;
            }
            Destination::Title if !name.is_empty() => self.properties.title = name,
            Destination::Author if !name.is_empty() => self.properties.creator = name,
            _ => {}
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.state.destination != Destination::Text {
            return;
        }
        let paragraph = self.paragraph();
        let boxed = core::mem::take(&mut self.flow.boxed);
        for paragraph in std::iter::once(paragraph).chain(boxed) {
            match self.state.in_table {
                true => self.flow.cell.push(paragraph),
                false if paragraph.words.trim().is_empty() => {}
                false => self.flow.push(paragraph),
            }
        }
    }

    fn paragraph(&mut self) -> Paragraph {
        let words = core::mem::take(&mut self.flow.words);
        let style = self.state.style.to_string();
        let (mut kind, level) = match self.styles.0.contains_key(&style) {
            true => self.styles.kind(&style, self.state.outline),
            false => self.styles.kind("", self.state.outline),
        };
        let is_marked = core::mem::take(&mut self.flow.is_list);
        let is_list = is_marked || self.state.is_list || self.styles.is_list(&style);
        if kind == BlockKind::Body && is_list {
            kind = BlockKind::List;
        }
        Paragraph::new(kind, level, words)
    }

    pub(super) fn end_cell(&mut self) {
        let in_table = core::mem::replace(&mut self.state.in_table, true);
        self.end_paragraph();
        self.state.in_table = in_table;
        self.flow.end_cell();
    }

    pub(super) fn end_row(&mut self) {
        if !self.flow.words.trim().is_empty() {
            self.end_cell();
        }
        self.flow.words.clear();
        self.flow.end_row();
    }

    fn open_inset(&mut self, inset: Inset) {
        let flow = core::mem::take(&mut self.flow);
        self.outer.push((self.states.len(), flow, inset));
        self.state.reset_paragraph();
        self.state.is_hidden = false;
    }

    fn close_inset(&mut self) {
        self.end_paragraph();
        let Some((_, flow, inset)) = self.outer.pop() else {
            return;
        };
        let paragraphs = core::mem::replace(&mut self.flow, flow).finish();
        match inset {
            Inset::Note => self.notes.extend(paragraphs),
            Inset::Running => self.running.extend(paragraphs),
            Inset::Box => self.flow.boxed.extend(paragraphs),
        }
    }

    fn finish(mut self) -> (Document, &'static str, bool) {
        self.flush();
        while !self.outer.is_empty() {
            self.state.destination = Destination::Text;
            self.close_inset();
        }
        self.state.destination = Destination::Text;
        self.end_paragraph();
        let [year, month, day, hour, minute] = self.changed;
        let day = i16::try_from(year).ok().and_then(|year| {
            Moment::of_day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        let clock = |day: Moment| {
            day.at(
                u8::try_from(hour).ok()?,
                u8::try_from(minute).ok()?,
                None,
                None,
            )
        };
        self.properties.modified = day.map(|day| clock(day).unwrap_or(day));
        let document = Document {
            body: self.flow.finish(),
            notes: self.notes,
            running: self.running,
            properties: self.properties,
            has_chunks: false,
        };
        (document, self.document_page.name(), self.is_whole)
    }
}
