//! Dates, clocks and zones, read from the tokens of a line.

use super::Moment;
use super::moment::parse_offset;
use super::stated_date::{FILLERS, Label, PUBLISHED, StatedDate, UPDATED, is_weekday, month};
use super::zone::{Zone, zone};

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// Runs of letters, runs of digits, single marks; `a.m.` is one token.
pub fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() || first == '\u{200E}' {
            continue;
        }
        let class = |letter: char| {
            (
                letter.is_alphabetic() && !is_cjk(letter),
                letter.is_ascii_digit(),
            )
        };
        let mut end = start + first.len_utf8();
        while class(first) != (false, false) {
            match rest.peek() {
                Some((at, next)) if class(*next) == class(first) => {
                    end = at + next.len_utf8();
                    rest.next();
                }
                _ => break,
            }
        }
        for dotted in ["a.m.", "p.m.", "A.M.", "P.M.", "a.m", "p.m"] {
            if line[start..].starts_with(dotted) && end == start + 1 {
                end = start + dotted.len();
                while rest.peek().is_some_and(|(at, _)| *at < end) {
                    rest.next();
                }
            }
        }
        tokens.push(Token {
            text: &line[start..end],
            start,
            end,
        });
    }
    tokens
}

fn is_cjk(letter: char) -> bool {
    matches!(
        letter,
        '年' | '月' | '日' | '时' | '時' | '分' | '년' | '월' | '일'
    )
}

/// Reads dates from tokens, from left to right.
pub struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    doubt: String,
    /// In figures alone the day stands first, where both orders make a date.
    reads_day_first: bool,
}

