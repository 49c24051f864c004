//! Where a term stands in a document, in few bits: what is known already, the
//! field's length and how often the term stands there, is not told again.

use super::bits::{BitReader, BitWriter, rice_parameter};
use super::decode_length;

/// The first position of the text below the title, where title and body are
/// one list: no distance in words reaches across.
pub const BODY: u32 = 1 << 31;

/// The parameter for a position behind the length that the norm tells.
const BEHIND: u32 = 5;
/// From so many places on they are told by their gaps.
const MANY: usize = 3;

/// By norm byte one more than the longest length that has it: positions are
/// below, but for the gaps between a field's pieces.
static N_PLACES: [u32; 256] = {
    let mut n_places = [1; 256];
    let mut norm = 0;
    while norm < 255 {
        n_places[norm] = decode_length(norm as u8 + 1);
        norm += 1;
    }
    n_places[255] = decode_length(255);
    n_places
};

#[inline]
fn n_places(norm: u8) -> u32 {
    N_PLACES[usize::from(norm)]
}

/// Appends rising positions in a field of a document.
///
/// # Source
/// One of `n` like places takes `log2 n` bits; many of them have geometric
/// gaps, for which Golomb codes are the shortest (Gallager and Van Voorhis 1975).
pub(super) fn push_places(places: &[u32], norm: u8, bits: &mut BitWriter, out: &mut Vec<u8>) {
    let n = n_places(norm);
    let mut next = 0;
    if places.len() >= MANY {
        let k = rice_parameter(u64::from(n), places.len() as u64);
        for &place in places {
            bits.push_rice(place - next, k, out);
            next = place + 1;
        }
        return;
    }
    for &place in places {
        if next >= n {
            bits.push_rice(place - next, BEHIND, out);
        } else if place >= n {
            bits.push_below(n - next, n - next + 1, out);
            bits.push_rice(place - n, BEHIND, out);
        } else {
            bits.push_below(place - next, n - next + 1, out);
        }
        next = place + 1;
    }
}

/// Reads `n_times` positions as [`push_places`] wrote them.
#[inline]
pub(super) fn read_places(
    reader: &mut BitReader<'_>,
    n_times: u32,
    norm: u8,
    mut visit: impl FnMut(u32),
) {
    let n = n_places(norm);
    let mut next = 0u32;
    if n_times as usize >= MANY {
        let k = rice_parameter(u64::from(n), u64::from(n_times));
        for _ in 0..n_times {
            // A damaged list may speak of more than there are.
            if reader.is_at_end() {
                return;
            }
            let place = next.saturating_add(reader.read_rice(k));
            visit(place);
            next = place.saturating_add(1);
        }
        return;
    }
    for _ in 0..n_times {
        let place = if next >= n {
            next.saturating_add(reader.read_rice(BEHIND))
        } else {
            match reader.read_below(n - next + 1) {
                distance if distance >= n - next => n.saturating_add(reader.read_rice(BEHIND)),
                distance => next + distance,
            }
        };
        visit(place);
        next = place.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::encode_length;
    use super::*;

    proptest! {
        #[test]
        fn places_come_back(lists in prop::collection::vec((prop::collection::btree_set(0u32..5000, 1..40), 0u32..5000), 0..30)) {
            let (mut bits, mut out) = (BitWriter::default(), Vec::new());
            for (places, length) in &lists {
                let places: Vec<u32> = places.iter().copied().collect();
                push_places(&places, encode_length(*length), &mut bits, &mut out);
            }
            bits.finish(&mut out);
            let mut reader = BitReader::new(&out, 0);
            for (places, length) in lists {
                let mut read = Vec::new();
                read_places(&mut reader, places.len() as u32, encode_length(length), |place| read.push(place));
                prop_assert!(places.into_iter().eq(read));
            }
        }
    }
}
