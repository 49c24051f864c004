//! A short title from the lede, for an article without a headline.

use super::Sourced;
use super::sidecar::one_line;
use crate::text::Span;
use crate::text::sentences::first_sentence;

/// Longest title, in characters.
const MAX_CHARS: usize = 150;
/// A title cut at a clause is at least so long.
const MIN_CHARS: usize = 40;
/// How much of the lede is looked at, in bytes.
const MAX_BYTES: usize = 4_000;

/// Verbs of a trailing attribution: `, state media reported on Saturday`.
const ATTRIBUTION_VERBS: &[&str] = &[
    "reported",
    "said",
    "says",
    "announced",
    "reports",
    "confirmed",
    "according",
    "told",
    "citing",
    "wrote",
    "added",
];
/// Openers of a clause that may be cut off, strongest first in a sentence.
const CLAUSE_OPENERS: &[&str] = &[
    "who",
    "which",
    "while",
    "after",
    "as",
    "when",
    "where",
    "because",
    "although",
    "though",
    "amid",
    "following",
    "with",
    "before",
    "despite",
    "since",
    "until",
    "unless",
    "overseen",
    "during",
    "including",
    "but",
    "and",
];
/// Words after which `with` belongs to the verb or noun before it.
const TAKES_WITH: &[&str] = &[
    "met",
    "meet",
    "meets",
    "meeting",
    "talks",
    "relations",
    "ties",
    "deal",
    "agreement",
    "war",
    "along",
    "together",
    "spoke",
    "contact",
    "cooperation",
    "filled",
    "began",
    "begin",
    "deal",
    "dealing",
];
/// Finite verbs that do not end in `-ed`.
const COMMON_VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
    "might", "must", "should", "says", "said", "told", "won", "met", "held", "made", "took",
    "gave", "went", "came", "ran", "led", "left", "lost", "cut", "put", "set", "hit", "began",
    "became", "found", "fell", "rose", "saw", "sent", "shot", "struck", "broke", "brought",
    "built", "bought", "sold", "won", "wrote", "spoke", "stood", "sought", "kept", "got", "drew",
    "grew", "threw", "faces", "wants", "plans", "says", "does", "did", "do", "died", "quit",
    "beat", "shows",
];
/// Openers of a phrase before the subject.
const LEAD_INS: &[&str] = &[
    "In",
    "On",
    "At",
    "After",
    "Before",
    "During",
    "Amid",
    "While",
    "As",
    "Following",
    "With",
    "To",
    "For",
    "From",
    "By",
    "Since",
    "Despite",
    "When",
    "Under",
];

/// The lede's first sentence, cut to a title; None without a letter or digit.
pub fn title_from_lede(text: &str, lede: Span) -> Option<Sourced<String>> {
    let words = lede.of(text);
    let words = &words[..words.floor_char_boundary(MAX_BYTES)];
    let sentence = one_line(&words[first_sentence(words).range()]);
    let sentence = if sentence.is_empty() {
        one_line(words)
    } else {
        sentence
    };
    if sentence.is_empty() {
        return None;
    }
    let evidence = vec![lede];
    let bare = strip_final_stop(&sentence);
    let without = drop_attribution(bare);
    let (title, how) = if n_chars(without) <= MAX_CHARS {
        let how = if without.len() < bare.len() {
            "without the words that say who reported it"
        } else {
            "as it stands"
        };
        (without.to_string(), how)
    } else if let Some(main) = drop_lead_in(without) {
        (main.to_string(), "from its main clause")
    } else if let Some(cut) = cut_at_clause(without) {
        (cut.to_string(), "cut before a clause")
    } else {
        (cut_at_word(without), "cut to length")
    };
    Some(Sourced::inferred(
        title,
        evidence,
        format!("no headline in the text: its first sentence, {how}"),
    ))
}

/// Whether a stretch of a sentence has a word that reads as its verb: without
/// one it is a subject with its appositions, and says nothing.
fn has_verb_in(words: &str) -> bool {
    let mut words = words
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()));
    let is_english = |word: &str| word.is_ascii();
    words.any(|word| {
        !is_english(word)
            || (word.len() > 4 && word.ends_with("ed") && word.starts_with(char::is_lowercase))
            || COMMON_VERBS.contains(&word)
    })
}

