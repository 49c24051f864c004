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
mod fragment;
mod furniture;
mod json_ld;
mod lookout;
mod main_text;
mod markup;
mod meta_tags;
mod names;
mod paragraphs;
mod parse;
mod pieces;
mod plain;
mod tables;
mod tag;
mod titles;
mod told;
mod tree;
mod trimming;
mod writer;

pub use claims::entities;
pub use dates::moment as free_moment;
pub use fragment::fragment;
pub use paragraphs::{PageParagraph, paragraphs};
pub use plain::{character_reference, inline_text, write_plain};
pub use told::{declared_encoding, has_elements, opens_as_page};

use super::article::Article;
use super::headline::title_from_lede;
use super::passage::Structure;
use super::reading::{Reading, Source};
use super::structure::news_lines;
use super::{BlockKind, Format, Headline, Problem, ProblemCode, exports, text_file};
use crate::text::decode::Decoded;

/// Reads a web page into its clipping; a file that only its name calls a page
/// is read as plain text.
pub fn read(page: Decoded, source: &Source<'_>, reading: &mut Reading<'_>) {
    if !has_elements(&page.text) {
        return text_file::read(page, source, reading);
    }
    if exports::may_be_export(&page.text)
        && exports::read_page(&paragraphs(&page.text, true).0, page.encoding, reading)
    {
        return;
    }
    let mut problems = Vec::new();
    let article = read_html(&page.text, "", &mut problems);
    reading.take_problems(problems);
    if let Some(article) = article {
        reading.add(article, Format::Html, page.encoding);
    }
}

/// Reads a web page; None, with a problem, where it has no words.
pub fn read_html(source: &str, file: &str, problems: &mut Vec<Problem>) -> Option<Article> {
    read_saved(source, None, file, problems)
}

/// Reads a web page whose address is known from what it was saved in.
pub fn read_saved(
    source: &str,
    address: Option<&str>,
    file: &str,
    problems: &mut Vec<Problem>,
) -> Option<Article> {
    let (mut tree, is_cut) = parse::parse(source);
    if let Some(address) = address {
        tree.saved_from = Some(address.to_string());
    }
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
        news_lines(&text, &mut structure);
    }
    if structure.headline.is_none() {
        structure.headline = headline(&text, &structure);
    }
    Some(Article {
        text,
        structure,
        language,
        ..Article::default()
    })
}

/// A title from the first words, for a text that names none.
pub fn headline(text: &str, structure: &Structure) -> Option<Headline> {
    let blocks = || structure.blocks.iter();
    let is_own = |kind| kind != BlockKind::Boilerplate;
    let block = blocks().find(|block| block.kind == BlockKind::Body);
    let block = block.or_else(|| blocks().find(|block| is_own(block.kind)));
    let title = title_from_lede(text, block.or(blocks().next())?.span)?;
    Some(Headline { title, span: None })
}
