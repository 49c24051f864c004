//! Which pieces of a page are its article.
//!
//! Prose is counted for every element. From the root inwards the element that
//! holds nearly all of it is taken, or one whose names say that it is the
//! article's; parts that are the site's by their names are left out, unless
//! they hold most of the page's prose. Of the pieces left, those that are lists
//! of links or trail the article are the site's. The features (length, share of
//! links, names) are those that Kohlschütter et al. 2010 and Pasternack and Roth
//! 2009 found to tell; the rules over them are ours.

use super::furniture::{Part, part_of};
use super::pieces::{Piece, Pieces};
use super::tag::Tag;
use super::tree::{NONE, Tree};
use crate::document::BlockKind;
use crate::document::lines::ends_sentence;

/// Prose below this is not enough for an article while the page has more.
const FEW_BYTES: u32 = 280;
/// An article on a page with links has at least so many bytes.
const MIN_BYTES: u32 = 60;
/// How many pieces may stand between the headline and the text.
const MAX_DECK_PIECES: usize = 40;

/// What the article of a page is.
pub struct MainText {
    /// For each piece whether it is the article's.
    pub is_main: Vec<bool>,
    /// For each piece whether its names say that it is the words under a picture.
    pub is_caption: Vec<bool>,
}

/// Finds the article among the pieces of a page.
pub fn main_text(tree: &Tree, pieces: &Pieces) -> MainText {
    let part = |node| match tree.tag(node) {
        Tag::Text => Part::Unknown,
        _ => part_of(tree, node),
    };
    let parts: Vec<Part> = tree.all().map(part).collect();
    let prose: Vec<u32> = pieces
        .list
        .iter()
        .map(|piece| prose(pieces, piece))
        .collect();
    let measure = Measure::of(tree, pieces, &prose, |_| true);
    let teasers = teaser_lists(tree, pieces, &parts);
    let mut found = (Vec::new(), 0);
    for strictness in [Strictness::Names, Strictness::SureNames, Strictness::Tags] {
        let is_site = site_parts(tree, &parts, &measure, &teasers, strictness);
        let own = Measure::of(tree, pieces, &prose, |piece| !is_site[piece.node as usize]);
        let container = container(tree, &parts, &own);
        let n_prose = own.prose[container as usize];
        if n_prose > found.1 * 2 || found.0.is_empty() {
            let inside = container..tree.nodes[container as usize].end;
            let is_own =
                |piece: &Piece| inside.contains(&piece.node) && !is_site[piece.node as usize];
            let mut is_main: Vec<bool> = pieces.list.iter().map(is_own).collect();
            take_deck(pieces, &prose, &is_site, &mut is_main);
            found = (is_main, n_prose);
        }
        if n_prose >= FEW_BYTES || n_prose * 4 >= measure.prose[0] {
            break;
        }
    }
    let (mut is_main, _) = found;
    let is_caption = captions(tree, pieces, &parts);
    super::trimming::trim(tree, pieces, &prose, &is_caption, &mut is_main);
    if has_no_article(pieces, &measure, &is_main) {
        is_main.fill(false);
    }
    MainText {
        is_main,
        is_caption,
    }
}

/// Hardly a word is left for an article on a page of links.
fn has_no_article(pieces: &Pieces, measure: &Measure, is_main: &[bool]) -> bool {
    let own = pieces.list.iter().zip(is_main).filter(|(_, main)| **main);
    let n_bytes: u32 = own
        .filter(|(piece, _)| piece.kind != BlockKind::Headline)
        .map(|(piece, _)| piece.span.n_bytes() as u32)
        .sum();
    n_bytes == 0 || (n_bytes < MIN_BYTES && measure.links[0] > n_bytes)
}

/// How much a piece reads as prose, in bytes.
fn prose(pieces: &Pieces, piece: &Piece) -> u32 {
    let words = pieces.words(piece);
    let n_bytes = words.len() as u32;
    let n_own = n_bytes - piece.n_link.min(n_bytes);
    if piece.kind == BlockKind::Headline || n_own * 2 < n_bytes {
        return 0;
    }
    if n_bytes >= 100 || (n_bytes >= 40 && ends_sentence(words)) {
        n_own
    } else {
        n_own / 8
    }
}

