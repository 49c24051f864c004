//! Lines become paragraphs.

use super::columns::Area;
use super::line::Line;
use super::tags::{Block, Role};
use crate::document::lines::{ends_sentence, list_marker};
use crate::text::{Map, Set};

/// Lines that belong together.
#[derive(Debug)]
pub struct Paragraph {
    /// Its words on one line; rows of a table apart by line ends.
    pub text: String,
    /// The pages that begin in it, or with it: number, and bytes of `text`.
    pub pages: Vec<(usize, usize)>,
    /// Size of the most of its letters.
    pub size: f32,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Whether it is a table.
    pub is_table: bool,
    /// Whether its first line is indented.
    pub is_indented: bool,
    /// Whether its last line goes on to the edge of its column.
    pub is_full: bool,
    /// Lines that it has.
    pub n_lines: usize,
    /// The block that the file's tags put its last line in.
    pub block: Option<Block>,
    /// Whether it is the first of its area.
    pub is_first: bool,
}

/// What all lines of a file say of its typography.
#[derive(Debug, Default)]
pub struct Habits {
    /// Size of the text.
    pub body: f32,
    /// The step from line to line for a size in half points.
    steps: Map<u32, f32>,
    /// Words with a hyphen inside a line, lower case.
    compounds: Set<String>,
    /// Whether a plain hyphen at the end of a line belongs to its word: the text
    /// is not hyphenated, or with another letter.
    keeps_hyphens: bool,
}

impl Habits {
    /// Of all lines of a file, area by area.
    pub fn of<'a>(areas: impl Iterator<Item = &'a Area>) -> Habits {
        let mut sizes: Map<u32, usize> = Map::new();
        let mut steps: Map<u32, Map<u32, usize>> = Map::new();
        let mut habits = Habits::default();
        let (mut n_lines, mut n_plain, mut n_soft) = (0, 0, 0);
        for area in areas {
            for line in &area.lines {
                *sizes.entry(half_points(line.size)).or_default() += line.text.len();
                habits.take_compounds(&line.text);
                n_lines += 1;
                n_plain += usize::from(line.text.ends_with('-'));
                n_soft += usize::from(line.text.ends_with(['\u{AD}', '\u{2010}']));
            }
            for pair in area.lines.windows(2) {
                let step = pair[1].down - pair[0].down;
                let is_same = (pair[0].size - pair[1].size).abs() < 0.3;
                if is_same && step > 0.8 * pair[0].size && step < 2.5 * pair[0].size {
                    let counts = steps.entry(half_points(pair[0].size)).or_default();
                    *counts.entry(half_points(step)).or_default() += 1;
                }
            }
        }
        habits.keeps_hyphens = n_soft > 0 || n_plain * 60 < n_lines;
        let most = sizes.iter().max_by_key(|(_, n)| **n);
        habits.body = most.map_or(10.0, |(size, _)| *size as f32 / 2.0);
        for (size, counts) in steps {
            let all: usize = counts.values().sum();
            // The step inside paragraphs is the smallest that is common.
            let common = counts.iter().find(|(_, n)| **n * 6 >= all);
            if let Some((step, _)) = common.filter(|_| all >= 3) {
                habits.steps.insert(size, *step as f32 / 2.0);
            }
        }
        habits
    }

    fn take_compounds(&mut self, line: &str) {
        for word in line.split_whitespace() {
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '-');
            if word.contains('-') && !word.ends_with('-') && self.compounds.len() < 100_000 {
                self.compounds.insert(word.to_lowercase());
            }
        }
    }

    fn step(&self, size: f32) -> f32 {
        self.steps
            .get(&half_points(size))
            .copied()
            .unwrap_or(1.35 * size)
    }

    /// Writes the words of a line after those of the line before.
    pub fn append(&self, text: &mut String, words: &str) {
        let next_is_lower = words.starts_with(char::is_lowercase);
        let before = text.chars().rev().nth(1);
        let after_letter = before.is_some_and(char::is_alphabetic);
        match text.chars().next_back() {
            None => {}
            Some('\u{AD}' | '\u{2010}') if next_is_lower => {
                text.pop();
            }
            Some('\u{AD}') => {
                text.pop();
            }
            Some('-') if after_letter && next_is_lower && !self.keeps_hyphens => {
                let first = text.rsplit(char::is_whitespace).next().unwrap_or_default();
                let rest = words.split(|letter: char| !letter.is_alphanumeric()).next();
                let first = first.trim_start_matches(|letter: char| !letter.is_alphanumeric());
                let whole = format!("{first}{}", rest.unwrap_or_default()).to_lowercase();
                if !self.compounds.contains(&whole) {
                    text.pop();
                }
            }
            Some('-' | '\u{2010}') if before.is_some_and(|before| !before.is_whitespace()) => {}
            Some('—' | '/') => {}
            Some(last) if is_unspaced(last) && words.starts_with(is_unspaced) => {}
            Some(_) => text.push(' '),
        }
        text.push_str(words);
    }
}

/// Letters of scripts that are written without blanks.
fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

