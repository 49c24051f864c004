//! Who wrote a page's article.
//!
//! In the order of trust: structured data, `<meta>`, what the page marks in
//! its text, an element that is called so, a line that opens as a byline does.
//! A person comes before an office or the site itself.

use core::ops::Range;

use super::claims::{Claims, Fact, Place};
use super::furniture::split;
use super::names::{Names, before_date, is_labelled, is_surely_labelled, names_in};
use super::pieces::Pieces;
use super::tree::{Name, Tree};
use crate::document::Sourced;
use crate::document::byline::byline;
use crate::text::Span;

/// Longest line with a byline, in bytes.
const MAX_BYTES: usize = 160;
/// What the elements of authors are called.
const CALLED: [&str; 9] = [
    "author",
    "authors",
    "byline",
    "autor",
    "autoren",
    "auteur",
    "autore",
    "verfasser",
    "writer",
];
/// How parts that name other authors are called.
const ASIDE: [&str; 5] = ["comment", "kommentar", "related", "teaser", "review"];

/// Where the names are looked for.
pub struct Page<'a> {
    tree: &'a Tree,
    pieces: &'a Pieces,
    site: &'a [String],
    /// The elements that are called an author, in order.
    called: Vec<u32>,
    /// Pieces around the headline, then those of the article and a little
    /// more, then all.
    ranges: [Range<usize>; 3],
}

impl<'a> Page<'a> {
    /// The page whose headline and article stand at these pieces.
    pub fn new(
        tree: &'a Tree,
        pieces: &'a Pieces,
        is_main: &[bool],
        headline: Option<usize>,
        site: &'a [String],
    ) -> Page<'a> {
        let n = pieces.list.len();
        let first = is_main.iter().position(|main| *main).unwrap_or(0);
        let last = is_main.iter().rposition(|main| *main).unwrap_or(0);
        let from = headline
            .unwrap_or(first)
            .min(first.max(1))
            .saturating_sub(6);
        let around = from..(first.max(headline.unwrap_or(0)) + 10).min(n);
        let article = first.saturating_sub(12)..(last + 12).min(n);
        let called = tree.all().filter(|node| is_called(tree, *node)).collect();
        Page {
            tree,
            pieces,
            site,
            called,
            ranges: [around, article, 0..n],
        }
    }
}

/// Who wrote it, and the piece that shows it; evidence in bytes of the pieces' text.
pub fn author(claims: &Claims, page: &Page<'_>) -> Option<(Sourced<String>, Option<usize>)> {
    claimed(claims, page, Names::People)
        .or_else(|| shown(page))
        .or_else(|| claimed(claims, page, Names::Any))
}

/// The names that metadata gives, all of those at the most trusted place.
fn claimed(
    claims: &Claims,
    page: &Page<'_>,
    which: Names,
) -> Option<(Sourced<String>, Option<usize>)> {
    let claims = claims.of(Fact::Author);
    let mut places: Vec<Place> = claims.iter().map(|claim| claim.place).collect();
    places.dedup();
    for place in places {
        let mut names: Vec<String> = Vec::new();
        let mut why = String::new();
        for claim in claims.iter().filter(|claim| claim.place == place) {
            for name in names_in(&claim.value, page.site, which) {
                if !names.contains(&name) && names.len() < 12 {
                    names.push(name);
                    why = claim.why();
                }
            }
        }
        if names.is_empty() {
            continue;
        }
        let place = shown_at(page, &names[0]);
        let mut byline = Sourced::metadata(names.join(", "), why);
        byline.evidence = place.iter().map(|(_, span)| *span).collect();
        return Some((byline, place.map(|(piece, _)| piece)));
    }
    None
}

/// Where a name stands among the lines around the headline.
fn shown_at(page: &Page<'_>, name: &str) -> Option<(usize, Span)> {
    page.ranges[0].clone().find_map(|at| {
        let piece = &page.pieces.list[at];
        let words = page.pieces.words(piece);
        let found = words
            .find(name)
            .filter(|_| words.len() <= MAX_BYTES && piece.level != 1)?;
        let start = piece.span.start as usize + found;
        Some((at, Span::new(start, start + name.len())))
    })
}

