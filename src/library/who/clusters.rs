//! Names are put together, the surest pairs first.

use super::candidates::Candidate;
use super::context::{Context, meet};
use super::names::Name;
use crate::extract::who::compare;
use crate::extract::{EntityType, MergeReason};

/// Which names are one entity's.
pub(super) struct Clusters {
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
    places: Vec<Vec<u32>>,
    /// What was put together, in that order.
    pub merges: Vec<Candidate>,
}

impl Clusters {
    pub fn new(names: &[Name<'_>]) -> Clusters {
        let n_names = names.len() as u32;
        Clusters {
            parent: (0..n_names).collect(),
            members: (0..n_names).map(|at| vec![at]).collect(),
            places: vec![Vec::new(); names.len()],
            merges: Vec::new(),
        }
    }

    /// The number of the cluster of a name: one of its names.
    pub fn of(&self, mut name: u32) -> u32 {
        while self.parent[name as usize] != name {
            name = self.parent[name as usize];
        }
        name
    }

    /// The names of a cluster, in the order of names.
    pub fn members(&self, cluster: u32) -> &[u32] {
        &self.members[cluster as usize]
    }

    fn places<'a>(&'a self, cluster: u32, names: &'a [Name<'_>]) -> &'a [u32] {
        let own = &self.places[cluster as usize];
        if own.is_empty() {
            &names[cluster as usize].places
        } else {
            own
        }
    }

    /// Puts two names together, whatever speaks against it.
    pub fn join(&mut self, candidate: Candidate, names: &[Name<'_>]) {
        let (a, b) = (self.of(candidate.a), self.of(candidate.b));
        if a == b {
            return;
        }
        let (a, b) = (a.min(b), a.max(b));
        let mut places = self.places(a, names).to_vec();
        places.extend_from_slice(self.places(b, names));
        places.sort_unstable();
        places.dedup();
        self.places[a as usize] = places;
        self.places[b as usize] = Vec::new();
        self.parent[b as usize] = a;
        let moved = std::mem::take(&mut self.members[b as usize]);
        self.members[a as usize].extend(moved);
        self.members[a as usize].sort_unstable();
        self.merges.push(candidate);
    }

    /// Puts two names together unless a clipping has both as two, or their full
    /// names do not fit each other.
    pub fn join_if_one(&mut self, candidate: Candidate, names: &[Name<'_>]) {
        let (a, b) = (self.of(candidate.a), self.of(candidate.b));
        if a == b {
            return;
        }
        if candidate.reason != MergeReason::OtherType
            && meet(self.places(a, names), self.places(b, names))
        {
            return;
        }
        let full = |cluster: u32| {
            let members = self.members[cluster as usize]
                .iter()
                .map(|at| &names[*at as usize]);
            members.filter(|name| {
                name.entity_type == EntityType::Person && name.person.words.len() > 1
            })
        };
        let fits = full(a).take(16).all(|x| {
            full(b)
                .take(16)
                .all(|y| compare(&x.person, &y.person).is_some())
        });
        if fits {
            self.join(candidate, names);
        }
    }
}

/// Puts together what names and their neighbours say.
pub(super) fn cluster(
    names: &[Name<'_>],
    mut candidates: Vec<Candidate>,
    context: &Context<'_>,
    clusters: &mut Clusters,
) {
    candidates.sort_unstable_by_key(|candidate| {
        (u8::MAX - candidate.confidence, candidate.a, candidate.b)
    });
    // For each name, with whom it might be one.
    let mut partners: Vec<(u32, u32)> = candidates
        .iter()
        .flat_map(|pair| [(pair.a, pair.b), (pair.b, pair.a)])
        .collect();
    partners.sort_unstable();
    for candidate in candidates {
        if meet(
            &names[candidate.a as usize].places,
            &names[candidate.b as usize].places,
        ) && candidate.reason != MergeReason::OtherType
        {
            continue;
        }
        if speaks_for_it(names, candidate, context, &partners) {
            clusters.join_if_one(candidate, names);
        }
    }
}

fn speaks_for_it(
    names: &[Name<'_>],
    candidate: Candidate,
    context: &Context<'_>,
    partners: &[(u32, u32)],
) -> bool {
    let Candidate {
        a,
        b,
        reason,
        confidence,
    } = candidate;
    if confidence >= 95
        || matches!(reason, MergeReason::OtherType)
        || names[a as usize].entity_type != EntityType::Person
    {
        return reason != MergeReason::Misprint
            || is_rare_misprint(names, a, b, context.shared(a, b));
    }
    // Bound by clippings already: `by_clippings` has looked at the neighbours.
    if matches!(
        reason,
        MergeReason::Surname | MergeReason::GivenName | MergeReason::Acronym
    ) {
        return true;
    }
    let n_shared = context.shared(a, b);
    let is_enough = match (reason, confidence) {
        (MergeReason::Misprint, _) => is_rare_misprint(names, a, b, n_shared),
        (MergeReason::Order, 90..) => true,
        (_, 85..) => n_shared >= 1,
        _ => n_shared >= 2,
    };
    is_enough
        && !has_rival(names, a, b, n_shared, context, partners)
        && !has_rival(names, b, a, n_shared, context, partners)
}

/// A misprint is rare beside what it stands for.
fn is_rare_misprint(names: &[Name<'_>], a: u32, b: u32, n_shared: usize) -> bool {
    let (x, y) = (
        names[a as usize].places.len(),
        names[b as usize].places.len(),
    );
    let is_rare = x.min(y) <= 2 && x.max(y) >= 2 * x.min(y);
    n_shared >= if is_rare { 1 } else { 3 }
}

/// Whether `a` may as well be one with another that `b` is not.
fn has_rival(
    names: &[Name<'_>],
    a: u32,
    b: u32,
    n_shared: usize,
    context: &Context<'_>,
    partners: &[(u32, u32)],
) -> bool {
    let start = partners.partition_point(|pair| pair.0 < a);
    let others = partners[start..]
        .iter()
        .take_while(|pair| pair.0 == a)
        .map(|pair| pair.1);
    others.filter(|other| *other != b).take(32).any(|other| {
        let (x, y) = (&names[other as usize], &names[b as usize]);
        let is_another = compare(&x.person, &y.person).is_none() || meet(&x.places, &y.places);
        is_another && context.shared(a, other) * 2 >= n_shared
    })
}
