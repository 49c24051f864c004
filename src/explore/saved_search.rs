use serde::{Deserialize, Serialize};

use super::{Explorer, FilterValues, Question, Sort};
use crate::library;
use crate::query::{Ranking, parse, search};

/// A search kept under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: Question,
    /// Clippings with this number and later ones are new to the reader; null
    /// says that all of them have been seen.
    pub seen: Option<u32>,
}

/// A search kept under a name, with what it finds now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SavedSearchView {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: Question,
    /// Clippings with this number and later ones are new to the reader.
    pub seen: u32,
    /// Hits.
    pub matched: u32,
    /// Hits that are new to the reader.
    pub fresh: u32,
}

impl Explorer {
    /// The searches kept, in the reader's order, with their counts.
    pub fn saved_searches(&mut self) -> Vec<SavedSearchView> {
        self.library.flush();
        let kept = self.library.searches().to_vec();
        kept.into_iter()
            .map(|kept| {
                let question = question_of(&kept);
                let filters = self.filters(&question);
                let found = search(
                    parse(&question.query),
                    &self.library.segments(),
                    &filters,
                    question.boilerplate,
                    Ranking::default(),
                );
                let hits = found.answer.hits;
                SavedSearchView {
                    name: kept.name.clone(),
                    question,
                    seen: kept.seen,
                    matched: hits.len() as u32,
                    fresh: hits.iter().filter(|hit| hit.id >= kept.seen).count() as u32,
                }
            })
            .collect()
    }

    /// Keeps these searches in place of those kept so far; of two with the same
    /// name the later one, in the place of the first. Those without a name are
    /// left out.
    pub fn keep_searches(&mut self, searches: Vec<SavedSearch>) {
        let all_seen = self.library.next_id();
        let mut kept: Vec<library::SavedSearch> = Vec::new();
        for search in searches {
            let search = kept_form(search, all_seen);
            match kept.iter_mut().find(|one| one.name == search.name) {
                _ if search.name.is_empty() => {}
                Some(same) => *same = search,
                None => kept.push(search),
            }
        }
        self.library.keep_searches(kept);
    }
}

fn kept_form(search: SavedSearch, all_seen: u32) -> library::SavedSearch {
    let SavedSearch {
        name,
        question,
        seen,
    } = search;
    let FilterValues {
        person,
        organisation,
        place,
        source,
        year,
        language,
        format,
    } = question.filters;
    library::SavedSearch {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        query: question.query,
        picked: [source, year, language, format],
        named: [person, organisation, place],
        dates: [question.from, question.to],
        undated: question.undated,
        boilerplate: question.boilerplate,
        sort: question.sort.name().to_owned(),
        seen: seen.unwrap_or(all_seen),
    }
}

fn question_of(kept: &library::SavedSearch) -> Question {
    let [source, year, language, format] = kept.picked.clone();
    let [person, organisation, place] = kept.named.clone();
    let [from, to] = kept.dates.clone();
    Question {
        query: kept.query.clone(),
        filters: FilterValues {
            person,
            organisation,
            place,
            source,
            year,
            language,
            format,
        },
        from,
        to,
        undated: kept.undated,
        boilerplate: kept.boilerplate,
        sort: Sort::named(&kept.sort).unwrap_or_default(),
    }
}
