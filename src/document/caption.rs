//! The words under a picture, caught among the paragraphs.

use super::BlockKind;
use super::lines::ends_sentence;
use super::outlet::{MAX_WORDS, OutletKind, outlet, outlet_as_printed};
use super::passage::Passage;

/// Longest caption, in bytes.
const MAX_BYTES: usize = 600;

/// Openers of a caption or a credit.
const OPENERS: &[&str] = &[
    "Photo:",
    "PHOTO:",
    "Photos:",
    "Photo by ",
    "Photo credit",
    "Photograph:",
    "Photographs:",
    "Picture:",
    "Image:",
    "Image credit",
    "Image source",
    "Image caption",
    "Image copyright",
    "Caption:",
    "CAPTION:",
    "Credit:",
    "File photo",
    "FILE PHOTO",
    "File Photo",
    "FILE - ",
    "FILE — ",
    "FILE – ",
    "FILE -- ",
    "(Photo",
    "[Photo",
    "(Image",
    "(File photo",
    "(FILE",
    "(Xinhua/",
    "Foto:",
    "Bild:",
    "Photo ©",
];
/// Credits at the end of a caption, whatever stands before them.
const CREDITS: &[&str] = &[
    "/AP)",
    "/AFP)",
    "/Reuters)",
    "/REUTERS)",
    "/EPA)",
    "/Getty Images)",
    "/Xinhua)",
    "/Getty)",
    "(AP Photo)",
    "(AFP)",
    "/AFP",
    "/AP",
    "/EPA",
    "/Reuters",
    "/Getty Images",
    "/Getty",
    "/Xinhua",
    "/Handout",
    "(Getty Images)",
    "(REUTERS)",
    " via Getty Images",
    " via AP",
    " via Reuters",
    " via REUTERS",
    " via AFP",
    "/Yonhap",
    "/Kyodo",
    "/TASS",
    "/Bloomberg",
];
/// Words after which an agency's name is part of the sentence.
const BEFORE_NAME: &[&str] = &[
    "to", "told", "by", "from", "of", "the", "said", "with", "at", "for", "and", "in", "on", "via",
    "as", "or", "than", "joined", "quoted", "citing", "cited",
];

/// Whether `words` are a caption wherever they stand: they open with `Photo:`
/// or its like, or end with a photographer's credit.
pub fn is_certain(words: &str) -> bool {
    if words.len() > MAX_BYTES {
        return false;
    }
    // `Jane Roe/The Verge` alone: a name and a house.
    let is_credit_line = words.len() <= 60
        && words.split_once('/').is_some_and(|(name, house)| {
            name.split_whitespace().count() == 2
                && outlet(house).is_some()
                && !words.contains("://")
        });
    let opens = is_credit_line || OPENERS.iter().any(|opener| words.starts_with(opener));
    opens || ends_with_credit(words)
}

/// `(AP Photo/Jane Roe)`, `REUTERS/Jane Roe`, `Jane Roe/AFP`, `[Photo/Xinhua]`
fn ends_with_credit(words: &str) -> bool {
    let bracketed = words
        .strip_suffix([')', ']'])
        .or_else(|| words.strip_suffix(")."))
        .and_then(|open| open.rsplit_once(['(', '[']));
    let in_brackets = bracketed.is_some_and(|(_, inside)| {
        let names_photo = [
            "AP Photo",
            "Photo by",
            "Photo:",
            "Photo/",
            "Photo ",
            "Photograph",
            "File photo",
            "Picture:",
            "Image:",
            "Credit:",
            "Courtesy of",
        ];
        inside.len() <= 80
            && (names_photo.iter().any(|name| inside.starts_with(name))
                || inside.ends_with(" Photo")
                || is_slashed_credit(inside))
    });
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let slashed = last.contains('/')
        && !last.contains("://")
        && !ends_sentence(words)
        && is_slashed_credit(last_words(words, 4));
    in_brackets
        || slashed
        || (!ends_sentence(words.trim_end_matches(')'))
            && CREDITS.iter().any(|credit| words.ends_with(credit)))
}

