use std::collections::HashMap;

use super::{LedgerFacet, LedgerFacetView, LedgerQuestion, LedgerValueView};
use crate::text::words::for_each_word;
use crate::text::{Map, Order};

/// Values that a facet shows, and those picked.
const MAX_VALUES: usize = 40;

/// Rows that are told apart by facets, whatever they are rows of; a row is
/// known by its place.
pub(in crate::explore) struct Listed {
    facets: &'static [LedgerFacet],
    /// The values of each facet, `(value, label)`, in the order met.
    values: Vec<Vec<(String, String)>>,
    /// Their numbers.
    numbers: Vec<HashMap<String, u32>>,
    rows: Vec<ListedRow>,
}

struct ListedRow {
    /// Numbers of values of each facet; never empty.
    values: Vec<Vec<u32>>,
    /// Folded, a space before each.
    words: String,
}

/// What a question picks of the rows.
pub(in crate::explore) struct Picked {
    /// Of each row the one thing asked for that it lacks.
    lacks: Vec<Lacks>,
    /// Facets with their values, most frequent first; each counts the rows that
    /// lack nothing but what is picked of it.
    pub facets: Vec<LedgerFacetView>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lacks {
    Nothing,
    Facet(LedgerFacet),
    More,
}

impl Picked {
    /// The rows that are asked for, rising.
    pub fn rows(&self) -> Vec<u32> {
        self.lacking(None).collect()
    }

    /// The same, and those that lack only what is picked of `facet`.
    pub fn but_for(&self, facet: LedgerFacet) -> impl Iterator<Item = u32> {
        self.lacking(Some(facet))
    }

    fn lacking(&self, facet: Option<LedgerFacet>) -> impl Iterator<Item = u32> {
        let is_in =
            move |lacks: Lacks| lacks == Lacks::Nothing || facet.map(Lacks::Facet) == Some(lacks);
        (0..)
            .zip(&self.lacks)
            .filter(move |(_, lacks)| is_in(**lacks))
            .map(|(row, _)| row)
    }
}

/// The words of a text as rows have them.
pub(in crate::explore) fn folded_words(text: &str) -> String {
    let mut words = String::new();
    for_each_word(text, |word| {
        words.push(' ');
        words.push_str(word.folded);
    });
    words
}

impl Listed {
    /// No rows yet.
    pub fn new(facets: &'static [LedgerFacet]) -> Listed {
        Listed {
            facets,
            values: vec![Vec::new(); facets.len()],
            numbers: vec![HashMap::new(); facets.len()],
            rows: Vec::new(),
        }
    }

    /// Adds a row with its [`folded_words`] and its values of each facet,
    /// `(value, label)`.
    pub fn add(
        &mut self,
        words: String,
        values_of: &mut dyn FnMut(LedgerFacet) -> Vec<(String, String)>,
    ) {
        let known = self.values.iter_mut().zip(&mut self.numbers);
        let values = (self.facets.iter().zip(known)).map(|(facet, (known, numbers))| {
            let mut values = values_of(*facet);
            if values.is_empty() {
                values.push(Default::default());
            }
            let number = |(value, label): (String, String)| {
                *numbers.entry(value).or_insert_with_key(|value| {
                    known.push((value.clone(), label));
                    known.len() as u32 - 1
                })
            };
            values.into_iter().map(number).collect()
        });
        let values = values.collect();
        self.rows.push(ListedRow { values, words });
    }

