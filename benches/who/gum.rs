//! GUM's news and interviews: coreference of names, descriptions and pronouns.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::extract::{
    Entity, EntityType, Mention, ReferenceKind, Tokens, references, who_is_who,
};
use dateline::library::who::{ClippingNames, Corrections, WhoIsWho};
use dateline::text::sentences::sentences;

use crate::lexicon::Lexicon;
use crate::score::BCubed;
use crate::seeds::mention_of;

struct Token {
    start: usize,
    end: usize,
    part_of_speech: String,
    head: usize,
}

/// A document of CoNLL-U.
#[derive(Default)]
struct Document {
    text: String,
    tokens: Vec<Token>,
    /// Group, type, first and last token.
    spans: Vec<(String, String, usize, usize)>,
    /// The article of an encyclopedia on a group.
    articles: BTreeMap<String, String>,
}

pub fn measure(folder: &Path, lexicon: &Lexicon, is_verbose: bool) {
    let mut by_kind: BTreeMap<&str, BCubed> = BTreeMap::new();
    // Right, given and in the gold, for descriptions and pronouns.
    let mut found: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut shelf: Vec<(String, Vec<Entity>)> = Vec::new();
    // Of mentions with an article: the article, the clipping, its entity.
    let mut linked: Vec<(String, u32, u32)> = Vec::new();
    for path in crate::files(folder, ".conllu") {
        let document = read(&std::fs::read_to_string(&path).expect("readable"));
        let mut rows = names(&document);
        rows.sort_by_key(|row| (row.0.span.start, std::cmp::Reverse(row.0.span.end)));
        rows.dedup_by_key(|row| row.0.span);
        let mut mentions: Vec<Mention> = rows.iter().map(|row| row.0).collect();
        let tokens = Tokens::new(&document.text, &sentences(&document.text));
        let entities = who_is_who(&tokens, &[], &mut mentions, &|name, entity_type| {
            lexicon.known(name, entity_type)
        });
        let pairs: Vec<(String, u32)> = rows
            .iter()
            .zip(&mentions)
            .map(|(row, mention)| (row.1.clone(), mention.entity))
            .collect();
        let kind = if path.to_string_lossy().contains("_news_") {
            "news"
        } else {
            "interview"
        };
        by_kind.entry(kind).or_default().add(&pairs);
        if is_verbose {
            print_differences(&path, &document, &mentions, &pairs);
        }
        for (group, entity) in &pairs {
            if let Some(article) = document.articles.get(group) {
                linked.push((article.clone(), shelf.len() as u32, *entity));
            }
        }
        shelf.push((path.to_string_lossy().into_owned(), entities.clone()));
        // Which gold group an entity is: that of most of its mentions.
        let mut groups: BTreeMap<u32, BTreeMap<&str, usize>> = BTreeMap::new();
        for (group, entity) in &pairs {
            *groups.entry(*entity).or_default().entry(group).or_default() += 1;
        }
        for reference in references(&tokens, &mentions, &entities) {
            let what = if reference.kind == ReferenceKind::Pronoun {
                "pronouns"
            } else {
                "descriptions"
            };
            let group = groups
                .get(&reference.entity)
                .and_then(|groups| groups.iter().max_by_key(|group| group.1))
                .map(|group| *group.0);
            let gold: Vec<&str> = document
                .spans
                .iter()
                .filter(|span| {
                    let (start, end) = (document.tokens[span.2].start, document.tokens[span.3].end);
                    start == reference.span.start as usize
                        && end >= reference.span.end as usize
                        && end
                            <= reference.span.end as usize
                                + if what == "pronouns" { 0 } else { 200 }
                })
                .map(|span| span.0.as_str())
                .collect();
            let is_right = gold.iter().any(|gold| Some(*gold) == group);
            for key in [
                what,
                if reference.confidence >= 75 {
                    "  of these sure (75 and more)"
                } else {
                    "  of these less sure"
                },
            ] {
                let entry = found.entry(key).or_default();
                entry.0 += usize::from(is_right);
                entry.1 += 1;
            }
            if is_verbose && !is_right {
                println!(
                    "    ? {} → {} ({}, {:?})",
                    reference.span.of(&document.text),
                    entities[reference.entity as usize].name,
                    reference.confidence,
                    reference.why
                );
            }
        }
    }
    for (kind, score) in by_kind {
        println!("GUM {kind}, named mentions, {}", score.line());
    }
    across(&shelf, &linked, is_verbose);
    for (what, (right, n)) in found {
        println!(
            "GUM {what}: {right} of {n} right ({:.3})",
            right as f64 / n.max(1) as f64
        );
    }
}

