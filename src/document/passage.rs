//! What the rules over an article's paragraphs work on, and what they find.

use super::outlet::Outlet;
use super::stated_date::{Label, StatedDate, publication};
use super::{Block, BlockKind, Headline, Moment, Sourced};
use crate::text::Span;

/// A paragraph as the format's reader gives it; the rules change its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the text, without white space around. Never empty.
    pub span: Span,
    /// What the format says it is: `Body` where it says nothing.
    pub kind: BlockKind,
    /// As [`Block::level`].
    pub level: u8,
    /// A blank line, or the start of the text, stands before it.
    pub after_blank: bool,
}

impl Passage {
    /// The block that it becomes.
    pub fn block(&self) -> Block {
        Block {
            span: self.span,
            kind: self.kind,
            level: self.level,
        }
    }
}

/// The blocks of an article and what its own words state.
#[derive(Debug, Default)]
pub struct Structure {
    /// As [`super::Clipping::blocks`].
    pub blocks: Vec<Block>,
    /// As [`super::Clipping::headline`]; None where the text has no words.
    pub headline: Option<Headline>,
    /// As [`super::Clipping::publisher`].
    pub publisher: Option<Sourced<String>>,
    /// As [`super::Clipping::byline`].
    pub byline: Option<Sourced<String>>,
    /// As [`super::Clipping::published`].
    pub published: Option<Sourced<Moment>>,
    /// As [`super::Clipping::dateline`].
    pub dateline: Option<Sourced<String>>,
    /// As [`super::Clipping::url`].
    pub url: Option<Sourced<String>>,
}

impl Structure {
    /// Takes a publisher that the text names; the first one stays.
    pub fn take_publisher(&mut self, span: Span, outlet: Outlet, why: String) {
        self.publisher
            .get_or_insert_with(|| Sourced::stated(outlet.name.to_string(), vec![span], why));
    }

    /// Takes a stated date of publication; a better label wins over an earlier one.
    pub fn take_date(&mut self, span: Span, dates: Vec<StatedDate>) {
        let Some(date) = publication(dates) else {
            return;
        };
        if self.published.is_some() && date.label != Label::Published {
            return;
        }
        let mut why = match date.label {
            Label::Updated => "the line says when the article was changed".to_string(),
            Label::Published => "the line says when the article was published".to_string(),
            Label::Bare => "the date stands on a line of its own".to_string(),
        };
        if !date.doubt.is_empty() {
            why = format!("{why}; {}", date.doubt);
        }
        let start = span.start as usize;
        let evidence = vec![Span::new(start + date.start, start + date.end)];
        self.published = Some(Sourced::stated(date.moment, evidence, why));
    }
}
