//! Paragraphs become the blocks of an article.

use super::columns::Area;
use super::facts::same_words;
use super::paragraphs::{Habits, Paragraph, paragraphs};
use super::tags::Role;
use crate::document::BlockKind;
use crate::document::draft::Draft;
use crate::document::lines::ends_sentence;
use crate::text::Order;

/// Longest headline, in bytes.
const MAX_HEADLINE: usize = 250;
/// Longest crosshead that only its weight tells, in bytes.
const MAX_BOLD: usize = 120;
/// Letters of a headline are larger than those of the text by this.
const LARGER: f32 = 1.15;
/// Those of a note are smaller by this.
const SMALLER: f32 = 0.93;

/// A block to be written.
#[derive(Debug)]
pub struct Written {
    /// Its words.
    pub text: String,
    /// Its role.
    pub kind: BlockKind,
    /// As [`crate::document::Block::level`].
    pub level: u8,
    /// As [`Paragraph::pages`].
    pub pages: Vec<(usize, usize)>,
}

/// The blocks of the areas of a file, a list a page; `title` is what the file
/// says of itself.
pub fn blocks(pages: &[Vec<Area>], title: Option<&str>) -> Vec<Written> {
    let habits = Habits::of(pages.iter().flatten());
    let mut found: Vec<Paragraph> = Vec::new();
    for area in pages.iter().flatten() {
        for paragraph in paragraphs(area, &habits) {
            take(&mut found, paragraph, &habits);
        }
    }
    named(found, habits.body, title)
}

/// Adds a paragraph, or what goes on from the column or page before.
fn take(found: &mut Vec<Paragraph>, paragraph: Paragraph, habits: &Habits) {
    let is_note = |other: &Paragraph| other.size < SMALLER * habits.body;
    let before = found
        .iter()
        .rev()
        .take(12)
        .position(|other| !is_note(other) || is_note(&paragraph));
    if paragraph.is_first
        && let Some(back) = before
    {
        let at = found.len() - 1 - back;
        if continues(&found[at], &paragraph, habits.body) {
            let open = &mut found[at];
            let page = paragraph.pages[0].0;
            habits.append(&mut open.text, &paragraph.text);
            if open.pages.iter().all(|begins| begins.0 != page) {
                open.pages
                    .push((page, open.text.len() - paragraph.text.len()));
            }
            (open.is_full, open.n_lines) = (paragraph.is_full, open.n_lines + paragraph.n_lines);
            open.block = paragraph.block;
            return;
        }
    }
    found.push(paragraph);
}

/// Whether the first paragraph of an area goes on where another broke off.
fn continues(open: &Paragraph, next: &Paragraph, body: f32) -> bool {
    let is_same = (open.size - next.size).abs() < 0.06 * body
        && open.is_bold == next.is_bold
        && !open.is_table
        && !next.is_table
        && !next.is_item
        && open.size < LARGER * body;
    let goes_on = next.text.starts_with(char::is_lowercase)
        || open.text.ends_with(['-', '\u{AD}', '\u{2010}', ','])
        || (open.is_full && open.n_lines > 1 && !next.is_indented && next.n_lines > 1);
    match (open.block, next.block) {
        (Some(block), Some(next)) => is_same && block.0 == next.0,
        _ => is_same && goes_on && !ends_sentence(&open.text),
    }
}

