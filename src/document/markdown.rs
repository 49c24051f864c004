//! Reads Markdown: the text without its marks, one block a paragraph.
//!
//! CommonMark with tables, by `pulldown-cmark`. HTML in the file is text like
//! any other: its tags are dropped, its words stay, nothing is executed.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::article::Article;
use super::front_matter::read_front_matter;
use super::lines::trim;
use super::passage::Passage;
use super::reading::{Reading, Source};
use super::structure::structure;
use super::text_file::read_text;
use super::{BlockKind, Format, Problem};
use crate::text::Span;
use crate::text::decode::Decoded;

/// Reads Markdown into its clipping.
pub fn read(file: Decoded, _: &Source<'_>, reading: &mut Reading<'_>) {
    let mut problems = Vec::new();
    let article = read_markdown(file.text, "", &mut problems);
    reading.take_problems(problems);
    reading.add(article, Format::Markdown, file.encoding);
}

/// Reads Markdown; `file` names it in problems.
fn read_markdown(source: String, file: &str, problems: &mut Vec<Problem>) -> Article {
    let (front_matter, body) = read_front_matter(&source, file, problems);
    let mut writer = Writer::default();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&source[body..], options) {
        writer.event(event);
    }
    writer.close();
    if writer.passages.is_empty() {
        // Nothing but marks and tags: the source itself is all there is to read.
        return Article {
            front_matter,
            ..read_text(source)
        };
    }
    let structure = structure(&writer.text, writer.passages);
    let original = (writer.text != source).then_some(source);
    Article {
        text: writer.text,
        original,
        structure,
        front_matter,
        ..Article::default()
    }
}

/// Writes the text of one block after the other.
#[derive(Default)]
struct Writer {
    text: String,
    passages: Vec<Passage>,
    /// Where the open block starts, and what it is.
    open: Option<(usize, BlockKind, u8)>,
    /// Depth of quotes, lists and tables around.
    n_quotes: usize,
    n_items: usize,
    in_table: bool,
    /// Alternative text of an open picture.
    picture: Option<String>,
    /// Captions met inside a paragraph, set after it.
    captions: Vec<String>,
    html: String,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.write(&words),
            Event::InlineHtml(html) => self.write(&without_tags(&html)),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => self.close(),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open(BlockKind::Headline, level_number(level)),
            Tag::BlockQuote(_) => {
                self.close();
                self.n_quotes += 1;
            }
            Tag::Item => {
                self.close();
                self.n_items += 1;
            }
            Tag::Table(_) => {
                self.open(BlockKind::Table, 0);
                self.in_table = true;
            }
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::Paragraph
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::List(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.close();
                self.n_items = self.n_items.saturating_sub(1);
            }
            TagEnd::Table => {
                self.in_table = false;
                self.close();
            }
            TagEnd::TableCell => self.write("\t"),
            TagEnd::TableHead | TagEnd::TableRow => {
                let n_bytes = self.text.trim_end_matches('\t').len();
                self.text.truncate(n_bytes);
                self.write("\n");
            }
            TagEnd::Image => self.captions.extend(self.picture.take()),
            TagEnd::HtmlBlock => {
                let html = core::mem::take(&mut self.html);
                for line in without_tags(&html)
                    .lines()
                    .filter(|line| !trim(line).is_empty())
                {
                    self.close();
                    self.write(trim(line));
                }
                self.close();
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::List(_) => self.close(),
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind, level: u8) {
        self.close();
        if !self.text.is_empty() {
            let gap = if kind == BlockKind::List
                && self
                    .passages
                    .last()
                    .is_some_and(|last| last.kind == BlockKind::List)
            {
                "\n"
            } else {
                "\n\n"
            };
            self.text.push_str(gap);
        }
        self.open = Some((self.text.len(), kind, level));
    }

    fn write(&mut self, words: &str) {
        if let Some(picture) = &mut self.picture {
            picture.push_str(words);
            return;
        }
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            let kind = match (self.n_items, self.n_quotes) {
                (1.., _) => BlockKind::List,
                (_, 1..) => BlockKind::Quote,
                _ => BlockKind::Body,
            };
            self.open(kind, 0);
        }
        self.text.push_str(words);
    }

    /// Ends the open block, and sets the captions that stood in it.
    fn close(&mut self) {
        if self.in_table {
            return;
        }
        if let Some((start, kind, level)) = self.open.take() {
            let words = trim(&self.text[start..]);
            let indent = self.text[start..].find(words).unwrap_or(0);
            let (start, end) = (start + indent, start + indent + words.len());
            if end > start {
                self.text.truncate(end);
                self.passages.push(Passage {
                    span: Span::new(start, end),
                    kind,
                    level,
                    after_blank: true,
                });
            } else {
                let n_bytes = self.text.trim_end().len();
                self.text.truncate(n_bytes);
            }
        }
        for caption in core::mem::take(&mut self.captions) {
            if !trim(&caption).is_empty() {
                self.open(BlockKind::Caption, 0);
                self.text.push_str(&caption);
                self.close();
            }
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// `html` without its tags and comments; a `<` that opens neither stays.
fn without_tags(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    let mut may_close = true;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|first: char| {
            first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')
        });
        let end = match (is_tag && may_close, rest.starts_with("<!--")) {
            (true, true) => rest.find("-->").map(|end| end + 3),
            (true, false) => rest.find('>').map(|end| end + 1),
            _ => None,
        };
        may_close &= end.is_some() || !is_tag;
        words.push_str(if end.is_none() { "<" } else { "" });
        rest = &rest[end.unwrap_or(1)..];
    }
    words.push_str(rest);
    words
        .replace("&nbsp;", "\u{A0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
