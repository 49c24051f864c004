//! The dateline: `SEOUL--`, `Pyongyang, December 24 (KCNA) -- `,
//! `BEIJING, Oct. 9, 2015 (Xinhua) --`.

use super::outlet::{Outlet, OutletKind, outlet};
use super::passage::{Passage, Structure};
use super::stated_date::{is_weekday, month};
use super::{BlockKind, Moment, Sourced, table};
use crate::text::Span;

/// A dateline at the head of a paragraph. Bytes of the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// One past the dash that ends it.
    pub end: usize,
    /// The place as printed: first byte and one past the last.
    pub place: Option<(usize, usize)>,
    /// The agency, with its bytes.
    pub agency: Option<(Outlet, usize, usize)>,
    /// A date with its year, with its bytes.
    pub date: Option<(Moment, usize, usize)>,
    /// A day and month stand in it, with or without a year.
    pub has_day: bool,
}

/// Longest dateline, in bytes.
const MAX_BYTES: usize = 120;

/// How many paragraphs may stand before the one with the dateline.
const MAX_BEFORE: usize = 4;

/// Splits the dateline off the first paragraph of the article, at `lede`, or
/// off one soon after it where the dateline names an agency or a day.
pub fn split_off(text: &str, passages: &mut Vec<Passage>, lede: usize, found: &mut Structure) {
    let candidates = passages
        .iter()
        .copied()
        .enumerate()
        .skip(lede)
        .take(MAX_BEFORE);
    let body = candidates.filter(|(_, passage)| passage.kind == BlockKind::Body);
    let opened = body.filter_map(|(at, passage)| Some((at, passage, find(passage.span.of(text))?)));
    let certain = |(at, _, dateline): &(usize, Passage, Dateline)| {
        *at == lede || dateline.agency.is_some() || dateline.has_day
    };
    let Some((lede, passage, dateline)) = opened.into_iter().find(certain) else {
        return;
    };
    take(text, passage.span, &dateline, found);
    let start = passage.span.start as usize;
    let head = text[start..start + dateline.end].trim_end().len();
    let rest = &text[start + dateline.end..passage.span.end as usize];
    let body_start = start + dateline.end + (rest.len() - rest.trim_start().len());
    passages[lede].span = Span::new(body_start, passage.span.end as usize);
    passages.insert(
        lede,
        Passage {
            span: Span::new(start, start + head),
            kind: BlockKind::Dateline,
            ..passage
        },
    );
}

/// Takes a dateline that stands on a line of its own: `SEOUL, Oct 10 (Reuters)`.
pub fn take_own_line(text: &str, span: Span, found: &mut Structure) -> bool {
    let line = span.of(text);
    if line.len() > MAX_BYTES || line.ends_with('.') {
        return false;
    }
    let bare = line.trim_end_matches(['-', '—', '–', ' ', ':']);
    let Some(dateline) = parse(bare) else {
        return false;
    };
    let telling = dateline.place.is_some() && (dateline.agency.is_some() || dateline.has_day);
    if telling {
        take(text, span, &dateline, found);
    }
    telling
}

fn take(text: &str, span: Span, dateline: &Dateline, found: &mut Structure) {
    let start = span.start as usize;
    let span_of = |from: usize, to: usize| Span::new(start + from, start + to);
    if let Some((from, to)) = dateline.place {
        let place = span_of(from, to);
        found.dateline = Some(Sourced::stated(
            ordinary_capitals(place.of(text)),
            vec![place],
            "the article opens with a dateline",
        ));
    }
    if let Some((agency, from, to)) = dateline.agency {
        found.take_publisher(
            span_of(from, to),
            agency,
            format!("the dateline names `{}`", span_of(from, to).of(text)),
        );
    }
    if let (Some((moment, from, to)), None) = (dateline.date, &found.published) {
        found.published = Some(Sourced::stated(
            moment,
            vec![span_of(from, to)],
            "the dateline has a date with its year",
        ));
    }
}

