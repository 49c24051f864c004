//! HTML that is all content: the body of a message, an item of a feed.
//!
//! Nothing is chosen here, as it is for a page of a site: every visible word is
//! written, block by block. What is hidden (the preheader of a newsletter, a
//! picture that counts its readers) is left out.

use super::furniture::{Part, part_of};
use super::parse::parse;
use super::pieces::pieces_without;
use super::tag::Tag;
use super::tree::{Name, Tree};
use crate::document::BlockKind;
use crate::document::draft::Draft;

/// What a writer of HTML found besides words.
#[derive(Debug, Default)]
pub struct Plain {
    /// The address behind `View in your browser`.
    pub web_address: Option<String>,
    /// Whether something was left out, since the source has too many parts.
    pub is_cut: bool,
}

/// Writes the visible words of `source` to `draft`.
pub fn write_plain(source: &str, draft: &mut Draft) -> Plain {
    let (tree, is_cut) = parse(source);
    let pieces = pieces_without(&tree, |node| is_hidden(&tree, node));
    for piece in &pieces.list {
        let (kind, level) = match (piece.kind, piece.level) {
            // The title stands above: what a body heads are crossheads.
            (BlockKind::Headline, level) => (BlockKind::Headline, level.clamp(2, 6)),
            (BlockKind::Body, _) if is_signature(pieces.words(piece)) => {
                (BlockKind::Boilerplate, 0)
            }
            (kind, level) => (kind, level),
        };
        draft.push(kind, level, pieces.words(piece));
    }
    Plain {
        web_address: web_address(&tree),
        is_cut,
    }
}

/// A signature after its mark, as mail programs write it.
fn is_signature(words: &str) -> bool {
    words.starts_with("-- \n") || words.starts_with("--\n") || words == "--"
}

/// The visible words of a short piece of HTML (a title) on one line.
pub fn inline_text(source: &str) -> String {
    const MAX_BYTES: usize = 20_000;
    let source = &source[..source.floor_char_boundary(MAX_BYTES)];
    let (tree, _) = parse(source);
    let pieces = pieces_without(&tree, |node| is_hidden(&tree, node));
    pieces.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an element is not shown: by its attributes, or by the styles that
/// newsletters hide their preheaders with.
fn is_hidden(tree: &Tree, node: u32) -> bool {
    if tree.tag(node) == Tag::Text || !tree.has_attributes(node) {
        return false;
    }
    if part_of(tree, node) == Part::Hidden {
        return true;
    }
    let Some(style) = tree.attribute(node, Name::Style) else {
        return false;
    };
    let rules = style.split(';').take(40).filter_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        Some((name.trim().to_ascii_lowercase(), value))
    });
    let is_nothing = |value: &str| {
        let figures = value.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        !figures.is_empty() && figures.chars().all(|letter| matches!(letter, '0' | '.'))
    };
    for (name, value) in rules {
        let value = value.trim_end_matches("!important").trim_end();
        let hides = match name.as_str() {
            "mso-hide" => value == "all",
            // Letters of no size do not: newsletters close gaps with them around
            // parts that have a size of their own.
            "max-height" | "opacity" => is_nothing(value),
            _ => false,
        };
        if hides && tree.tag(node) != Tag::Td && tree.tag(node) != Tag::Table {
            return true;
        }
    }
    false
}

/// The address of the copy on the web that a newsletter links to.
fn web_address(tree: &Tree) -> Option<String> {
    let links = tree.all().filter(|node| tree.tag(*node) == Tag::A);
    for node in links.take(400) {
        let Some(address) = tree.attribute(node, Name::Href) else {
            continue;
        };
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if !is_web || address.contains(char::is_whitespace) {
            continue;
        }
        let words = tree.line(node, 100).to_lowercase();
        let leads_to_copy = words.contains("browser")
            && [
                "view",
                "open",
                "read",
                "ansehen",
                "anzeigen",
                "navigateur",
                "navegador",
            ]
            .iter()
            .any(|cue| words.contains(cue));
        if leads_to_copy || words == "view online" || words == "read online" {
            return Some(address.trim().to_string());
        }
    }
    None
}

/// The letters that `&name;` stands for; None where it stands for nothing.
pub fn character_reference(name: &str) -> Option<String> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" | "#160" => "\u{A0}",
        _ if name.len() > 40
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') =>
        {
            return None;
        }
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_string());
    }
    let source = format!("&{name};");
    let (tree, _) = parse(&source);
    let letters: String = tree.all().map(|node| tree.words(node)).collect();
    (letters != source && !letters.is_empty()).then_some(letters)
}
