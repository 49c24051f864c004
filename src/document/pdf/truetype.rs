//! The letters of a TrueType font's glyphs, by its `cmap` table (ISO/IEC
//! 14496-22): for fonts that say nothing else of them.

use crate::text::Order;

/// Most glyphs that are looked at.
const MAX_GLYPHS: usize = 65_536;

/// Glyphs and their letters, sorted by glyph; empty where the font has none.
pub fn letters_of_glyphs(font: &[u8]) -> Vec<(u16, char)> {
    let mut letters = cmap_table(font).map_or_else(Vec::new, read_cmap);
    letters.order();
    letters.dedup_by_key(|letter| letter.0);
    letters
}

fn cmap_table(font: &[u8]) -> Option<&[u8]> {
    let n_tables = u16_at(font, 4)?;
    let record = |at: usize| font.get(12 + 16 * at..28 + 16 * at);
    let cmap =
        (0..usize::from(n_tables)).find_map(|at| record(at).filter(|r| &r[..4] == b"cmap"))?;
    font.get(u32_at(cmap, 8)? as usize..)
}

fn read_cmap(table: &[u8]) -> Vec<(u16, char)> {
    let n = usize::from(u16_at(table, 2).unwrap_or(0)).min(64);
    let mut best: Option<(u8, &[u8])> = None;
    for at in 0..n {
        let (Some(platform), Some(kind), Some(offset)) = (
            u16_at(table, 4 + 8 * at),
            u16_at(table, 6 + 8 * at),
            u32_at(table, 8 + 8 * at),
        ) else {
            continue;
        };
        let rank = match (platform, kind) {
            (3, 10) | (0, 4 | 6) => 3,
            (3, 1) | (0, _) => 2,
            _ => 0,
        };
        if let Some(subtable) = table.get(offset as usize..)
            && rank > best.map_or(0, |best| best.0)
        {
            best = Some((rank, subtable));
        }
    }
    let mut letters = Vec::new();
    if let Some((_, subtable)) = best {
        match u16_at(subtable, 0) {
            Some(4) => read_segments(subtable, &mut letters),
            Some(12) => read_groups(subtable, &mut letters),
            _ => None,
        };
    }
    letters
}

/// Format 4: segments with a shift.
fn read_segments(table: &[u8], letters: &mut Vec<(u16, char)>) -> Option<()> {
    let n = usize::from(u16_at(table, 6)?) / 2;
    for at in 0..n {
        let last = u16_at(table, 14 + 2 * at)?;
        let first = u16_at(table, 16 + 2 * n + 2 * at)?;
        let shift = u16_at(table, 16 + 4 * n + 2 * at)?;
        let place = 16 + 6 * n + 2 * at;
        let offset = usize::from(u16_at(table, place)?);
        for code in first..=last {
            let glyph = match offset {
                0 => code.wrapping_add(shift),
                _ => match u16_at(table, place + offset + 2 * usize::from(code - first)) {
                    Some(glyph @ 1..) => glyph.wrapping_add(shift),
                    _ => 0,
                },
            };
            take(u32::from(glyph), u32::from(code), letters)?;
        }
    }
    Some(())
}

/// Format 12: groups of following codes.
fn read_groups(table: &[u8], letters: &mut Vec<(u16, char)>) -> Option<()> {
    let n = u32_at(table, 12)? as usize;
    for at in 0..n {
        let first = u32_at(table, 16 + 12 * at)?;
        let last = u32_at(table, 20 + 12 * at)?;
        let glyph = u32_at(table, 24 + 12 * at)?;
        for code in first..=last.min(first.saturating_add(0xFFFF)) {
            take(glyph.saturating_add(code - first), code, letters)?;
        }
    }
    Some(())
}

fn take(glyph: u32, code: u32, letters: &mut Vec<(u16, char)>) -> Option<()> {
    if let (Ok(glyph @ 1..), Some(letter)) = (u16::try_from(glyph), char::from_u32(code)) {
        letters.push((glyph, letter));
    }
    (letters.len() < MAX_GLYPHS).then_some(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
