//! Why a clipping is a hit, and why there is none.

use dateline::explore::{
    ExplanationView, Explorer, FoundWordView, LeafExplanationView, Question, RequirementView,
};

use crate::print::{Output, printable};

/// Writes a line for each part of the query: what it found in the clipping, how
/// many clippings have it, and its share of the score.
pub fn hit(why: &ExplanationView, out: &mut Output) {
    for leaf in &why.leaves {
        out.line(&printable(&format!(
            "    why: {}",
            leaf_line(leaf, why.total)
        )));
    }
}

fn leaf_line(leaf: &LeafExplanationView, total: u32) -> String {
    let found: Vec<String> = leaf.found.iter().map(found_words).collect();
    let found = match found.is_empty() {
        true => "not in this clipping".to_owned(),
        false => format!("found {}", found.join(", ")),
    };
    let share = leaf.percent.round();
    format!(
        "{}: {found}; in {} of {}; {share} % of the score",
        leaf.words,
        leaf.count,
        clippings(total)
    )
}

fn found_words(found: &FoundWordView) -> String {
    let place = match found.field {
        "title" => "in the title",
        "body" => "in the text",
        "boilerplate" => "in the site’s own lines",
        "source" => "in the publisher’s name",
        "author" => "in the author’s name",
        "place" => "in the dateline",
        _ => "in the path of the file",
    };
    format!("{} {}× {place}", found.word, found.times)
}

/// Says on standard error what may help a query that found nothing: closer
/// words, and which part of it leaves nothing.
pub fn none_found(place: &str, explorer: &mut Explorer, question: &Question) {
    for spelling in explorer.spellings(question) {
        let told = format!(
            "{place}: no clipping has `{}`: did you mean `{}`?",
            spelling.typed, spelling.word
        );
        eprintln!("{}", printable(&told));
    }
    let parts = explorer.absence(question);
    if parts.is_empty() {
        return;
    }
    let alone: Vec<String> = parts
        .iter()
        .map(|part| format!("{}: {}", part.words, part.count))
        .collect();
    let mut helpful: Vec<&RequirementView> = parts.iter().filter(|part| part.without > 0).collect();
    helpful.sort_by_key(|part| core::cmp::Reverse(part.without));
    let without: Vec<String> = helpful
        .iter()
        .map(|part| format!("without {}: {}", part.words, clippings(part.without)))
        .collect();
    let without = match without.is_empty() {
        true => "leaving one out does not help".to_owned(),
        false => without.join("; "),
    };
    let told = format!(
        "{place}: no clipping has all parts ({}): {without}",
        alone.join("; ")
    );
    eprintln!("{}", printable(&told));
}

fn clippings(n: u32) -> String {
    match n {
        1 => "1 clipping".to_owned(),
        _ => format!("{n} clippings"),
    }
}
