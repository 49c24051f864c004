use serde::Serialize;

use super::{Explorer, Question};
use crate::query::{Filter, Requirement, RequirementKind, absence};

/// One of the parts that a question without hits asks for at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct RequirementView {
    /// A part of the line, or the filter that is picked.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'typed' | 'source' | 'year' | 'language' | 'format' | 'dates' | 'person' | 'organisation' | 'place'"
        )
    )]
    pub kind: &'static str,
    /// A part of the line in words; empty for a filter.
    pub words: String,
    /// Clippings that meet it alone.
    pub count: u32,
    /// Hits that remain without it.
    pub without: u32,
    /// The line without it; null for a filter.
    pub query: Option<String>,
}

impl Explorer {
    /// Why the question has no hits: what it asks for at once, at most eight
    /// parts, filters last, with exact counts. Empty where it has hits or asks
    /// for one thing only.
    pub fn absence(&mut self, question: &Question) -> Vec<RequirementView> {
        self.library.flush();
        let filters = self.filters(question);
        let segments = self.library.segments();
        absence(&question.query, &segments, &filters, question.boilerplate)
            .into_iter()
            .map(requirement_view)
            .collect()
    }
}

fn requirement_view(requirement: Requirement) -> RequirementView {
    let (kind, words, query) = match requirement.kind {
        RequirementKind::Typed { words, line, .. } => ("typed", words, Some(line)),
        RequirementKind::Picked(filter) => (filter_name(filter), String::new(), None),
    };
    RequirementView {
        kind,
        words,
        count: requirement.n_clippings,
        without: requirement.n_without,
        query,
    }
}

fn filter_name(filter: Filter) -> &'static str {
    match filter {
        Filter::Source => "source",
        Filter::Year => "year",
        Filter::Language => "language",
        Filter::Format => "format",
        Filter::Dates => "dates",
        Filter::Person => "person",
        Filter::Organisation => "organisation",
        Filter::Place => "place",
    }
}
