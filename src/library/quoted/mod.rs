//! The same words in several clippings.
//!
//! Takes the quotations of all clippings as folded words, gives groups of those
//! that have the same words, nearly the same, a part of them, or that are two
//! translations of one saying. What stands alone is in no group.

mod aligned;
mod alike;
mod corrected;

pub use aligned::shared_words;
pub use alike::Likeness;
pub use corrected::CorrectedQuotation;

use std::collections::BTreeMap;

use crate::extract::hash_of;
use crate::text::Order;
use crate::text::words::for_each_word;

/// A quotation as the words that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The clipping's number.
    pub clipping: u32,
    /// Place among the clipping's quotations.
    pub at: u32,
    /// [`hash_of`] each folded word.
    pub words: Vec<u32>,
    /// Who spoke, among the library's entities, where it is one of them.
    pub speaker: Option<u32>,
}

/// [`hash_of`] each folded word of a text.
pub fn hashed_words(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(hash_of(word.folded)));
    words
}

/// Quotations with the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeats {
    /// Each of two quotations or more, from at least two clippings:
    /// `(clipping, place)`, rising.
    groups: Vec<Vec<(u32, u32)>>,
    /// The place of each quotation's group, sorted.
    of: Vec<((u32, u32), u32)>,
}

impl Repeats {
    /// Groups `sayings`, whose order does not matter.
    pub fn build(mut sayings: Vec<Saying>) -> Repeats {
        sayings.order_by_key(|saying| (saying.clipping, saying.at));
        let mut leaders: Vec<u32> = (0..sayings.len() as u32).collect();
        for (a, b) in alike::pairs(&sayings) {
            let (a, b) = (leader(&mut leaders, a), leader(&mut leaders, b));
            leaders[a.max(b) as usize] = a.min(b);
        }
        let mut members: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for (place, saying) in (0..).zip(&sayings) {
            let leader = leader(&mut leaders, place);
            members
                .entry(leader)
                .or_default()
                .push((saying.clipping, saying.at));
        }
        let is_one_clipping = |group: &Vec<(u32, u32)>| {
            group.first().map(|one| one.0) == group.last().map(|one| one.0)
        };
        let groups = members.into_values();
        Repeats::of_groups(groups.filter(|group| !is_one_clipping(group)).collect())
    }

    /// These groups, as [`Self::groups`] gives them.
    pub fn of_groups(groups: Vec<Vec<(u32, u32)>>) -> Repeats {
        let of = (0..).zip(&groups).flat_map(|(number, group)| {
            let members = group.iter();
            members.map(move |one| (*one, number))
        });
        let mut of: Vec<((u32, u32), u32)> = of.collect();
        of.order();
        Repeats { groups, of }
    }

    /// All groups.
    pub fn groups(&self) -> &[Vec<(u32, u32)>] {
        &self.groups
    }

    /// The group of a quotation: `(clipping, place)`, itself among them; empty
    /// where no other clipping has its words.
    pub fn of(&self, clipping: u32, at: u32) -> &[(u32, u32)] {
        let place = self.of.binary_search_by_key(&(clipping, at), |row| row.0);
        place.map_or(&[], |place| &self.groups[self.of[place].1 as usize])
    }

    /// Clippings but this one that have the words.
    pub fn n_elsewhere(&self, clipping: u32, at: u32) -> u32 {
        let others = self.of(clipping, at).chunk_by(|a, b| a.0 == b.0);
        others.filter(|one| one[0].0 != clipping).count() as u32
    }
}

fn leader(leaders: &mut [u32], mut at: u32) -> u32 {
    while leaders[at as usize] != at {
        leaders[at as usize] = leaders[leaders[at as usize] as usize];
        at = leaders[at as usize];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(said: &[(&str, Option<u32>)]) -> Vec<Vec<u32>> {
        let sayings = (0..).zip(said).map(|(clipping, (text, speaker))| Saying {
            clipping,
            at: 0,
            words: hashed_words(text),
            speaker: *speaker,
        });
        let repeats = Repeats::build(sayings.collect());
        let clippings = |group: &Vec<(u32, u32)>| group.iter().map(|one| one.0).collect();
        repeats.groups().iter().map(clippings).collect()
    }

    #[test]
    fn the_same_words_are_one_quotation() {
        let xi = Some(1);
        let kim = Some(2);
        for (why, said, groups) in [
            (
                "equal",
                &[("We will never yield", xi), ("we will NEVER yield!", None)][..],
                &[&[0, 1][..]][..],
            ),
            (
                "too short to tell",
                &[("very good", xi), ("very good", kim)],
                &[],
            ),
            (
                "short, but one speaker's",
                &[("very good", xi), ("very good", xi)],
                &[&[0, 1]],
            ),
            (
                "a part",
                &[
                    (
                        "the two countries will carry their friendship forward, he wrote, and never look back",
                        xi,
                    ),
                    ("carry their friendship forward", xi),
                    (
                        "the two countries will carry their friendship forward",
                        None,
                    ),
                ],
                &[&[0, 2]],
            ),
            (
                "two speakers of like words",
                &[
                    (
                        "we will defend peace in the whole region with all our strength",
                        xi,
                    ),
                    (
                        "we will defend peace in the whole region with all our might",
                        kim,
                    ),
                ],
                &[],
            ),
            (
                "nearly the same",
                &[
                    (
                        "we will defend peace in the whole region with all our strength",
                        xi,
                    ),
                    ("we will defend peace in the region with all our might", xi),
                ],
                &[&[0, 1]],
            ),
            (
                "translations",
                &[
                    (
                        "We are willing to defend, consolidate and develop bilateral relations together with the comrades",
                        xi,
                    ),
                    (
                        "China stands ready together with comrades to consolidate and develop the bilateral relations and defend them",
                        xi,
                    ),
                    (
                        "The harvest was good in spite of drought, and prices of rice fell in all the provinces",
                        xi,
                    ),
                ],
                &[&[0, 1]],
            ),
            ("nothing", &[("", None), ("", None), ("…", xi)], &[]),
        ] {
            assert_eq!(repeats(said), groups, "{why}");
        }
    }

    #[test]
    fn order_does_not_matter_and_one_clipping_is_no_group() {
        let saying = |clipping, at, text| Saying {
            clipping,
            at,
            words: hashed_words(text),
            speaker: None,
        };
        let a = [
            saying(3, 0, "all of us were there"),
            saying(1, 2, "all of us were there"),
            saying(3, 1, "we saw it all happen"),
        ];
        let mut b = a.clone();
        b.reverse();
        let repeats = Repeats::build(a.to_vec());
        assert_eq!(repeats, Repeats::build(b.to_vec()));
        assert_eq!(repeats.of(3, 0), [(1, 2), (3, 0)]);
        assert_eq!(
            (repeats.n_elsewhere(3, 0), repeats.n_elsewhere(3, 1)),
            (1, 0)
        );
        let twice = vec![
            saying(1, 0, "all of us were there"),
            saying(1, 1, "all of us were there"),
        ];
        assert!(Repeats::build(twice).groups().is_empty());
    }
}
