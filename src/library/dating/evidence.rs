//! What a clipping says that its date can be told from.

use super::clues::{Clues, clues};
use crate::document::{Block, BlockKind};
use crate::extract::times::{Calendar, Lean, Shape, TimeExpression, TimeKind, Unit, YearOf};
use crate::text::Order;
use crate::text::Span;

/// Most bytes of a sentence that are looked at on each side of `anniversary`.
const REACH: usize = 220;

/// What a clipping says that its date can be told from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatingEvidence {
    /// The anniversaries it names, in order.
    pub anniversaries: Vec<Anniversary>,
    /// The day and month of its dateline, whose year is not told.
    pub dateline: Option<(u8, u8, Span)>,
    /// The last year it names that is past, or may be.
    pub last_year: Option<i16>,
    /// Days it names in full that are past: days since 1970-01-01.
    pub days: Vec<(i32, Span)>,
    /// `founded on 10 October 1945`: who, and the day.
    pub foundings: Vec<(String, i32)>,
    /// Weekdays it reports from, and whether words of speech are beside them.
    pub weekdays: Vec<(u8, Span)>,
    /// Where it says `this month`.
    pub this_month: Vec<Span>,
    /// Months it names without a year, and whether as past.
    pub months: Vec<(u8, Lean, Span)>,
    /// What else bounds its date.
    pub clues: Clues,
}

/// An anniversary that a clipping names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// Which one: 75 for the 75th.
    pub years: u16,
    /// `75th anniversary`.
    pub span: Span,
    /// The words around it, with straight apostrophes.
    pub subject: String,
    /// Where in `subject` its own words begin.
    pub at: usize,
    /// Where in `subject` its own words end.
    pub end: usize,
    /// The day and month that its sentence gives it.
    pub stated: Option<(u8, u8, Span)>,
    /// Whether `marks` or a comma joins that day and it.
    pub is_marked: bool,
    /// The weekday that its sentence gives it, 1 for Monday.
    pub weekday: Option<(u8, Span)>,
    /// Days from the clipping's date: `today marks`.
    pub from_now: Option<(i32, Span)>,
}

/// What `text` says that its date can be told from; `times` are its expressions.
pub fn evidence(text: &str, blocks: &[Block], times: &[TimeExpression]) -> DatingEvidence {
    let mut found = DatingEvidence::default();
    dates(text, blocks, times, &mut found);
    let has_place = |span: &Span| text.get(span.range()).is_some();
    if !times.iter().all(|time| has_place(&time.span)) {
        return DatingEvidence::default();
    }
    for word in ["anniversary", "birthday", "Anniversary"] {
        for (at, _) in text.match_indices(word) {
            found
                .anniversaries
                .extend(anniversary(text, at, at + word.len(), times));
        }
    }
    found.anniversaries.order_by_key(|one| one.span.start);
    found.foundings = foundings(text, times);
    found.clues = clues(text, times);
    found
}

/// Datelines, days, weekdays and months.
fn dates(text: &str, blocks: &[Block], times: &[TimeExpression], found: &mut DatingEvidence) {
    for (place, time) in times.iter().enumerate() {
        let Shape::Point(point) = &time.reading.shape else {
            continue;
        };
        if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        if let Calendar::Day {
            year: YearOf::Of(year),
            ..
        }
        | Calendar::Month {
            year: YearOf::Of(year),
            ..
        }
        | Calendar::Year(YearOf::Of(year)) = point.calendar
            && time.reading.lean != Lean::Future
            && !is_ahead(text, time.span)
        {
            found.last_year = found.last_year.max(Some(year));
        }
        match point.calendar {
            Calendar::Day {
                year: YearOf::Open,
                month,
                day,
            } if month > 0 => {
                let is_in_block = blocks.iter().any(|block| {
                    block.kind == BlockKind::Dateline
                        && block.span.start <= time.span.start
                        && time.span.end <= block.span.end
                });
                let opens = place == 0 && time.span.start < 160;
                if found.dateline.is_none()
                    && (is_in_block || (opens && closes_dateline(text, time.span)))
                {
                    found.dateline = Some((month, day, time.span));
                }
            }
            Calendar::Day {
                year: YearOf::Of(year),
                month,
                day,
            } if time.reading.lean != Lean::Future => {
                if let Some(day) = crate::document::Moment::of_day(year, month, day) {
                    found.days.push((day.first_day(), time.span));
                }
            }
            Calendar::Weekday { weekday, .. } if time.reading.lean != Lean::Future => {
                found.weekdays.push((weekday, time.span));
            }
            Calendar::Shift {
                unit: Unit::Month,
                n: 0,
            } => found.this_month.push(time.span),
            Calendar::Month {
                year: YearOf::Open,
                month,
            } => found.months.push((month, time.reading.lean, time.span)),
            _ => {}
        }
    }
}

