use super::rows::{LedgerRow, Ledgered};
use super::{LedgerFacet, LedgerQuestion};
use crate::text::words::for_each_word;

/// Which one thing that is asked for a row lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    None,
    Facet(usize),
    More,
}

pub(super) struct Wanted {
    /// Folded.
    words: Vec<String>,
    /// Of each facet the numbers picked; `None` where nothing is.
    pub picked: [Option<Vec<u32>>; LedgerFacet::ALL.len()],
}

impl Wanted {
    pub fn new(asked: &LedgerQuestion, ledgered: &Ledgered) -> Wanted {
        let mut words = Vec::new();
        for_each_word(&asked.words, |word| words.push([" ", word.folded].concat()));
        let mut place = 0;
        let picked = LedgerFacet::ALL.map(|facet| {
            let known = &ledgered.values[place];
            place += 1;
            let values = (asked.picked.iter()).filter(|pick| pick.facet == facet);
            let values: Vec<&str> = values.map(|pick| pick.value.as_str()).collect();
            let number = |value: &&str| known.iter().position(|known| known.0 == *value);
            (!values.is_empty()).then(|| {
                (values.iter())
                    .filter_map(number)
                    .map(|number| number as u32)
                    .collect()
            })
        });
        Wanted { words, picked }
    }

    pub fn failed(&self, row: &LedgerRow) -> Failed {
        if !self
            .words
            .iter()
            .all(|word| row.words.contains(word.as_str()))
        {
            return Failed::More;
        }
        let mut failed = Failed::None;
        for (facet, picked) in self.picked.iter().enumerate() {
            let holds = picked
                .as_ref()
                .is_none_or(|picked| row.values[facet].iter().any(|value| picked.contains(value)));
            if !holds {
                failed = match failed {
                    Failed::None => Failed::Facet(facet),
                    _ => Failed::More,
                };
            }
        }
        failed
    }
}
