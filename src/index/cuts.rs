use core::ops::Range;

use super::Segment;

/// A stretch of the bytes of a segment, or of what stands beside segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where it stands in these.
    pub range: Range<usize>,
    /// Whether it is needed before anything can be asked.
    pub is_needed: bool,
}

/// Where a segment is cut so that it can be asked without all of it: its bytes, one cut
/// after the other. Lists of postings and blocks of records, which are read one by one,
/// stand together up to `target` bytes, and are never cut themselves; the rest is needed.
pub fn cuts(segment: &Segment, target: usize) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    for (part, borders) in segment.borders() {
        let mut start = part.start;
        let mut push = |end: usize, is_needed: bool| {
            if end > start {
                let range = start..end;
                cuts.push(Cut { range, is_needed });
                start = end;
            }
        };
        let Some(borders) = borders else {
            push(part.end, true);
            continue;
        };
        // Of a damaged segment, borders may lie anywhere.
        let mut borders = (borders.into_iter())
            .map(|border| part.start.saturating_add(border))
            .filter(|border| part.contains(border));
        let Some(first) = borders.next() else {
            push(part.end, true);
            continue;
        };
        push(first, true);
        let (mut open, mut last) = (first, first);
        for border in borders.chain([part.end]) {
            if border.saturating_sub(open) > target && last > open {
                push(last, false);
                open = last;
            }
            last = last.max(border);
        }
        push(part.end, false);
    }
    cuts
}