impl<'a> Reader<'a> {
    /// Reads from the first of `tokens`.
    pub fn new(tokens: &'a [Token<'a>]) -> Reader<'a> {
        Reader {
            tokens,
            at: 0,
            doubt: String::new(),
            reads_day_first: false,
        }
    }

    /// Reads figures whose order is not certain as day and month, and years of
    /// two figures: for a text whose language is known to write them so.
    pub fn reads_day_first(self, reads_day_first: bool) -> Reader<'a> {
        Reader {
            reads_day_first,
            ..self
        }
    }

    /// The next date among the tokens, whatever stands before it, with the
    /// bytes of the line that it takes.
    pub fn next_date(&mut self) -> Option<(Moment, core::ops::Range<usize>)> {
        while !self.is_done() {
            let start = self.at;
            match self.date() {
                Some(date) => {
                    let bytes = self.tokens[start].start..self.tokens[self.at - 1].end;
                    return Some((date, bytes));
                }
                None => self.at = start + 1,
            }
        }
        None
    }

    /// Whether every token was read.
    pub fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// A label, a weekday, a date, a clock and a zone, of which only the date
    /// must be there.
    pub fn labelled_date(&mut self) -> Option<StatedDate> {
        let passes = |word: &str, label| word == "(" || (word == ":" && label != Label::Bare);
        let mut label = Label::Bare;
        while let Some(word) = self.peek() {
            let word = word.to_lowercase();
            if PUBLISHED.contains(&word.as_str()) {
                label = Label::Published;
            } else if UPDATED.contains(&word.as_str()) {
                label = Label::Updated;
            } else if !FILLERS.contains(&word.as_str()) && !passes(&word, label) {
                break;
            }
            self.at += 1;
        }
        let start_at = self.at;
        let early_clock = self.attempt(|reader| {
            let clock = reader.clock()?;
            reader.skip(&[",", "-", "–", "|", "on"]);
            Some(clock)
        });
        self.weekday();
        let day = self.date()?;
        let mut end_at = self.at;
        let clock = early_clock.or_else(|| {
            self.attempt(|reader| {
                reader.skip(&[",", "-", "–", "|", "at", "um", "à", "T", "•", "·", "("]);
                reader.clock()
            })
        });
        end_at = if clock.is_some() {
            self.at.max(end_at)
        } else {
            end_at
        };
        let moment = match clock {
            Some((hour, minute, second, offset)) => {
                day.at(hour, minute, second, offset).unwrap_or(day)
            }
            None => day,
        };
        self.attempt(|reader| {
            reader.skip(&[",", "("]);
            reader.weekday().then_some(())
        });
        self.skip(&[".", ")"]);
        let (start, end) = (self.tokens[start_at].start, self.tokens[end_at - 1].end);
        Some(StatedDate {
            moment,
            label,
            start,
            end,
            doubt: core::mem::take(&mut self.doubt),
        })
    }

    fn date(&mut self) -> Option<Moment> {
        self.attempt(Self::month_first)
            .or_else(|| self.attempt(Self::day_first))
            .or_else(|| self.attempt(Self::year_first))
            .or_else(|| self.attempt(Self::in_figures))
            .or_else(|| self.attempt(Self::month_of_year))
    }

    /// `October 10, 2020`, `Oct. 9th 2015`
    fn month_first(&mut self) -> Option<Moment> {
        let month = self.month()?;
        let day = self.number(1, 2)?;
        self.skip(&["st", "nd", "rd", "th", ","]);
        Moment::of_day(self.year()?, month, day as u8)
    }

    /// `10 October 2015`, `3rd of March, 2021`, `10. Oktober 2015`, `10 de octubre de 2015`
    fn day_first(&mut self) -> Option<Moment> {
        let day = self.number(1, 2)?;
        self.skip(&["st", "nd", "rd", "th", "er", ".", "º", "of", "de", "-"]);
        let month = self.month()?;
        self.skip(&[",", "de", "del", "-"]);
        Moment::of_day(self.year()?, month, day as u8)
    }

    /// `2023-09-29`, `2023/09/29`, `2023.9.29`, `2023年9月29日`
    fn year_first(&mut self) -> Option<Moment> {
        let year = self.year()?;
        let mark = self.next()?;
        if !["-", "/", ".", "年", "년"].contains(&mark) {
            return None;
        }
        let month = self.number(1, 2)? as u8;
        if !["-", "/", ".", "月", "월"].contains(&self.next()?) {
            return None;
        }
        let day = self.number(1, 2)? as u8;
        self.skip(&["日", "일"]);
        Moment::of_day(year, month, day)
    }

    /// `25/12/2020`, `12/25/2020`, `10.10.2020`: the order only where it is certain.
    fn in_figures(&mut self) -> Option<Moment> {
        let first = self.number(1, 2)? as u8;
        let mark = self.next()?;
        let second = self.number(1, 2)? as u8;
        if !["/", ".", "-"].contains(&mark) || self.next()? != mark {
            return None;
        }
        let year = match self.attempt(Self::year) {
            None if self.reads_day_first => self.short_year(mark)?,
            year => year?,
        };
        let day_first = Moment::of_day(year, second, first);
        let month_first = Moment::of_day(year, first, second);
        match (day_first, month_first) {
            (Some(date), _) if mark == "." || first == second || self.reads_day_first => Some(date),
            (Some(date), None) | (None, Some(date)) => Some(date),
            (Some(_), Some(_)) => {
                self.doubt = "which figure is the day and which the month is not certain, so only the year is taken".into();
                Moment::of_year(year)
            }
            (None, None) => None,
        }
    }

    /// `October 2015`
    fn month_of_year(&mut self) -> Option<Moment> {
        let month = self.month()?;
        self.skip(&[","]);
        Moment::of_month(self.year()?, month)
    }

    /// `08:30 JST`, `8.30pm`, `8 a.m. GMT`, `0830 GMT`, `14h05`, `14:05:33+09:00`
    fn clock(&mut self) -> Option<(u8, u8, Option<u8>, Option<i16>)> {
        let first = self.next()?;
        let digits = first.bytes().all(|byte| byte.is_ascii_digit());
        let value: u16 = if digits && first.len() <= 4 {
            first.parse().ok()?
        } else {
            return None;
        };
        let military = matches!(first.len(), 3 | 4);
        let (mut hour, mut minute, mut second) = if military {
            (value / 100, value % 100, None)
        } else {
            (value, 0, None)
        };
        let mark = self.peek().unwrap_or_default();
        let has_minutes = !military && [":", ".", "h", "H"].contains(&mark);
        if has_minutes {
            self.at += 1;
            minute = self.number(2, 2)?;
            if mark == ":" && self.peek() == Some(":") {
                self.at += 1;
                second = Some(self.number(2, 2)? as u8);
                if self.peek() == Some(".") {
                    self.at += 1;
                    self.number(1, 9)?;
                }
            }
        }
        let half = self.peek().map(|word| word.to_lowercase().replace('.', ""));
        let has_half = matches!(half.as_deref(), Some("am" | "pm"));
        if has_half {
            self.at += 1;
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + if half.as_deref() == Some("pm") { 12 } else { 0 };
        }
        self.skip(&["Uhr", "hrs", "hours"]);
        let (offset, has_zone) = self.zone();
        let certain = (has_minutes && mark == ":") || has_half || has_zone || mark == "h";
        let in_range = hour < 24 && minute < 60;
        (certain && in_range).then_some((hour as u8, minute as u8, second, offset))
    }

    /// A zone after a clock: its offset, and whether there was one.
    fn zone(&mut self) -> (Option<i16>, bool) {
        let bracket = self.peek() == Some("(");
        let start = self.at;
        self.at += usize::from(bracket);
        let found = self.zone_name();
        match found {
            Some(offset) => {
                if bracket {
                    self.skip(&[")"]);
                }
                (offset, true)
            }
            None => {
                self.at = start;
                (None, false)
            }
        }
    }

    fn zone_name(&mut self) -> Option<Option<i16>> {
        let name = self.peek()?;
        if let Some(offset) = self.attempt(Self::signed_offset) {
            return Some(Some(offset));
        }
        let known = zone(name);
        if known.is_some() {
            self.at += 1;
            self.skip(&["time", "Time"]);
        }
        match known {
            Some(Zone::Offset(0)) => Some(Some(self.attempt(Self::signed_offset).unwrap_or(0))),
            Some(Zone::Offset(offset)) => Some(Some(offset)),
            Some(Zone::Ambiguous(meaning)) => {
                self.doubt =
                    format!("`{name}` may be {meaning}, so the clock is kept without an offset");
                Some(None)
            }
            None => self.attempt(|reader| {
                // `Beijing time`, `local time`: no offset without a gazetteer.
                let place = reader.next()?;
                let word = reader.next()?;
                let is_place =
                    place.chars().all(char::is_alphabetic) && word.eq_ignore_ascii_case("time");
                is_place.then(|| {
                    reader.doubt = format!("the offset of `{place} {word}` is not known here");
                    None
                })
            }),
        }
    }

    fn signed_offset(&mut self) -> Option<i16> {
        let sign = self.next()?.replace('−', "-");
        if sign != "+" && sign != "-" {
            return None;
        }
        let mut text = format!("{sign}{}", self.next()?);
        if self.peek() == Some(":") {
            self.at += 1;
            text = format!("{text}:{}", self.next()?);
        }
        parse_offset(&text)
    }

    fn weekday(&mut self) -> bool {
        let found = self.peek().is_some_and(is_weekday);
        if found {
            self.at += 1;
            self.skip(&[",", ".", "the"]);
        }
        found
    }

    fn month(&mut self) -> Option<u8> {
        let month = month(self.next()?)?;
        self.skip(&["."]);
        Some(month)
    }

    fn year(&mut self) -> Option<i16> {
        let year = self.number(4, 4)?;
        (1600..=2200)
            .contains(&year)
            .then(|| year.try_into().ok())?
    }

    /// `19` in `23.09.19`: of this century, and not followed by more of its kind.
    fn short_year(&mut self, mark: &str) -> Option<i16> {
        let year = i16::try_from(self.number(2, 2)?).ok()?;
        (mark != "-" && self.peek() != Some(mark)).then_some(2000 + year)
    }

    fn number(&mut self, min_digits: usize, max_digits: usize) -> Option<u16> {
        let text = self.next()?;
        let is_number = (min_digits..=max_digits).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            Some(text.parse().unwrap_or(u16::MAX))
        } else {
            None
        }
    }

    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.at).map(|token| token.text)
    }

    fn next(&mut self) -> Option<&'a str> {
        self.at += 1;
        self.tokens.get(self.at - 1).map(|token| token.text)
    }

    /// Passes over any of `texts`.
    pub fn skip(&mut self, texts: &[&str]) {
        while self.peek().is_some_and(|text| texts.contains(&text)) {
            self.at += 1;
        }
    }

    /// Reads with `rule`, or stays where it was.
    fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = rule(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }
}
