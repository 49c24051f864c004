use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::quotation_view::{QuotationView, VoiceView};
use super::told::Told;
use super::{Explorer, Question};
use crate::document::Clipping;
use crate::extract::{Facts, Quotation};
use crate::index::UNDATED;
use crate::text::words::for_each_word;

/// Most hits whose quotations are listed, best first.
const MAX_CLIPPINGS: usize = 20_000;
/// Values that a facet of the ledger shows, and those picked.
const MAX_VALUES: usize = 40;

/// What the quotations of a ledger can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LedgerFacet {
    /// Who spoke: an id of the names, or words.
    Speaker,
    /// Through whom we know.
    Teller,
    /// Whom it was said to.
    Addressee,
    /// What carried the words.
    Medium,
    /// What the reporting words make of it.
    Act,
    /// Direct, mixed or indirect.
    Kind,
    /// What sort of source the speaker is.
    Source,
}

impl LedgerFacet {
    /// All, in the order shown.
    pub const ALL: [LedgerFacet; 7] = [
        LedgerFacet::Speaker,
        LedgerFacet::Teller,
        LedgerFacet::Addressee,
        LedgerFacet::Medium,
        LedgerFacet::Act,
        LedgerFacet::Kind,
        LedgerFacet::Source,
    ];
}

/// The order of quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LedgerSort {
    /// As the hits stand, then as the clipping has them.
    #[default]
    Clipping,
    /// Earliest publication first, undated last.
    Oldest,
    /// Latest first, undated last.
    Newest,
    /// Speakers by name, those without a name last.
    Speaker,
    /// Found in most clippings first.
    Repeated,
    /// Longest first.
    Longest,
}

/// Which quotations are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LedgerQuestion {
    /// Words that each begin a word of the quotation; empty for all.
    pub words: String,
    /// Values picked: those of one facet widen, the facets together narrow. An
    /// empty value stands for "not known".
    pub picked: Vec<LedgerPick>,
    /// Rows with one value together, in the order of how many there are.
    pub group: Option<LedgerFacet>,
    /// The order of the rows.
    pub sort: LedgerSort,
}

/// A value that is picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerPick {
    /// Of which facet.
    pub facet: LedgerFacet,
    /// The value.
    pub value: String,
}

/// The quotations of a question's hits: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerView {
    /// Quotations in the hits.
    pub quotations: u32,
    /// Clippings that have them.
    pub clippings: u32,
    /// Hits of the question.
    pub hits: u32,
    /// Hits that were looked through.
    pub looked: u32,
    /// Quotations that are asked for.
    pub matched: u32,
    /// Facets with their values, most frequent first.
    pub facets: Vec<LedgerFacetView>,
    /// Place of the window.
    pub offset: u32,
    /// The window.
    pub rows: Vec<LedgerRowView>,
}

/// A facet of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerFacetView {
    /// Which.
    pub facet: LedgerFacet,
    /// Its values.
    pub values: Vec<LedgerValueView>,
    /// Values that are not shown.
    pub more: u32,
}

/// A value with its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerValueView {
    /// What to pick it by; empty for "not known".
    pub value: String,
    /// The name shown; empty for "not known".
    pub label: String,
    /// Quotations that picking it would leave.
    pub count: u32,
    /// Whether it is picked.
    pub selected: bool,
}

/// A row: a quotation, below a heading where the rows are in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LedgerRowView {
    /// The group that this row opens, with the number of its rows; null for all other rows.
    pub heading: Option<LedgerValueView>,
    /// The quotation.
    pub quotation: QuotationView,
}

/// The quotations of a question's hits, kept so that windows need not look again.
pub(super) struct Ledgered {
    question: Question,
    generation: u64,
    n_clippings: u32,
    n_looked: u32,
    /// The values of each facet, `(value, label)`, in the order met.
    values: [Vec<(String, String)>; LedgerFacet::ALL.len()],
    rows: Vec<LedgerRow>,
}

struct LedgerRow {
    id: u32,
    at: u32,
    day: i32,
    n_words: u32,
    elsewhere: u32,
    /// Numbers of values; of tellers there may be several. Never empty.
    values: [Vec<u32>; LedgerFacet::ALL.len()],
    words: String,
}