/// A byline that the page shows: an element that is called so before a line
/// that reads so, near the headline before elsewhere.
fn shown(page: &Page<'_>) -> Option<(Sourced<String>, Option<usize>)> {
    for (order, range) in page.ranges.iter().enumerate() {
        let is_line = |at: &usize| {
            let piece = &page.pieces.list[*at];
            piece.level != 1 && piece.span.n_bytes() <= MAX_BYTES
        };
        let called = range.clone().filter(is_line).find_map(|at| {
            let named = page.called_at(page.pieces.list[at].node)?;
            let names = names_in(&page.tree.line(named, MAX_BYTES), page.site, Names::Any);
            sourced(page, at, names, "the page calls the line its author")
        });
        let by_words = || {
            range
                .clone()
                .filter(|at| order < 2 && is_line(at))
                .find_map(|at| {
                    let words = page.pieces.words(&page.pieces.list[at]);
                    if !is_labelled(words) {
                        return None;
                    }
                    let line = before_date(words);
                    let is_byline = is_surely_labelled(line)
                        || byline(line).is_some_and(|byline| byline.start > 0);
                    let names = names_in(line, page.site, Names::People);
                    if is_byline {
                        sourced(page, at, names, "the line names the writer")
                    } else {
                        None
                    }
                })
        };
        if let Some(found) = called.or_else(by_words) {
            return Some(found);
        }
    }
    None
}

fn sourced(
    page: &Page<'_>,
    at: usize,
    names: Vec<String>,
    why: &str,
) -> Option<(Sourced<String>, Option<usize>)> {
    let first = names.first()?;
    let piece = &page.pieces.list[at];
    let start = piece.span.start as usize;
    let found = page.pieces.words(piece).find(first.as_str());
    let evidence = found.map_or(piece.span, |found| {
        Span::new(start + found, start + found + first.len())
    });
    Some((
        Sourced::stated(names.join(", "), vec![evidence], why),
        Some(at),
    ))
}

impl Page<'_> {
    /// The element in `node`, or just around it, that is called an author.
    fn called_at(&self, node: u32) -> Option<u32> {
        let next = self.called.partition_point(|called| *called < node);
        let inside = self
            .called
            .get(next)
            .copied()
            .filter(|called| *called < self.tree.nodes[node as usize].end);
        inside.or_else(|| {
            let outer = self.tree.around(node).next()?;
            self.called.binary_search(&outer).ok().map(|_| outer)
        })
    }
}

/// Whether an element is called an author, and stands in no comment.
fn is_called(tree: &Tree, node: u32) -> bool {
    if !tree.has_attributes(node) {
        return false;
    }
    let relation = tree.attribute(node, Name::Rel).unwrap_or_default();
    let is_link = relation
        .split_ascii_whitespace()
        .any(|word| word.eq_ignore_ascii_case("author"));
    let names =
        |node| [Name::Class, Name::Id].map(|name| tree.attribute(node, name).unwrap_or_default());
    let is_named = names(node).iter().any(|name| {
        let lower = name.to_ascii_lowercase();
        let may_be = CALLED.iter().any(|word| lower.contains(word));
        let words = if may_be && name.len() < 200 {
            split(name)
        } else {
            Vec::new()
        };
        words.iter().any(|word| CALLED.contains(&word.as_str()))
            && !words
                .iter()
                .any(|word| matches!(word.as_str(), "bio" | "image" | "comment"))
    });
    let is_aside = |outer: u32| {
        names(outer).iter().any(|name| {
            name.len() < 300
                && split(name)
                    .iter()
                    .any(|word| ASIDE.iter().any(|start| word.starts_with(start)))
        })
    };
    (is_link || is_named) && !tree.around(node).take(12).any(is_aside)
}
