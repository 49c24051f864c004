use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Explorer, Question};
use crate::document::Moment;
use crate::extract::{EntityType, Known};
use crate::index::UNDATED;
use crate::library::{Library, LibraryEntity, WhoIsWho};
use crate::query::{Filter, Filters, Hit};
use crate::text::Order;
use crate::text::fold::fold_word;

/// Values that a facet of names lists; those picked come on top.
const MAX_FACET_VALUES: usize = 40;
/// Spellings and offices that a row shows.
const MAX_ALIASES: usize = 4;
const MAX_ROLES: usize = 2;

/// Which names are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct NamesQuestion {
    /// What they name; null for all.
    pub kind: Option<EntityType>,
    /// Words that begin words of a spelling or an office, in any order.
    pub words: String,
}

/// Who and what the hits name: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NamesView {
    /// Hits of the question.
    pub hits: u32,
    /// People, organisations and places that the hits name.
    pub people: u32,
    /// Organisations.
    pub organisations: u32,
    /// Places.
    pub places: u32,
    /// Those that are asked for.
    pub matched: u32,
    /// Place of the window among them.
    pub offset: u32,
    /// The window, named by most hits first.
    pub names: Vec<NameView>,
}

/// Somebody, an organisation or a place, as the library knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct NameView {
    /// What to put into a question or a correction.
    pub id: String,
    /// The name that it goes by.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// A medium or a government, where a lexicon says so.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'country' | 'medium' | 'government' | null")
    )]
    pub mark: Option<&'static str>,
    /// ISO 3166-1 code of its country, where a lexicon knows it.
    pub country: Option<String>,
    /// Other spellings, most frequent first.
    pub aliases: Vec<String>,
    /// Offices that the clippings give it, most frequent first.
    pub roles: Vec<String>,
    /// Hits that name it.
    pub hits: u32,
    /// Clippings that name it.
    pub clippings: u32,
    /// How often the clippings name it.
    pub mentions: u32,
    /// First day on which a hit that names it may have been published.
    pub first: Option<String>,
    /// The last such day.
    pub last: Option<String>,
}

/// Hits by number: which there are, and on which days.
pub(super) struct HitDays {
    /// For each number the first and last day, [`UNDATED`] for none; None for no
    /// hit.
    days: Vec<Option<(i32, i32)>>,
}

impl HitDays {
    /// Those of the hits, without days.
    pub fn new(hits: &[Hit]) -> HitDays {
        let n_ids = hits.iter().map(|hit| hit.id + 1).max().unwrap_or(0);
        let mut days = vec![None; n_ids as usize];
        for hit in hits {
            days[hit.id as usize] = Some((UNDATED, UNDATED));
        }
        HitDays { days }
    }

    /// The same with their days.
    pub fn dated(hits: &[Hit], library: &Library) -> HitDays {
        let mut found = HitDays::new(hits);
        for (segment, _) in library.segments() {
            let columns = segment.columns();
            for document in 0..segment.n_documents() {
                let id = columns.id(document) as usize;
                if let Some(days) = found.days.get_mut(id).and_then(Option::as_mut) {
                    *days = columns.days(document);
                }
            }
        }
        found
    }

    /// Adds clippings without a day.
    fn and(mut self, ids: &[u32]) -> HitDays {
        for &id in ids {
            if self.days.len() <= id as usize {
                self.days.resize(id as usize + 1, None);
            }
            self.days[id as usize] = Some((UNDATED, UNDATED));
        }
        self
    }

    /// How many of `ids` are hits.
    pub fn count(&self, ids: &[u32]) -> u32 {
        ids.iter().filter(|id| self.day(**id).is_some()).count() as u32
    }

    fn day(&self, id: u32) -> Option<(i32, i32)> {
        self.days.get(id as usize).copied().flatten()
    }

    /// The earliest and the latest date of those hits among `ids` that have one,
    /// as finely as each is known.
    pub fn dates(&self, ids: &[u32]) -> (Option<String>, Option<String>) {
        let dated = || (ids.iter()).filter_map(|id| self.day(*id).filter(|days| days.0 != UNDATED));
        let date = |days| Moment::of_days(days).map(|moment| moment.to_string());
        let last = dated().max_by_key(|days| (days.1, days.0));
        (dated().min().and_then(date), last.and_then(date))
    }
}

impl Explorer {
    /// Who and what the question's hits name, as `asked` wants them listed.
    pub fn names(
        &mut self,
        question: &Question,
        asked: &NamesQuestion,
        offset: usize,
        limit: usize,
    ) -> NamesView {
        let answered = self.answer(question);
        let who = self.library.who();
        let hits = HitDays::dated(&answered.hits, &self.library);
        let wanted = folded_words(&asked.words);
        let mut totals = [0; 3];
        let mut rows: Vec<(u32, &LibraryEntity)> = Vec::new();
        for entity in who.entities() {
            let n_hits = hits.count(&entity.clippings);
            if n_hits == 0 {
                continue;
            }
            totals[place_of(entity.entity_type)] += 1;
            let is_kind = asked.kind.is_none_or(|kind| kind == entity.entity_type);
            if is_kind && goes_by(entity, &wanted) {
                rows.push((n_hits, entity));
            }
        }
        rows.order_by(|a, b| order(*a).cmp(&order(*b)));
        let [people, organisations, places] = totals;
        NamesView {
            hits: answered.hits.len() as u32,
            people,
            organisations,
            places,
            matched: rows.len() as u32,
            offset: offset as u32,
            names: (rows.iter().skip(offset).take(limit))
                .map(|(n_hits, entity)| name_view(entity, *n_hits, &hits))
                .collect(),
        }
    }

