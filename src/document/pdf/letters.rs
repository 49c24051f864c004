//! The letters of a page, where they stand.

use super::matrix::Matrix;

/// The tag of a letter that has none.
pub const NO_TAG: u32 = u32::MAX;

/// One letter, or several that one glyph shows.
///
/// Places are in points, in the frame of its direction of writing: `along` goes
/// the way the line runs, `down` to the next line.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// Bytes of [`PageLetters::text`].
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Where it starts on its line.
    pub along: f32,
    /// Where its base line is.
    pub down: f32,
    /// How far it goes.
    pub width: f32,
    /// Size of its font.
    pub size: f32,
    /// Direction of its line in quarters of a turn, against the clock.
    pub way: u8,
    /// Whether its font is bold.
    pub is_bold: bool,
    /// Whether it is painted with no ink.
    pub is_hidden: bool,
    /// Number of the piece of tagged content that it is in; [`NO_TAG`] outside.
    pub tag: u32,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct PageLetters {
    /// The words of all letters, as they were painted.
    pub text: String,
    /// The letters, as they were painted.
    pub letters: Vec<Letter>,
    /// Glyphs whose letters are not known.
    pub n_unknown: usize,
    /// Pictures on the page.
    pub n_pictures: usize,
    /// Whether something of the page was left unread, for it is too long.
    pub is_cut: bool,
}

impl PageLetters {
    /// The words of a letter.
    pub fn of(&self, letter: &Letter) -> &str {
        &self.text[letter.start as usize..letter.end as usize]
    }

    /// Takes one letter, painted from `from` to `to` by a font whose size is the
    /// length of `up`; gives its place in the list.
    pub fn take(&mut self, words: &str, place: Place) -> Option<usize> {
        let Place { from, to, up, .. } = place;
        let (dx, dy) = place.runs;
        let way = match (dx.abs() >= dy.abs(), dx + dy >= 0.0) {
            (true, true) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (false, false) => 3,
        };
        let (along, down) = turned(from, way);
        let (end, _) = turned(to, way);
        let size = libm::hypotf(up.0, up.1);
        if !(size.is_finite() && along.is_finite() && down.is_finite() && end.is_finite()) {
            return None;
        }
        let start = self.text.len() as u32;
        self.text.push_str(words);
        self.letters.push(Letter {
            start,
            end: self.text.len() as u32,
            along: along.min(end),
            down,
            width: (end - along).abs(),
            size,
            way,
            is_bold: place.is_bold,
            is_hidden: place.is_hidden,
            tag: place.tag,
        });
        Some(self.letters.len() - 1)
    }
}

/// Where a letter is painted, in points of the page.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its origin.
    pub from: (f32, f32),
    /// Where it ends on the base line.
    pub to: (f32, f32),
    /// The way its line runs.
    pub runs: (f32, f32),
    /// One em upwards.
    pub up: (f32, f32),
    /// As [`Letter::is_bold`].
    pub is_bold: bool,
    /// As [`Letter::is_hidden`].
    pub is_hidden: bool,
    /// As [`Letter::tag`].
    pub tag: u32,
}

/// A point in the frame of a direction of writing.
fn turned((x, y): (f32, f32), way: u8) -> (f32, f32) {
    match way {
        0 => (x, -y),
        1 => (y, x),
        2 => (-x, y),
        _ => (-y, -x),
    }
}

/// The direction that a matrix gives a step.
pub fn step(matrix: Matrix, x: f32, y: f32) -> (f32, f32) {
    let (x0, y0) = matrix.point(0.0, 0.0);
    let (x1, y1) = matrix.point(x, y);
    (x1 - x0, y1 - y0)
}
