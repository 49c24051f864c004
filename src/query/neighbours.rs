use crate::index::{Field, Segment, TermInfo};
use crate::text::Order;

/// Calls `visit` with the words of a segment's field that at most one change
/// makes of `word`, in rising order: a letter more, less or another, or two
/// neighbours swapped.
///
/// Every such word is tried that has the letters of the segment; hardly any is
/// known, which a filter tells at once. That takes as long in a large
/// dictionary as in a small one.
pub(super) fn for_each_neighbour(
    segment: &Segment,
    field: Field,
    word: &str,
    mut visit: impl FnMut(&str, TermInfo),
) {
    let known = segment.known_words();
    let mut neighbours: Vec<String> = Vec::new();
    for_each_changed(word, known.alphabet(), |changed| {
        if known.may_have(field, changed) {
            neighbours.push(changed.to_owned());
        }
    });
    neighbours.order();
    neighbours.dedup();
    for neighbour in neighbours {
        if let Some(term) = segment.find(field, &neighbour) {
            visit(&neighbour, term);
        }
    }
}

/// Calls `visit` with `word` and all that one change makes of it, some twice.
fn for_each_changed(word: &str, alphabet: &[char], mut visit: impl FnMut(&str)) {
    visit(word);
    let mut changed = String::with_capacity(word.len() + 4);
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    for (nth, &(at, letter)) in letters.iter().enumerate() {
        let (before, after) = (&word[..at], &word[at + letter.len_utf8()..]);
        changed.clear();
        changed.push_str(before);
        changed.push_str(after);
        visit(&changed);
        if let Some(&(_, next)) = letters.get(nth + 1) {
            changed.clear();
            changed.push_str(before);
            changed.push(next);
            changed.push(letter);
            changed.push_str(&after[next.len_utf8()..]);
            visit(&changed);
        }
        for &other in alphabet {
            put(&mut changed, before, other, after);
            visit(&changed);
            put(&mut changed, before, other, &word[at..]);
            visit(&changed);
        }
    }
    for &other in alphabet {
        put(&mut changed, word, other, "");
        visit(&changed);
    }
}

fn put(changed: &mut String, before: &str, letter: char, after: &str) {
    changed.clear();
    changed.push_str(before);
    changed.push(letter);
    changed.push_str(after);
}
