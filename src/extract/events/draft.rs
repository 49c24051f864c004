//! An event on its way: what one word of one sentence tells.

use super::group::Group;
use crate::extract::{Anniversary, EventClass};

/// What one word tells, before it is set against the rest of the clipping.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The word that tells it.
    pub at: usize,
    /// The verb around a noun that tells it; else the word itself.
    pub verb: usize,
    pub class: EventClass,
    pub actors: Vec<u32>,
    pub targets: Vec<u32>,
    pub place: Option<u32>,
    pub count: Option<u32>,
    pub anniversary: Option<Anniversary>,
    pub is_negated: bool,
    pub is_planned: bool,
    /// `had met`.
    pub is_earlier: bool,
    /// Told by a noun with `the`, so that it may have been told before.
    pub is_definite: bool,
    pub is_noun: bool,
    /// A verb such as `held` tells a noun as new.
    pub is_carried: bool,
    /// Nobody is named: it only tells more of what was told before.
    pub is_bare: bool,
    /// Done by several together.
    pub is_mutual: bool,
    /// First and last word of what tells it.
    pub first: usize,
    pub last: usize,
}

impl Draft {
    /// A draft with nobody in it.
    pub fn new(at: usize, class: EventClass) -> Draft {
        Draft {
            at,
            verb: at,
            class,
            actors: Vec::new(),
            targets: Vec::new(),
            place: None,
            count: None,
            anniversary: None,
            is_negated: false,
            is_planned: false,
            is_earlier: false,
            is_definite: false,
            is_noun: false,
            is_carried: false,
            is_bare: false,
            is_mutual: false,
            first: at,
            last: at,
        }
    }

    /// Takes the words of a group into what tells the event.
    pub fn cover(&mut self, group: &Group) {
        if !group.entities.is_empty() {
            self.first = self.first.min(group.first);
            self.last = self.last.max(group.end.saturating_sub(1));
        }
    }

    /// Adds who did it.
    pub fn act(&mut self, group: &Group) {
        self.cover(group);
        self.place = self.place.or(group.place);
        for entity in &group.entities {
            if !self.actors.contains(entity) && !self.targets.contains(entity) {
                self.actors.push(*entity);
            }
        }
    }

    /// Adds to whom it was done.
    pub fn aim(&mut self, group: &Group) {
        self.cover(group);
        for entity in &group.entities {
            if !self.targets.contains(entity) && !self.actors.contains(entity) {
                self.targets.push(*entity);
            }
        }
    }
}
