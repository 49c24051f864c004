//! Names from GUM's noun phrases: those with a proper noun at their head.

use super::corpora::{Document, type_number};

struct Word {
    start: usize,
    end: usize,
    is_proper: bool,
    is_filler: bool,
}

/// Reads one document.
pub fn read(conllu: &str) -> Document {
    let mut text = String::new();
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<(String, String, usize, usize)> = Vec::new();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut glue_until = String::new();
    for line in conllu.lines() {
        if line.starts_with("# newpar") && !line.contains("block") && !text.is_empty() {
            text.push_str("\n\n");
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, .., misc] = &cells[..] else {
            continue;
        };
        if id.contains('.') {
            continue;
        }
        if let Some((_, last)) = id.split_once('-') {
            // Words of one written token follow.
            glue_until = last.to_owned();
            continue;
        }
        let start = text.len();
        text.push_str(form);
        words.push(Word {
            start,
            end: text.len(),
            is_proper: *upos == "PROPN" || xpos.starts_with("NNP"),
            is_filler: matches!(
                *form,
                "of" | "the" | "and" | "-" | "&" | "for" | "." | "de" | "al" | "van" | "von"
            ) || *upos == "NUM",
        });
        let space_after = if glue_until.is_empty() {
            !misc.contains("SpaceAfter=No")
        } else {
            let is_last = glue_until == *id;
            if is_last {
                glue_until.clear();
            }
            is_last && !misc.contains("SpaceAfter=No")
        };
        if space_after {
            text.push(' ');
        }
        if let Some(entity) = misc
            .split('|')
            .find_map(|cell| cell.strip_prefix("Entity="))
        {
            read_entities(entity, &words, &mut open, &mut found);
        }
    }
    found.sort_by_key(|&(first, last, _)| (first, usize::MAX - last));
    let mut names = Vec::new();
    let mut free = 0;
    for (first, last, number) in found {
        if first >= free {
            names.push((words[first].start, words[last].end, number));
            free = last + 1;
        }
    }
    Document {
        set: "gum",
        text,
        names,
        doubtful: Vec::new(),
        is_gold: false,
    }
}

/// Follows the brackets at the last word: `(1-person-new-…-cf1-1-coref`, `2)`.
fn read_entities(
    entity: &str,
    words: &[Word],
    open: &mut Vec<(String, String, usize, usize)>,
    found: &mut Vec<(usize, usize, usize)>,
) {
    let at = words.len() - 1;
    let mut rest = entity;
    while !rest.is_empty() {
        let is_opening = rest.starts_with('(');
        let body = rest.trim_start_matches('(');
        let n_bytes = body.find(['(', ')']).unwrap_or(body.len());
        let (item, after) = body.split_at(n_bytes);
        let mut cells = item.split('-');
        let number = cells.next().unwrap_or_default().to_owned();
        let closes = after.starts_with(')');
        if is_opening {
            let kind = cells.next().unwrap_or_default().to_owned();
            let head: usize = item
                .split('-')
                .nth(5)
                .and_then(|span| span.split(',').next()?.parse().ok())
                .unwrap_or(1);
            open.push((number.clone(), kind, at, at + head - 1));
        }
        if closes && let Some(place) = open.iter().rposition(|(id, ..)| *id == number) {
            let (_, kind, first, head) = open.remove(place);
            if let Some(kind) = type_number(&kind)
                && let Some((from, to)) = proper_part(words, first, at, head)
            {
                found.push((from, to, kind));
            }
        }
        rest = if closes { &after[1..] } else { after };
        if !closes && !is_opening && n_bytes == 0 {
            break;
        }
    }
}

/// The proper nouns around the head, with the fillers between them.
fn proper_part(words: &[Word], first: usize, last: usize, head: usize) -> Option<(usize, usize)> {
    if !words.get(head)?.is_proper || head > last {
        return None;
    }
    let (mut from, mut to) = (head, head);
    let mut at = head;
    while at > first && (words[at - 1].is_proper || words[at - 1].is_filler) {
        at -= 1;
        if words[at].is_proper {
            from = at;
        }
    }
    at = head;
    while at < last && (words[at + 1].is_proper || words[at + 1].is_filler) {
        at += 1;
        if words[at].is_proper || words[at].is_filler && words[at].end - words[at].start > 3 {
            to = at;
        }
    }
    Some((from, to))
}
