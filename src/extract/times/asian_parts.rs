//! What stands behind a date of Korean, Chinese or Japanese: weekdays, halves, clocks.

use super::reader::{Counts, Found, Reader};
use super::reading::{Calendar, Clock, Point, Shape, TimeKind, WeekOf};
use super::unit::Unit;

/// Weekdays of the three languages, from Monday.
const WEEKDAYS: [[&str; 6]; 7] = [
    ["월요일", "月曜日", "星期一", "周一", "週一", "礼拜一"],
    ["화요일", "火曜日", "星期二", "周二", "週二", "礼拜二"],
    ["수요일", "水曜日", "星期三", "周三", "週三", "礼拜三"],
    ["목요일", "木曜日", "星期四", "周四", "週四", "礼拜四"],
    ["금요일", "金曜日", "星期五", "周五", "週五", "礼拜五"],
    ["토요일", "土曜日", "星期六", "周六", "週六", "礼拜六"],
    ["일요일", "日曜日", "星期日", "周日", "週日", "星期天"],
];

/// Words for the halves of a day, and whether the hours behind them are the later.
const HALVES: [(&str, bool); 14] = [
    ("오후", true),
    ("午後", true),
    ("下午", true),
    ("저녁", true),
    ("晚上", true),
    ("傍晚", true),
    ("夜", true),
    ("오전", false),
    ("午前", false),
    ("上午", false),
    ("凌晨", false),
    ("早上", false),
    ("새벽", false),
    ("朝", false),
];

