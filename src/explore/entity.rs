use serde::Serialize;

use super::names::{HitDays, entity_named, folded_words, name_view};
use super::{Explorer, NameView, Question};
use crate::library::{LibraryEntity, WhoIsWho};
use crate::text::Order;

/// Names that are often in the same clippings, and those like this one.
const MAX_TOGETHER: usize = 12;
const MAX_ALIKE: usize = 200;
/// Clippings that are looked through for who is named together.
const MAX_CLIPPINGS: usize = 20_000;

/// One name, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct EntityView {
    /// It, counted over the whole library.
    pub name: NameView,
    /// How the clippings write it, most frequent first.
    pub spellings: Vec<SpellingOfNameView>,
    /// What the clippings call it, most frequent first.
    pub roles: Vec<RoleView>,
    /// Who and what is named in the same clippings, most often first.
    pub together: Vec<OtherNameView>,
    /// Quotations of its words; null in a large library.
    pub said: Option<u32>,
    /// Quotations whose words name it; null in a large library.
    pub said_about: Option<u32>,
    /// Events that it does; null in a large library.
    pub did: Option<u32>,
    /// Events that are done to it; null in a large library.
    pub done_to: Option<u32>,
    /// Those of its type that it may be the same as: with a word in common
    /// first, then those named most.
    pub alike: Vec<OtherNameView>,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SpellingOfNameView {
    /// As clippings have it.
    pub text: String,
    /// How often.
    pub count: u32,
    /// Why it is taken for a name of this one.
    pub reason: &'static str,
    /// How sure that is, in percent.
    pub confidence: u8,
}

/// An office or description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct RoleView {
    /// In words.
    pub title: String,
    /// Clippings that say so.
    pub count: u32,
    /// The first day on which one of them was published.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

/// Another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OtherNameView {
    /// Its id.
    pub id: String,
    /// The name that it goes by.
    pub name: String,
    /// Clippings.
    pub count: u32,
}

impl OtherNameView {
    fn new(entity: &LibraryEntity, count: u32) -> OtherNameView {
        OtherNameView {
            id: entity.id.clone(),
            name: entity.name.clone(),
            count,
        }
    }
}

impl Explorer {
    /// What is known of a name; None where there is none with this id.
    pub fn entity(&mut self, id: &str) -> Option<EntityView> {
        let answered = self.answer(&Question::default());
        let who = self.library.who();
        let entity = entity_named(&who, id)?;
        let hits = HitDays::dated(&answered.hits, &self.library);
        let is_soon_told = self.library.is_soon_told();
        let quoted = is_soon_told.then(|| self.quotations_of(entity));
        let events = (who.find(id).filter(|_| is_soon_told)).map(|at| self.events_of(at));
        Some(EntityView {
            name: name_view(entity, entity.clippings.len() as u32, &hits),
            spellings: (entity.aliases.iter())
                .map(|alias| SpellingOfNameView {
                    text: alias.text.clone(),
                    count: alias.n_mentions,
                    reason: alias.reason.name(),
                    confidence: alias.confidence,
                })
                .collect(),
            roles: (entity.roles.iter())
                .map(|role| {
                    let (first, last) = hits.dates(&role.clippings);
                    RoleView {
                        title: role.title.clone(),
                        count: role.clippings.len() as u32,
                        first,
                        last,
                    }
                })
                .collect(),
            said: quoted.map(|count| count.0),
            said_about: quoted.map(|count| count.1),
            did: events.map(|count| count.0),
            done_to: events.map(|count| count.1),
            together: together(&who, entity),
            alike: alike(&who, entity),
        })
    }
}

/// Who and what stands most often in the clippings that name `entity`.
fn together(who: &WhoIsWho, entity: &LibraryEntity) -> Vec<OtherNameView> {
    let within = &entity.clippings[..entity.clippings.len().min(MAX_CLIPPINGS)];
    let mut rows: Vec<OtherNameView> = (who.entities().iter())
        .filter(|other| other.id != entity.id)
        .map(|other| OtherNameView::new(other, n_common(within, &other.clippings)))
        .filter(|other| other.count > 0)
        .collect();
    rows.order_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
    rows.truncate(MAX_TOGETHER);
    rows
}

fn alike(who: &WhoIsWho, entity: &LibraryEntity) -> Vec<OtherNameView> {
    let others = (who.entities().iter())
        .filter(|other| other.id != entity.id && other.entity_type == entity.entity_type);
    let own = folded_words(&entity.name);
    let mut rows: Vec<(bool, u32, &LibraryEntity)> = others
        .map(|other| {
            let is_alike = folded_words(&other.name)
                .iter()
                .any(|word| word.len() > 1 && own.contains(word));
            (is_alike, other.clippings.len() as u32, other)
        })
        .collect();
    rows.order_by(|a, b| (b.0, b.1, &a.2.name).cmp(&(a.0, a.1, &b.2.name)));
    rows.into_iter()
        .take(MAX_ALIKE)
        .map(|(_, count, other)| OtherNameView::new(other, count))
        .collect()
}

/// How many numbers two rising lists share.
fn n_common(a: &[u32], b: &[u32]) -> u32 {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    (few.iter())
        .filter(|id| many.binary_search(id).is_ok())
        .count() as u32
}
