//! How far the letters of a font go.

use crate::text::Order;
use hayro_syntax::object::{Array, Dict, Object};
use unicode_normalization::UnicodeNormalization;

/// Widths of Helvetica from 0x20 to 0x7E, in thousandths of its size: for
/// files that leave those of the standard fonts out.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Widths of Times, as [`HELVETICA`].
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// Most widths of a composite font that are kept.
const MAX_WIDTHS: usize = 70_000;

/// The width of a letter in the standard font that a name is like.
pub fn standard_width(font: &str, letters: &str) -> f32 {
    if font.contains("Courier") || font.contains("Mono") {
        return 600.0;
    }
    let table = match font.contains("Times") || font.contains("Serif") {
        true => &TIMES,
        false => &HELVETICA,
    };
    let stretch = if font.contains("Bold") { 1.05 } else { 1.0 };
    let width = |letter: char| {
        let base = letter.nfd().next().unwrap_or(letter);
        let at = (base as usize).checked_sub(0x20);
        at.and_then(|at| table.get(at)).copied().unwrap_or(556)
    };
    letters.chars().map(width).map(f32::from).sum::<f32>() * stretch
}

/// Widths of a composite font's glyphs (ISO 32000-2, 9.7.4.3).
#[derive(Debug, Default)]
pub struct GlyphWidths {
    /// First and last glyph and their width, sorted by the first.
    ranges: Vec<(u32, u32, f32)>,
    otherwise: f32,
}

impl GlyphWidths {
    /// Reads `W` and `DW` of a font.
    pub fn read(font: &Dict<'_>) -> GlyphWidths {
        let mut widths = GlyphWidths {
            ranges: Vec::new(),
            otherwise: font.get::<f32>("DW").unwrap_or(1000.0),
        };
        if let Some(array) = font.get::<Array<'_>>("W") {
            widths.take(&array);
        }
        widths.ranges.order_by_key(|range| range.0);
        widths
    }

    /// The width of a glyph, in thousandths of the size.
    pub fn of(&self, glyph: u32) -> f32 {
        let at = self.ranges.partition_point(|range| range.0 <= glyph);
        match at.checked_sub(1).map(|at| self.ranges[at]) {
            Some((_, last, width)) if glyph <= last => width,
            _ => self.otherwise,
        }
    }

    fn take(&mut self, array: &Array<'_>) {
        let mut items = array.iter::<Object<'_>>();
        while let Some(first) = items.next().and_then(number) {
            let first = first.clamp(0.0, 16_777_215.0) as u32;
            match items.next() {
                Some(Object::Array(widths)) => {
                    for (glyph, width) in (first..).zip(widths.iter::<f32>()) {
                        if self.ranges.len() >= MAX_WIDTHS {
                            return;
                        }
                        self.ranges.push((glyph, glyph, width));
                    }
                }
                Some(Object::Number(last)) => {
                    let Some(width) = items.next().and_then(number) else {
                        return;
                    };
                    if self.ranges.len() >= MAX_WIDTHS {
                        return;
                    }
                    self.ranges
                        .push((first, last.as_f32().max(0.0) as u32, width));
                }
                _ => return,
            }
        }
    }
}

fn number(object: Object<'_>) -> Option<f32> {
    object.into_f32()
}
