//! The proleptic Gregorian calendar, counted in days.
//!
//! Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
//! `days_from_civil` and `civil_from_days`.

/// Days from 1970-01-01 to a day of the calendar.
pub fn days_since_1970(year: i16, month: u8, day: u8) -> i32 {
    let shifted_year = i32::from(year) - i32::from(month <= 2);
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let day_of_year = (153 * ((i32::from(month) + 9) % 12) + 2) / 5 + i32::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of the day numbered `days` since 1970-01-01, held
/// inside the years 1 to 9999.
pub fn day_of_calendar(days: i32) -> (i16, u8, u8) {
    let shifted = days.clamp(-719_162, 2_932_896) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year as i16, month as u8, day as u8)
}

/// Days of a month; 0 for a month that does not exist.
pub fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_comes_back() {
        let mut days = days_since_1970(1, 1, 1);
        assert_eq!(days, -719_162);
        for year in 1..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(
                        (days_since_1970(year, month, day), day_of_calendar(days)),
                        (days, (year, month, day))
                    );
                    days += 1;
                }
            }
        }
        assert_eq!(days - 1, 2_932_896);
        assert_eq!(days_since_1970(1970, 1, 1), 0);
        assert_eq!(
            [2000, 1900, 2024, 2023].map(|year| days_in_month(year, 2)),
            [29, 28, 29, 28]
        );
    }
}