fn half_points(size: f32) -> u32 {
    (size * 2.0 + 0.5).clamp(0.0, 10_000.0) as u32
}

/// The paragraphs of an area.
pub fn paragraphs(area: &Area, habits: &Habits) -> Vec<Paragraph> {
    let left = area
        .lines
        .iter()
        .map(|line| line.left)
        .fold(f32::MAX, f32::min);
    let right = area
        .lines
        .iter()
        .map(|line| line.right)
        .fold(f32::MIN, f32::max);
    let mut found: Vec<Paragraph> = Vec::new();
    let mut rows = if area.is_table { area.lines.len() } else { 0 };
    for (at, line) in area.lines.iter().enumerate() {
        // Where tags say what a line is, wide gaps say nothing.
        let may_be_row = (line.block).is_none_or(|(_, role)| role == Role::Cell);
        if rows == 0 && may_be_row {
            rows = table_rows(&area.lines[at..]);
        }
        let is_row = rows > 0;
        rows = rows.saturating_sub(1);
        let before = at.checked_sub(1).map(|before| &area.lines[before]);
        let indent = line.left - left > 0.7 * line.size;
        match (found.last_mut(), before) {
            (Some(open), Some(before))
                if open.is_table == is_row
                    && (is_row || goes_on(open, before, line, (left, right), habits)) =>
            {
                if is_row {
                    open.text.push('\n');
                    open.text.push_str(&row(line));
                } else {
                    habits.append(&mut open.text, &line.text);
                    open.is_bold &= line.is_bold;
                }
                open.is_full = right - line.right < 2.0 * line.size;
                open.n_lines += 1;
            }
            _ => found.push(Paragraph {
                text: if is_row { row(line) } else { line.text.clone() },
                pages: vec![(line.page, 0)],
                size: line.size,
                is_bold: line.is_bold,
                is_item: !is_row
                    && match line.block {
                        Some((_, role)) => role == Role::Item,
                        None => list_marker(&line.text).is_some(),
                    },
                is_table: is_row,
                is_indented: indent,
                is_full: right - line.right < 2.0 * line.size,
                n_lines: 1,
                is_first: at == 0,
                block: line.block,
            }),
        }
    }
    found
}

/// How many lines from here are rows of a table: two or more with cells that
/// start at the same places.
fn table_rows(lines: &[Line]) -> usize {
    let is_aligned = |a: &Line, b: &Line| {
        let shares = |cell: &(f32, String)| {
            b.cells[1..]
                .iter()
                .any(|other| (other.0 - cell.0).abs() < 0.6 * a.size)
        };
        a.cells.len() > 1 && b.cells.len() > 1 && a.cells[1..].iter().any(shares)
    };
    let n = lines
        .windows(2)
        .take_while(|pair| is_aligned(&pair[0], &pair[1]))
        .count();
    let is_wide = lines.first().is_some_and(|line| line.cells.len() > 2);
    if n > 1 || (n > 0 && is_wide) {
        n + 1
    } else {
        0
    }
}

fn row(line: &Line) -> String {
    let cells: Vec<&str> = line.cells.iter().map(|cell| cell.1.trim()).collect();
    cells.join("\t")
}

/// Whether a line belongs to the paragraph of the line before it.
fn goes_on(
    open: &Paragraph,
    before: &Line,
    line: &Line,
    (left, right): (f32, f32),
    habits: &Habits,
) -> bool {
    let size = before.size.max(line.size);
    let step = line.down - before.down;
    if let (Some(block), Some(next)) = (before.block, line.block) {
        return block.0 == next.0 && step < 2.5 * habits.step(line.size).max(size);
    }
    if (before.size - line.size).abs() > 0.1 * size {
        return false;
    }
    if step > habits.step(line.size) + 0.3 * size || list_marker(&line.text).is_some() {
        return false;
    }
    if line.size > 1.15 * habits.body {
        // The lines of a headline.
        return step < 1.6 * size && before.is_bold == line.is_bold;
    }
    if before.is_bold != line.is_bold
        && (ends_sentence(&before.text) || before.is_bold == open.is_bold)
    {
        let is_whole =
            right - before.right < 2.0 * size && line.text.starts_with(char::is_lowercase);
        if !is_whole {
            return false;
        }
    }
    let is_open_word = before.text.ends_with(['-', '\u{AD}', '\u{2010}', ',']);
    let goes_on_lower = line.text.starts_with(char::is_lowercase) && !ends_sentence(&before.text);
    if goes_on_lower || is_open_word {
        return true;
    }
    let steps_in = line.left - before.left > 0.7 * size && line.left - left > 0.7 * size;
    if steps_in && !open.is_item && open.n_lines > 1 {
        return false;
    }
    if steps_in && !open.is_item && before.left - left < 0.7 * size && ends_sentence(&before.text) {
        return false;
    }
    // The next word had room on the line before.
    let n_letters = line.text.chars().count().max(1) as f32;
    let first_word = line.text.split_whitespace().next().unwrap_or_default();
    let width = (line.right - line.left) / n_letters * first_word.chars().count() as f32;
    let had_room = before.right + 0.3 * size + width < right - 0.3 * size;
    !had_room
}