/// The mentions of all documents that have an article: those with the same one
/// are one entity's.
fn across(shelf: &[(String, Vec<Entity>)], linked: &[(String, u32, u32)], is_verbose: bool) {
    let rows: Vec<ClippingNames<'_>> = shelf
        .iter()
        .enumerate()
        .map(|(at, (file, entities))| ClippingNames {
            clipping: at as u32,
            file,
            entities,
        })
        .collect();
    let who = WhoIsWho::build(&rows, &Corrections::default());
    let mut score = BCubed::default();
    let pairs: Vec<(String, u32)> = linked
        .iter()
        .map(|(article, clipping, entity)| {
            (
                article.clone(),
                who.entity_of(*clipping, *entity).unwrap_or(u32::MAX),
            )
        })
        .collect();
    score.add(&pairs);
    println!(
        "GUM across {} documents, mentions with an article, {}",
        shelf.len(),
        score.line()
    );
    if is_verbose {
        for entity in who.entities() {
            for merge in &entity.merges {
                println!(
                    "    merged: {} | {} ({}, {})",
                    merge.a,
                    merge.b,
                    merge.reason.name(),
                    merge.confidence
                );
            }
        }
        let mut by_article: BTreeMap<&str, BTreeMap<u32, usize>> = BTreeMap::new();
        for (article, entity) in &pairs {
            *by_article
                .entry(article)
                .or_default()
                .entry(*entity)
                .or_default() += 1;
        }
        for (article, parts) in by_article.iter().filter(|article| article.1.len() > 1) {
            let names: Vec<&str> = parts
                .keys()
                .filter_map(|entity| who.entities().get(*entity as usize))
                .map(|entity| entity.name.as_str())
                .collect();
            println!("    across, apart: {article}: {names:?}");
        }
    }
}

fn print_differences(
    path: &Path,
    document: &Document,
    mentions: &[Mention],
    pairs: &[(String, u32)],
) {
    let mut groups: BTreeMap<&str, BTreeMap<u32, Vec<&str>>> = BTreeMap::new();
    let mut entities: BTreeMap<u32, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for (mention, (group, entity)) in mentions.iter().zip(pairs) {
        let text = mention.span.of(&document.text);
        groups
            .entry(group)
            .or_default()
            .entry(*entity)
            .or_default()
            .push(text);
        entities
            .entry(*entity)
            .or_default()
            .entry(group)
            .or_default()
            .push(text);
    }
    println!("{}", path.file_name().unwrap_or_default().to_string_lossy());
    for parts in groups.values().filter(|parts| parts.len() > 1) {
        println!("    apart: {:?}", parts.values().collect::<Vec<_>>());
    }
    for parts in entities.values().filter(|parts| parts.len() > 1) {
        println!("    together: {:?}", parts.values().collect::<Vec<_>>());
    }
}

