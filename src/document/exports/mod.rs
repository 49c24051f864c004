//! Exports of news databases: many articles in one file.

use super::Format;
use super::office::Paragraph;
use super::reading::Reading;

/// Adds the articles of an export; false where the paragraphs are none.
pub fn read_paragraphs(_: &[Paragraph], _: Format, _: &str, _: &mut Reading<'_>) -> bool {
    false
}
