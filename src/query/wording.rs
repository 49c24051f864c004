use std::borrow::Cow;

use super::ast::{Leaf, Node, Pattern, PhraseWord, Scope};
use super::fields::{FIELDS, FieldMeaning};
use super::word_pattern::WordPattern;
use crate::index::{FacetField, Field};
use crate::text::four_decimals;

/// A query in words, as understood: `kim and "founding anniversary", not trump`.
/// Empty for a query that finds everything.
pub fn in_words(node: &Node) -> String {
    match node {
        Node::All => String::new(),
        _ => words_of(node, false),
    }
}

fn words_of(node: &Node, inside: bool) -> String {
    match node {
        Node::All => "everything".to_owned(),
        Node::Leaf(leaf) => leaf_words(leaf),
        Node::Published { label, .. } => label.clone(),
        Node::Facet { facet, value } => match facet {
            FacetField::Source => format!("published by {value}"),
            FacetField::Language => format!("in language {value}"),
            FacetField::Format => format!("of format {value}"),
        },
        Node::Not(part) => format!("not {}", words_of(part, true)),
        Node::Or(parts) => bracketed(
            parts
                .iter()
                .map(|part| words_of(part, true))
                .collect::<Vec<_>>()
                .join(" or "),
            inside,
        ),
        Node::And(parts) => {
            let (wanted, unwanted): (Vec<&Node>, Vec<&Node>) =
                parts.iter().partition(|part| !matches!(part, Node::Not(_)));
            let listed = |nodes: Vec<&Node>, joint: &str| {
                nodes
                    .into_iter()
                    .map(|node| words_of(node, true))
                    .collect::<Vec<_>>()
                    .join(joint)
            };
            let wanted = listed(wanted, " and ");
            let unwanted = listed(unwanted, ", ");
            let joined = [wanted, unwanted]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            bracketed(joined, inside)
        }
    }
}

fn bracketed(words: String, inside: bool) -> String {
    if inside { format!("({words})") } else { words }
}

fn leaf_words(leaf: &Leaf) -> String {
    let mut line = match &leaf.pattern {
        Pattern::Word(word) => {
            let line = part_words(core::slice::from_ref(word));
            match (&word.pattern, leaf.scope) {
                (WordPattern::Word(_), Scope::Text) => format!("{line} as written"),
                (WordPattern::Word(_), Scope::Field(field)) if field.is_stemmed() => {
                    format!("{line} as written")
                }
                _ => line,
            }
        }
        Pattern::Phrase(words) => part_words(words),
        Pattern::Near { parts, reach } => {
            let parts: Vec<String> = parts.iter().map(|part| part_words(part)).collect();
            format!("{} ({} between)", parts.join(" near "), n_words(*reach))
        }
    };
    if leaf.boost != 1.0 {
        let boost = four_decimals(leaf.boost);
        line += &format!(" (×{})", boost.trim_end_matches('0').trim_end_matches('.'));
    }
    match leaf.scope {
        Scope::Text => line,
        Scope::Field(field) => format!("{line} in the {}", field_words(field)),
    }
}

fn n_words(n: u32) -> String {
    match n {
        0 => "no word".to_owned(),
        1 => "at most 1 word".to_owned(),
        _ => format!("at most {n} words"),
    }
}

/// A word, or a phrase in its marks.
fn part_words(words: &[PhraseWord]) -> String {
    let mut line = String::new();
    let mut expected = 0;
    for word in words {
        let shown = shown(&word.pattern);
        // Pairs of a run overlap by a character: print each character once.
        let overlaps = word.offset > 0
            && word.offset == expected
            && is_pair(&shown)
            && line.ends_with(first_character(&shown));
        if overlaps {
            line.push_str(&shown[first_character(&shown).len()..]);
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&shown);
        }
        if matches!(word.pattern, WordPattern::Prefix(_)) && !word.character {
            line.push('…');
        }
        expected = word.offset + 1;
    }
    match words.len() {
        1 => line,
        _ => format!("“{line}”"),
    }
}

fn shown(pattern: &WordPattern) -> Cow<'_, str> {
    match pattern {
        WordPattern::Word(word)
        | WordPattern::Stem { word, .. }
        | WordPattern::Prefix(word)
        | WordPattern::Wildcard(word) => Cow::Borrowed(word),
        WordPattern::Fuzzy { word, edits: 1 } => Cow::Owned(format!("{word} (1 change)")),
        WordPattern::Fuzzy { word, edits } => Cow::Owned(format!("{word} ({edits} changes)")),
        WordPattern::Regex { source, .. } => Cow::Owned(format!("/{source}/")),
    }
}

fn is_pair(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(crate::text::words::is_paired)
}

fn first_character(word: &str) -> &str {
    word.chars()
        .next()
        .map_or("", |character| &word[..character.len_utf8()])
}

fn field_words(field: Field) -> &'static str {
    FIELDS
        .iter()
        .find(|entry| entry.meaning == FieldMeaning::Words(field))
        .map_or("text", |entry| match entry.names[0] {
            "source" => "publisher’s name",
            "author" => "author’s name",
            "place" => "place of the dateline",
            "file" => "path of the file",
            name => name,
        })
}
