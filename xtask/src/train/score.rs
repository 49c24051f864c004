//! Strict span and type, with the edges that the gold sets disagree about put away.

use std::collections::BTreeSet;

use dateline::extract::Mention;

/// Right, given, wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Names found with the right edges and type.
    pub n_right: usize,
    /// Names found.
    pub n_found: usize,
    /// Names to find.
    pub n_gold: usize,
}

impl Score {
    /// Precision, recall and their harmonic mean.
    pub fn prf(self) -> (f64, f64, f64) {
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        let (p, r) = (
            share(self.n_right, self.n_found),
            share(self.n_right, self.n_gold),
        );
        (
            p,
            r,
            if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            },
        )
    }
}

/// A span without `the` before it, `'s` after it, spaces and marks around it.
pub fn norm(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let lead = text[start..end].as_bytes();
    if lead.len() > 4 && lead[..3].eq_ignore_ascii_case(b"the") && lead[3].is_ascii_whitespace() {
        start += 4;
    }
    for possessive in ["'s", "’s"] {
        if text[start..end].ends_with(possessive) && end - start > possessive.len() {
            end -= possessive.len();
        }
    }
    let is_edge = |c: char| !c.is_alphanumeric();
    let span = text[start..end].trim_start_matches(is_edge);
    start = end - span.len();
    end = start + span.trim_end_matches(is_edge).len();
    (start, end)
}

/// A name as first byte, end, number of its type; its words.
pub type Miss = (String, usize, bool);

/// Adds one document to the scores: of each type, of all, of spans whatever their type.
pub fn add(
    text: &str,
    gold: &[(usize, usize, usize)],
    found: &[Mention],
    counts_demonyms: bool,
    scores: &mut [Score; 5],
    misses: &mut Vec<Miss>,
) {
    let gold: BTreeSet<(usize, usize, usize)> = gold
        .iter()
        .map(|&(start, end, number)| {
            let (start, end) = norm(text, start, end);
            (start, end, number)
        })
        .collect();
    let found: BTreeSet<(usize, usize, usize)> = found
        .iter()
        .filter(|mention| counts_demonyms || !mention.is_demonym)
        .map(|mention| {
            let (start, end) = norm(text, mention.span.start as usize, mention.span.end as usize);
            (start, end, mention.entity_type as usize)
        })
        .collect();
    for name in &gold {
        let right = usize::from(found.contains(name));
        for at in [name.2, 3] {
            scores[at].n_gold += 1;
            scores[at].n_right += right;
        }
        scores[4].n_gold += 1;
        scores[4].n_right += usize::from(
            found
                .iter()
                .any(|other| (other.0, other.1) == (name.0, name.1)),
        );
        if right == 0 {
            misses.push((text[name.0..name.1].to_owned(), name.2, true));
        }
    }
    for name in &found {
        scores[name.2].n_found += 1;
        scores[3].n_found += 1;
        scores[4].n_found += 1;
        if !gold.contains(name) {
            misses.push((text[name.0..name.1].to_owned(), name.2, false));
        }
    }
}