/// The dateline at the head of `paragraph`, if it opens with one and a
/// sentence follows.
pub fn find(paragraph: &str) -> Option<Dateline> {
    let first = paragraph.chars().next()?;
    if !(first.is_uppercase() || first == '(') {
        return None;
    }
    let head = &paragraph[..paragraph.floor_char_boundary(MAX_BYTES)];
    if first == '(' {
        // `(CNN) Chaos broke out …`: an agency in brackets needs no dash.
        let end = head.find(')')? + 1;
        let dateline = parse(&head[..end])?;
        let rest = &paragraph[end..];
        if rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase) {
            return Some(Dateline { end, ..dateline });
        }
    }
    let bytes = head.as_bytes();
    for at in 0..bytes.len() {
        let n_dash = match &bytes[at..] {
            [b'-', b'-', b'-', ..] => 3,
            [b'-', b'-', ..] => 2,
            [0xE2, 0x80, 0x92..=0x95, ..] => 3,
            [b'-', ..] if at > 0 && matches!(bytes[at - 1], b' ' | b')') => 1,
            [b':', b' ', ..] if at > 0 && bytes[at - 1] == b')' => 1,
            _ => continue,
        };
        let Some(dateline) = parse(head[..at].trim_end()) else {
            continue;
        };
        let rest = paragraph[at + n_dash..].trim_start();
        let opens_sentence = rest.chars().next().is_some_and(|next| {
            !next.is_lowercase() && (next.is_alphanumeric() || "\"'“‘«([「『¿¡$€£".contains(next))
        });
        if opens_sentence {
            return Some(Dateline {
                end: at + n_dash,
                ..dateline
            });
        }
    }
    None
}

/// Reads `SEOUL`, `GENEVA, Switzerland`, `Pyongyang, December 24 (KCNA)`,
/// `(Reuters)`: what stands before the dash.
fn parse(head: &str) -> Option<Dateline> {
    let mut dateline = Dateline::default();
    let mut rest = head;
    if let Some((before, inside)) = head
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
    {
        let start = before.len() + 1;
        let agency = outlet(inside).filter(|outlet| outlet.kind != OutletKind::Picture);
        let year = || inside.trim().parse::<u16>().is_ok();
        if agency.is_none() && !year() {
            return None;
        }
        dateline.agency = agency.map(|agency| (agency, start, start + inside.len()));
        rest = before.trim_end().trim_end_matches(',');
    }
    read_place_and_date(rest, &mut dateline)?;
    let (from, to) = match dateline.place {
        Some(place) => place,
        None => return dateline.agency.is_some().then_some(dateline),
    };
    let place = &head[from..to];
    if let Some(agency) = outlet(place).filter(|outlet| outlet.kind == OutletKind::Agency) {
        let alone = dateline.agency.is_none() && !dateline.has_day;
        return alone.then_some(Dateline {
            place: None,
            agency: Some((agency, from, to)),
            ..dateline
        });
    }
    let first = place.split([',', '/']).next().unwrap_or(place);
    let in_capitals = first
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        >= 3
        && !first.chars().any(char::is_lowercase);
    let certain = dateline.agency.is_some() || dateline.has_day || in_capitals;
    (certain && is_place(place)).then_some(dateline)
}

/// Pieces between commas: first the place and its region, then a date.
fn read_place_and_date(text: &str, dateline: &mut Dateline) -> Option<()> {
    let mut start = 0;
    let mut day: Option<(u8, u8, usize, usize)> = None;
    for piece in text.split(',') {
        let words = piece.trim();
        let from = start + piece.find(words).unwrap_or(0);
        let to = from + words.len();
        start += piece.len() + 1;
        if words.is_empty() || (is_weekday(words) && dateline.place.is_some()) {
            continue;
        }
        if let (Some((month, number, day_from, _)), Ok(year)) = (day, words.parse::<i16>()) {
            // `15` may be any year that ends so.
            if words.len() == 4 {
                let moment = Moment::of_day(year, month, number)?;
                dateline.date = Some((moment, day_from, to));
            }
            continue;
        }
        let date_at = words.split(' ').scan(0, |at, word| {
            Some((core::mem::replace(at, *at + word.len() + 1), word))
        });
        let date_at = date_at
            .filter(|(_, word)| {
                month(word).is_some() || word.bytes().all(|byte| byte.is_ascii_digit())
            })
            .map(|(at, _)| at)
            .next();
        let place = words[..date_at.unwrap_or(words.len())].trim_end();
        if !place.is_empty() {
            if day.is_some() {
                return None;
            }
            let place_from = dateline.place.map_or(from, |(place_from, _)| place_from);
            dateline.place = Some((place_from, from + place.len()));
        }
        if let Some(at) = date_at {
            let (month, number, year) = day_and_month(&words[at..])?;
            day = Some((month, number, from + at, to));
            if let Some(year) = year {
                dateline.date = Some((Moment::of_day(year, month, number)?, from + at, to));
            }
        }
    }
    dateline.has_day = day.is_some();
    Some(())
}