/// Whether `by 2030` may lie ahead.
fn is_ahead(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("").trim_end();
    [" by", " until", " till", " to", " through", "By"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Whether an agency or a dash follows: `October 31 (KCNA) --`.
fn closes_dateline(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let rest = text
        .get(span.end as usize..)
        .unwrap_or("")
        .trim_start_matches([' ', '.', ',']);
    let is_place = line.trim_end().ends_with(',')
        && line.trim().chars().next().is_some_and(char::is_uppercase)
        && line.len() < 80;
    is_place
        && (rest.starts_with('(')
            || rest.starts_with("--")
            || rest.starts_with('—')
            || rest.starts_with("– ")
            || rest.starts_with("- ")
            || rest.starts_with('_'))
}

/// The anniversary whose word stands at bytes `at` up to `end`.
fn anniversary(text: &str, at: usize, end: usize, times: &[TimeExpression]) -> Option<Anniversary> {
    let sentence = sentence_around(text, at);
    let before = text.get(sentence.start as usize..at)?;
    let (years, start) = ordinal_before(before)?;
    let start = sentence.start as usize + start;
    let from = text.floor_char_boundary(at.saturating_sub(REACH).max(sentence.start as usize));
    let to = text.floor_char_boundary((end + REACH).min(sentence.end as usize));
    // An apostrophe is one byte here, so the places of the parts are counted anew.
    let part = |from: usize, to: usize| {
        text.get(from..to)
            .map(|part| part.replace(['’', 'ʼ'], "'").replace('\n', " "))
    };
    let before_it = part(from, start)?;
    let itself = part(start, end)?;
    let mut one = Anniversary {
        years,
        span: Span::new(start, end),
        at: before_it.len(),
        end: before_it.len() + itself.len(),
        subject: before_it + &itself + &part(end, to)?,
        stated: None,
        is_marked: false,
        weekday: None,
        from_now: None,
    };
    let mut nearest = usize::MAX;
    for time in times {
        if time.span.start < from as u32 || time.span.end > to as u32 {
            continue;
        }
        let Shape::Point(point) = &time.reading.shape else {
            continue;
        };
        let distance = (time.span.start as usize).abs_diff(start);
        match point.calendar {
            Calendar::Day {
                year: YearOf::Open | YearOf::Shift(0),
                month,
                day,
            } if month > 0 && distance < nearest => {
                nearest = distance;
                one.stated = Some((month, day, time.span));
                one.is_marked = marks(text, time.span, start);
            }
            Calendar::Weekday { weekday, .. } if one.weekday.is_none() && distance < 90 => {
                one.weekday = Some((weekday, time.span));
            }
            Calendar::Shift { unit: Unit::Day, n }
                if distance < 60 && marks(text, time.span, start) =>
            {
                one.from_now = Some((n, time.span));
            }
            _ => {}
        }
    }
    Some(one)
}

/// Whether `marks`, `is` or a comma joins a day and an anniversary behind it.
fn marks(text: &str, day: Span, anniversary: usize) -> bool {
    let between = text.get(day.end as usize..anniversary).unwrap_or("").trim();
    let is_joint = [",", "marks", "marked", "is the", "was the", "will mark"]
        .iter()
        .any(|word| between.starts_with(word));
    is_joint && between.len() < 30 && !between.contains(" on ")
}

/// The number of `75th [founding] ` that ends `before`, and where it begins.
fn ordinal_before(before: &str) -> Option<(u16, usize)> {
    let mut end = before.len();
    for _ in 0..4 {
        let words = before.get(..end)?.trim_end_matches([' ', '\n', '-']);
        let start = words
            .rfind([' ', '\n', '-', '(', '"', '“'])
            .map_or(0, |at| {
                at + words[at..].chars().next().map_or(1, char::len_utf8)
            });
        let word = words.get(start..)?;
        let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
        let letters = word.get(digits.len()..)?;
        if !digits.is_empty() && matches!(letters, "st" | "nd" | "rd" | "th") {
            let years: u16 = digits.parse().ok()?;
            return (1..=1000).contains(&years).then_some((years, start));
        }
        if let Some(years) = spelt(word) {
            return Some((years, start));
        }
        if word.is_empty()
            || matches!(
                word,
                "of" | "the" | "a" | "on" | "his" | "her" | "their" | "its"
            )
        {
            return None;
        }
        end = start;
    }
    None
}

/// `fiftieth`
fn spelt(word: &str) -> Option<u16> {
    const WORDS: [(&str, u16); 17] = [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("twentieth", 20),
        ("thirtieth", 30),
        ("fortieth", 40),
        ("fiftieth", 50),
        ("sixtieth", 60),
        ("seventieth", 70),
        ("hundredth", 100),
    ];
    WORDS
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name))
        .map(|(_, years)| *years)
}

