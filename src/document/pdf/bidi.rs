//! Lines of Hebrew and Arabic: from the order in which letters stand on the
//! page to the order in which they are read.

/// Whether a letter is of a script that runs to the left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !letter.is_numeric()
        && !matches!(letter, '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{66A}'..='\u{66D}')
}

#[derive(Clone, Copy, PartialEq)]
enum Runs {
    Left,
    Right,
    Number,
    Neutral,
}

fn runs(letter: char) -> Runs {
    match letter {
        letter if is_right_to_left(letter) => Runs::Left,
        letter if letter.is_numeric() => Runs::Number,
        letter if letter.is_alphabetic() => Runs::Right,
        _ => Runs::Neutral,
    }
}

/// A line whose letters stand from left to right, in the order of reading.
pub fn in_reading_order(line: String) -> String {
    let count = |kind| line.chars().filter(|letter| runs(*letter) == kind).count();
    let (n_left, n_right) = (count(Runs::Left), count(Runs::Right));
    if n_left == 0 {
        return line;
    }
    let mut letters: Vec<char> = line.chars().collect();
    if n_left >= n_right {
        letters.reverse();
        letters.iter_mut().for_each(|letter| *letter = mirrored(*letter));
        turn_back(&mut letters, |letter| matches!(runs(letter), Runs::Right | Runs::Number), true);
    } else {
        turn_back(&mut letters, |letter| runs(letter) == Runs::Left, false);
    }
    letters.into_iter().collect()
}

/// Reverses every run of letters that `is_of` tells, with what stands between.
fn turn_back(letters: &mut [char], is_of: impl Fn(char) -> bool, runs_right: bool) {
    let mut at = 0;
    while at < letters.len() {
        if !is_of(letters[at]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut next = end;
        while next < letters.len() {
            let letter = letters[next];
            if is_of(letter) {
                end = next + 1;
            } else if runs(letter) != Runs::Neutral && (runs_right || runs(letter) != Runs::Number)
            {
                break;
            } else if runs_right
                && letter.is_whitespace()
                && runs(letters[end - 1]) == Runs::Number
            {
                // Numbers apart by blanks follow each other to the left.
                break;
            }
            next += 1;
        }
        let run = &mut letters[at..end];
        run.reverse();
        run.iter_mut().for_each(|letter| *letter = mirrored(*letter));
        if !runs_right {
            turn_numbers(run);
        }
        at = end;
    }
}

fn turn_numbers(letters: &mut [char]) {
    for run in letters.split_mut(|letter| runs(*letter) != Runs::Number) {
        run.reverse();
    }
}

fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}
