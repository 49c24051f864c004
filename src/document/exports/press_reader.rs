//! PressReader's text: headline, then publication, date, page and writer on one
//! line with dots between them, then the text.

use core::ops::Range;

use super::dates::date_in;
use super::layout::{Layout, Part, Role, from_starts};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "PressReader",
    articles,
    parts,
};

/// Fewest words of an article.
const MIN_WORDS: usize = 20;

/// Publication, date and more, dots between them.
fn is_source(line: &str) -> bool {
    let pieces: Vec<&str> = line.split(" · ").collect();
    line.len() <= 200
        && (2..=6).contains(&pieces.len())
        && date_in(pieces[1]).is_some_and(|(date, at)| {
            date.day.is_some() && at.start == 0 && at.end == pieces[1].trim_end().len()
        })
}

/// One line of this kind may stand in any article: two at least are an export.
fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let is_under_title = |at: &usize| *at > 0 && is_source(lines[*at].words);
    let sources: Vec<usize> = (0..lines.len()).filter(is_under_title).collect();
    if sources.len() < 2 || sources[0] > 3 {
        return Vec::new();
    }
    let starts: Vec<usize> = sources.iter().map(|at| at - 1).collect();
    from_starts(&starts, lines.len())
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let text = lines.iter().skip(2);
    let n_words: usize = text.map(|line| line.words.split_whitespace().count()).sum();
    if n_words < MIN_WORDS {
        return None;
    }
    let mut parts = vec![Part::whole(Role::Text); lines.len()];
    parts[0] = Part::whole(Role::Headline);
    parts[1] = Part::whole(Role::Source);
    Some(parts)
}