    /// What `asked` picks; what it picks of facets that these rows have not, counts for nothing.
    pub fn picked(&self, asked: &LedgerQuestion) -> Picked {
        let mut words = Vec::new();
        for_each_word(&asked.words, |word| words.push([" ", word.folded].concat()));
        let numbers = self.facets.iter().zip(&self.numbers);
        let picked = numbers.map(|(facet, numbers)| {
            let picks = asked.picked.iter().filter(|pick| pick.facet == *facet);
            let values: Vec<Option<&u32>> = picks.map(|pick| numbers.get(&pick.value)).collect();
            (!values.is_empty()).then(|| values.into_iter().flatten().copied().collect())
        });
        let picked: Vec<Option<Vec<u32>>> = picked.collect();
        let lacks = |row: &ListedRow| {
            if !words.iter().all(|word| row.words.contains(word.as_str())) {
                return Lacks::More;
            }
            let mut lacks = Lacks::Nothing;
            for ((facet, picked), values) in self.facets.iter().zip(&picked).zip(&row.values) {
                let has = |picked: &Vec<u32>| values.iter().any(|value| picked.contains(value));
                if !picked.as_ref().is_none_or(has) {
                    lacks = match lacks {
                        Lacks::Nothing => Lacks::Facet(*facet),
                        _ => Lacks::More,
                    };
                }
            }
            lacks
        };
        let lacks: Vec<Lacks> = self.rows.iter().map(lacks).collect();
        Picked {
            facets: self.facet_views(&picked, &lacks),
            lacks,
        }
    }

    fn facet_views(&self, picked: &[Option<Vec<u32>>], lacks: &[Lacks]) -> Vec<LedgerFacetView> {
        let views = self.facets.iter().enumerate().map(|(place, facet)| {
            let known = &self.values[place];
            let mut counts = vec![0u32; known.len()];
            for (row, lacks) in self.rows.iter().zip(lacks) {
                if *lacks == Lacks::Nothing || *lacks == Lacks::Facet(*facet) {
                    for value in &row.values[place] {
                        counts[*value as usize] += 1;
                    }
                }
            }
            let is_picked = |value: u32| {
                let picked = picked[place].as_ref();
                picked.is_some_and(|picked| picked.contains(&value))
            };
            let mut order: Vec<u32> = (0..known.len() as u32)
                .filter(|value| counts[*value as usize] > 0 || is_picked(*value))
                .collect();
            order.order_by_key(|value| {
                let (id, label) = &known[*value as usize];
                let count = core::cmp::Reverse(counts[*value as usize]);
                (id.is_empty(), count, label.as_str())
            });
            let n_values = order.len();
            let mut nth = 0;
            order.retain(|value| {
                nth += 1;
                nth <= MAX_VALUES || is_picked(*value)
            });
            LedgerFacetView {
                facet: *facet,
                more: (n_values - order.len()) as u32,
                values: (order.iter())
                    .map(|value| LedgerValueView {
                        value: known[*value as usize].0.clone(),
                        label: known[*value as usize].1.clone(),
                        count: counts[*value as usize],
                        selected: is_picked(*value),
                    })
                    .collect(),
            }
        });
        views.collect()
    }

    /// Puts rows with one value together, the most frequent first; gives the
    /// headings by the place of the row that each opens with. Of several values the
    /// first counts.
    pub fn group(&self, rows: &mut [u32], facet: LedgerFacet) -> Map<usize, LedgerValueView> {
        let mut headings = Map::new();
        let Some(place) = self.place_of(facet) else {
            return headings;
        };
        let known = &self.values[place];
        let value = |row: u32| self.rows[row as usize].values[place][0];
        let mut counts = vec![0u32; known.len()];
        for row in rows.iter() {
            counts[value(*row) as usize] += 1;
        }
        rows.order_by_key(|row| {
            let value = value(*row) as usize;
            let (id, label) = &known[value];
            let count = core::cmp::Reverse(counts[value]);
            (id.is_empty(), count, label.as_str(), value)
        });
        let mut last = None;
        for (nth, row) in rows.iter().enumerate() {
            let value = value(*row);
            if last.replace(value) != Some(value) {
                let (id, label) = &known[value as usize];
                let heading = LedgerValueView {
                    value: id.clone(),
                    label: label.clone(),
                    count: counts[value as usize],
                    selected: false,
                };
                headings.insert(nth, heading);
            }
        }
        headings
    }

    /// What the row's first value of a facet is called; empty where none is known.
    pub fn label(&self, facet: LedgerFacet, row: u32) -> &str {
        let Some(place) = self.place_of(facet) else {
            return "";
        };
        let value = self.rows[row as usize].values[place][0];
        &self.values[place][value as usize].1
    }

    fn place_of(&self, facet: LedgerFacet) -> Option<usize> {
        self.facets.iter().position(|known| *known == facet)
    }
}