/// `December 24`, `24 December`, `Oct. 9 2015`
fn day_and_month(words: &str) -> Option<(u8, u8, Option<i16>)> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let (first, second, year) = match words.as_slice() {
        [first, second] => (*first, *second, None),
        [first, second, year] if year.len() == 4 => (*first, *second, Some(year.parse().ok()?)),
        _ => return None,
    };
    let (month, day) = month(first)
        .map(|month| (month, second))
        .or_else(|| month(second).map(|month| (month, first)))?;
    let day: u8 = day
        .trim_end_matches(|letter: char| letter.is_alphabetic())
        .parse()
        .ok()?;
    Moment::of_day(2000, month, day)?;
    Some((month, day, year))
}

/// Small words inside names of places.
const SMALL_WORDS: &[&str] = &[
    "de", "of", "the", "la", "le", "les", "el", "al", "da", "do", "dos", "del", "and", "am", "an",
    "der", "sur", "upon", "on", "in",
];

/// At most four pieces of at most four words, each with a capital; none that
/// the list of other openers has.
fn is_place(place: &str) -> bool {
    let not_places = include_str!("data/not_places.txt");
    let upper = place.to_uppercase();
    let first_word = upper.split([' ', ',']).next().unwrap_or_default();
    let listed = table::lines(not_places).any(|other| other == upper || other == first_word);
    let fits_word = |word: &str| {
        let bare = word.trim_start_matches(['\'', '‘', '’', '(']);
        (bare.starts_with(char::is_uppercase)
            || SMALL_WORDS.contains(&word)
            || word.starts_with("al-")
            || word.starts_with("el-"))
            && word
                .chars()
                .all(|letter| letter.is_alphabetic() || ".'’‘-()".contains(letter))
    };
    let pieces: Vec<&str> = place.split([',', '/']).map(str::trim).collect();
    let fits_piece = |piece: &&str| {
        (1..=5).contains(&piece.split_whitespace().count())
            && piece.split_whitespace().all(fits_word)
    };
    !listed
        && pieces.len() <= 4
        && pieces.iter().all(fits_piece)
        && place.starts_with(char::is_uppercase)
}

/// `SEOUL` → `Seoul`, `RIO DE JANEIRO` → `Rio de Janeiro`; what is printed in
/// ordinary capitals, and `U.N.` or `D.C.`, stays.
pub fn ordinary_capitals(place: &str) -> String {
    let mut out = String::with_capacity(place.len());
    for (at, word) in place.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let has_lower = word.chars().any(char::is_lowercase);
        let is_acronym = word.matches('.').count() >= 2
            || word.chars().filter(|letter| letter.is_alphabetic()).count() < 2;
        let lower = word.to_lowercase();
        if has_lower || is_acronym {
            out.push_str(word);
        } else if at > 0 && SMALL_WORDS.contains(&lower.as_str()) {
            out.push_str(&lower);
        } else {
            let mut opens = true;
            for letter in word.chars() {
                if opens {
                    out.push(letter)
                } else {
                    out.extend(letter.to_lowercase())
                }
                opens = !letter.is_alphabetic() && !matches!(letter, '\'' | '’');
            }
        }
    }
    out
}
