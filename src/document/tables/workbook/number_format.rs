//! Which number formats of a workbook are dates.
//!
//! ECMA-376 part 1, 18.8.30: the built-in ones by number, others by their code.

/// Whether a built-in format is a date, or a date with a clock. Those from 27
/// to 36 and 50 to 58 are dates in East Asian locales.
pub fn is_date_number(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58)
}

/// Whether a format's code is one of a date: it has a year, or a day and a
/// month. What stands in quotes or brackets, and what follows a backslash, is
/// no code.
pub fn is_date_code(code: &str) -> bool {
    let (mut has_year, mut has_month, mut has_day) = (false, false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => drop(letters.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => break,
            'y' | 'Y' | 'e' if letter != 'e' || has_month => has_year = true,
            'm' | 'M' => has_month = true,
            'd' | 'D' => has_day = true,
            '0' | '#' | '?' => return false,
            _ => {}
        }
    }
    has_year || (has_month && has_day)
}
