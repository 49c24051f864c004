use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::conclusions::Part;
use super::dating::{
    DatingEvidence, FileOrder, FoundingDates, beside, between, evidence, file_order, infer,
    neighbours,
};
use super::files::FileRecord;
use super::same_story::Stories;
use super::{IS_GROWING, Library};
use crate::document::{Clipping, Moment, Sourced};
use crate::extract::Facts;
use crate::index::UNDATED;

/// Most undated clippings whose story is looked for among the dated.
const MOST_STORIES: usize = 200;

/// Dates concluded for clippings that say none, and what they rest on.
#[derive(Default)]
pub(super) struct Dates {
    told: ToldDates,
    /// What clippings say, by number: all that say no date, and those that tell
    /// the dates of others.
    evidence: BTreeMap<u32, DatingEvidence>,
    /// The clippings that were in the library when it was opened have been looked at.
    has_looked: bool,
    /// `told` is what follows from the clippings that are there.
    pub are_told: bool,
}

/// What is concluded, by the clippings' numbers, rising.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct ToldDates {
    of: Vec<(u32, Sourced<Moment>)>,
    /// Why some have none: what they say contradicts itself.
    contradictions: Vec<(u32, String)>,
}

fn of_clipping<T>(rows: &[(u32, T)], id: u32) -> Option<&T> {
    let place = rows.binary_search_by_key(&id, |row| row.0);
    Some(&rows[place.ok()?].1)
}

impl ToldDates {
    /// The same without days that no calendar has: not any bytes that decode make a date.
    fn existing(mut self) -> ToldDates {
        self.of.retain(|(_, date)| date.value.exists());
        self
    }
}

impl Dates {
    /// Looks at a clipping that joins the library.
    pub fn add(&mut self, id: u32, clipping: &Clipping, facts: &Facts) {
        let found = evidence(&clipping.text, &clipping.blocks, &facts.times);
        let tells = !(found.anniversaries.is_empty() && found.foundings.is_empty());
        if tells || clipping.published.is_none() {
            self.evidence.insert(id, found);
        }
    }

    /// The date concluded for a clipping.
    pub fn of(&self, id: u32) -> Option<&Sourced<Moment>> {
        of_clipping(&self.told.of, id)
    }

    /// All that is concluded.
    pub fn told(&self) -> &ToldDates {
        &self.told
    }
}

impl Library {
    /// Why nothing is concluded of when a clipping was published, where what it
    /// says contradicts itself.
    pub fn contradiction(&self, id: u32) -> Option<&str> {
        of_clipping(&self.dates.told.contradictions, id).map(String::as_str)
    }

    /// Concludes the dates of clippings that say none from what there is now.
    pub(super) fn date_clippings(&mut self) {
        if self.dates.are_told {
            return;
        }
        self.dates.are_told = true;
        self.dates.told = match self.conclusions.saved::<ToldDates>(Part::Dates) {
            Some(told) => told.existing(),
            None if IS_GROWING => self.told_dates(),
            None => ToldDates::default(),
        };
        let days = self.dates.told.of.iter().map(|(id, date)| {
            let moment = date.value;
            (*id, (moment.first_day(), moment.last_day()))
        });
        let days = days.collect();
        self.segments.conclude(days);
    }

    fn told_dates(&mut self) -> ToldDates {
        let undated = self.undated();
        if undated.is_empty() {
            return ToldDates::default();
        }
        self.look_at_opened();
        self.conclude(&undated)
    }

    /// Numbers of clippings that say no date, rising.
    fn undated(&self) -> Vec<u32> {
        let mut undated = Vec::new();
        for (segment, deletions) in self.segments.iter() {
            for document in 0..segment.n_documents() {
                let columns = segment.columns();
                if columns.written_days(document).0 == UNDATED && !deletions.contains(document) {
                    undated.push(columns.id(document));
                }
            }
        }
        undated
    }

    /// Looks at the clippings that were in the library when it was opened.
    fn look_at_opened(&mut self) {
        if self.dates.has_looked {
            return;
        }
        self.dates.has_looked = true;
        let first_added = self.first_added;
        let ids = self.segments.ids();
        for id in ids.into_iter().take_while(|id| *id < first_added) {
            if let Some(clipping) = self.segments.clipping(id) {
                let facts = self.facts(id, &clipping);
                self.dates.add(id, &clipping, &facts);
            }
        }
    }

    fn conclude(&self, undated: &[u32]) -> ToldDates {
        let mut stated: BTreeMap<u32, Moment> = BTreeMap::new();
        for (segment, deletions) in self.segments.iter() {
            for document in 0..segment.n_documents() {
                let columns = segment.columns();
                let moment = Moment::of_days(columns.written_days(document));
                if let Some(moment) = moment.filter(|_| !deletions.contains(document)) {
                    stated.insert(columns.id(document), moment);
                }
            }
        }
        let told = (self.dates.evidence.iter())
            .filter(|(id, _)| stated.contains_key(id) || undated.binary_search(id).is_ok())
            .map(|(id, evidence)| (evidence, stated.get(id).copied()));
        let founding = FoundingDates::from_library(told);
        let files: Vec<&FileRecord> = self.files().collect();
        let mut orders: BTreeMap<u32, FileOrder> = BTreeMap::new();
        let mut told = ToldDates::default();
        let mut n_stories = 0;
        let mut stories = Stories::new(self, &stated);
        for id in undated {
            let Some(evidence) = self.dates.evidence.get(id) else {
                continue;
            };
            let inferred = infer(evidence, &founding);
            let date = inferred.date.or_else(|| {
                let after = files.partition_point(|file| file.first_id <= *id);
                let file = files.get(after.checked_sub(1)?)?;
                let ids = file.ids();
                let order = *orders
                    .entry(file.first_id)
                    .or_insert_with(|| file_order(&stated, ids.clone()));
                let (before, after) = neighbours(&stated, ids, order, *id)?;
                between(before, after)
            });
            let date = date.or_else(|| {
                if stated.is_empty()
                    || n_stories >= MOST_STORIES
                    || inferred.contradiction.is_some()
                {
                    return None;
                }
                n_stories += 1;
                let clipping = self.segments.clipping(*id)?;
                beside(evidence, &stories.dates(*id, &clipping))
            });
            if let Some(date) = date {
                told.of.push((*id, date));
            } else if let Some(contradiction) = inferred.contradiction {
                told.contradictions.push((*id, contradiction));
            }
        }
        told
    }
}
