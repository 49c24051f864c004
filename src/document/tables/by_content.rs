//! What the columns are that no name tells, by their cells.

use super::evidence::Evidence;
use super::recognise::Column;
use super::role::Role;

/// Columns that no name tells, by their cells; only for roles that no name has.
pub fn by_content(columns: &mut [Column], evidence: &[Evidence]) {
    let has = |columns: &[Column], role| columns.iter().any(|column| column.role == role);
    let missing = |columns: &[Column], role| !has(columns, role);
    let (no_date, no_url) = (missing(columns, Role::Date), missing(columns, Role::Url));
    let (no_source, no_language) = (
        missing(columns, Role::Source),
        missing(columns, Role::Language),
    );
    let no_text = !columns
        .iter()
        .any(|column| column.role == Role::Text && !column.is_lead);
    for (column, evidence) in columns.iter_mut().zip(evidence) {
        if column.role != Role::Ignore || evidence.n_filled == 0 {
            continue;
        }
        let share = |count| evidence.share(count);
        let found = if no_date && share(evidence.n_dates) >= 0.8 {
            (Role::Date, 0.7, "its cells are dates")
        } else if no_url && share(evidence.n_urls) >= 0.8 {
            (Role::Url, 0.7, "its cells are addresses of the web")
        } else if no_text && evidence.mean_chars() >= 90 && share(evidence.n_phrases) >= 0.6 {
            (Role::Text, 0.6, "its cells are long texts")
        } else if no_source && share(evidence.n_outlets) >= 0.5 {
            (Role::Source, 0.6, "its cells name news outlets")
        } else if no_language && is_language(evidence) {
            (Role::Language, 0.5, "its cells are codes of languages")
        } else {
            continue;
        };
        (column.role, column.confidence) = (found.0, found.1);
        column.why = found.2.into();
    }
    let has_more = [Role::Date, Role::Url, Role::Text, Role::Source]
        .into_iter()
        .any(|role| has(columns, role));
    if missing(columns, Role::Title) && has_more {
        title_by_content(columns, evidence);
    }
}

/// Few codes, each in many rows.
fn is_language(evidence: &Evidence) -> bool {
    evidence.share(evidence.n_languages) >= 0.95
        && evidence.mean_chars() <= 5
        && evidence.n_filled >= 4 * evidence.n_distinct()
}

/// The first column of short phrases, each another.
fn title_by_content(columns: &mut [Column], evidence: &[Evidence]) {
    let is_title = |at: &usize| {
        let evidence = &evidence[*at];
        columns[*at].role == Role::Ignore
            && (8..=180).contains(&evidence.mean_chars())
            && evidence.share(evidence.n_phrases) >= 0.6
            && evidence.n_distinct() * 10 >= evidence.n_filled * 8
    };
    if let Some(at) = (0..columns.len()).find(is_title) {
        columns[at].role = Role::Title;
        columns[at].confidence = 0.5;
        columns[at].why = "its cells are short phrases, each another".into();
    }
}