impl Reader<'_> {
    /// A time of the clock with its half of the day: `오후 3시`, `午前9時`.
    pub fn hour_of_asia(&self, at: usize) -> Option<Found> {
        if !matches!(
            self.text(at),
            "오" | "저" | "새" | "午" | "下" | "上" | "晚" | "傍" | "凌" | "早" | "夜" | "朝"
        ) {
            return None;
        }
        let (clock, end) = self.clock_of_asia(at)?;
        let point = Point {
            clock: Some(clock),
            ..Point::of(Calendar::Open)
        };
        Some(Found {
            counts: Counts::SameDay,
            ..Found::new(at, end, TimeKind::Time, Shape::Point(point))
        })
    }

    /// The weekday that is spelt at token `at`, and the token after it.
    pub fn weekday_of_asia(&self, at: usize) -> Option<(u8, usize)> {
        if !matches!(
            self.text(at),
            "월" | "화"
                | "수"
                | "목"
                | "금"
                | "토"
                | "일"
                | "月"
                | "火"
                | "水"
                | "木"
                | "金"
                | "土"
                | "日"
                | "星"
                | "周"
                | "週"
                | "礼"
        ) {
            return None;
        }
        for (names, weekday) in WEEKDAYS.iter().zip(1..) {
            if let Some(name) = names.iter().find(|name| self.is_spelt(at, name)) {
                return Some((weekday, at + name.chars().count()));
            }
        }
        None
    }

    /// The weekday of a week that words name: `다음 주 월요일`, `来週の月曜日`, `下周一`.
    pub fn weekday_of_week(&self, n: i32, at: usize) -> Option<(Calendar, usize)> {
        let next = at + usize::from(self.text(at) == "の");
        let short = ["一", "二", "三", "四", "五", "六", "日"];
        let is_glued = next == at && matches!(self.text(at.checked_sub(1)?), "周" | "週");
        let (weekday, end) = match self.weekday_of_asia(next) {
            Some(found) => found,
            None => {
                let place = short.iter().position(|name| self.text(next) == *name)?;
                is_glued.then_some((place as u8 + 1, next + 1))?
            }
        };
        let week = WeekOf::Shift(i8::try_from(n).ok()?);
        Some((Calendar::Weekday { weekday, week }, end))
    }

    /// The token after a weekday in or without brackets that stands behind a day:
    /// `5월 9일 화요일`, `5月9日（火曜日）`.
    pub fn behind_weekday(&self, at: usize) -> usize {
        let inner = at + usize::from(matches!(self.text(at), "(" | "（"));
        match self.weekday_of_asia(inner) {
            Some((_, end)) if inner == at => end,
            Some((_, end)) if matches!(self.text(end), ")" | "）") => end + 1,
            _ => at,
        }
    }

    /// Half a year behind a year: `上半年`, `하반기`; and the token after it.
    pub fn half_of_asia(&self, at: usize) -> Option<(u8, usize)> {
        let at = at + usize::from(self.text(at) == "の");
        let names = [
            ("上半年", 1),
            ("下半年", 2),
            ("상반기", 1),
            ("하반기", 2),
            ("上半期", 1),
            ("下半期", 2),
        ];
        let (name, half) = names
            .into_iter()
            .find(|(name, _)| self.is_spelt(at, name))?;
        Some((half, at + name.chars().count()))
    }

    /// A time of the clock behind a day: `午後3時30分`, `오전 8시`, `下午5:00`.
    pub fn clock_of_asia(&self, at: usize) -> Option<(Clock, usize)> {
        let at = at + usize::from(self.text(at) == "の");
        let half = HALVES.iter().find(|(name, _)| self.is_spelt(at, name));
        let hour_at = at + half.map_or(0, |(name, _)| name.chars().count());
        let (hour @ ..=23, _) = self.digits(hour_at)? else {
            return None;
        };
        let mark = self.text(hour_at + 1);
        let (minute, end) = match mark {
            "시" | "時" | "时" | "点" | "點" => {
                let minute_at = hour_at + 2;
                match self.digits(minute_at) {
                    Some((minute @ ..=59, _))
                        if matches!(self.text(minute_at + 1), "분" | "分") =>
                    {
                        (minute, minute_at + 2)
                    }
                    _ if self.text(minute_at) == "半" => (30, minute_at + 1),
                    _ => (0, minute_at),
                }
            }
            ":" | "：" if half.is_some() => match self.digits(hour_at + 2)? {
                (minute @ ..=59, 2) => (minute, hour_at + 3),
                _ => return None,
            },
            _ => return None,
        };
        let is_late = half.is_some_and(|(_, is_late)| *is_late);
        let clock = Clock {
            hour: hour as u8 + if is_late && hour < 12 { 12 } else { 0 },
            minute: minute as u8,
            second: None,
            offset: None,
        };
        Some((clock, end))
    }

    /// The token after the words that lead from one end of a range to the other:
    /// `부터`, `에서`, `から`, `至`, `到`.
    pub fn joint_of_asia(&self, at: usize) -> Option<usize> {
        let names = ["부터", "에서", "から", "至", "到", "～", "〜"];
        let name = names.into_iter().find(|name| self.is_spelt(at, name))?;
        Some(at + name.chars().count())
    }

    /// The unit of an amount of time at token `at`, longer names first, and the
    /// token after it.
    pub fn unit_of_asia(&self, at: usize) -> Option<(Unit, usize)> {
        let units: [(&str, Unit); 21] = [
            ("개월", Unit::Month),
            ("个月", Unit::Month),
            ("個月", Unit::Month),
            ("か月", Unit::Month),
            ("ヶ月", Unit::Month),
            ("カ月", Unit::Month),
            ("周年", Unit::Year),
            ("주년", Unit::Year),
            ("주일", Unit::Week),
            ("週間", Unit::Week),
            ("个星期", Unit::Week),
            ("時間", Unit::Hour),
            ("小时", Unit::Hour),
            ("시간", Unit::Hour),
            ("주", Unit::Week),
            ("周", Unit::Week),
            ("年", Unit::Year),
            ("년", Unit::Year),
            ("日", Unit::Day),
            ("일", Unit::Day),
            ("天", Unit::Day),
        ];
        let (name, unit) = units
            .into_iter()
            .find(|(name, _)| self.is_spelt(at, name))?;
        // An anniversary is no time.
        (!matches!(name, "周年" | "주년")).then_some((unit, at + name.chars().count()))
    }

    /// A century: `15世紀`, `15세기`.
    pub fn century_of_asia(&self, at: usize, number: u32) -> Option<Found> {
        let names = ["世紀", "世纪", "세기"];
        let name = names.into_iter().find(|name| self.is_spelt(at + 1, name))?;
        let century = u8::try_from(number.checked_sub(1)?).ok()?;
        let end = at + 1 + name.chars().count();
        let point = Point::of(Calendar::Century(century));
        (century < 30).then(|| Found::new(at, end, TimeKind::Date, Shape::Point(point)))
    }
}
