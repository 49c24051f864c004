//! An article of an export: its lines with what they are become a clipping's
//! text, blocks and facts.

use super::dates::{date_in, source};
use super::layout::{Part, Role, word_count};
use super::line::Line;
use crate::document::article::Article;
use crate::document::draft::Draft;
use crate::document::lines::{Paragraph, list_marker, paragraphs};
use crate::document::passage::Structure;
use crate::document::sidecar::one_line;
use crate::document::{BlockKind, Headline, Sourced};
use crate::text::Span;

/// Longest headline, in bytes: more is no headline.
const MAX_HEADLINE: usize = 600;

/// An article, and what the database says of its length.
pub struct Found {
    pub article: Article,
    /// Words that it has as stated.
    pub n_stated: Option<u32>,
    /// Words of its text.
    pub n_words: usize,
}

/// Writes an article of a database of this name. `is_wrapped` says that the lines
/// of a paragraph were cut at a margin: blank lines alone part paragraphs then.
pub fn article(lines: &[Line<'_>], parts: &[Part], database: &str, is_wrapped: bool) -> Found {
    let mut writer = Writer {
        is_wrapped,
        draft: Draft::default(),
        facts: Structure::default(),
        database,
        n_stated: None,
        n_words: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        let role = parts[at].role;
        // Lines that follow each other with one role are one passage.
        let is_same = |next: &usize| {
            let (part, line) = (parts[*next], &lines[*next]);
            let goes_on = part.value == 0 && (!line.after_blank || role == Role::Headline);
            part.role == role && (goes_on || role == Role::Text)
        };
        let end = (at + 1..lines.len()).find(|next| !is_same(next));
        let end = end.unwrap_or(lines.len());
        match role {
            Role::Text => writer.text(&lines[at..end], &parts[at..end]),
            _ => writer.field(role, &lines[at..end], parts[at].value),
        }
        at = end;
    }
    writer.finish()
}

struct Writer<'d> {
    draft: Draft,
    facts: Structure,
    database: &'d str,
    is_wrapped: bool,
    n_stated: Option<u32>,
    n_words: usize,
}

