use super::bytes::{push_varint, read_varint};

/// How often a term stands in a document, and the byte of the field's length:
/// all that its score there rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impact {
    /// Occurrences.
    pub frequency: u32,
    /// See [`encode_length`](super::encode_length).
    pub norm: u8,
}

/// Keeps the impacts that some ranking could put first: no other has as many
/// occurrences in as short a text.
///
/// # Source
/// Competitive impacts, as in Lucene's block-max indexes; Ding and Suel 2011.
pub(super) fn competitive(impacts: &mut Vec<Impact>) {
    impacts.sort_unstable_by(|a, b| b.frequency.cmp(&a.frequency).then(a.norm.cmp(&b.norm)));
    let mut shortest = None;
    impacts.retain(|impact| {
        let keep = shortest.is_none_or(|norm| impact.norm < norm);
        if keep {
            shortest = Some(impact.norm);
        }
        keep
    });
}

/// Appends `n_impacts (frequency norm:u8)*`.
pub(super) fn push_impacts(impacts: &[Impact], out: &mut Vec<u8>) {
    push_varint(impacts.len() as u32, out);
    for impact in impacts {
        push_varint(impact.frequency, out);
        out.push(impact.norm);
    }
}

/// Calls `visit` with the impacts at `*at` and moves past them.
pub(super) fn read_impacts(bytes: &[u8], at: &mut usize, mut visit: impl FnMut(Impact)) {
    for _ in 0..read_varint(bytes, at) {
        let frequency = read_varint(bytes, at);
        let Some(&norm) = bytes.get(*at) else {
            break;
        };
        *at += 1;
        visit(Impact { frequency, norm });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_beats_is_left_out() {
        let mut impacts: Vec<Impact> = [(1, 30), (3, 40), (1, 20), (3, 50), (2, 45), (2, 20)]
            .map(|(frequency, norm)| Impact { frequency, norm })
            .into();
        competitive(&mut impacts);
        let kept: Vec<_> = impacts
            .iter()
            .map(|impact| (impact.frequency, impact.norm))
            .collect();
        assert_eq!(kept, [(3, 40), (2, 20)]);
        let mut bytes = Vec::new();
        push_impacts(&impacts, &mut bytes);
        let mut read = Vec::new();
        read_impacts(&bytes, &mut 0, |impact| read.push(impact));
        assert_eq!(read, impacts);
    }
}