/// What stands in each element, in bytes.
struct Measure {
    prose: Vec<u32>,
    all: Vec<u32>,
    links: Vec<u32>,
}

impl Measure {
    fn of(tree: &Tree, pieces: &Pieces, prose: &[u32], counts: impl Fn(&Piece) -> bool) -> Measure {
        let n = tree.nodes.len();
        let mut measure = Measure {
            prose: vec![0; n],
            all: vec![0; n],
            links: vec![0; n],
        };
        for (piece, prose) in pieces.list.iter().zip(prose) {
            if counts(piece) {
                let at = piece.node as usize;
                measure.prose[at] += prose;
                measure.all[at] += piece.span.n_bytes() as u32;
                measure.links[at] += piece.n_link;
            }
        }
        for at in (1..n).rev() {
            let parent = tree.nodes[at].parent;
            if parent != NONE {
                let parent = parent as usize;
                measure.prose[parent] = measure.prose[parent].saturating_add(measure.prose[at]);
                measure.all[parent] = measure.all[parent].saturating_add(measure.all[at]);
                measure.links[parent] = measure.links[parent].saturating_add(measure.links[at]);
            }
        }
        measure
    }
}

/// How much names count.
#[derive(Clone, Copy, PartialEq)]
enum Strictness {
    Names,
    SureNames,
    Tags,
}

/// For each element whether it is, or stands in, a part of the site's own.
fn site_parts(
    tree: &Tree,
    parts: &[Part],
    measure: &Measure,
    teasers: &[u32],
    strictness: Strictness,
) -> Vec<bool> {
    let mut is_site = vec![false; tree.nodes.len()];
    let total = measure.prose[0].max(1);
    let article = named_article(tree, parts, measure);
    for at in 1..tree.nodes.len() {
        let node = &tree.nodes[at];
        if is_site[node.parent as usize] {
            is_site[at] = true;
            continue;
        }
        let share = u64::from(measure.prose[at]) * 100 / u64::from(total);
        let is_linked = measure.links[at] * 4 >= measure.all[at];
        is_site[at] = match parts[at] {
            // What holds most of the prose is no part of the site, whatever its
            // name, unless the page names its article elsewhere.
            Part::Site | Part::Hidden => {
                (share < 50 || article.is_some_and(|article| are_apart(tree, article, at as u32)))
                    && (strictness != Strictness::Tags
                        || matches!(node.tag, Tag::Nav | Tag::Footer | Tag::Button | Tag::Label))
            }
            Part::Perhaps => {
                strictness == Strictness::Names
                    && share < 25
                    && (is_linked || measure.prose[at] < 40)
            }
            _ => {
                strictness == Strictness::Names
                    && total - measure.prose[at].min(total) >= 2 * FEW_BYTES
                    && teasers.binary_search(&(at as u32)).is_ok()
            }
        };
    }
    is_site
}

/// The element that the page surely names its article's, if it has words.
fn named_article(tree: &Tree, parts: &[Part], measure: &Measure) -> Option<u32> {
    let n_own = |at: u32| {
        let at = at as usize;
        measure.all[at] - measure.links[at].min(measure.all[at])
    };
    let named = tree
        .all()
        .filter(|at| matches!(parts[*at as usize], Part::Text(2..)));
    named
        .max_by_key(|at| n_own(*at))
        .filter(|at| n_own(*at) >= 2 * FEW_BYTES)
}

/// Neither stands in the other.
fn are_apart(tree: &Tree, one: u32, other: u32) -> bool {
    let inside = |outer: u32, inner: u32| (outer..tree.nodes[outer as usize].end).contains(&inner);
    !inside(one, other) && !inside(other, one)
}