fn n_chars(text: &str) -> usize {
    text.chars().count()
}

fn strip_final_stop(sentence: &str) -> &str {
    let bare = sentence
        .strip_suffix('.')
        .filter(|bare| !bare.ends_with('.') && !is_dotted(bare))
        .or_else(|| sentence.strip_suffix('。'))
        .unwrap_or(sentence);
    if bare.trim().is_empty() {
        sentence
    } else {
        bare
    }
}

/// `… of the U.S`: the stop belongs to the word.
fn is_dotted(text: &str) -> bool {
    text.rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.contains('.'))
}

/// Cuts `, North Korean state media reported on Saturday`.
fn drop_attribution(sentence: &str) -> &str {
    let Some((main, clause)) = sentence.rsplit_once(", ") else {
        return sentence;
    };
    let n_words = clause.split_whitespace().count();
    let has_verb = clause
        .split_whitespace()
        .any(|word| ATTRIBUTION_VERBS.contains(&word.trim_matches(',')));
    let whole = n_chars(main) >= 30
        && has_verb_in(main)
        && main.matches(['"', '“', '”']).count().is_multiple_of(2);
    if has_verb && n_words <= 16 && whole {
        main
    } else {
        sentence
    }
}

/// Without `In a message to …,` before the subject: what follows its comma,
/// if that is a sentence of its own and short enough. A later comma would cut
/// into the subject.
fn drop_lead_in(sentence: &str) -> Option<&str> {
    let first = sentence.split(' ').next()?;
    if !LEAD_INS.contains(&first) {
        return None;
    }
    let (lead_in, main) = sentence.split_once(", ")?;
    let whole = lead_in.matches('(').count() == lead_in.matches(')').count();
    let fits = (MIN_CHARS..=MAX_CHARS).contains(&n_chars(main))
        && main.starts_with(char::is_uppercase)
        && has_verb_in(main);
    (whole && fits).then_some(main)
}

/// Up to the last comma, or else the last opener of a clause, that leaves a
/// title long enough to say something.
fn cut_at_clause(sentence: &str) -> Option<&str> {
    let limit = sentence
        .char_indices()
        .nth(MAX_CHARS)
        .map_or(sentence.len(), |(at, _)| at);
    let floor = sentence
        .char_indices()
        .nth(MIN_CHARS)
        .map_or(sentence.len(), |(at, _)| at);
    let head = &sentence[..limit];
    let strong = [", ", "; ", " — ", " – ", " -- ", "，", "；"];
    let mut cuts: Vec<usize> = strong
        .iter()
        .flat_map(|mark| head.match_indices(mark))
        .map(|(at, _)| at)
        .filter(|at| *at >= floor)
        .collect();
    let opens_with_lead_in = sentence
        .split(' ')
        .next()
        .is_some_and(|first| LEAD_INS.contains(&first));
    let first_comma = sentence.find(", ");
    // A lead-in alone says nothing: what is left must reach past its comma.
    let floor = if opens_with_lead_in {
        first_comma.map_or(floor, |comma| floor.max(comma + 20))
    } else {
        floor
    };
    cuts.retain(|cut| *cut >= floor && has_verb_in(&head[..*cut]));
    if cuts.is_empty() {
        let mut before = "";
        let mut at = 0;
        for word in head.split(' ') {
            let belongs = word == "with" && TAKES_WITH.contains(&before.to_lowercase().as_str());
            if CLAUSE_OPENERS.contains(&word) && !belongs && at > floor && has_verb_in(&head[..at])
            {
                cuts.push(at - 1);
            }
            at += word.len() + 1;
            before = word;
        }
        // The first such clause leaves the plainest title.
        return cuts.first().map(|at| head[..*at].trim_end());
    }
    cuts.iter().max().map(|at| head[..*at].trim_end())
}

fn cut_at_word(sentence: &str) -> String {
    let limit = sentence
        .char_indices()
        .nth(MAX_CHARS - 1)
        .map_or(sentence.len(), |(at, _)| at);
    if limit == sentence.len() {
        return sentence.to_string();
    }
    let head = &sentence[..limit];
    let head = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!(
        "{}…",
        head.trim_end_matches([',', ';', ':', ' ', '-', '—', '–'])
    )
}
