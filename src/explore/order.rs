use core::cmp::Reverse;

use super::Sort;
use crate::index::{FacetField, UNDATED};
use crate::library::Library;
use crate::query::Hit;
use crate::text::fold::fold_word;

/// Puts hits that come by relevance into another order. What is undated or
/// without a publisher comes last; what stands alike goes by number.
pub(super) fn sort_hits(hits: &mut [Hit], sort: Sort, library: &Library) {
    let newest = |hit: &Hit| (hit.first_day == UNDATED, Reverse(hit.first_day), hit.id);
    match sort {
        Sort::Relevance | Sort::Recent => {}
        Sort::Newest => hits.sort_by_key(newest),
        Sort::Oldest => hits.sort_by_key(|hit| (hit.first_day == UNDATED, hit.first_day, hit.id)),
        Sort::Source => hits.sort_by_cached_key(|hit| {
            let source = folded_source(library, hit.id);
            (source.is_empty(), source, newest(hit))
        }),
    }
}

/// The publisher's name as search folds it; empty where it is not known.
fn folded_source(library: &Library, id: u32) -> String {
    let mut folded = String::new();
    for (segment, _) in library.segments() {
        if let Some(document) = segment.document_of(id) {
            let value = segment.columns().facet_value(FacetField::Source, document);
            fold_word(value, &mut folded);
            break;
        }
    }
    folded
}
