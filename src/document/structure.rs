//! What the parts of an article are: the rules over its paragraphs, in order.

use super::headline::title_from_lede;
use super::lines::ends_sentence;
use super::passage::{Passage, Structure};
use super::{
    Block, BlockKind, Headline, Sourced, caption, crosshead, dateline, end_mark, masthead,
    promotion, sign_off,
};

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
    found.blocks = passages.iter().map(Passage::block).collect();
    found
}

/// The rules of news over the paragraphs of an article whose file names its
/// parts and facts: finds its dateline, captions, and the site's own lines.
pub fn news_lines(text: &str, structure: &mut Structure) {
    let passage = |block: &Block| Passage {
        span: block.span,
        kind: block.kind,
        level: block.level,
        after_blank: true,
    };
    let mut passages: Vec<Passage> = structure.blocks.iter().map(passage).collect();
    let lede = passages
        .iter()
        .position(|passage| passage.kind == BlockKind::Body);
    let Some(lede) = lede else { return };
    let publisher = structure.publisher.take();
    // A deck may stand between the headline and the paragraph with the dateline.
    let last = passages.len().min(lede + 6);
    for at in lede..last {
        if structure.dateline.is_none() && passages[at].kind == BlockKind::Body {
            dateline::split_off(text, &mut passages, at, structure);
        }
    }
    structure.publisher = publisher.or(structure.publisher.take());
    caption::mark(text, &mut passages);
    promotion::mark(text, &mut passages);
    structure.blocks = passages.iter().map(Passage::block).collect();
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