impl Explorer {
    /// The quotations of the question's hits, those of `asked` listed.
    pub fn ledger(
        &mut self,
        question: &Question,
        asked: &LedgerQuestion,
        offset: usize,
        limit: usize,
    ) -> LedgerView {
        let n_hits = self.answer(question).hits.len() as u32;
        let ledgered = self.ledgered(question);
        let wanted = Wanted::new(asked, &ledgered);
        let failed: Vec<Failed> = ledgered.rows.iter().map(|row| wanted.failed(row)).collect();
        let facets = facets(&ledgered, &wanted, &failed);
        let mut matched: Vec<&LedgerRow> = (ledgered.rows.iter().zip(&failed))
            .filter(|(_, failed)| **failed == Failed::None)
            .map(|(row, _)| row)
            .collect();
        sort(&mut matched, asked.sort, &ledgered);
        let groups = asked
            .group
            .map(|facet| group(&mut matched, facet, &ledgered));
        let rows =
            (matched.iter().enumerate().skip(offset).take(limit)).filter_map(|(nth, row)| {
                Some(LedgerRowView {
                    heading: groups.as_ref().and_then(|groups| groups.get(&nth).cloned()),
                    quotation: self.quotation(row.id, row.at, row.elsewhere)?,
                })
            });
        LedgerView {
            quotations: ledgered.rows.len() as u32,
            clippings: ledgered.n_clippings,
            hits: n_hits,
            looked: ledgered.n_looked,
            matched: matched.len() as u32,
            facets,
            offset: offset as u32,
            rows: rows.collect(),
        }
    }

    /// The quotation at place `at` of clipping `id`.
    fn quotation(&mut self, id: u32, at: u32, elsewhere: u32) -> Option<QuotationView> {
        let clipping = self.library.clipping(id)?;
        let facts = self.library.facts(id, &clipping);
        let quotation = facts.quotations.get(at as usize)?;
        let times = self.library.times(id, &clipping);
        let who = self.library.who();
        let told = Told {
            id,
            clipping: &clipping,
            times: &times,
            who: &who,
        };
        Some(QuotationView::new(at, quotation, &told, elsewhere))
    }

    /// The quotations of a question's hits.
    fn ledgered(&mut self, question: &Question) -> Rc<Ledgered> {
        let answered = self.answer(question);
        let is_same = |ledgered: &&Rc<Ledgered>| {
            ledgered.generation == answered.generation && ledgered.question == *question
        };
        if let Some(ledgered) = self.ledgered.as_ref().filter(is_same) {
            return ledgered.clone();
        }
        let who = self.library.who();
        let mut ledgered = Ledgered {
            question: question.clone(),
            generation: answered.generation,
            n_clippings: 0,
            n_looked: 0,
            values: Default::default(),
            rows: Vec::new(),
        };
        let mut numbers: [BTreeMap<String, u32>; LedgerFacet::ALL.len()] = Default::default();
        for hit in answered.hits.iter().take(MAX_CLIPPINGS) {
            let Some(clipping) = self.library.clipping(hit.id) else {
                continue;
            };
            ledgered.n_looked += 1;
            let facts = self.library.facts(hit.id, &clipping);
            if facts.quotations.is_empty() {
                continue;
            }
            ledgered.n_clippings += 1;
            let told = Told {
                id: hit.id,
                clipping: &clipping,
                times: &[],
                who: &who,
            };
            let day = if hit.first_day == UNDATED {
                i32::MAX
            } else {
                hit.first_day
            };
            ledgered.add(&clipping, &facts, &told, day, &mut numbers);
        }
        let ledgered = Rc::new(ledgered);
        self.ledgered = Some(ledgered.clone());
        ledgered
    }
}

impl Ledgered {
    fn add(
        &mut self,
        clipping: &Clipping,
        facts: &Facts,
        told: &Told<'_>,
        day: i32,
        numbers: &mut [BTreeMap<String, u32>; LedgerFacet::ALL.len()],
    ) {
        for (at, quotation) in (0..).zip(&facts.quotations) {
            let mut words = String::new();
            let mut n_words = 0;
            for_each_word(quotation.span.of(&clipping.text), |word| {
                words.push(' ');
                words.push_str(word.folded);
                n_words += 1;
            });
            let mut place = 0;
            let values = LedgerFacet::ALL.map(|facet| {
                let known = &mut self.values[place];
                let numbers = &mut numbers[place];
                place += 1;
                (values_of(facet, quotation, told).into_iter())
                    .map(|(value, label)| {
                        *numbers.entry(value).or_insert_with_key(|value| {
                            known.push((value.clone(), label));
                            known.len() as u32 - 1
                        })
                    })
                    .collect()
            });
            self.rows.push(LedgerRow {
                id: told.id,
                at,
                day,
                n_words,
                elsewhere: 0,
                values,
                words,
            });
        }
    }

    fn label(&self, facet: usize, row: &LedgerRow) -> &str {
        row.values[facet]
            .first()
            .map_or("", |value| &self.values[facet][*value as usize].1)
    }
}