    /// The filters of a question, what it names included.
    pub(super) fn filters(&mut self, question: &Question) -> Filters {
        let filters = question.filters();
        let picked = question.filters.names();
        if picked.iter().all(|ids| ids.is_empty()) {
            return filters;
        }
        let who = self.library.who();
        Filters {
            named: picked.map(|ids| (!ids.is_empty()).then(|| Rc::new(naming(&who, ids)))),
            ..filters
        }
    }
}

/// The entity with this id, or with a name that had it.
pub(super) fn entity_named<'w>(who: &'w WhoIsWho, id: &str) -> Option<&'w LibraryEntity> {
    who.entities().get(who.find(id)? as usize)
}

/// The clippings, rising, that name one of these.
fn naming(who: &WhoIsWho, ids: &[String]) -> Vec<u32> {
    let mut clippings: Vec<u32> = (ids.iter())
        .filter_map(|id| entity_named(who, id))
        .flat_map(|entity| entity.clippings.iter().copied())
        .collect();
    clippings.order();
    clippings.dedup();
    clippings
}

/// What facets of names show: for each of [`Filter::NAMES`] those that most
/// hits name, `(id, name, hits)`, and those picked.
pub(super) fn name_counts(
    who: &WhoIsWho,
    hits: &[Hit],
    nearly: &[Vec<u32>; 3],
    picked: [&[String]; 3],
) -> [Vec<(String, String, u32)>; 3] {
    let mut counts: [Vec<(u32, &LibraryEntity)>; 3] = Default::default();
    let all = HitDays::new(hits);
    let widened: [Option<HitDays>; 3] = [0, 1, 2].map(|place: usize| {
        let nearly = &nearly[place];
        (!nearly.is_empty()).then(|| HitDays::new(hits).and(nearly))
    });
    for entity in who.entities() {
        let place = place_of(entity.entity_type);
        let n_hits = widened[place]
            .as_ref()
            .unwrap_or(&all)
            .count(&entity.clippings);
        if n_hits > 0 || picked[place].contains(&entity.id) {
            counts[place].push((n_hits, entity));
        }
    }
    let mut place = 0;
    counts.map(|mut rows| {
        rows.order_by(|a, b| order(*a).cmp(&order(*b)));
        let mut nth = 0;
        rows.retain(|(_, entity)| {
            nth += 1;
            nth <= MAX_FACET_VALUES || picked[place].contains(&entity.id)
        });
        place += 1;
        rows.into_iter()
            .map(|(n_hits, entity)| (entity.id.clone(), entity.name.clone(), n_hits))
            .collect()
    })
}

/// Named by most first; among equals those named most often, then by name.
fn order((n_hits, entity): (u32, &LibraryEntity)) -> impl Ord + '_ {
    let reverse = core::cmp::Reverse((n_hits, entity.n_mentions));
    (reverse, entity.name.as_str(), entity.id.as_str())
}

pub(super) fn name_view(entity: &LibraryEntity, n_hits: u32, hits: &HitDays) -> NameView {
    let (first, last) = hits.dates(&entity.clippings);
    let (mark, country) = known_words(&entity.known);
    NameView {
        id: entity.id.clone(),
        name: entity.name.clone(),
        kind: entity.entity_type,
        mark,
        country,
        aliases: (entity.aliases.iter())
            .map(|alias| alias.text.clone())
            .filter(|alias| *alias != entity.name)
            .take(MAX_ALIASES)
            .collect(),
        roles: (entity.roles.iter())
            .map(|role| role.title.clone())
            .take(MAX_ROLES)
            .collect(),
        hits: n_hits,
        clippings: entity.clippings.len() as u32,
        mentions: entity.n_mentions,
        first,
        last,
    }
}

/// What a lexicon says of it, and its country's code.
pub(super) fn known_words(known: &Option<Known>) -> (Option<&'static str>, Option<String>) {
    let code = |code: &[u8; 2]| core::str::from_utf8(code).ok().map(str::to_owned);
    match known {
        None => (None, None),
        Some(Known::Country(country)) => (Some("country"), code(country)),
        Some(Known::PlaceIn(country)) => (None, code(country)),
        Some(Known::Medium(country)) => (Some("medium"), country.as_ref().and_then(code)),
        Some(Known::Government(country)) => (Some("government"), code(country)),
    }
}

/// Place of a type among [`Filter::NAMES`].
pub(super) fn place_of(entity_type: EntityType) -> usize {
    let filter = match entity_type {
        EntityType::Person => Filter::Person,
        EntityType::Organisation => Filter::Organisation,
        EntityType::Place => Filter::Place,
    };
    (Filter::NAMES.iter())
        .position(|one| *one == filter)
        .unwrap_or_default()
}

pub(super) fn folded_words(text: &str) -> Vec<String> {
    let fold = |word: &str| {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        folded
    };
    (text.split(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect()
}

/// Whether each of the words begins a word of a spelling or an office.
fn goes_by(entity: &LibraryEntity, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let spellings = entity.aliases.iter().map(|alias| alias.text.as_str());
    let roles = entity.roles.iter().map(|role| role.title.as_str());
    let words: Vec<String> = (spellings.chain(roles).chain([entity.name.as_str()]))
        .flat_map(folded_words)
        .collect();
    (wanted.iter()).all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
}
