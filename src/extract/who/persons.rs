//! Which names of persons are one person's.

use super::lists::Gender;
use super::person_compare::{SURE_ENOUGH, compare};
use super::person_name::PersonName;
use super::roles::Titles;
use super::spellings::{Cluster, Link, Near, Spelling, longest_first};
use crate::document::{Block, BlockKind};
use crate::extract::{EntityType, Mention, MergeReason};

/// One that a name may be of.
#[derive(Clone, Copy)]
struct Candidate {
    cluster: usize,
    reason: MergeReason,
    confidence: u8,
}

/// Puts the mentions of persons into clusters.
pub(super) fn link(
    mentions: &[Mention],
    spellings: &[Spelling<'_>],
    titles: &Titles,
    blocks: &[Block],
    clusters: &mut Vec<Cluster>,
    links: &mut [Option<Link>],
) {
    let order = longest_first(spellings, |entity_type| entity_type == EntityType::Person);
    let mut near = Near::new(order.len());
    // What one cluster alone can be joins it; what several can be waits for the
    // place of each mention to tell.
    let mut open: Vec<(usize, Vec<Candidate>)> = Vec::new();
    for place in order {
        let spelling = &spellings[place];
        let mut candidates = Vec::new();
        for cluster in near.clusters(spelling) {
            candidates.extend(fit(
                &spelling.person,
                cluster,
                &clusters[cluster],
                spellings,
            ));
        }
        if candidates.is_empty() {
            let link = Link {
                cluster: clusters.len(),
                reason: MergeReason::Itself,
                confidence: 100,
            };
            spelling
                .mentions
                .iter()
                .for_each(|mention| links[*mention] = Some(link));
            near.add(spelling, clusters.len());
            clusters.push(Cluster {
                members: vec![place],
                known: None,
            });
            continue;
        }
        let is_sure = candidates.len() == 1 && spelling.n_words() > 1;
        if let ([one], true) = (candidates.as_slice(), is_sure) {
            clusters[one.cluster].members.push(place);
            near.add(spelling, one.cluster);
        }
        open.push((place, candidates));
    }
    choose(mentions, spellings, titles, blocks, &open, clusters, links);
}

/// Whether a name can be of a cluster: it must fit all full names in it.
fn fit(
    name: &PersonName,
    cluster: usize,
    known: &Cluster,
    spellings: &[Spelling<'_>],
) -> Option<Candidate> {
    // `Peña Nieto` need not fit `Enrique Peña`: the full name does.
    let is_part = |name: &PersonName| {
        let mut members = known
            .members
            .iter()
            .map(|member| &spellings[*member].person);
        members.any(|whole| whole.part(name).is_some())
    };
    let mut best: Option<(MergeReason, u8)> = None;
    for member in &known.members {
        let member = &spellings[*member].person;
        let sure = compare(name, member).filter(|found| found.1 >= SURE_ENOUGH);
        let found = sure.or_else(|| part(member, name));
        match found {
            Some(found) if best.is_none_or(|best| found.1 > best.1) => best = Some(found),
            Some(_) => {}
            None if member.words.len() > 1 && name.words.len() > 1 && !is_part(member) => {
                return None;
            }
            None => {}
        }
    }
    best.map(|(reason, confidence)| Candidate {
        cluster,
        reason,
        confidence,
    })
}

fn part(whole: &PersonName, part: &PersonName) -> Option<(MergeReason, u8)> {
    if (whole.words == part.words && whole.generation == part.generation)
        || (whole.words.len() == 1 && part.words.len() == 1 && whole.joined() == part.joined())
    {
        return Some((MergeReason::Spelling, 95));
    }
    if let Some(reason) = whole.part(part) {
        let confidence = match reason {
            MergeReason::Surname => 92,
            MergeReason::GivenName => 80,
            _ => 75,
        };
        return Some((reason, confidence));
    }
    // `JFK`, `MBS`.
    let [initials] = part.words.as_slice() else {
        return None;
    };
    let is_acronym = initials.len() == whole.words.len() && initials.len() > 2;
    let fits = whole
        .words
        .iter()
        .zip(initials.chars())
        .all(|(word, initial)| word.starts_with(initial));
    if is_acronym && fits {
        return Some((MergeReason::Acronym, 75));
    }
    // A family name that is misprinted: `Obma`.
    let (first, last) = whole.surname();
    let surname = whole.words.get(first..last)?;
    let is_misprint = whole.words.len() > 1
        && initials.len() >= 5
        && surname.len() == 1
        && super::person_compare::is_misprint(&surname[0], initials);
    is_misprint.then_some((MergeReason::Misprint, 65))
}

/// Most bytes between a full name and a bare family name that stands for it although
/// the clipping is about somebody else of that name.
const NEAR: usize = 160;

/// Gives each mention of an open name the candidate that fits its place.
fn choose(
    mentions: &[Mention],
    spellings: &[Spelling<'_>],
    titles: &Titles,
    blocks: &[Block],
    open: &[(usize, Vec<Candidate>)],
    clusters: &mut Vec<Cluster>,
    links: &mut [Option<Link>],
) {
    let by_mention = super::spellings::by_mention(spellings, mentions.len());
    let genders: Vec<Option<Gender>> = clusters
        .iter()
        .map(|cluster| gender(cluster, spellings, titles))
        .collect();
    let mut own: Vec<(usize, usize)> = Vec::new();
    let mut candidates_of: Vec<Option<&[Candidate]>> = vec![None; spellings.len()];
    for (place, candidates) in open {
        candidates_of[*place] = Some(candidates);
    }
    let offices = titles.offices(links);
    // The mention at which a cluster was last named in full, and in any form.
    let mut last_full: Vec<Option<usize>> = vec![None; clusters.len()];
    let mut last_any: Vec<Option<usize>> = vec![None; clusters.len()];
    let mut n_named: Vec<u32> = vec![0; clusters.len()];
    for at in 0..mentions.len() {
        let Some(place) =
            by_mention[at].filter(|place| spellings[*place].entity_type == EntityType::Person)
        else {
            continue;
        };
        let Some(candidates) = candidates_of[place] else {
            if let Some(link) = links[at].filter(|_| !is_aside(mentions, at, blocks)) {
                last_full[link.cluster] = Some(at);
                last_any[link.cluster] = Some(at);
                n_named[link.cluster] += 1;
            }
            continue;
        };
        let title = titles.of(at);
        let clashes = |candidate: &&Candidate| {
            let (a, b) = (
                genders[candidate.cluster],
                title.and_then(|title| title.gender),
            );
            a.is_none() || b.is_none() || a == b
        };
        let mut fitting: Vec<Candidate> = candidates.iter().filter(clashes).copied().collect();
        let best = fitting.iter().map(|candidate| rank(candidate.reason)).min();
        fitting.retain(|candidate| Some(rank(candidate.reason)) == best);
        if fitting.len() > 1
            && let Some(title) = title.filter(|title| title.is_office())
        {
            let has_role =
                |candidate: &Candidate| offices.contains(&(candidate.cluster, title.head()));
            if fitting.iter().any(has_role) {
                fitting.retain(has_role);
            }
        }
        let chosen = match fitting.as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let is_part = spellings[place].n_words() < 2;
                let seen = |candidate: &Candidate| {
                    if is_part {
                        last_full[candidate.cluster].max(last_any[candidate.cluster])
                    } else {
                        last_any[candidate.cluster]
                    }
                };
                // Of two with one family name the article goes on with the one it
                // names more, unless the other has just been named in full.
                let is_near = |candidate: &Candidate| {
                    last_full[candidate.cluster].is_some_and(|full| {
                        (mentions[full].span.end..mentions[at].span.start).len() < NEAR
                    })
                };
                let weight = |candidate: &&Candidate| {
                    let n_near = several.iter().filter(|one| is_near(one)).count();
                    let is_named = is_part && n_near == 0;
                    (
                        is_named.then_some(n_named[candidate.cluster]),
                        seen(candidate),
                    )
                };
                let before = several
                    .iter()
                    .filter(|candidate| seen(candidate).is_some())
                    .max_by_key(weight);
                let first = || {
                    several.iter().min_by_key(|candidate| {
                        first_mention(candidate.cluster, clusters, spellings)
                    })
                };
                before.or_else(first).map(|candidate| Candidate {
                    confidence: 55,
                    ..*candidate
                })
            }
        };
        let link = match chosen {
            Some(chosen) => {
                last_any[chosen.cluster] = Some(at);
                n_named[chosen.cluster] += 1;
                if spellings[place].n_words() > 1 {
                    last_full[chosen.cluster] = Some(at);
                }
                Link {
                    cluster: chosen.cluster,
                    reason: chosen.reason,
                    confidence: chosen.confidence,
                }
            }
            None => {
                // Nobody fits: a person of its own, the same each time.
                let cluster = match own.iter().find(|(own, _)| *own == place) {
                    Some((_, cluster)) => *cluster,
                    None => {
                        clusters.push(Cluster {
                            members: vec![place],
                            known: None,
                        });
                        last_full.push(None);
                        last_any.push(None);
                        n_named.push(0);
                        own.push((place, clusters.len() - 1));
                        clusters.len() - 1
                    }
                };
                Link {
                    cluster,
                    reason: MergeReason::Itself,
                    confidence: 100,
                }
            }
        };
        links[at] = Some(link);
    }
}

/// Lower is better: a family name before a given name before any part.
fn rank(reason: MergeReason) -> u8 {
    match reason {
        MergeReason::GivenName => 1,
        MergeReason::NamePart | MergeReason::Acronym => 2,
        MergeReason::Misprint => 3,
        _ => 0,
    }
}

/// Inside a longer name, or in a caption or byline: no one to go back to.
fn is_aside(mentions: &[Mention], at: usize, blocks: &[Block]) -> bool {
    let span = mentions[at].span;
    let around = |other: &Mention| other.span.contains(span) && other.span != span;
    let is_nested = mentions[at.saturating_sub(3)..at].iter().any(around)
        || mentions.get(at + 1).is_some_and(around);
    let block = blocks.partition_point(|block| block.span.end <= span.start);
    let is_outside = blocks.get(block).is_some_and(|block| {
        block.span.contains(span)
            && matches!(
                block.kind,
                BlockKind::Caption | BlockKind::Byline | BlockKind::Boilerplate
            )
    });
    is_nested || is_outside
}

fn first_mention(cluster: usize, clusters: &[Cluster], spellings: &[Spelling<'_>]) -> usize {
    let members = clusters[cluster].members.iter();
    members
        .filter_map(|member| spellings[*member].mentions.first().copied())
        .min()
        .unwrap_or(usize::MAX)
}

/// The gender that names or titles of a cluster tell, if they agree.
fn gender(cluster: &Cluster, spellings: &[Spelling<'_>], titles: &Titles) -> Option<Gender> {
    let mut found = None;
    for member in &cluster.members {
        let spelling = &spellings[*member];
        let by_titles = spelling
            .mentions
            .iter()
            .filter_map(|mention| titles.of(*mention)?.gender);
        for gender in spelling.person.gender().into_iter().chain(by_titles) {
            if found.is_some_and(|found| found != gender) {
                return None;
            }
            found = Some(gender);
        }
    }
    found
}