/// Lists of other articles: most of their items have a line that is a link, and
/// then words that are none. In an element that is named an article's a list is its
/// own. Sorted.
fn teaser_lists(tree: &Tree, pieces: &Pieces, parts: &[Part]) -> Vec<u32> {
    const MAX_OUTER: usize = 40;
    let mut has_link: Vec<u32> = Vec::new();
    let mut has_words: Vec<u32> = Vec::new();
    for piece in &pieces.list {
        let n_bytes = piece.span.n_bytes() as u32;
        let is_link = n_bytes >= 15 && piece.n_link * 10 >= n_bytes * 9;
        let is_words = n_bytes >= 60 && piece.n_link == 0;
        if !is_link && !is_words {
            continue;
        }
        let outer = core::iter::once(piece.node).chain(tree.around(piece.node));
        let item = outer
            .take(MAX_OUTER)
            .find(|node| tree.tag(*node) == Tag::Li);
        if let Some(item) = item {
            if is_link {
                has_link.push(item);
            } else if has_link.last() == Some(&item) {
                has_words.push(item);
            }
        }
    }
    has_words.sort_unstable();
    has_words.dedup();
    let parent = |item: u32| tree.nodes[item as usize].parent;
    let mut lists: Vec<u32> = has_words.into_iter().map(parent).collect();
    lists.sort_unstable();
    let is_named = |list: u32| {
        let mut outer = tree.around(list).take(MAX_OUTER);
        outer.any(|node| {
            matches!(parts[node as usize], Part::Text(2..)) || tree.tag(node) == Tag::Article
        })
    };
    let mut teasers = Vec::new();
    for same in lists.chunk_by(|one, other| one == other) {
        let n_items = tree.inside(same[0]).filter(|node| {
            tree.tag(*node) == Tag::Li && tree.nodes[*node as usize].parent == same[0]
        });
        if same.len() >= 3 && same.len() * 10 >= n_items.count() * 6 && !is_named(same[0]) {
            teasers.push(same[0]);
        }
    }
    teasers
}

/// The element that holds the article.
fn container(tree: &Tree, parts: &[Part], own: &Measure) -> u32 {
    let own = &own.prose;
    let mut at = 0;
    loop {
        let mut best: Option<u32> = None;
        let mut child = at + 1;
        while child < tree.nodes[at as usize].end {
            let is_more = best.is_none_or(|best| own[child as usize] > own[best as usize]);
            if is_more && tree.tag(child) != Tag::Text {
                best = Some(child);
            }
            child = tree.nodes[child as usize].end;
        }
        let Some(best) = best else { return at };
        let share = match parts[best as usize] {
            Part::Text(3) => 40,
            Part::Text(2) => 50,
            Part::Text(_) => 60,
            _ => 85,
        };
        let (inner, outer) = (u64::from(own[best as usize]), u64::from(own[at as usize]));
        if inner == 0 || inner * 100 < outer * share {
            return at;
        }
        at = best;
    }
}

/// The lines between the headline and the article's element: the deck.
fn take_deck(pieces: &Pieces, prose: &[u32], is_site: &[bool], is_main: &mut [bool]) {
    let Some(first) = is_main.iter().position(|main| *main) else {
        return;
    };
    if pieces.list[first].level == 1 {
        return;
    }
    let from = first.saturating_sub(MAX_DECK_PIECES);
    let headline = (from..first).rev().find(|at| {
        let piece = &pieces.list[*at];
        piece.level == 1 && piece.n_link * 2 < piece.span.n_bytes() as u32
    });
    let headline = headline.or_else(|| {
        (from..first).rev().find(|at| {
            let piece = &pieces.list[*at];
            piece.level == 2 && !is_site[piece.node as usize] && piece.n_link == 0
        })
    });
    let Some(headline) = headline else { return };
    for at in headline..first {
        let piece = &pieces.list[at];
        let is_deck = prose[at] >= 40 || (piece.level >= 2 && piece.span.n_bytes() >= 60);
        let is_linked = piece.n_link * 4 >= piece.span.n_bytes() as u32;
        if at == headline || (is_deck && !is_linked && !is_site[piece.node as usize]) {
            is_main[at] = true;
        }
    }
}

/// Pieces in elements that are captions by their names.
fn captions(tree: &Tree, pieces: &Pieces, parts: &[Part]) -> Vec<bool> {
    let mut inside = vec![false; tree.nodes.len()];
    for at in 1..tree.nodes.len() {
        let node = &tree.nodes[at];
        let is_figure = matches!(node.tag, Tag::Figcaption | Tag::Figure);
        inside[at] = inside[node.parent as usize] || is_figure || parts[at] == Part::Caption;
    }
    let is_caption = |piece: &Piece| {
        inside[piece.node as usize] && piece.kind != BlockKind::Table && piece.span.n_bytes() < 600
    };
    pieces.list.iter().map(is_caption).collect()
}
