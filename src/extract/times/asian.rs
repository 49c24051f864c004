//! Dates of Korean, Chinese and Japanese: `2015년 10월 10일`, `2015年10月10日`, `昨日`.

use std::sync::LazyLock;

use super::numeric::is_day;
use super::reader::{Found, Reader};
use super::reading::{Amount, Calendar, Clock, Point, Reference, Shape, TimeKind, WeekOf, YearOf};
use super::unit::Unit;
use crate::extract::tokens::TokenKind;

/// The words, with the first character of each apart.
static WORDS: LazyLock<Vec<(char, &'static str, u8, i32)>> = LazyLock::new(|| {
    let rows = include_str!("../data/times/asian.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let word = cells.next()?;
        Some((
            word.chars().next()?,
            word,
            cells.next()?.parse().ok()?,
            cells.next()?.parse().ok()?,
        ))
    };
    let mut words: Vec<_> = rows.filter_map(row).collect();
    words.sort_by(|a, b| (a.0, b.1.len()).cmp(&(b.0, a.1.len())));
    words
});

/// Weekdays of the three languages, from Monday.
const WEEKDAYS: [[&str; 4]; 7] = [
    ["월요일", "月曜日", "星期一", "周一"],
    ["화요일", "火曜日", "星期二", "周二"],
    ["수요일", "水曜日", "星期三", "周三"],
    ["목요일", "木曜日", "星期四", "周四"],
    ["금요일", "金曜日", "星期五", "周五"],
    ["토요일", "土曜日", "星期六", "周六"],
    ["일요일", "日曜日", "星期日", "周日"],
];