/// The mentions that are names: those whose head is a proper noun, cut to the
/// proper nouns around it.
fn names(document: &Document) -> Vec<(Mention, String)> {
    let mut names = Vec::new();
    for (group, entity_type, first, last) in &document.spans {
        let entity_type = match entity_type.as_str() {
            "person" => EntityType::Person,
            "organization" => EntityType::Organisation,
            "place" => EntityType::Place,
            _ => continue,
        };
        let head = (*first..=*last).find(|at| {
            let head = document.tokens[*at].head;
            head < *first || head > *last
        });
        let Some(head) = head.filter(|head| document.tokens[*head].part_of_speech == "PROPN")
        else {
            continue;
        };
        let text = |at: usize| &document.text[document.tokens[at].start..document.tokens[at].end];
        let is_name = |at: usize| {
            text(at).starts_with(char::is_uppercase) && document.tokens[at].part_of_speech != "DET"
                || document.tokens[at].part_of_speech == "PROPN"
        };
        let joins = |at: usize| {
            matches!(
                text(at),
                "of" | "for" | "and" | "the" | "-" | "'s" | "." | "&" | "al" | "de"
            )
        };
        let (mut start, mut end) = (head, head);
        let is_person = entity_type == EntityType::Person;
        loop {
            let before = start.checked_sub(1).filter(|at| at >= first);
            let further = start.checked_sub(2).filter(|at| at >= first);
            match (before, further) {
                (Some(before), _) if is_name(before) => start = before,
                (Some(before), Some(further))
                    if !is_person && joins(before) && is_name(further) && text(before) != "and" =>
                {
                    start = further
                }
                _ => break,
            }
        }
        loop {
            if end < *last && is_name(end + 1) {
                end += 1;
            } else if end + 2 <= *last
                && joins(end + 1)
                && is_name(end + 2)
                && text(end + 1) != "and"
            {
                end += 2;
            } else {
                break;
            }
        }
        names.push((
            mention_of(
                document.tokens[start].start,
                document.tokens[end].end,
                entity_type,
            ),
            group.clone(),
        ));
    }
    names
}

fn read(conllu: &str) -> Document {
    let mut document = Document::default();
    let mut open: Vec<(String, String, usize)> = Vec::new();
    let mut sentence = 0;
    let (mut joined_until, mut is_spaced_after) = (0, true);
    for line in conllu.lines() {
        if line.is_empty() {
            sentence = document.tokens.len();
            continue;
        }
        if line.starts_with('#') {
            if line.starts_with("# newpar_block") && !document.text.is_empty() {
                document.text.truncate(document.text.trim_end().len());
                document.text.push_str("\n\n");
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, _, part_of_speech, _, _, head, _, _, misc] = columns.as_slice() else {
            continue;
        };
        let has_gap = !misc.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            (joined_until, is_spaced_after) = (last.parse().unwrap_or(0), has_gap);
            continue;
        }
        let Ok(number) = id.parse::<usize>() else {
            continue;
        };
        let at = document.tokens.len();
        let start = document.text.len();
        document.text.push_str(form);
        let end = document.text.len();
        let head = head
            .parse::<usize>()
            .ok()
            .filter(|head| *head > 0)
            .map_or(usize::MAX, |head| sentence + head - 1);
        document.tokens.push(Token {
            start,
            end,
            part_of_speech: part_of_speech.to_owned(),
            head,
        });
        let gap = if number < joined_until {
            false
        } else if number == joined_until {
            is_spaced_after
        } else {
            has_gap
        };
        if number >= joined_until {
            joined_until = 0;
        }
        if gap {
            document.text.push(' ');
        }
        let entity = misc
            .split('|')
            .find_map(|part| part.strip_prefix("Entity="))
            .unwrap_or_default();
        let mut rest = entity;
        while !rest.is_empty() {
            if let Some(opened) = rest.strip_prefix('(') {
                let length = opened.find(['(', ')']).unwrap_or(opened.len());
                let mut parts = opened[..length].split('-');
                let group = parts.next().unwrap_or_default();
                let group = group.split('[').next().unwrap_or_default().to_owned();
                let entity_type = parts.next().unwrap_or_default().to_owned();
                if let Some(article) = parts.nth(5) {
                    document.articles.insert(group.clone(), article.to_owned());
                }
                open.push((group, entity_type, at));
                rest = &opened[length..];
                if let Some(closed) = rest.strip_prefix(')') {
                    let (group, entity_type, first) = open.pop().expect("it was opened");
                    document.spans.push((group, entity_type, first, at));
                    rest = closed;
                }
            } else {
                let length = rest.find(')').unwrap_or(rest.len() - 1);
                let group = rest[..length].split('[').next().unwrap_or_default();
                if let Some(place) = open.iter().rposition(|open| open.0 == group) {
                    let (group, entity_type, first) = open.remove(place);
                    document.spans.push((group, entity_type, first, at));
                }
                rest = &rest[length + 1..];
            }
        }
    }
    document
}