impl Writer<'_> {
    /// The article's own paragraphs.
    fn text(&mut self, lines: &[Line<'_>], parts: &[Part]) {
        let mut at = 0;
        while at < lines.len() {
            // A row with one cell is text that a table lays out.
            let kind = |at: usize| match lines[at].kind {
                BlockKind::Table if !lines[at].words.trim_end().contains('\t') => BlockKind::Body,
                kind => kind,
            };
            let end = (at + 1..lines.len()).find(|next| kind(*next) != kind(at));
            let end = end.unwrap_or(lines.len());
            let kind = kind(at);
            let mut words = String::new();
            for (line, part) in lines[at..end].iter().zip(&parts[at..end]) {
                if !words.is_empty() {
                    words.push_str(if line.after_blank { "\n\n" } else { "\n" });
                }
                words.push_str(&line.words[part.value.min(line.words.len())..]);
            }
            for words in self.paragraphs(&words) {
                let (kind, level) = match kind {
                    BlockKind::Headline => (BlockKind::Headline, 2),
                    BlockKind::Body if list_marker(words).is_some() => (BlockKind::List, 0),
                    kind => (kind, 0),
                };
                self.n_words += words.split_whitespace().count();
                self.draft.push(kind, level, words);
            }
            at = end;
        }
    }

    fn paragraphs<'w>(&self, words: &'w str) -> Vec<&'w str> {
        if self.is_wrapped {
            return words.split("\n\n").collect();
        }
        let paragraphs = paragraphs(words);
        let words = |paragraph: Paragraph| paragraph.span.of(words);
        paragraphs.into_iter().map(words).collect()
    }

    /// A field: its lines are one block.
    fn field(&mut self, role: Role, lines: &[Line<'_>], value: usize) {
        let mut words: Vec<&str> = lines.iter().map(|line| line.words).collect();
        let is_code = value > 0 && !words[0][..value].contains([':', '：']);
        // A code of a field is no word of the article.
        let value = match is_code {
            true => {
                words[0] = &words[0][value..];
                0
            }
            false => value,
        };
        let words = words.join("\n");
        if words.trim().is_empty() {
            return;
        }
        let (kind, level) = match role {
            Role::Headline if self.facts.headline.is_none() && words.len() <= MAX_HEADLINE => {
                (BlockKind::Headline, 1)
            }
            Role::Deck => (BlockKind::Headline, 2),
            Role::Byline => (BlockKind::Byline, 0),
            Role::Date | Role::Dateline | Role::Publication | Role::Source => {
                (BlockKind::Dateline, 0)
            }
            _ => (BlockKind::Boilerplate, 0),
        };
        let n_before = words.len() - words.trim_start().len();
        let Some(span) = self.draft.push(kind, level, &words) else {
            return;
        };
        let start = span.start as usize + value.saturating_sub(n_before);
        let end = span.end as usize;
        if start >= end {
            return;
        }
        let value = Span::new(start, end);
        if kind == BlockKind::Headline && level == 1 {
            self.headline(span, value);
        }
        self.fact(role, value);
    }

    fn headline(&mut self, block: Span, value: Span) {
        let words = value.of(self.draft.text());
        // Databases that label the title end it with a full stop.
        let is_ended = value != block && words.ends_with('.') && words.matches('.').count() == 1;
        let value = Span::new(
            value.start as usize,
            value.end as usize - usize::from(is_ended),
        );
        let words = one_line(value.of(self.draft.text()));
        if words.is_empty() {
            return;
        }
        let why = format!("{} has it as the headline", self.database);
        self.facts.headline = Some(Headline {
            title: Sourced::stated(words, vec![value], why),
            span: Some(block),
        });
    }

    fn fact(&mut self, role: Role, value: Span) {
        let words = value.of(self.draft.text()).to_string();
        let start = value.start as usize;
        let why = |what: &str| format!("{} {what}", self.database);
        match role {
            Role::Byline if self.facts.byline.is_none() => {
                let name = unlabelled_byline(&words);
                let from = start + words.len() - name.len();
                let span = Span::new(from, value.end as usize);
                let name = one_line(name);
                self.facts.byline =
                    Some(Sourced::stated(name, vec![span], why("names the writer")));
            }
            Role::Publication if self.facts.publisher.is_none() => {
                let line = words.lines().next().unwrap_or_default();
                let name = line.split(';').next().unwrap_or(line).trim_end();
                if !name.trim().is_empty() {
                    let span = Span::new(start, start + name.len());
                    let paper = Sourced::stated(one_line(name), vec![span], why("names the paper"));
                    self.facts.publisher = Some(paper);
                }
            }
            Role::Date if self.facts.published.is_none() => {
                if let Some((date, at)) = date_in(&words) {
                    let span = Span::new(start + at.start, start + at.end);
                    let date = Sourced::stated(date, vec![span], why("has this date"));
                    self.facts.published = Some(date);
                }
            }
            Role::Source => self.source(&words, start),
            Role::Dateline => {
                let place =
                    Sourced::stated(one_line(&words), vec![value], why("has this dateline"));
                self.facts.dateline.get_or_insert(place);
            }
            Role::Url if words.starts_with("http") && !words.contains(char::is_whitespace) => {
                let url = Sourced::stated(words, vec![value], why("has this address"));
                self.facts.url.get_or_insert(url);
            }
            Role::Length => {
                let bare = words.trim().replace(',', "").parse().ok();
                self.n_stated = self.n_stated.or(word_count(&words)).or(bare);
            }
            _ => {}
        }
    }

    fn source(&mut self, words: &str, start: usize) {
        let (name, date) = source(words);
        let why = |what: &str| format!("{} {what}", self.database);
        if self.facts.publisher.is_none() && !name.is_empty() {
            let span = Span::new(start + name.start, start + name.end);
            let paper = one_line(&words[name]);
            if !paper.is_empty() {
                self.facts.publisher =
                    Some(Sourced::stated(paper, vec![span], why("names the paper")));
            }
        }
        if let Some((date, at)) = date.filter(|_| self.facts.published.is_none()) {
            let span = Span::new(start + at.start, start + at.end);
            self.facts.published = Some(Sourced::stated(date, vec![span], why("has this date")));
        }
        // PressReader's line may end with the writer.
        let writer = words.rsplit(" · ").next().unwrap_or_default();
        let is_writer = words.matches(" · ").count() >= 2
            && writer.contains(' ')
            && !writer.bytes().any(|byte| byte.is_ascii_digit());
        if is_writer && self.facts.byline.is_none() {
            let from = start + words.len() - writer.len();
            let span = Span::new(from, from + writer.len());
            let name = Sourced::stated(one_line(writer), vec![span], why("names the writer"));
            self.facts.byline = Some(name);
        }
    }

    fn finish(self) -> Found {
        let has_headline = self.facts.headline.is_some();
        let mut article = self.draft.with_facts(self.facts);
        if !has_headline {
            let blocks = &article.structure.blocks;
            let body = blocks.iter().find(|block| block.kind == BlockKind::Body);
            let title = body.and_then(|body| {
                crate::document::headline::title_from_lede(&article.text, body.span)
            });
            article.structure.headline = title.map(|title| Headline { title, span: None });
        }
        Found {
            article,
            n_stated: self.n_stated,
            n_words: self.n_words,
        }
    }
}

/// A byline without `By`.
fn unlabelled_byline(words: &str) -> &str {
    let starts = ["By ", "BY ", "by ", "Von ", "VON ", "Par ", "Por "];
    let rest = starts.iter().find_map(|start| words.strip_prefix(start));
    rest.unwrap_or(words).trim_start()
}
