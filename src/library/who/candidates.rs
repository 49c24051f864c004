//! Pairs of names that may be one entity's, before anything but names counts.

use xxhash_rust::xxh3::xxh3_64;

use super::context::{Context, meet};
use super::names::{ClippingNames, Name, Names};
use crate::extract::who::person_blocks::{misprint_blocks, person_blocks};
use crate::extract::who::{compare, group_name::acronym};
use crate::extract::{EntityType, MergeReason};

/// Two names that may be one entity's; `a` before `b` in the list of names.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub a: u32,
    pub b: u32,
    pub reason: MergeReason,
    pub confidence: u8,
}

/// Most names under one key that are all compared with each other.
const MAX_BLOCK: usize = 96;

/// Pairs by the words of the names, each once, in the order of the names.
pub(super) fn by_words(names: &[Name<'_>]) -> Vec<Candidate> {
    let mut rows: Vec<(u64, u32)> = Vec::new();
    let mut blocks: Vec<u64> = Vec::new();
    for (at, name) in names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.label.is_empty() && name.known.is_none())
    {
        blocks.clear();
        if name.entity_type == EntityType::Person {
            person_blocks(&name.person, &mut blocks);
        } else {
            let mut words: Vec<char> = name.key.chars().collect();
            words.sort_unstable();
            blocks.push(xxh3_64(words.into_iter().collect::<String>().as_bytes()));
        }
        if name.entity_type != EntityType::Person || name.person.words.len() > 1 {
            misprint_blocks(&name.key, &mut blocks);
        }
        let of_type = (name.entity_type as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        rows.extend(blocks.iter().map(|block| (block ^ of_type, at as u32)));
    }
    rows.sort_unstable();
    rows.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for block in rows
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|block| block.len() > 1 && block.len() <= MAX_BLOCK)
    {
        for (at, row) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|other| (row.1, other.1)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let candidate = |(a, b): (u32, u32)| {
        let (x, y) = (&names[a as usize], &names[b as usize]);
        let (reason, confidence) = match x.entity_type {
            EntityType::Person => compare(&x.person, &y.person)?,
            _ => compare_groups(x, y)?,
        };
        Some(Candidate {
            a,
            b,
            reason,
            confidence,
        })
    };
    pairs.into_iter().filter_map(candidate).collect()
}

/// `Department of State`, `State Department`; a letter more or less in a long name.
fn compare_groups(a: &Name<'_>, b: &Name<'_>) -> Option<(MergeReason, u8)> {
    let words = |name: &Name<'_>| {
        let slug = super::key::slug(name.entity_type, name.text);
        let mut words: Vec<String> = slug.split('-').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (x, y) = (words(a), words(b));
    if x.len() > 1 && x == y {
        return Some((MergeReason::Order, 88));
    }
    if x.len() != y.len() || a.key.len().min(b.key.len()) < 9 {
        return None;
    }
    let mut differing = x.iter().zip(&y).filter(|(a, b)| a != b);
    let (p, q) = differing.next()?;
    let is_digit = |word: &str| word.chars().any(char::is_numeric);
    let is_one =
        differing.next().is_none() && p.len().min(q.len()) >= 5 && !is_digit(p) && !is_digit(q);
    // A plural or a changed first letter is another word.
    let is_plural = p.strip_suffix('s') == Some(q) || q.strip_suffix('s') == Some(p);
    (is_one
        && !is_plural
        && p.chars().next() == q.chars().next()
        && crate::extract::who::person_compare::is_misprint(p, q))
    .then_some((MergeReason::Misprint, 74))
}

/// A name that stands alone in some clippings, and that others bind to a fuller
/// one: `Obama`, `WPK`. Only where nearly all of them bind it to the same.
pub(super) fn by_clippings(
    clippings: &[ClippingNames<'_>],
    names: &Names<'_>,
    context: &Context<'_>,
) -> Vec<Candidate> {
    let hash =
        |entity_type: EntityType, text: &str| xxh3_64(text.as_bytes()) ^ (entity_type as u64);
    // Text of a form, the fuller name, why, in how many clippings.
    let mut bound: Vec<(u64, u32, MergeReason)> = Vec::new();
    for unit in names.units.iter().filter(|unit| unit.form.is_none()) {
        let Some(name) = unit.name else { continue };
        let entity = &clippings[unit.place as usize].entities[unit.local as usize];
        let aliases = entity.forms.iter().filter(|form| {
            form.text != entity.name && form.confidence > 60 && form.reason > MergeReason::Lexicon
        });
        bound.extend(aliases.map(|form| (hash(entity.entity_type, &form.text), name, form.reason)));
    }
    bound.sort_unstable();
    let mut found = Vec::new();
    for (at, name) in names.names.iter().enumerate() {
        let at = at as u32;
        let is_short = match name.entity_type {
            EntityType::Person => name.person.words.len() == 1,
            _ => true,
        };
        if !is_short || !name.label.is_empty() || name.known.is_some() {
            continue;
        }
        let text = name.text;
        let key = hash(name.entity_type, text);
        let start = bound.partition_point(|row| row.0 < key);
        let rows = &bound[start..];
        let rows = &rows[..rows.partition_point(|row| row.0 == key)];
        let groups = rows.chunk_by(|a, b| a.1 == b.1);
        let Some(best) = groups.max_by_key(|group| (group.len(), std::cmp::Reverse(group[0].1)))
        else {
            continue;
        };
        let (whole, reason) = (best[0].1, best[0].2);
        let share = best.len() * 100 / rows.len().max(1);
        if whole == at || share < 90 || meet(&name.places, &names.names[whole as usize].places) {
            continue;
        }
        let is_acronym = acronym(text).is_some()
            && matches!(
                reason,
                MergeReason::Acronym | MergeReason::Brackets | MergeReason::AlsoKnownAs
            );
        let n_shared = context.shared(at, whole);
        let is_sure = if is_acronym {
            share >= 95
        } else {
            n_shared >= 1 || (share == 100 && best.len() >= 3)
        };
        if is_sure {
            let confidence = if is_acronym {
                85
            } else {
                68 + (n_shared.min(4) * 3) as u8
            };
            found.push(Candidate {
                a: at.min(whole),
                b: at.max(whole),
                reason,
                confidence,
            });
        }
    }
    found
}

/// The same words as another type, which few mentions have: the type of the
/// many is right. Not for single words: `Jordan`, `Washington`.
pub(super) fn by_other_type(names: &[Name<'_>]) -> Vec<Candidate> {
    let mut rows: Vec<(&str, u32)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let is_long = name.text.split([' ', '-']).count() > 1;
        if is_long && name.label.is_empty() && name.known.is_none() {
            rows.push((&name.key, at as u32));
        }
    }
    rows.sort_unstable();
    let mut found = Vec::new();
    for same in rows
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
    {
        let n_mentions = |at: u32| names[at as usize].n_mentions;
        let Some(most) = same
            .iter()
            .map(|row| row.1)
            .max_by_key(|at| (n_mentions(*at), std::cmp::Reverse(*at)))
        else {
            continue;
        };
        for (_, other) in same.iter().filter(|row| row.1 != most) {
            if n_mentions(most) >= 4 * n_mentions(*other) {
                found.push(Candidate {
                    a: most.min(*other),
                    b: most.max(*other),
                    reason: MergeReason::OtherType,
                    confidence: 65,
                });
            }
        }
    }
    found
}
