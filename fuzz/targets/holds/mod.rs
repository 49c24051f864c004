//! What holds of every file, whatever its bytes.

use dateline::document::ReadFile;

/// A file gives something, and its clippings' blocks lie in their texts, in order.
pub fn holds(found: &ReadFile) {
    assert!(found.clippings.len() + found.problems.len() > 0);
    for clipping in &found.clippings {
        assert!(clipping.is_consistent());
        assert!(!clipping.headline.title.value.is_empty());
    }
}
