use serde::Serialize;

use super::Question;
use crate::document::FORMATS;
use crate::document::format::FormatEntry;
use crate::text::{Map, Order};

/// One facet with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FacetView {
    /// Which facet.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'person' | 'organisation' | 'place' | 'source' | 'year' | 'language' | 'format'"
        )
    )]
    pub field: &'static str,
    /// Most frequent first; years newest first; "not known" last.
    pub values: Vec<FacetValueView>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct FacetValueView {
    /// What to put into the question; empty for "not known".
    pub value: String,
    /// What to show, where it differs from the value.
    pub label: Option<String>,
    /// Hits with it under the other filters.
    pub count: u32,
    /// Whether it is picked.
    pub selected: bool,
}

/// The facets of an answer; a picked value stays in view at 0 hits.
pub(super) fn facet_views(counts: &[Map<String, u32>; 4], question: &Question) -> Vec<FacetView> {
    let picked = [
        &question.filters.source,
        &question.filters.year,
        &question.filters.language,
        &question.filters.format,
    ];
    let fields = ["source", "year", "language", "format"];
    fields
        .into_iter()
        .zip(counts.iter().zip(picked))
        .map(|(field, (counts, picked))| {
            let mut counts = counts.clone();
            picked.iter().for_each(|value| {
                counts.entry(value.clone()).or_default();
            });
            let mut values: Vec<FacetValueView> = counts
                .into_iter()
                .map(|(value, count)| FacetValueView {
                    label: label(field, &value),
                    selected: picked.contains(&value),
                    value,
                    count,
                })
                .collect();
            match field {
                "year" => values.order_by(|a, b| b.value.cmp(&a.value)),
                _ => values.order_by(|a, b| {
                    (a.value.is_empty(), b.count, &a.value).cmp(&(
                        b.value.is_empty(),
                        a.count,
                        &b.value,
                    ))
                }),
            }
            FacetView { field, values }
        })
        .collect()
}

/// The facets of names, from `(id, name, hits)` for each of people,
/// organisations and places.
pub(super) fn name_facets(
    named: [Vec<(String, String, u32)>; 3],
    question: &Question,
) -> Vec<FacetView> {
    let fields = ["person", "organisation", "place"];
    let picked = question.filters.names();
    let facets = fields.into_iter().zip(named).zip(picked);
    facets
        .map(|((field, values), picked)| FacetView {
            field,
            values: (values.into_iter())
                .map(|(value, name, count)| FacetValueView {
                    selected: picked.contains(&value),
                    value,
                    label: Some(name),
                    count,
                })
                .collect(),
        })
        .collect()
}

/// A format's name for readers. The page names languages itself, in its own
/// language.
fn label(field: &str, value: &str) -> Option<String> {
    let is_format = |entry: &&FormatEntry| field == "format" && entry.name == value;
    FORMATS
        .iter()
        .find(is_format)
        .map(|entry| entry.label.to_owned())
}
