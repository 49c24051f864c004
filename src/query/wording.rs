use super::ast::{Leaf, Node, Pattern, Scope};
use super::fields::{FIELDS, FieldMeaning};
use crate::index::{FacetField, Field};

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
    let (is_phrase, pattern) = match &leaf.pattern {
        Pattern::Word(word) => (false, vec![word]),
        Pattern::Phrase(words) => (true, words.iter().collect()),
    };
    let mut line = String::new();
    let mut expected = 0;
    for word in pattern {
        // Pairs of a run overlap by a character: print each character once.
        let overlaps = word.offset > 0
            && word.offset == expected
            && is_pair(&word.word)
            && line.ends_with(first_character(&word.word));
        if overlaps {
            line.push_str(&word.word[first_character(&word.word).len()..]);
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word.word);
        }
        if word.prefix && !word.character {
            line.push('…');
        }
        expected = word.offset + 1;
    }
    let line = if is_phrase {
        format!("“{line}”")
    } else {
        line
    };
    match leaf.scope {
        Scope::Text => line,
        Scope::Field(field) => format!("{line} in the {}", field_words(field)),
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
            name => name,
        })
}
