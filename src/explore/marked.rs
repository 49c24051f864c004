use serde::Serialize;

use crate::text::Span;
use crate::text::offsets::{OffsetCounter, Unit};

/// A text with places to mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Start and end of each place, in UTF-16 units; sorted, apart.
    pub marks: Vec<[u32; 2]>,
}

impl Marked {
    /// `text` with `marks`, bytes of `text`; what overlaps or touches is joined.
    pub fn new(text: &str, marks: impl IntoIterator<Item = Span>) -> Marked {
        let mut counter = OffsetCounter::new(text, Unit::Utf16);
        let mut joined: Vec<[u32; 2]> = Vec::new();
        for mark in marks {
            let (start, end) = (counter.at(mark.start), counter.at(mark.end));
            match joined.last_mut().filter(|last| start <= last[1]) {
                Some(last) => last[1] = last[1].max(end),
                None => joined.push([start, end]),
            }
        }
        Marked {
            text: text.to_owned(),
            marks: joined,
        }
    }

    /// The marks counted in Unicode code points.
    pub fn code_point_marks(&self) -> Vec<[u32; 2]> {
        let mut starts = Vec::new(); // UTF-16 offset of each code point, and the end
        let mut at = 0;
        for character in self.text.chars() {
            starts.push(at);
            at += character.len_utf16() as u32;
        }
        starts.push(at);
        let point = |unit: u32| starts.partition_point(|&start| start < unit) as u32;
        self.marks
            .iter()
            .map(|[start, end]| [point(*start), point(*end)])
            .collect()
    }
}
