//! What one clipping says: names and times, with their evidence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Entity, EntityType, Mention, TimeExpression};
use crate::document::Clipping;

/// What one clipping says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Names, in the order of their first bytes; a longer one before one that
    /// begins with it. One may lie inside another (`Kim Il-sung Square`).
    pub mentions: Vec<Mention>,
    /// Who and what the mentions name.
    pub entities: Vec<Entity>,
    /// Expressions of time, in order, apart from each other.
    pub times: Vec<TimeExpression>,
}

impl Facts {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty() && self.entities.is_empty() && self.times.is_empty()
    }

    /// Whether these may be the facts of `clipping`: every span lies in its
    /// text and every mention names an entity. True of what was extracted from
    /// it, not of any bytes that decode.
    pub fn fit(&self, clipping: &Clipping) -> bool {
        let roles = (self.entities.iter()).flat_map(|entity| &entity.roles);
        let mut spans = (self.mentions.iter())
            .map(|mention| mention.span)
            .chain(roles.map(|role| role.span))
            .chain(self.times.iter().map(|time| time.span));
        spans.all(|span| clipping.text.get(span.range()).is_some())
            && (self.mentions.iter()).all(|mention| (mention.entity as usize) < self.entities.len())
    }
}

/// Calls `visit` with each different name that the text gives an entity, and
/// with the entity's own where the text lacks it.
pub fn for_each_name<'f>(
    text: &'f str,
    facts: &'f Facts,
    mut visit: impl FnMut(EntityType, &'f str),
) {
    let mut names: BTreeSet<(EntityType, &str)> = BTreeSet::new();
    for mention in &facts.mentions {
        if let Some(name) = text.get(mention.span.range()) {
            names.insert((mention.entity_type, name));
        }
    }
    for entity in &facts.entities {
        names.insert((entity.entity_type, &entity.name));
    }
    for (entity_type, name) in names {
        visit(entity_type, name);
    }
}
