use super::Sort;
use crate::index::{FacetField, UNDATED};
use crate::library::Library;
use crate::query::Hit;
use crate::text::Order;
use crate::text::fold::fold_word;

/// Puts hits that come by relevance into another order. What is undated or
/// without a publisher comes last; what stands alike goes by number.
pub(super) fn sort_hits(hits: &mut [Hit], sort: Sort, library: &Library) {
    let by_day = |hit: &Hit, is_newest_first: bool| {
        let day = if is_newest_first {
            !hit.first_day
        } else {
            hit.first_day
        };
        (hit.first_day == UNDATED, day, hit.id)
    };
    match sort {
        Sort::Relevance | Sort::Recent => {}
        Sort::Newest | Sort::Oldest => {
            hits.order_by_key(|hit| by_day(hit, sort == Sort::Newest));
        }
        Sort::Source => hits.order_by_cached_key(|hit| {
            let source = folded_source(library, hit.id);
            (source.is_empty(), source, by_day(hit, true))
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
