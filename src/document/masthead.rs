//! The lines over an article: headline, byline, agency, date.

use super::byline::{Byline, byline, byline_with_place};
use super::lines::ends_sentence;
use super::outlet::{Outlet, OutletKind, outlet};
use super::passage::{Passage, Structure};
use super::stated_date::stated_dates;
use super::{BlockKind, Sourced, caption, dateline, promotion};
use crate::text::Span;

/// How many paragraphs may stand over the article.
const MAX_PASSAGES: usize = 14;
/// Longest headline, in characters.
const MAX_HEADLINE: usize = 150;

/// Marks the lines over the article and takes their facts. Gives the index of
/// the first paragraph below them.
pub fn read(text: &str, passages: &mut [Passage], found: &mut Structure) -> usize {
    let mut headline_at = None;
    for at in 0..passages.len().min(MAX_PASSAGES) {
        let passage = passages[at];
        let words = passage.span.of(text);
        let kind = match passage.kind {
            BlockKind::Headline => {
                if passage.level == 1 && headline_at.is_none() {
                    headline_at = Some(at);
                }
                continue;
            }
            BlockKind::Caption | BlockKind::Boilerplate => continue,
            BlockKind::Body => line_kind(text, passage.span, headline_at.is_some(), found),
            _ => None,
        };
        match kind {
            Some(kind) => passages[at].kind = kind,
            None if passage.kind != BlockKind::Body => return at,
            None if headline_at.is_none() && reads_like_headline(text, passages, at) => {
                (passages[at].kind, passages[at].level) = (BlockKind::Headline, 1);
                headline_at = Some(at);
            }
            None if headline_at == at.checked_sub(1)
                && at > 0
                && is_deck(words)
                && has_prose_below(text, passages, at) =>
            {
                (passages[at].kind, passages[at].level) = (BlockKind::Headline, 2);
            }
            None => return at,
        }
    }
    passages
        .iter()
        .position(|passage| passage.kind == BlockKind::Body)
        .unwrap_or(passages.len())
}

/// What a line over the article is, its facts taken; None for the article's
/// own words.
fn line_kind(
    text: &str,
    span: Span,
    has_headline: bool,
    found: &mut Structure,
) -> Option<BlockKind> {
    let line = span.of(text);
    if let Some(dates) = stated_dates(line) {
        found.take_date(span, dates);
        return Some(BlockKind::Dateline);
    }
    if let Some(byline) = byline(line) {
        take_byline(text, span, &byline, found);
        return Some(BlockKind::Byline);
    }
    if let Some(outlet) = outlet_line(line) {
        let quoted = line.to_string();
        found.byline.get_or_insert_with(|| {
            Sourced::stated(
                quoted.clone(),
                vec![span],
                format!("the line `{quoted}` stands over the article"),
            )
        });
        found.take_publisher(
            span,
            outlet,
            format!("the line `{quoted}` stands alone over the article"),
        );
        return Some(BlockKind::Byline);
    }
    if let Some(kind) = pieces(text, span, found) {
        return Some(kind);
    }
    if let Some(url) = url_line(line) {
        found.url.get_or_insert_with(|| {
            Sourced::stated(
                url.to_string(),
                vec![span],
                "the address stands over the article",
            )
        });
        return Some(BlockKind::Boilerplate);
    }
    if dateline::take_own_line(text, span, found) {
        return Some(BlockKind::Dateline);
    }
    if has_headline && let Some(byline) = byline_with_place(line) {
        take_byline(text, span, &byline, found);
        return Some(BlockKind::Byline);
    }
    if caption::is_certain(line) {
        return Some(BlockKind::Caption);
    }
    (promotion::is_certain(line) || is_reading_time(line)).then_some(BlockKind::Boilerplate)
}

/// Several facts on one line: `By Jane Roe | Reuters | 3 March 2021`.
fn pieces(text: &str, span: Span, found: &mut Structure) -> Option<BlockKind> {
    let line = span.of(text);
    if line.len() > 200 {
        return None;
    }
    let separators: [&[&str]; 3] = [&["|", "•", "·"], &[" – ", " — ", " - ", " / "], &[", "]];
    let separators = separators
        .into_iter()
        .find(|marks| marks.iter().any(|mark| line.contains(mark)))?;
    let mut spans = vec![];
    let mut start = 0;
    while start <= line.len() {
        let rest = &line[start..];
        // A comma parts an outlet from the rest, but never the pieces of a date.
        let may_split = separators != [", "] || spans.is_empty();
        let cut = separators
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| (at, mark.len())))
            .min()
            .filter(|_| may_split);
        let (n_piece, n_mark) = cut.unwrap_or((rest.len(), 1));
        let piece = rest[..n_piece].trim();
        if !piece.is_empty() {
            let offset = start + rest.find(piece).unwrap_or(0) + span.start as usize;
            spans.push(Span::new(offset, offset + piece.len()));
        }
        start += n_piece + n_mark;
    }
    let known = |piece: &Span| {
        let words = piece.of(text);
        stated_dates(words).is_some()
            || byline(words).is_some()
            || outlet_line(words).is_some()
            || is_reading_time(words)
    };
    if spans.len() < 2 || !spans.iter().all(known) {
        return None;
    }
    let mut kind = BlockKind::Dateline;
    for piece in spans {
        let words = piece.of(text);
        if let Some(dates) = stated_dates(words) {
            found.take_date(piece, dates);
        } else if let Some(byline) = byline(words) {
            take_byline(text, piece, &byline, found);
            kind = BlockKind::Byline;
        } else if let Some(outlet) = outlet_line(words) {
            found.take_publisher(piece, outlet, format!("`{words}` stands over the article"));
        }
    }
    Some(kind)
}