/// The sentence around a byte: up to a full stop before a space, or a line end.
fn sentence_around(text: &str, at: usize) -> Span {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at..).unwrap_or("");
    let start = before
        .rfind(". ")
        .map(|at| at + 2)
        .into_iter()
        .chain(before.rfind('\n').map(|at| at + 1))
        .max()
        .unwrap_or(0);
    let end = after
        .find(". ")
        .into_iter()
        .chain(after.find('\n'))
        .min()
        .unwrap_or(after.len());
    Span::new(start, at + end)
}

/// `the party was founded on 10 October 1945`: who and when.
fn foundings(text: &str, times: &[TimeExpression]) -> Vec<(String, i32)> {
    let mut out = Vec::new();
    for time in times {
        let Shape::Point(point) = &time.reading.shape else {
            continue;
        };
        let Calendar::Day {
            year: YearOf::Of(year),
            month,
            day,
        } = point.calendar
        else {
            continue;
        };
        let before = text.get(..time.span.start as usize).unwrap_or("");
        let words = before
            .trim_end()
            .strip_suffix("on")
            .map_or(before, str::trim_end);
        let is_founded = ["founded", "established", "proclaimed", "was born"]
            .iter()
            .find(|verb| words.ends_with(**verb));
        let Some(verb) = is_founded else {
            continue;
        };
        let sentence = sentence_around(text, before.len().saturating_sub(1));
        let who = words
            .get(sentence.start as usize..words.len() - verb.len())
            .unwrap_or("");
        let who = who
            .trim_end()
            .trim_end_matches(" was")
            .trim_end_matches(" were")
            .trim();
        let name = last_name(who);
        if let (Some(name), Some(day)) = (name, crate::document::Moment::of_day(year, month, day)) {
            out.push((name, day.first_day()));
        }
    }
    out
}

/// The words from the last run of capitals to the end.
pub fn last_name(words: &str) -> Option<String> {
    let is_small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "de");
    let mut name: Vec<&str> = Vec::new();
    for word in words.split_whitespace().rev() {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        if !(is_capital || (is_small(word) && !name.is_empty())) {
            break;
        }
        name.push(word.trim_matches([',', '"', '“', '”']));
    }
    while name
        .last()
        .is_some_and(|word| is_small(word) || matches!(*word, "The"))
    {
        name.pop();
    }
    name.reverse();
    (!name.is_empty()).then(|| name.join(" "))
}
