//! Who is who across the library.
//!
//! Takes each clipping's entities and what the reader says, gives the library's
//! entities: people, organisations and places with all their names, offices and
//! clippings. Names meet under one key (`names`), pairs are looked for under
//! shared keys (`candidates`), who stands with whom decides where names alone
//! do not (`context`), and the surest pairs are put together first (`clusters`).
//! All is worked out anew from the clippings that are there: the order in which
//! they came does not matter, and what is removed leaves nothing behind. A
//! clipping's own mentions are never changed.

mod candidates;
mod clusters;
mod context;
pub mod corrections;
mod entities;
pub mod key;
mod names;

pub use corrections::{Correction, Corrections};
pub use entities::{Alias, LibraryEntity, LibraryRole, Merge};
pub use names::ClippingNames;

use serde::{Deserialize, Serialize};

use crate::extract::{EntityType, MergeReason};
use candidates::Candidate;
use clusters::Clusters;
use corrections::Verdicts;
use names::Names;

/// The library's entities, and which of them each clipping's are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoIsWho {
    entities: Vec<LibraryEntity>,
    /// The clippings' numbers, sorted, and where their entities begin in `of`.
    clippings: Vec<(u32, u32)>,
    /// One for each entity of each clipping.
    of: Vec<Option<u32>>,
    /// What the reader set apart, sorted: clipping, local entity and form, and whose it is.
    set_apart: Vec<((u32, u32, String), Option<u32>)>,
    /// Ids of other names that lead to an entity, sorted: its own stands in it.
    other_ids: Vec<(String, u32)>,
}

impl WhoIsWho {
    /// Works out the entities of these clippings, whose order does not matter.
    pub fn build(clippings: &[ClippingNames<'_>], corrections: &Corrections) -> WhoIsWho {
        let mut sorted: Vec<ClippingNames<'_>> = clippings.to_vec();
        sorted.sort_by(|a, b| (a.file, a.clipping).cmp(&(b.file, b.clipping)));
        let verdicts = Verdicts::new(corrections);
        let names = names::names(&sorted, &verdicts);
        let context = context::Context::new(&sorted, &names);
        let mut clusters = Clusters::new(&names.names);
        let mut pairs = candidates::by_words(&names.names);
        pairs.extend(candidates::by_clippings(&sorted, &names, &context));
        pairs.extend(candidates::by_other_type(&names.names));
        for (a, b) in told(&names, &verdicts) {
            clusters.join(
                Candidate {
                    a,
                    b,
                    reason: MergeReason::Reader,
                    confidence: 100,
                },
                &names.names,
            );
        }
        clusters::cluster(&names.names, pairs, &context, &mut clusters);
        entities::entities(&sorted, &names, &clusters, &context, &verdicts)
    }

    /// All entities, sorted by type, then by id.
    pub fn entities(&self) -> &[LibraryEntity] {
        &self.entities
    }

    /// The place in [`Self::entities`] of a clipping's entity; none where the
    /// reader rejects its name or there is no such.
    pub fn entity_of(&self, clipping: u32, local: u32) -> Option<u32> {
        let at = self
            .clippings
            .binary_search_by_key(&clipping, |row| row.0)
            .ok()?;
        let start = self.clippings[at].1 as usize;
        let end = self
            .clippings
            .get(at + 1)
            .map_or(self.of.len(), |row| row.1 as usize);
        self.of
            .get(start..end)?
            .get(local as usize)
            .copied()
            .flatten()
    }

    /// The same for the mentions with one spelling, which the reader may have
    /// set apart or rejected.
    pub fn entity_of_form(&self, clipping: u32, local: u32, form: &str) -> Option<u32> {
        let set_apart = self.set_apart.binary_search_by(|row| {
            let (of, at, text) = &row.0;
            (*of, *at, text.as_str()).cmp(&(clipping, local, form))
        });
        match set_apart {
            Ok(place) => self.set_apart[place].1,
            Err(_) => self.entity_of(clipping, local),
        }
    }

    /// The place of the entity with this id, or that has a name with this id:
    /// an id once seen leads on, though another name be the entity's first now.
    pub fn find(&self, id: &str) -> Option<u32> {
        use EntityType::{Organisation, Person, Place};
        let own = |entity_type| {
            let until = (self.entities)
                .partition_point(|one| (one.entity_type, one.id.as_str()) <= (entity_type, id));
            let place = until.checked_sub(1)?;
            (self.entities[place].id == id).then_some(place as u32)
        };
        let own = [Person, Organisation, Place].into_iter().find_map(own);
        if own.is_some() {
            return own;
        }
        let other = self
            .other_ids
            .binary_search_by(|row| row.0.as_str().cmp(id));
        Some(self.other_ids[other.ok()?].1)
    }

    /// The place of the entity that goes by this name: a person before an
    /// organisation before a place.
    pub fn find_name(&self, name: &str) -> Option<u32> {
        let goes_by = |entity: &LibraryEntity| {
            entity.name == name || entity.aliases.iter().any(|alias| alias.text == name)
        };
        let place = self.entities.iter().position(goes_by);
        place.map(|place| place as u32)
    }
}

/// The pairs of names that the reader puts together.
fn told(names: &Names<'_>, verdicts: &Verdicts) -> Vec<(u32, u32)> {
    if verdicts.merges.is_empty() {
        return Vec::new();
    }
    let finder = entities::NameFinder::new(&names.names);
    let mut pairs = Vec::new();
    for (entity_type, a, b) in &verdicts.merges {
        let (x, y) = (finder.find(*entity_type, a), finder.find(*entity_type, b));
        if let (Some(first), Some(second)) = (x.first(), y.first()) {
            pairs.push((*first, *second));
        }
    }
    pairs
}
