//! The site's own lines around an article: promotion, links, rights.
//!
//! A line that only a site says (`ADVERTISEMENT`, `Read more: …`) is marked
//! wherever it stands. At the end of the text a run of lines is marked when
//! several features agree: cue phrases, fragments, teaser verbs, no words or
//! names shared with the article, nobody quoted.

use std::sync::LazyLock;

use super::lines::ends_sentence;
use super::passage::Passage;
use super::{BlockKind, table};
use crate::text::{Order, Set};

/// Longest promotion line, in bytes.
const MAX_BYTES: usize = 420;
/// Share of a line's content words that the article may have too.
const MAX_OVERLAP: f32 = 0.34;
/// Two certain lines' worth of evidence makes a run of uncertain ones.
const RUN_STRENGTH: u32 = 2;

#[derive(Default)]
struct Cues {
    whole: Vec<&'static str>,
    start: Vec<&'static str>,
    anywhere: Vec<&'static str>,
    heading: Vec<&'static str>,
    tease: Vec<&'static str>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues::default();
    for row in table::rows(include_str!("data/promotion.tsv")) {
        let list = match row[0] {
            "whole" => &mut cues.whole,
            "start" => &mut cues.start,
            "anywhere" => &mut cues.anywhere,
            "heading" => &mut cues.heading,
            _ => &mut cues.tease,
        };
        list.extend(row.get(1));
    }
    cues
});

static REPORTING_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted(include_str!("data/reporting_words.txt")));
static TEASER_VERBS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| sorted(include_str!("data/teaser_verbs.txt")));

/// The lines of a table, for binary search.
fn sorted(lines: &'static str) -> Vec<&'static str> {
    let mut lines: Vec<&str> = table::lines(lines).collect();
    lines.order();
    lines
}

/// Whether a line is the site's own wherever it stands.
pub fn is_certain(words: &str) -> bool {
    words.len() <= 160 && {
        let lower = folded(words);
        let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
        CUES.whole.contains(&bare)
            || (CUES
                .start
                .iter()
                .any(|cue| cue.ends_with(':') && lower.starts_with(cue))
                && !ends_sentence(words))
    }
}

/// Marks promotion: certain lines anywhere, then the run at the end.
pub fn mark(text: &str, passages: &mut [Passage]) {
    for passage in passages
        .iter_mut()
        .filter(|passage| passage.kind == BlockKind::Body)
    {
        if is_certain(passage.span.of(text)) {
            passage.kind = BlockKind::Boilerplate;
        }
    }
    mark_headed_links(text, passages);
    mark_tail(text, passages);
    let has_article = passages
        .iter()
        .any(|passage| is_article(passage) && passage.span.n_bytes() > 20);
    if !has_article {
        // A text of nothing but such lines is what the reader wanted to keep.
        for passage in passages
            .iter_mut()
            .filter(|passage| passage.kind == BlockKind::Boilerplate && passage.span.n_bytes() > 6)
        {
            passage.kind = BlockKind::Body;
        }
    }
}

/// `Related stories`, and under it to the end only lines that are links.
fn mark_headed_links(text: &str, passages: &mut [Passage]) {
    let tail = passages.len().saturating_sub(16).max(1);
    for at in tail..passages.len() {
        let words = passages[at].span.of(text);
        let lower = if words.len() <= 60 {
            folded(words)
        } else {
            continue;
        };
        if !CUES
            .heading
            .contains(&lower.trim_end_matches([':', '.', ' ']))
        {
            continue;
        }
        let is_link = |passage: &Passage| {
            passage.span.n_bytes() <= 200 && !passage.span.of(text).ends_with(['.', '。', '"', '”'])
        };
        if passages[at + 1..].iter().all(is_link) && passages[..at].iter().any(is_article) {
            for passage in &mut passages[at..] {
                if passage.kind != BlockKind::Caption {
                    passage.kind = BlockKind::Boilerplate;
                }
            }
            return;
        }
    }
}

fn is_article(passage: &Passage) -> bool {
    matches!(
        passage.kind,
        BlockKind::Body | BlockKind::Quote | BlockKind::List | BlockKind::Table
    )
}

/// What one line at the end looks like.
#[derive(Clone, Copy, Default)]
struct Look {
    /// 2: a cue that suffices alone; 1: a cue or several features that need company.
    strength: u32,
    /// Fits into a run of promotion lines.
    fits: bool,
}

/// Marks the run of promotion lines that ends the text.
fn mark_tail(text: &str, passages: &mut [Passage]) {
    let mut run: Vec<usize> = Vec::new();
    let mut strength = 0;
    let mut article_words: Option<Set<String>> = None;
    for at in (1..passages.len()).rev() {
        let passage = passages[at];
        match passage.kind {
            BlockKind::Body | BlockKind::List => {}
            BlockKind::Boilerplate
            | BlockKind::Caption
            | BlockKind::Byline
            | BlockKind::Dateline => continue,
            _ => break,
        }
        let words = passage.span.of(text);
        if words.len() > MAX_BYTES || run.len() > 40 || !could_be(words) {
            break;
        }
        let known = article_words.get_or_insert_with(|| content_words(text, passages));
        let look = look(words, known);
        if !look.fits {
            break;
        }
        run.push(at);
        strength += look.strength;
    }
    // Lines that only keep company may not lead the run.
    while let Some(&first) = run.last() {
        let known = article_words.get_or_insert_with(Set::new);
        if look(passages[first].span.of(text), known).strength > 0 || strength >= 2 * RUN_STRENGTH {
            break;
        }
        run.pop();
    }
    let article_left = passages
        .iter()
        .enumerate()
        .any(|(at, passage)| is_article(passage) && !run.contains(&at));
    if strength >= RUN_STRENGTH && article_left {
        for at in run {
            passages[at].kind = BlockKind::Boilerplate;
        }
    }
}

/// A look at the shape alone, before words are compared.
fn could_be(words: &str) -> bool {
    let lower = folded(words);
    !ends_sentence(words) || has_cue(&lower) || teases(&lower) || has_teaser_verb(&lower)
}

fn look(words: &str, article_words: &Set<String>) -> Look {
    let lower = folded(words);
    if is_rights(&lower) || CUES.anywhere.iter().any(|cue| lower.contains(cue)) && lower.len() < 300
    {
        return Look {
            strength: 2,
            fits: true,
        };
    }
    let cue = has_cue(&lower);
    let reports = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| REPORTING_WORDS.binary_search(&word).is_ok());
    let quotes = words.contains(['"']) && ends_sentence(words);
    let overlap = overlap(words, article_words);
    if reports || quotes || overlap > MAX_OVERLAP {
        // A call to the reader is the site's whatever words it shares.
        let calls = is_call(&lower);
        return Look {
            strength: u32::from(calls) * 2,
            fits: calls,
        };
    }
    let fragment = !ends_sentence(words) && words.split_whitespace().count() >= 4;
    let teaser = teases(&lower) || has_teaser_verb(&lower);
    let strength = match (cue, is_call(&lower)) {
        (_, true) => 2,
        (true, _) => 1,
        _ => 0,
    };
    Look {
        strength,
        fits: cue || teaser || fragment,
    }
}