/// The values of a quotation: `(value, label)`; one that is empty where none is known.
fn values_of(facet: LedgerFacet, quotation: &Quotation, told: &Told<'_>) -> Vec<(String, String)> {
    let voice = |voice: VoiceView| match voice.id.is_empty() {
        true => (voice.name.to_lowercase(), voice.name),
        false => (voice.id, voice.name),
    };
    let view = |one| voice(VoiceView::new(one, told));
    let word = |word: &str| (word.to_owned(), word.to_owned());
    let mut values: Vec<(String, String)> = match facet {
        LedgerFacet::Speaker => quotation.speaker().map(view).into_iter().collect(),
        LedgerFacet::Teller => quotation.chain.iter().skip(1).map(view).collect(),
        LedgerFacet::Addressee => quotation.addressee.as_ref().map(view).into_iter().collect(),
        LedgerFacet::Medium => (quotation.medium.map(|medium| word(medium.kind.name())))
            .into_iter()
            .collect(),
        LedgerFacet::Act => vec![word(quotation.act.name())],
        LedgerFacet::Kind => vec![word(quotation.kind.name())],
        LedgerFacet::Source => (quotation.speaker().map(|voice| word(voice.kind.name())))
            .into_iter()
            .collect(),
    };
    if values.is_empty() {
        values.push(Default::default());
    }
    values
}

/// Which one thing that is asked for a row lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failed {
    None,
    Facet(usize),
    More,
}

struct Wanted {
    /// Folded.
    words: Vec<String>,
    /// Of each facet the numbers picked; `None` where nothing is.
    picked: [Option<Vec<u32>>; LedgerFacet::ALL.len()],
}

impl Wanted {
    fn new(asked: &LedgerQuestion, ledgered: &Ledgered) -> Wanted {
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

    fn failed(&self, row: &LedgerRow) -> Failed {
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

/// Each facet counts the rows that lack nothing but what is picked of it.
fn facets(ledgered: &Ledgered, wanted: &Wanted, failed: &[Failed]) -> Vec<LedgerFacetView> {
    let views = LedgerFacet::ALL.iter().enumerate().map(|(place, facet)| {
        let known = &ledgered.values[place];
        let mut counts = vec![0u32; known.len()];
        for (row, failed) in ledgered.rows.iter().zip(failed) {
            if *failed == Failed::None || *failed == Failed::Facet(place) {
                for value in &row.values[place] {
                    counts[*value as usize] += 1;
                }
            }
        }
        let is_picked = |value: u32| {
            wanted.picked[place]
                .as_ref()
                .is_some_and(|picked| picked.contains(&value))
        };
        let mut order: Vec<u32> = (0..known.len() as u32)
            .filter(|value| counts[*value as usize] > 0 || is_picked(*value))
            .collect();
        order.sort_by_key(|value| {
            let (value, count) = (*value, counts[*value as usize]);
            let (id, label) = &known[value as usize];
            (id.is_empty(), core::cmp::Reverse(count), label.as_str())
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

fn sort(rows: &mut [&LedgerRow], sort: LedgerSort, ledgered: &Ledgered) {
    let newest = |row: &LedgerRow| (row.day == i32::MAX, core::cmp::Reverse(row.day));
    match sort {
        LedgerSort::Clipping => {}
        LedgerSort::Oldest => rows.sort_by_key(|row| row.day),
        LedgerSort::Newest => rows.sort_by_key(|row| newest(row)),
        LedgerSort::Speaker => rows.sort_by_key(|row| {
            let label = ledgered.label(0, row);
            (label.is_empty(), label.to_lowercase(), newest(row))
        }),
        LedgerSort::Repeated => rows.sort_by_key(|row| core::cmp::Reverse(row.elsewhere)),
        LedgerSort::Longest => rows.sort_by_key(|row| core::cmp::Reverse(row.n_words)),
    }
}

/// Puts rows with one value together, the most frequent first; gives the
/// headings by the place of the row that each opens with. Of several values the
/// first counts.
fn group(
    rows: &mut [&LedgerRow],
    facet: LedgerFacet,
    ledgered: &Ledgered,
) -> BTreeMap<usize, LedgerValueView> {
    let place = LedgerFacet::ALL
        .iter()
        .position(|one| *one == facet)
        .unwrap_or_default();
    let known = &ledgered.values[place];
    let value = |row: &LedgerRow| row.values[place].first().copied().unwrap_or_default();
    let mut counts = vec![0u32; known.len()];
    for row in rows.iter() {
        counts[value(row) as usize] += 1;
    }
    rows.sort_by_key(|row| {
        let value = value(row) as usize;
        let (id, label) = &known[value];
        (
            id.is_empty(),
            core::cmp::Reverse(counts[value]),
            label.as_str(),
            value,
        )
    });
    let mut headings = BTreeMap::new();
    let mut last = None;
    for (nth, row) in rows.iter().enumerate() {
        let value = value(row);
        if last.replace(value) != Some(value) {
            let (id, label) = &known[value as usize];
            headings.insert(
                nth,
                LedgerValueView {
                    value: id.clone(),
                    label: label.clone(),
                    count: counts[value as usize],
                    selected: false,
                },
            );
        }
    }
    headings
}
