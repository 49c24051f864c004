//! Lines of Hebrew and Arabic: from the order in which letters stand on the
//! page to the order in which they are read.

/// Whether a letter is of a script that runs to the left.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !letter.is_numeric()
        && !matches!(
            letter,
            '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{66A}'..='\u{66D}'
        )
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
        turn_back(
            &mut letters,
            |letter| matches!(runs(letter), Runs::Right | Runs::Number),
            true,
        );
    } else {
        turn_back(&mut letters, |letter| runs(letter) == Runs::Left, false);
    }
    // Some writers name brackets as they look, others as they are meant.
    let turned: Vec<char> = letters.iter().map(|letter| mirrored(*letter)).collect();
    match n_astray(&turned) < n_astray(&letters) {
        true => turned.into_iter().collect(),
        false => letters.into_iter().collect(),
    }
}

/// Brackets that close what was not opened.
fn n_astray(letters: &[char]) -> usize {
    let (mut n_open, mut n_astray) = (0_usize, 0);
    for letter in letters {
        match letter {
            '(' | '[' | '{' | '«' => n_open += 1,
            ')' | ']' | '}' | '»' if n_open > 0 => n_open -= 1,
            ')' | ']' | '}' | '»' => n_astray += 1,
            _ => {}
        }
    }
    n_astray
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
            } else if runs_right && letter.is_whitespace() && runs(letters[end - 1]) == Runs::Number
            {
                // Numbers apart by blanks follow each other to the left.
                break;
            }
            next += 1;
        }
        let run = &mut letters[at..end];
        run.reverse();
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

/// The bracket that looks as the other does from behind.
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
