//! The clipping's text and blocks, from the pieces of a page.

use super::facts::Facts;
use super::main_text::MainText;
use super::pieces::{Piece, Pieces};
use crate::document::passage::Structure;
use crate::document::{Block, BlockKind, Headline, Sourced};
use crate::text::Span;

/// Most bytes of the site's own parts that are kept.
const MAX_SITE_BYTES: usize = 16_000;
/// Not written.
const NOWHERE: usize = usize::MAX;

/// The article, then the site's own parts around and inside it.
pub fn write(pieces: &Pieces, found: &MainText, facts: Facts) -> (String, Structure) {
    let MainText {
        is_main,
        is_caption,
    } = found;
    let headline = facts.title.as_ref().and_then(|title| title.piece);
    let mut writer = Writer {
        pieces,
        headline,
        text: String::new(),
        blocks: Vec::new(),
        moved: vec![NOWHERE; pieces.list.len()],
        n_site: 0,
    };
    let byline = facts.byline.as_ref().and_then(|(_, piece)| *piece);
    let over = [headline, byline, facts.date_piece];
    // The headline stands over the article, wherever it was.
    let first = is_main.iter().position(|main| *main).unwrap_or(0);
    for at in headline.iter().filter(|at| **at < first || !is_main[**at]) {
        writer.push(*at, BlockKind::Headline);
    }
    for at in (0..pieces.list.len()).filter(|at| is_main[*at]) {
        let kind = match is_caption[at] {
            _ if over.contains(&Some(at)) && pieces.list[at].span.n_bytes() <= 200 => {
                kind_over(pieces, at, over)
            }
            true => BlockKind::Caption,
            false => pieces.list[at].kind,
        };
        writer.push(at, kind);
    }
    for at in 0..pieces.list.len() {
        writer.push(at, BlockKind::Boilerplate);
    }
    writer.structure(facts)
}

/// What a piece is that shows a fact.
fn kind_over(pieces: &Pieces, at: usize, over: [Option<usize>; 3]) -> BlockKind {
    match over.iter().position(|place| *place == Some(at)) {
        Some(0) => BlockKind::Headline,
        Some(1) => BlockKind::Byline,
        Some(_) => BlockKind::Dateline,
        None => pieces.list[at].kind,
    }
}

struct Writer<'a> {
    pieces: &'a Pieces,
    headline: Option<usize>,
    text: String,
    blocks: Vec<Block>,
    /// For each piece where it starts in the text.
    moved: Vec<usize>,
    n_site: usize,
}

impl Writer<'_> {
    fn push(&mut self, at: usize, kind: BlockKind) {
        if self.moved[at] != NOWHERE {
            return;
        }
        let piece: &Piece = &self.pieces.list[at];
        let words = self.pieces.words(piece);
        if kind == BlockKind::Boilerplate {
            self.n_site += words.len();
            if self.n_site > MAX_SITE_BYTES {
                return;
            }
        }
        if let Some(last) = self.blocks.last() {
            let close =
                last.kind == kind && matches!(kind, BlockKind::List | BlockKind::Boilerplate);
            self.text.push_str(if close { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        self.text.push_str(words);
        let level = match kind {
            BlockKind::Headline if self.headline == Some(at) => 1,
            BlockKind::Headline => piece.level.max(2),
            _ => 0,
        };
        self.moved[at] = start;
        self.blocks.push(Block {
            span: Span::new(start, self.text.len()),
            kind,
            level,
        });
    }

    /// Evidence in the text of the pieces, where it stands in the clipping's text.
    fn evidence(&self, spans: &[Span]) -> Vec<Span> {
        let place = |span: &Span| {
            let at = self
                .pieces
                .list
                .partition_point(|piece| piece.span.end < span.end);
            let piece = self
                .pieces
                .list
                .get(at)
                .filter(|piece| piece.span.contains(*span))?;
            let start = Some(self.moved[at]).filter(|start| *start != NOWHERE)?;
            let shift = (span.start - piece.span.start) as usize;
            Some(Span::new(start + shift, start + shift + span.n_bytes()))
        };
        spans.iter().filter_map(place).collect()
    }

    fn structure(self, facts: Facts) -> (String, Structure) {
        fn moved<T>(writer: &Writer<'_>, fact: Sourced<T>) -> Sourced<T> {
            let evidence = writer.evidence(&fact.evidence);
            Sourced { evidence, ..fact }
        }
        let headline = facts.title.map(|title| {
            let piece = title
                .piece
                .filter(|at| self.moved[*at] != NOWHERE)
                .map(|at| (at, self.moved[at]));
            let span = piece
                .map(|(at, start)| Span::new(start, start + self.pieces.list[at].span.n_bytes()));
            Headline {
                title: Sourced {
                    evidence: span.into_iter().collect(),
                    ..title.title
                },
                span,
            }
        });
        let structure = Structure {
            headline,
            publisher: facts.publisher,
            byline: facts.byline.map(|(byline, _)| moved(&self, byline)),
            published: facts.published.map(|date| moved(&self, date)),
            dateline: None,
            url: facts.url,
            blocks: self.blocks.clone(),
        };
        (self.text, structure)
    }
}