/// Calls to the reader: `Sign up for …`, `Follow us …`, `Click here …`.
fn is_call(lower: &str) -> bool {
    let calls = [
        "sign up ",
        "subscribe ",
        "click here",
        "tap here",
        "follow us",
        "like us on",
        "join us on",
        "download our",
        "download the",
        "read more",
        "read next:",
        "listen to our",
        "donate to",
        "to subscribe",
        "contact us at",
        "write to us",
        "send us your",
        "have a tip",
        "got a tip",
        "our standards:",
    ];
    calls.iter().any(|call| lower.starts_with(call)) && has_cue(lower)
}

fn is_rights(lower: &str) -> bool {
    let opens =
        lower.starts_with('©') || lower.starts_with("copyright ") || lower.starts_with("(c) 20");
    opens && lower.bytes().any(|byte| byte.is_ascii_digit()) && lower.len() < 300
}

fn has_cue(lower: &str) -> bool {
    CUES.start.iter().any(|cue| lower.starts_with(cue))
        || CUES.anywhere.iter().any(|cue| lower.contains(cue))
}

fn teases(lower: &str) -> bool {
    CUES.tease.iter().any(|cue| {
        lower
            .strip_prefix(cue)
            .is_some_and(|rest| rest.starts_with([' ', '\'']))
    })
}

fn has_teaser_verb(lower: &str) -> bool {
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .skip(1)
        .any(|word| TEASER_VERBS.binary_search(&word).is_ok())
}

/// Share of the line's content words that the article has too.
fn overlap(words: &str, article_words: &Set<String>) -> f32 {
    let mut count = (0u16, 0u16);
    for word in words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| is_content(word))
    {
        count.0 += u16::from(article_words.contains(&stem(word)));
        count.1 += 1;
    }
    if count.1 == 0 {
        0.0
    } else {
        f32::from(count.0) / f32::from(count.1)
    }
}

/// The words of the article proper: every paragraph that ends as a sentence
/// and has no cue.
fn content_words(text: &str, passages: &[Passage]) -> Set<String> {
    let prose = passages.iter().filter(|passage| {
        matches!(
            passage.kind,
            BlockKind::Body | BlockKind::Headline | BlockKind::Quote
        )
    });
    let n_prose = prose.clone().count();
    // The last lines are on trial: only those that report speak for the article.
    let on_trial = |at: usize, words: &str| {
        at + 8 >= n_prose && at > 0 && (words.len() <= MAX_BYTES && could_be(words))
    };
    let mut known = Set::new();
    for (at, passage) in prose.enumerate().take(400) {
        let words = passage.span.of(text);
        if !on_trial(at, words) {
            let words = &words[..words.floor_char_boundary(8_000)];
            known.extend(
                words
                    .split(|letter: char| !letter.is_alphanumeric())
                    .filter(|word| is_content(word))
                    .map(stem),
            );
        }
    }
    known
}

fn is_content(word: &str) -> bool {
    word.len() >= 4
        && !matches!(
            word,
            "with"
                | "from"
                | "that"
                | "this"
                | "their"
                | "them"
                | "they"
                | "have"
                | "been"
                | "were"
                | "will"
                | "what"
                | "when"
                | "which"
                | "into"
                | "about"
                | "others"
                | "other"
                | "here"
                | "more"
                | "some"
                | "than"
                | "then"
                | "there"
                | "these"
                | "those"
                | "your"
        )
}

/// Lower case, without a plural's ending.
fn stem(word: &str) -> String {
    let lower = word.to_lowercase();
    let n_bytes = lower
        .strip_suffix("es")
        .or_else(|| lower.strip_suffix('s'))
        .map_or(lower.len(), str::len);
    lower[..n_bytes].to_string()
}

fn folded(words: &str) -> String {
    words[..words.floor_char_boundary(MAX_BYTES)]
        .to_lowercase()
        .replace(['’', '‘'], "'")
}