fn take_byline(text: &str, span: Span, byline: &Byline, found: &mut Structure) {
    let start = span.start as usize;
    let name = Span::new(start + byline.start, start + byline.end);
    let value = name.of(text).to_string();
    found
        .byline
        .get_or_insert_with(|| Sourced::stated(value, vec![name], "the line names the writer"));
    if let Some(outlet) = byline.outlet {
        found.take_publisher(name, outlet, format!("the byline names `{}`", outlet.name));
    }
}

/// An agency or outlet alone on a line, perhaps with `Source:` or in brackets.
fn outlet_line(line: &str) -> Option<Outlet> {
    let bare = [
        "Source:",
        "SOURCE:",
        "Source :",
        "From:",
        "Publisher:",
        "Published by",
        "Via",
    ]
    .iter()
    .find_map(|label| line.strip_prefix(label))
    .unwrap_or(line);
    let bare = bare
        .trim()
        .trim_matches(['(', ')', '[', ']', '*', '-', '—', ':'])
        .trim();
    outlet(bare).filter(|outlet| outlet.kind != OutletKind::Picture)
}

fn url_line(line: &str) -> Option<&str> {
    let labels = ["URL:", "Url:", "Link:", "Source:", "From:", "<"];
    let bare = labels
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .unwrap_or(line)
        .trim()
        .trim_end_matches('>');
    let is_url = (bare.starts_with("https://") || bare.starts_with("http://"))
        && bare.len() > 10
        && bare.len() < 2_000;
    (is_url && !bare.contains(char::is_whitespace)).then_some(bare)
}

/// `3 min read`, `Reading time: 4 minutes`
fn is_reading_time(line: &str) -> bool {
    let lower = if line.len() <= 40 {
        line.to_lowercase()
    } else {
        return false;
    };
    let has_figure = lower.bytes().any(|byte| byte.is_ascii_digit());
    has_figure
        && (lower.ends_with("min read")
            || lower.ends_with("minute read")
            || lower.ends_with("minutes read")
            || lower.starts_with("reading time"))
}

/// A short line without a final full stop over an article's paragraphs.
fn reads_like_headline(text: &str, passages: &[Passage], at: usize) -> bool {
    let line = passages[at].span.of(text);
    let n_chars = if line.len() > 4 * MAX_HEADLINE {
        return false;
    } else {
        line.chars().count()
    };
    let has_room = (6..=MAX_HEADLINE).contains(&n_chars);
    let is_spaceless = !line.is_ascii() && !line.contains(' ');
    let opens_well = line.starts_with(|first: char| {
        !first.is_lowercase() && (first.is_alphanumeric() || "\"'“‘«「『¿¡$€£".contains(first))
    });
    has_room
        && (line.split_whitespace().count() >= 2 || is_spaceless)
        && !line.contains('\n')
        && opens_well
        && !ends_with_stop(line)
        && !ends_with_credit_in_brackets(line)
        && has_prose_below(text, passages, at)
        && dateline::find(line).is_none()
}

/// Ends as no headline ends: full stop (unless of `U.S.`), comma, colon.
fn ends_with_stop(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', '»']);
    let is_acronym = bare
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| word.matches('.').count() >= 2 && !word.ends_with(".."));
    match bare.chars().next_back() {
        Some('.' | '。') => !is_acronym && !bare.ends_with("..."),
        Some(',' | ';' | ':' | '-' | '—') => true,
        _ => false,
    }
}

/// `… at the centre. (University of Somewhere)`: the words under a picture.
fn ends_with_credit_in_brackets(line: &str) -> bool {
    let inside = line
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map(|(_, inside)| inside);
    inside.is_some_and(|inside| {
        inside.contains('/')
            || inside
                .split_whitespace()
                .filter(|word| word.starts_with(char::is_uppercase))
                .count()
                >= 2
    })
}

/// The line under a headline that says more: short, no final full stop.
fn is_deck(line: &str) -> bool {
    let n_words = line.split_whitespace().take(41).count();
    (3..=40).contains(&n_words)
        && !ends_with_stop(line)
        && !line.contains('\n')
        && dateline::find(line).is_none()
}

/// One of the next paragraphs is prose: long, and ends as a sentence does.
fn has_prose_below(text: &str, passages: &[Passage], at: usize) -> bool {
    passages[at + 1..].iter().take(8).any(|passage| {
        let words = passage.span.of(text);
        words.len() >= 240
            || (words.len() >= 50 && ends_sentence(words))
            || (!words.is_ascii() && words.len() >= 60 && ends_sentence(words))
    })
}