/// `REUTERS/Jane Roe`, `Jane Roe/AFP/Getty Images`: one side is a house.
fn is_slashed_credit(credit: &str) -> bool {
    let is_house = |side: &str| {
        let words: Vec<&str> = side.split_whitespace().collect();
        (1..=words.len().min(MAX_WORDS)).any(|n| {
            let (head, tail) = (words[..n].join(" "), words[words.len() - n..].join(" "));
            [head, tail].iter().any(|name| {
                outlet_as_printed(name).is_some_and(|house| house.kind != OutletKind::Outlet)
            })
        })
    };
    let is_slashed = credit.contains('/') && !credit.contains("://") && credit.len() <= 80;
    is_slashed && credit.split('/').any(is_house)
}

/// The last `n` words of `words`, as one piece.
fn last_words(words: &str, n: usize) -> &str {
    let start = words
        .rmatch_indices(char::is_whitespace)
        .nth(n - 1)
        .map_or(0, |(at, _)| at);
    words[start..].trim_start()
}

/// Marks captions: certain ones anywhere; a fragment that ends with an
/// agency's name where it stands among paragraphs; and the alternative text
/// on the line before either.
pub fn mark(text: &str, passages: &mut [Passage]) {
    let blank_lines_part = passages
        .iter()
        .skip(1)
        .filter(|passage| passage.after_blank)
        .count()
        * 2
        > passages.len();
    for at in 0..passages.len() {
        let words = passages[at].span.of(text);
        if passages[at].kind != BlockKind::Body
            || !(is_certain(words) || is_credited_fragment(words))
        {
            continue;
        }
        passages[at].kind = BlockKind::Caption;
        let Some(before) = at.checked_sub(1) else {
            continue;
        };
        if is_alternative_text(text, passages[before], passages[at], blank_lines_part) {
            passages[before].kind = BlockKind::Caption;
        }
    }
}

/// No final mark, and a bare agency or picture house at the end: `… since
/// April 2012 Reuters`.
fn is_credited_fragment(words: &str) -> bool {
    if words.len() > MAX_BYTES || ends_sentence(words) || words.contains('\n') {
        return false;
    }
    let count = words.split_whitespace().count();
    let tail: Vec<&str> = last_words(words, MAX_WORDS + 1)
        .split_whitespace()
        .collect();
    (1..=tail.len().min(MAX_WORDS)).any(|n| {
        let name = tail[tail.len() - n..].join(" ");
        let Some(house) = outlet_as_printed(name.trim_matches(['(', ')', '[', ']', '|'])) else {
            return false;
        };
        let before = tail.len().checked_sub(n + 1).map_or("", |at| tail[at]);
        let apart =
            before.ends_with([',', '|', '-', '/', ')']) || name.starts_with(['(', '[', '|']);
        let in_sentence = BEFORE_NAME.contains(&before.to_lowercase().as_str())
            || (before.ends_with("'s") || before.ends_with("’s"));
        count > n + 2 && !in_sentence && (house.kind != OutletKind::Outlet || apart)
    })
}

/// A short line without a final mark, directly over a caption.
fn is_alternative_text(
    text: &str,
    before: Passage,
    caption: Passage,
    blank_lines_part: bool,
) -> bool {
    let words = before.span.of(text);
    let n_words = words.split_whitespace().take(20).count();
    let adjacent = !caption.after_blank;
    let is_fragment = before.kind == BlockKind::Body
        && n_words < 20
        && !ends_sentence(words)
        && !words.ends_with([',', ':', ';']);
    let shares_name = || {
        let names = words
            .split_whitespace()
            .filter(|word| word.starts_with(char::is_uppercase) && word.len() > 2);
        let below = caption.span.of(text);
        names.take(20).any(|name| below.contains(name))
    };
    is_fragment && adjacent && (blank_lines_part || (n_words <= 10 && shares_name()))
}