/// Gives every paragraph its kind, by its size, weight and mark.
fn named(paragraphs: Vec<Paragraph>, body: f32, title: Option<&str>) -> Vec<Written> {
    let n_letters = |is_of: &dyn Fn(&Paragraph) -> bool| -> usize {
        paragraphs
            .iter()
            .filter(|p| is_of(p))
            .map(|p| p.text.len())
            .sum()
    };
    let is_bold_text = n_letters(&|paragraph| paragraph.is_bold) * 2 > n_letters(&|_| true);
    let is_large = |paragraph: &Paragraph| {
        paragraph.size >= LARGER * body
            && paragraph.text.len() <= MAX_HEADLINE
            && !paragraph.is_table
            && paragraph
                .text
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                > 1
    };
    let mut sizes: Vec<u32> = paragraphs
        .iter()
        .filter(|p| is_large(p))
        .map(points)
        .collect();
    sizes.order_by(|a, b| b.cmp(a));
    sizes.dedup();
    let on_first = |paragraph: &&Paragraph| paragraph.pages[0].0 == paragraphs[0].pages[0].0;
    let is_title = |p: &Paragraph| title.is_some_and(|title| same_words(&p.text, title));
    let is_first_heading = |p: &Paragraph| matches!(p.block, Some((_, Role::Heading(0 | 1))));
    let own = paragraphs.iter().take(20).position(is_title);
    let own = own.or_else(|| {
        paragraphs
            .iter()
            .take_while(on_first)
            .position(is_first_heading)
    });
    let own = own.or_else(|| {
        let first = paragraphs.iter().take_while(on_first).enumerate();
        let large = first.filter(|(_, paragraph)| is_large(paragraph));
        large
            .max_by(|a, b| points(a.1).cmp(&points(b.1)).then(b.0.cmp(&a.0)))
            .map(|(at, _)| at)
    });
    let kind = |(at, paragraph): (usize, &Paragraph)| match paragraph {
        _ if Some(at) == own => (BlockKind::Headline, 1),
        Paragraph { is_table: true, .. } => (BlockKind::Table, 0),
        Paragraph {
            block: Some((_, Role::Heading(level))),
            ..
        } => (BlockKind::Headline, (*level).max(2)),
        Paragraph {
            block: Some((_, Role::Quote)),
            ..
        } => (BlockKind::Quote, 0),
        Paragraph {
            block: Some((_, Role::Caption)),
            ..
        } => (BlockKind::Caption, 0),
        large if is_large(large) => {
            let rank = sizes
                .iter()
                .position(|size| *size == points(large))
                .unwrap_or(0);
            (BlockKind::Headline, (2 + rank.min(4)) as u8)
        }
        Paragraph { is_item: true, .. } => (BlockKind::List, 0),
        bold if bold.is_bold && !is_bold_text && is_crosshead(bold) => (BlockKind::Headline, 6),
        small if small.size < 0.97 * body && is_caption(&small.text) => (BlockKind::Caption, 0),
        _ => (BlockKind::Body, 0),
    };
    let kinds: Vec<(BlockKind, u8)> = paragraphs.iter().enumerate().map(kind).collect();
    let written = |(paragraph, (kind, level)): (Paragraph, (BlockKind, u8))| Written {
        text: paragraph.text,
        kind,
        level,
        pages: paragraph.pages,
    };
    paragraphs.into_iter().zip(kinds).map(written).collect()
}

fn points(paragraph: &Paragraph) -> u32 {
    (paragraph.size + 0.5) as u32
}

fn is_crosshead(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    text.len() <= MAX_BOLD
        && paragraph.n_lines <= 2
        && !text.ends_with(['.', ',', ';', ':'])
        && text.chars().any(char::is_alphabetic)
}

/// `Figure 3: …`, `Abb. 2 …`
fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words
        .next()
        .unwrap_or_default()
        .trim_end_matches(['.', ':']);
    let is_word = [
        "Figure",
        "Fig",
        "Abbildung",
        "Abb",
        "Photo",
        "Foto",
        "Bild",
        "Figura",
        "Рис",
    ];
    let numbered = words
        .next()
        .is_some_and(|word| word.starts_with(|l: char| l.is_ascii_digit()));
    is_word.contains(&first) && numbered
}

/// Writes blocks; gives where every page begins.
pub fn write(blocks: &[Written], n_pages: usize) -> (Draft, Vec<u32>) {
    let mut draft = Draft::default();
    let mut starts: Vec<Option<u32>> = vec![None; n_pages];
    for block in blocks {
        let Some(span) = draft.push(block.kind, block.level, &block.text) else {
            continue;
        };
        let lead = block.text.len() - block.text.trim_start().len();
        for (page, offset) in &block.pages {
            let start = span.start + offset.saturating_sub(lead) as u32;
            if let Some(slot) = starts.get_mut(*page) {
                slot.get_or_insert(start.min(span.end));
            }
        }
    }
    // A page without text begins where the next one does.
    let mut next = draft.n_bytes();
    let mut pages: Vec<u32> = Vec::with_capacity(n_pages);
    for start in starts.iter().rev() {
        next = next.min(start.unwrap_or(next));
        pages.push(next);
    }
    pages.reverse();
    (draft, pages)
}