impl Reader<'_> {
    /// A date of Korean, Chinese or Japanese that begins at `at`.
    pub fn asian(&self, at: usize) -> Option<Found> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Number => self.figures_of_asia(at),
            TokenKind::Character => self.word_of_asia(at),
            _ => None,
        }
    }

    fn figures_of_asia(&self, at: usize) -> Option<Found> {
        if !self
            .tokens
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.kind == TokenKind::Character)
        {
            return None;
        }
        let (mut year, mut month, mut day) = (YearOf::Open, None, None);
        let mut next = at;
        let (number, n_digits) = self.digits(next)?;
        let mut end = 0;
        if matches!(self.text(next + 1), "年" | "년")
            && matches!(n_digits, 4)
            && (1000..=2200).contains(&number)
        {
            year = YearOf::Of(number as i16);
            end = next + 2;
            next = end;
        } else if let Some(found) = self.amount_of_asia(at, number) {
            return Some(found);
        }
        if let Some((number @ 1..=12, _)) = self.digits(next)
            && matches!(self.text(next + 1), "月" | "월")
        {
            month = Some(number as u8);
            end = next + 2;
            next = end;
            if let Some((number @ 1..=31, _)) = self.digits(next)
                && matches!(self.text(next + 1), "日" | "일" | "号" | "號")
            {
                day = Some(number as u8);
                end = next + 2;
                next = end;
            }
        } else if end == 0
            && let Some((number @ 1..=31, _)) = self.digits(next)
            && matches!(self.text(next + 1), "日" | "일")
            && !matches!(self.text(next + 2), "간" | "間" | "间")
        {
            let calendar = Calendar::Day {
                year,
                month: 0,
                day: number as u8,
            };
            return Some(Found {
                confidence: 85,
                ..Found::new(
                    at,
                    next + 2,
                    TimeKind::Date,
                    Shape::Point(Point::of(calendar)),
                )
            });
        }
        if end == 0 {
            return None;
        }
        let calendar = match (month, day) {
            (Some(month), Some(day)) => {
                is_day(year, month, day).then_some(Calendar::Day { year, month, day })?
            }
            (Some(month), None) => Calendar::Month { year, month },
            _ => Calendar::Year(year),
        };
        let mut point = Point::of(calendar);
        if day.is_some() {
            let half = self.is_spelt(next, "오후")
                || self.is_spelt(next, "午後")
                || self.is_spelt(next, "下午");
            let is_told = half
                || self.is_spelt(next, "오전")
                || self.is_spelt(next, "午前")
                || self.is_spelt(next, "上午");
            let hour_at = next + 2 * usize::from(is_told);
            if let Some((hour @ ..=23, _)) = self.digits(hour_at)
                && matches!(self.text(hour_at + 1), "시" | "時" | "时" | "点")
            {
                let mut minute = 0;
                end = hour_at + 2;
                if let Some((minutes @ ..=59, _)) = self.digits(end)
                    && matches!(self.text(end + 1), "분" | "分")
                {
                    minute = minutes as u8;
                    end += 2;
                }
                let hour = hour as u8 + if half && hour < 12 { 12 } else { 0 };
                point.clock = Some(Clock {
                    hour,
                    minute,
                    second: None,
                    offset: None,
                });
            }
        }
        let kind = if point.clock.is_some() {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        Some(Found::new(at, end, kind, Shape::Point(point)))
    }

    /// `3년간`, `三年間` in figures, `3日前`, `5개월`.
    fn amount_of_asia(&self, at: usize, number: u32) -> Option<Found> {
        let units: [(&str, Unit); 12] = [
            ("개월", Unit::Month),
            ("个月", Unit::Month),
            ("個月", Unit::Month),
            ("か月", Unit::Month),
            ("ヶ月", Unit::Month),
            ("周年", Unit::Year),
            ("年", Unit::Year),
            ("년", Unit::Year),
            ("日", Unit::Day),
            ("일", Unit::Day),
            ("天", Unit::Day),
            ("時間", Unit::Hour),
        ];
        let (name, unit) = units
            .into_iter()
            .find(|(name, _)| self.is_spelt(at + 1, name))?;
        let mut end = at + 1 + name.chars().count();
        // An anniversary is no time.
        if name == "周年" || self.is_spelt(end, "周") || number > 1000 {
            return None;
        }
        let amount = Amount {
            hundredths: number.checked_mul(100),
            unit,
        };
        if matches!(self.text(end), "前" | "전") {
            let shape = Shape::Point(Point::of(Calendar::Shift {
                unit,
                n: -(number as i32),
            }));
            return Some(Found::new(at, end + 1, TimeKind::Date, shape));
        }
        let is_amount = matches!(self.text(end), "간" | "間" | "间" | "동")
            || name.chars().count() > 1
            || matches!(name, "天");
        if !is_amount {
            return None;
        }
        end += usize::from(matches!(self.text(end), "간" | "間" | "间"));
        Some(Found::new(
            at,
            end,
            TimeKind::Duration,
            Shape::Duration(amount),
        ))
    }

    fn word_of_asia(&self, at: usize) -> Option<Found> {
        let token = self.token(at)?;
        let first = token.span.of(self.tokens.text).chars().next()?;
        let from = WORDS.partition_point(|row| row.0 < first);
        let mut known = WORDS.get(from..)?.iter().take_while(|row| row.0 == first);
        if let Some((_, word, unit, n)) = known.find(|row| self.is_spelt(at, row.1)) {
            let end = at + word.chars().filter(|character| *character != ' ').count();
            let shape = match (unit, n) {
                (0, -1) => Shape::Reference(Reference::Past),
                (0, 0) => Shape::Reference(Reference::Present),
                (0, _) => Shape::Reference(Reference::Future),
                (unit, n) => Shape::Point(Point::of(Calendar::Shift {
                    unit: Unit::of_number(*unit),
                    n: *n,
                })),
            };
            return Some(Found {
                confidence: 85,
                ..Found::new(at, end, TimeKind::Date, shape)
            });
        }
        if !matches!(
            first,
            '월' | '화'
                | '수'
                | '목'
                | '금'
                | '토'
                | '일'
                | '月'
                | '火'
                | '水'
                | '木'
                | '金'
                | '土'
                | '日'
                | '星'
                | '周'
        ) {
            return None;
        }
        for (names, weekday) in WEEKDAYS.iter().zip(1..) {
            if let Some(name) = names.iter().find(|name| self.is_spelt(at, name)) {
                let point = Point::of(Calendar::Weekday {
                    weekday,
                    week: WeekOf::Open,
                });
                let end = at + name.chars().count();
                return Some(Found::new(at, end, TimeKind::Date, Shape::Point(point)));
            }
        }
        None
    }

    /// Whether the text from token `at` begins with `word`.
    fn is_spelt(&self, at: usize, word: &str) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        (self.tokens.text.as_bytes().get(token.span.start as usize..))
            .is_some_and(|rest| rest.starts_with(word.as_bytes()))
    }
}
