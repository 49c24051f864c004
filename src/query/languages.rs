use crate::document::is_function_word;
use crate::index::{FacetField, Segment};
use crate::text::stem::Stemming;

/// How the clippings of a library are stemmed, each by its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Languages {
    /// How those whose language is not known are stemmed.
    unknown: Stemming,
    /// A bit for each way of stemming that a clipping asks for.
    present: u64,
}

impl Default for Languages {
    /// A library in English.
    fn default() -> Languages {
        Languages {
            unknown: Stemming::ENGLISH,
            present: Stemming::ENGLISH.bit(),
        }
    }
}

impl Languages {
    /// Those of a library. Clippings whose language is not known are taken to
    /// be in the language that most others are in, English where none is known.
    pub fn of(segments: &[&Segment]) -> Languages {
        let mut counts = [0u64; Stemming::COUNT];
        let mut n_unknown = 0;
        for segment in segments {
            let values = &segment.columns().facet(FacetField::Language).values;
            for (value, &count) in values.iter().zip(segment.n_of_languages()) {
                match value.as_str() {
                    "" => n_unknown += u64::from(count),
                    code => counts[Stemming::of(code).index()] += u64::from(count),
                }
            }
        }
        let most = counts.iter().max().copied().unwrap_or(0);
        let unknown = match most {
            0 => Stemming::ENGLISH,
            _ => Stemming::all()
                .find(|stemming| counts[stemming.index()] == most)
                .unwrap_or(Stemming::ENGLISH),
        };
        counts[unknown.index()] += n_unknown;
        let present = Stemming::all().filter(|stemming| counts[stemming.index()] > 0);
        Languages {
            unknown,
            present: present.fold(0, |bits, stemming| bits | stemming.bit()),
        }
    }

    /// How a clipping of this language is stemmed; an empty code: not known.
    pub fn stemming_of(self, code: &str) -> Stemming {
        match code {
            "" => self.unknown,
            _ => Stemming::of(code),
        }
    }

    /// The BCP 47 code of the language that most clippings are in.
    pub(super) fn code(self) -> &'static str {
        self.unknown.code()
    }

    /// Whether a word says little in the language that most clippings are in.
    pub fn is_function_word(self, word: &str) -> bool {
        is_function_word(self.unknown.code(), word)
    }

    /// Whether a clipping is stemmed in another language than English.
    pub fn go_beyond_english(self) -> bool {
        self.stemmings()
            .any(|stemming| stemming != Stemming::ENGLISH)
    }

    /// The ways of stemming that join words, and that a clipping asks for.
    pub(super) fn stemmings(self) -> impl Iterator<Item = Stemming> {
        Stemming::all().filter(move |&stemming| {
            stemming != Stemming::NONE && self.present & stemming.bit() > 0
        })
    }

    /// Tells libraries that are stemmed otherwise apart.
    pub(super) fn key(self) -> String {
        format!("{}-{:x}-", self.unknown.index(), self.present)
    }

    /// Whether every clipping is stemmed in the same way.
    pub(super) fn is_one(self) -> bool {
        self.present.count_ones() <= 1
    }

    /// For each language of a segment, by its ordinal, the bit of its stemming.
    pub(super) fn bits_of(self, segment: &Segment) -> Vec<u64> {
        let values = &segment.columns().facet(FacetField::Language).values;
        values
            .iter()
            .map(|value| self.stemming_of(value).bit())
            .collect()
    }
}
