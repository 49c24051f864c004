//! Reads saved web pages.
//!
//! A page's source becomes a tree, its text pieces, and the pieces the
//! article or the site's own parts. What the page says of itself, in its head,
//! in structured data and around the headline, gives the facts. Nothing is
//! fetched, run or rendered.

mod authors;
mod claims;
mod dates;
mod facts;
mod furniture;
mod json_ld;
mod lookout;
mod main_text;
mod markup;
mod meta_tags;
mod names;
mod parse;
mod pieces;
mod tables;
mod tag;
mod titles;
mod told;
mod tree;
mod trimming;
mod writer;

pub use told::{declared_encoding, has_elements, opens_as_page};

use super::headline::title_from_lede;
use super::passage::{Passage, Structure};
use super::sidecar::Metadata;
use super::text_file::Article;
use super::{Block, BlockKind, Headline, Problem, ProblemCode, caption, dateline, promotion};

/// Reads a web page; None, with a problem, where it has no words.
pub fn read_html(source: &str, file: &str, problems: &mut Vec<Problem>) -> Option<Article> {
    let (tree, is_cut) = parse::parse(source);
    let pieces = pieces::pieces(&tree);
    if pieces.list.is_empty() {
        problems.push(Problem::new(
            ProblemCode::Empty,
            file,
            "expected a web page with words, but found none",
            "open the page, wait until its text is there, and save it again",
        ));
        return None;
    }
    if is_cut {
        problems.push(Problem::new(
            ProblemCode::CutShort,
            file,
            format!(
                "expected a web page of at most {} parts, but found more",
                parse::MAX_NODES
            ),
            "what follows them was left out; split the page and add it again",
        ));
    }
    let found = main_text::main_text(&tree, &pieces);
    let has_article = found.is_main.contains(&true);
    if !has_article {
        problems.push(Problem::new(
            ProblemCode::NoArticle,
            file,
            "expected an article, but found links and a site's own lines only",
            "save the article's own page; the words found are searched with `boilerplate:`",
        ));
    }
    let mut facts = facts::facts(&tree, &pieces, &found.is_main);
    let language = facts.language.take();
    let (text, mut structure) = writer::write(&pieces, &found, facts);
    if has_article {
        news_structure(&text, &mut structure);
    }
    if structure.headline.is_none() {
        structure.headline = headline(&text, &structure);
    }
    Some(Article {
        text,
        original: None,
        structure,
        front_matter: Metadata::default(),
        language,
    })
}

/// What the rules of news over paragraphs find in the article: its dateline,
/// captions, and the site's own lines.
fn news_structure(text: &str, structure: &mut Structure) {
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
    let block = |passage: &Passage| Block {
        span: passage.span,
        kind: passage.kind,
        level: passage.level,
    };
    structure.blocks = passages.iter().map(block).collect();
}

/// A title from the first words, for a page that names none.
fn headline(text: &str, structure: &Structure) -> Option<Headline> {
    let blocks = || structure.blocks.iter();
    let is_own = |kind| kind != BlockKind::Boilerplate;
    let block = blocks().find(|block| block.kind == BlockKind::Body);
    let block = block.or_else(|| blocks().find(|block| is_own(block.kind)));
    let title = title_from_lede(text, block.or(blocks().next())?.span)?;
    Some(Headline { title, span: None })
}
