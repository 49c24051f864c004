//! Factiva's display: headline, byline, `512 words`, date, publication, code,
//! language, copyright, the text, `Document ABCD000020200312eg3c0001`.
//!
//! As its users' importers describe it (factiva_parser and others).

use core::ops::Range;

use super::dates::dated_line;
use super::layout::{Layout, Part, Role, is_copyright, is_page_number, to_ends, word_count};
use super::line::Line;
use crate::document::byline::{byline, byline_with_place};

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "Factiva",
    articles,
    parts,
};

/// How far from the end of an article before it the count of words may stand.
const MAX_ABOVE: usize = 8;

/// The number that ends an article: `Document`, letters of the source, the day,
/// letters and figures.
pub fn is_accession(line: &str) -> bool {
    let words = ["Document ", "Dokument ", "Documento ", "Документ "];
    let Some(code) = words.iter().find_map(|word| line.strip_prefix(word)) else {
        return false;
    };
    let code = code.trim();
    let n_digits = code.bytes().filter(u8::is_ascii_digit).count();
    (16..=40).contains(&code.len())
        && n_digits >= 8
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && code.starts_with(|first: char| first.is_ascii_uppercase())
}

fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let is_end = |at: &usize| is_accession(lines[*at].words);
    let ends: Vec<usize> = (0..lines.len()).filter(is_end).collect();
    to_ends(&ends)
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let is_count = |line: &Line<'_>| word_count(line.words).is_some();
    let count = lines.iter().take(MAX_ABOVE).position(is_count)?;
    let mut parts = vec![Part::whole(Role::Site); lines.len()];
    parts[count] = Part::whole(Role::Length);
    over_count(&lines[..count], &mut parts);
    // An article that breaks off has no number under it.
    let is_whole = lines.last().is_some_and(|line| is_accession(line.words));
    let end = lines.len() - usize::from(is_whole);
    let mut at = count + 1;
    let date = (at..end.min(at + 3)).find(|at| dated_line(lines[*at].words).is_some())?;
    parts[date] = Part::whole(Role::Date);
    at = date + 1;
    // A time of the day stands under the date.
    if at < end && is_clock(lines[at].words) {
        at += 1;
    }
    if at < end {
        parts[at] = Part::whole(Role::Publication);
        at += 1;
    }
    // Code, edition, page, language, then the copyright.
    let last_site = (at..end.min(at + 8))
        .rev()
        .find(|at| is_copyright(lines[*at].words));
    let last_site = last_site.or_else(|| {
        (at..end.min(at + 4))
            .rev()
            .find(|at| is_code(lines[*at].words) || is_language(lines[*at].words))
    });
    at = last_site.map_or(at, |last| last + 1);
    for at in at..end {
        if !is_page_number(lines[at].words) {
            parts[at] = Part::whole(Role::Text);
        }
    }
    Some(parts)
}

/// Section, headline, byline: the headline alone is always there.
fn over_count(lines: &[Line<'_>], parts: &mut [Part]) {
    let named = |line: &str| byline(line).is_some() || is_names(line);
    let has_byline = lines.len() > 1 && named(lines[lines.len() - 1].words);
    let has_byline = has_byline
        || (lines.len() > 1 && byline_with_place(lines[lines.len() - 1].words).is_some());
    let end = lines.len() - usize::from(has_byline);
    if has_byline {
        parts[end] = Part::whole(Role::Byline);
    }
    // A heading of the file, or the longest line, is the headline.
    let heading = (0..end).rev().find(|at| lines[*at].is_heading());
    let longest = || (0..end).max_by_key(|at| (lines[*at].words.len(), *at));
    let Some(own) = heading.or_else(longest) else {
        return;
    };
    parts[own] = Part::whole(Role::Headline);
    for at in own + 1..end {
        let role = match lines[at].after_blank {
            true => Role::Deck,
            false => Role::Headline,
        };
        parts[at] = Part::whole(role);
    }
}

/// `Jane Roe`, `Jane Roe, John Doe`: two to six words with capitals.
fn is_names(line: &str) -> bool {
    let words: Vec<&str> = line
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| {
        const SMALL: &[&str] = &["and", "de", "von", "van", "in", "und", "et"];
        word.starts_with(char::is_uppercase) || SMALL.contains(word)
    };
    (2..=8).contains(&words.len())
        && words.iter().all(is_name)
        && !line.contains([':', '?', '!', '"', '“'])
        && line.len() <= 80
}

/// `10:30 PM`, `14:30`, `22:15 GMT`
fn is_clock(line: &str) -> bool {
    let (hour, rest) = line.split_once([':', '.']).unwrap_or(("", ""));
    line.len() <= 16
        && (1..=2).contains(&hour.len())
        && hour.bytes().all(|byte| byte.is_ascii_digit())
        && rest
            .as_bytes()
            .get(..2)
            .is_some_and(|two| two.iter().all(u8::is_ascii_digit))
}

/// `NYTF`, `FTFT`: the source's code.
fn is_code(line: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (2..=8).contains(&line.len()) && line.bytes().all(is_letter)
}

fn is_language(line: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "English",
        "German",
        "French",
        "Spanish",
        "Italian",
        "Dutch",
        "Portuguese",
        "Russian",
        "Chinese - Simplified",
        "Chinese - Traditional",
        "Chinese",
        "Japanese",
        "Korean",
        "Arabic",
        "Turkish",
        "Polish",
        "Swedish",
        "Danish",
        "Norwegian",
        "Finnish",
        "Czech",
        "Hungarian",
        "Greek",
        "Indonesian",
        "Malay",
        "Deutsch",
        "Français",
        "Anglais",
        "Englisch",
        "Español",
        "Inglés",
        "Italiano",
    ];
    LANGUAGES.contains(&line)
}
