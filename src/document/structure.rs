//! What the parts of an article are: the rules over its paragraphs, in order.

use super::headline::title_from_lede;
use super::lines::ends_sentence;
use super::{
    Block, BlockKind, Headline, Moment, Sourced, caption, crosshead, dateline, end_mark, masthead,
    promotion, sign_off,
};
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

/// Reads the structure of `text` from its paragraphs.
pub fn structure(text: &str, mut passages: Vec<Passage>) -> Structure {
    let mut found = Structure::default();
    let lede = masthead::read(text, &mut passages, &mut found);
    dateline::split_off(text, &mut passages, lede, &mut found);
    end_mark::split_off(text, &mut passages);
    sign_off::mark(text, &mut passages, &mut found);
    caption::mark(text, &mut passages);
    promotion::mark(text, &mut passages);
    crosshead::mark(text, &mut passages);
    found.headline = headline(text, &passages);
    found.blocks = passages
        .iter()
        .map(|passage| Block {
            span: passage.span,
            kind: passage.kind,
            level: passage.level,
        })
        .collect();
    found
}

/// The headline's own block, else a title from the lede, else from anything.
fn headline(text: &str, passages: &[Passage]) -> Option<Headline> {
    let own = passages
        .iter()
        .find(|passage| passage.kind == BlockKind::Headline && passage.level == 1);
    if let Some(own) = own {
        let words = super::sidecar::one_line(own.span.of(text));
        let title = Sourced::stated(words, vec![own.span], "the text opens with a headline");
        return Some(Headline {
            title,
            span: Some(own.span),
        });
    }
    let by_kind = |kinds: &[BlockKind]| {
        passages
            .iter()
            .find(|passage| kinds.contains(&passage.kind))
    };
    let is_lede = |passage: &&Passage| {
        let words = passage.span.of(text);
        passage.kind == BlockKind::Body
            && (words.len() >= 60 || (words.len() >= 20 && ends_sentence(words)))
    };
    let dateline = passages
        .iter()
        .position(|passage| passage.kind == BlockKind::Dateline)
        .unwrap_or(0);
    let lede = passages[dateline..]
        .iter()
        .find(is_lede)
        .or_else(|| passages.iter().find(is_lede))
        .or_else(|| by_kind(&[BlockKind::Body]))
        .or_else(|| by_kind(&[BlockKind::Quote, BlockKind::List, BlockKind::Table]))
        .or_else(|| passages.first())?;
    Some(Headline {
        title: title_from_lede(text, lede.span)?,
        span: None,
    })
}
