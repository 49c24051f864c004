//! What the tagger learns from: runs of tokens with their features and labels.

use dateline::extract::names::NameModel;
use dateline::extract::names::features::{Parts, RunReader};
use dateline::extract::names::labels::{Position, label};
use dateline::extract::names::page::Page;
use dateline::extract::names::runs::{Runs, facts_around};
use dateline::extract::tokens::{TokenKind, Tokens};
use dateline::text::sentences::sentences;

use super::corpora::Document;

/// A run of one document.
pub struct Example {
    /// Its number among the documents.
    pub document: usize,
    /// Of each token its features.
    pub features: Vec<Vec<u32>>,
    /// Of each token the right label.
    pub labels: Vec<u8>,
    /// Whether it may be learnt from.
    pub is_sure: bool,
}

/// How many names lie inside runs.
#[derive(Default)]
pub struct Coverage {
    /// All names.
    pub n_names: usize,
    /// Those inside one run, with edges at tokens' edges.
    pub n_inside: usize,
}

/// Cuts a document's text.
pub fn tokens_of(text: &str) -> Tokens<'_> {
    Tokens::new(text, &sentences(text))
}

/// The examples of one document.
pub fn examples(
    number: usize,
    document: &Document,
    model: &NameModel,
    parts: Parts,
    coverage: &mut Coverage,
) -> Vec<Example> {
    let tokens = tokens_of(&document.text);
    let right = right_labels(document, &tokens);
    let page = Page::new(&tokens);
    let runs = Runs::new(&tokens, &[], model);
    let mut out = Vec::new();
    coverage.n_names += document.names.len();
    for &(first, end) in &runs.runs {
        let run = (first as usize, end as usize);
        let facts = facts_around(&tokens, run, model);
        let reader = RunReader::new(&tokens, &page, run, &facts, model, parts);
        let mut features = Vec::new();
        for at in run.0..run.1 {
            let mut list = Vec::new();
            reader.read(at, &mut list);
            features.push(list);
        }
        let labels: Vec<u8> = (run.0..run.1).map(|at| right[at]).collect();
        // A name that the run cuts cannot be learnt.
        let is_whole = is_open_end(&labels);
        coverage.n_inside += labels
            .iter()
            .filter(|&&label| label % 4 == 1 || (label > 0 && label % 4 == 0))
            .count();
        let (from, to) = (
            tokens.tokens[run.0].span.start as usize,
            tokens.tokens[run.1 - 1].span.end as usize,
        );
        let is_doubtful = document.doubtful.iter().any(|&(start, end)| {
            start < to
                && end > from
                && document.text[start.max(from)..end.min(to)].contains(char::is_uppercase)
        });
        out.push(Example {
            document: number,
            features,
            labels,
            is_sure: is_whole && !is_doubtful,
        });
    }
    out
}

fn is_open_end(labels: &[u8]) -> bool {
    use dateline::extract::names::labels::{may_begin, may_end};
    labels
        .first()
        .is_some_and(|&label| may_begin(usize::from(label)))
        && labels
            .last()
            .is_some_and(|&label| may_end(usize::from(label)))
}

/// The label of each token by the document's names.
pub fn right_labels(document: &Document, tokens: &Tokens<'_>) -> Vec<u8> {
    let list = &tokens.tokens;
    let mut labels = vec![0u8; list.len()];
    for &(start, end, number) in &document.names {
        let (start, end) = super::score::norm(&document.text, start, end);
        let mut first = list.partition_point(|token| (token.span.end as usize) <= start);
        let mut last = list.partition_point(|token| (token.span.start as usize) < end);
        while first < last && matches!(list[first].kind, TokenKind::Mark | TokenKind::Possessive) {
            first += 1;
        }
        while last > first && matches!(list[last - 1].kind, TokenKind::Mark | TokenKind::Possessive)
        {
            last -= 1;
        }
        if first >= last || labels[first..last].iter().any(|&label| label != 0) {
            continue;
        }
        for at in first..last {
            let position = match (at == first, at + 1 == last) {
                (true, true) => Position::Only,
                (true, false) => Position::First,
                (false, true) => Position::Last,
                _ => Position::Inner,
            };
            labels[at] = label(number, position) as u8;
        }
    }
    labels
}
