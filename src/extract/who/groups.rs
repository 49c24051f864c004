//! Which names of organisations and places are one's.

use super::lists;
use super::spellings::{Cluster, Link, Near, Spelling, by_mention, longest_first};
use crate::extract::{EntityType, Known, Mention, MergeReason, Tokens};
use crate::text::{Map, Order};

/// Spellings that the text itself puts together, both ways, with why and how sure.
pub(super) struct Bindings(Map<(usize, usize), (MergeReason, u8)>);

impl Bindings {
    fn push(&mut self, a: usize, b: usize, reason: MergeReason, confidence: u8) {
        self.0.insert((a, b), (reason, confidence));
        self.0.insert((b, a), (reason, confidence));
    }

    fn partners(&self, place: usize) -> impl Iterator<Item = usize> {
        self.0
            .range((place, 0)..(place + 1, 0))
            .map(|(pair, _)| pair.1)
    }
}

/// Names in brackets behind names, and `also known as`.
pub(super) fn bindings(
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    spellings: &[Spelling<'_>],
) -> Bindings {
    let places = by_mention(spellings, mentions.len());
    let mut bindings = Bindings(Map::new());
    for at in 1..mentions.len() {
        let (first, second) = (mentions[at - 1], mentions[at]);
        let (Some(a), Some(b)) = (places[at - 1], places[at]) else {
            continue;
        };
        let between = tokens
            .text
            .get(first.span.end as usize..second.span.start as usize)
            .unwrap_or_default();
        if between.is_empty() || between.len() > 48 || a == b {
            continue;
        }
        let after = tokens
            .text
            .get(second.span.end as usize..)
            .unwrap_or_default();
        let is_bracket = between.trim_start_matches(['\'', '’', 's']).trim() == "("
            && after.starts_with([')', ',', ';']);
        let short = |place: usize| spellings[place].group.acronym.is_some();
        let is_pair =
            short(a) != short(b) && spellings[a].known.is_none() && spellings[b].known.is_none();
        if is_bracket
            && is_pair
            && first.entity_type == second.entity_type
            && first.entity_type == EntityType::Organisation
        {
            bindings.push(a, b, MergeReason::Brackets, 85);
        } else if says_also(between) && first.entity_type == second.entity_type {
            bindings.push(a, b, MergeReason::AlsoKnownAs, 88);
        }
    }
    bindings
}

/// Whether the words between two names say that both are one's.
fn says_also(between: &str) -> bool {
    let words = between.trim_start_matches(['(', ',', ' ', '"', '“', '”']);
    let Some(rest) = lists::also_known().find_map(|phrase| words.strip_prefix(phrase)) else {
        return false;
    };
    let rest = rest.trim_matches([' ', ',', '"', '“', '‘', '\'', '(']);
    rest.is_empty()
        || (rest.len() < 24
            && (rest.ends_with("as") || rest.ends_with("the"))
            && !rest.contains(['.', ',']))
}

/// Puts the mentions of organisations and places into clusters.
pub(super) fn link(
    mentions: &[Mention],
    spellings: &[Spelling<'_>],
    bindings: &Bindings,
    clusters: &mut Vec<Cluster>,
    links: &mut [Option<Link>],
) {
    let mut open: Vec<(usize, Vec<Link>)> = Vec::new();
    let order = longest_first(spellings, |entity_type| entity_type != EntityType::Person);
    let mut near = Near::new(order.len());
    for place in order {
        let mut candidates: Vec<Link> = Vec::new();
        let cluster_of = |other: usize| Some(links[*spellings[other].mentions.first()?]?.cluster);
        if let Some(whole) = bare_country(&spellings[place], spellings) {
            let (reason, confidence) = (MergeReason::Direction, 85);
            candidates.extend(cluster_of(whole).map(|cluster| Link {
                cluster,
                reason,
                confidence,
            }));
        } else {
            let mut close = near.clusters(&spellings[place]);
            close.extend(bindings.partners(place).filter_map(cluster_of));
            close.order();
            close.dedup();
            for cluster in close {
                let found = fit(place, &clusters[cluster], spellings, bindings);
                candidates.extend(found.map(|(reason, confidence)| Link {
                    cluster,
                    reason,
                    confidence,
                }));
            }
        }
        let best = candidates.iter().map(|link| strength(link.reason)).min();
        candidates.retain(|link| Some(strength(link.reason)) == best);
        // A far better one leaves no doubt: `Air Force` of a country, not of a school.
        let surest = candidates
            .iter()
            .map(|link| link.confidence)
            .max()
            .unwrap_or(0);
        candidates.retain(|link| link.confidence + 10 > surest);
        match candidates.as_slice() {
            [] => {
                let link = Link {
                    cluster: clusters.len(),
                    reason: MergeReason::Itself,
                    confidence: 100,
                };
                spellings[place]
                    .mentions
                    .iter()
                    .for_each(|mention| links[*mention] = Some(link));
                near.add(&spellings[place], clusters.len());
                clusters.push(Cluster {
                    members: vec![place],
                    known: spellings[place].known.as_ref().map(|_| place),
                });
            }
            [one] => {
                spellings[place]
                    .mentions
                    .iter()
                    .for_each(|mention| links[*mention] = Some(*one));
                near.add(&spellings[place], one.cluster);
                let cluster = &mut clusters[one.cluster];
                cluster.members.push(place);
                if cluster.known.is_none() && spellings[place].known.is_some() {
                    cluster.known = Some(place);
                }
            }
            _ => open.push((place, candidates)),
        }
    }
    nearest(mentions, &open, spellings, links);
}

/// Most names around a short form that are looked at.
const MAX_MENTIONS: usize = 512;

/// A short form of several goes to the nearest before it, else to the first.
fn nearest(
    mentions: &[Mention],
    open: &[(usize, Vec<Link>)],
    spellings: &[Spelling<'_>],
    links: &mut [Option<Link>],
) {
    for (place, candidates) in open {
        for mention in &spellings[*place].mentions {
            let is_candidate = |at: &usize| {
                links[*at].and_then(|link| {
                    candidates
                        .iter()
                        .find(|candidate| candidate.cluster == link.cluster)
                })
            };
            let before = (0..*mention)
                .rev()
                .take(MAX_MENTIONS)
                .find_map(|at| is_candidate(&at));
            let chosen = before.or_else(|| {
                (*mention..mentions.len())
                    .take(MAX_MENTIONS)
                    .find_map(|at| is_candidate(&at))
            });
            links[*mention] = chosen.or(candidates.first()).map(|link| Link {
                confidence: 50,
                ..*link
            });
        }
    }
}

fn strength(reason: MergeReason) -> u8 {
    match reason {
        MergeReason::Lexicon => 0,
        MergeReason::Spelling | MergeReason::Order => 1,
        MergeReason::Brackets | MergeReason::AlsoKnownAs | MergeReason::Direction => 2,
        MergeReason::Acronym => 3,
        MergeReason::Misprint => 5,
        _ => 4,
    }
}

fn fit(
    place: usize,
    cluster: &Cluster,
    spellings: &[Spelling<'_>],
    bindings: &Bindings,
) -> Option<(MergeReason, u8)> {
    let spelling = &spellings[place];
    let known = cluster.known.and_then(|at| spellings[at].known.as_ref());
    if let (Some(a), Some(b)) = (known, spelling.known.as_ref()) {
        // Two that a lexicon knows are one or two as it says.
        let is_one = match (&a.1, &b.1) {
            (Known::Country(a), Known::Country(b)) => a == b,
            _ => a == b,
        };
        return is_one.then_some((MergeReason::Lexicon, 98));
    }
    let of_type = |member: &&usize| spellings[**member].entity_type == spelling.entity_type;
    let mut best = None;
    for member in cluster.members.iter().filter(of_type) {
        if let Some(bound) = bindings.0.get(&(place, *member)) {
            return Some(*bound);
        }
        let other = &spellings[*member];
        let found = other.group.covers(&spelling.group, spelling.entity_type);
        // A lexicon's name is no short form of another: `China`, `China Daily`.
        let is_short = matches!(
            found,
            Some((MergeReason::ShortForm | MergeReason::Misprint, _))
        );
        let is_known = spelling.known.is_some() && !is_city(spelling, other);
        if is_short && (is_known || is_another(spelling, other)) {
            continue;
        }
        if best.is_none_or(|best: (MergeReason, u8)| found.is_some_and(|found| found.1 > best.1)) {
            best = found.or(best);
        }
    }
    best
}

/// A lexicon knows the longer name as a country or a place, of which a part is
/// something else: `Korea`, `South Korea`.
fn is_another(spelling: &Spelling<'_>, longer: &Spelling<'_>) -> bool {
    matches!(longer.known, Some((_, Known::Country(_))))
        && longer.entity_type == spelling.entity_type
}

/// `Taipei` that a lexicon knows as a city, and `Taipei City` that it does not.
fn is_city(spelling: &Spelling<'_>, longer: &Spelling<'_>) -> bool {
    matches!(spelling.known, Some((_, Known::PlaceIn(_))))
        && longer.known.is_none()
        && longer.group.words.last().is_some_and(|word| word == "city")
}

const DIRECTIONS: [&str; 8] = [
    "north", "south", "east", "west", "northern", "southern", "eastern", "western",
];

/// For `the North` and `Korea`: the one spelling of a country that has the
/// word, `North Korea`. Not for what a lexicon knows as a country by itself,
/// unless it is one that names two.
fn bare_country(spelling: &Spelling<'_>, spellings: &[Spelling<'_>]) -> Option<usize> {
    let [word] = spelling.group.words.as_slice() else {
        return None;
    };
    // Adjectives share the first letters with the country: `Korean`.
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    let is_divided = ["korea", "vietn", "yemen"].contains(&stem(word).as_str());
    let is_direction = DIRECTIONS.contains(&word.as_str());
    if !is_direction && !is_divided {
        return None;
    }
    let mut found: Option<(usize, String)> = None;
    for (at, other) in spellings.iter().enumerate() {
        let words = other.text.to_lowercase();
        let Some((first, second)) = words.split_once(' ') else {
            continue;
        };
        let is_one = DIRECTIONS.contains(&first)
            && other.entity_type == spelling.entity_type
            && if is_direction {
                first == word && other.known.is_some()
            } else {
                stem(second) == stem(word)
            };
        if !is_one {
            continue;
        }
        // What must be the same for all: the country, or its direction.
        let rest = if is_direction {
            stem(second)
        } else {
            first.to_owned()
        };
        match &found {
            Some((_, known)) if *known != rest => return None,
            Some(_) => {}
            None => found = Some((at, rest)),
        }
    }
    found.map(|found| found.0)
}
