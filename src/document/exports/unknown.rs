//! Whether a file evidently has many articles in a layout that is not known.

use super::line::Line;
use crate::text::Map;

/// How often a rule and each label must come.
const MIN_REPEATS: usize = 3;

/// Words with which databases label what they know of an article.
const LABELS: &[&str] = &[
    "title",
    "headline",
    "author",
    "byline",
    "source",
    "publication",
    "publication title",
    "publication date",
    "published",
    "date",
    "section",
    "length",
    "words",
    "word count",
    "language",
    "copyright",
    "document type",
    "full text",
    "text",
    "body",
    "abstract",
    "url",
    "subject",
    "newspaper",
    "edition",
    "page",
    "accession number",
    "database",
    "titel",
    "autor",
    "quelle",
    "datum",
    "titre",
    "auteur",
    "fecha",
    "fuente",
];

/// Rules between parts that repeat, and at least three labels of articles that
/// repeat with them.
pub fn has_many_articles(lines: &[Line<'_>]) -> bool {
    let mut rules: Map<&str, usize> = Map::new();
    let mut labels: Map<String, usize> = Map::new();
    for line in lines {
        if is_rule(line.words) {
            *rules.entry(line.words).or_default() += 1;
        } else if let Some((label, _)) = line.words.split_once(':')
            && label.len() <= 24
        {
            let label = label.trim().to_lowercase();
            if LABELS.contains(&label.as_str()) {
                *labels.entry(label).or_default() += 1;
            }
        }
    }
    let repeats = |n: &&usize| **n >= MIN_REPEATS;
    rules.values().any(|n| repeats(&n)) && labels.values().filter(repeats).count() >= 3
}

fn is_rule(line: &str) -> bool {
    let Some(first) = line.bytes().next() else {
        return false;
    };
    line.len() >= 10
        && matches!(first, b'-' | b'=' | b'_' | b'*' | b'#' | b'~')
        && line.bytes().all(|byte| byte == first)
}
