use serde::{Deserialize, Serialize};

use crate::document::Moment;
use crate::query::{Filters, Ranking};

/// What a reader asks: the typed line and everything picked beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct Question {
    /// The typed line.
    pub query: String,
    /// Picked facet values.
    pub filters: FilterValues,
    /// First year, month or day of publication, as in `2015-10`.
    pub from: Option<String>,
    /// Last year, month or day of publication.
    pub to: Option<String>,
    /// Only clippings without a date.
    pub undated: bool,
    /// Whether to search the sites' own lines too.
    pub boilerplate: bool,
    /// The order of the hits.
    pub sort: Sort,
}

/// Picked facet values: values of one facet widen, the facets together narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FilterValues {
    /// Ids of people named, of [`NameView`](super::NameView).
    pub person: Vec<String>,
    /// Ids of organisations named.
    pub organisation: Vec<String>,
    /// Ids of places named.
    pub place: Vec<String>,
    /// Publishers; an empty value stands for "not known", here and below.
    pub source: Vec<String>,
    /// Years of publication.
    pub year: Vec<String>,
    /// Languages.
    pub language: Vec<String>,
    /// Formats.
    pub format: Vec<String>,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Sort {
    /// Best match first.
    #[default]
    Relevance,
    /// Latest publication first, undated last.
    Newest,
    /// Earliest publication first, undated last.
    Oldest,
    /// Publishers by name, each newest first; not known last.
    Source,
    /// Best match first, where a clipping counts more the later it was published.
    Recent,
}

impl Sort {
    /// The order that goes by `name`.
    pub fn named(name: &str) -> Option<Sort> {
        match name {
            "relevance" => Some(Sort::Relevance),
            "newest" => Some(Sort::Newest),
            "oldest" => Some(Sort::Oldest),
            "source" => Some(Sort::Source),
            "recent" => Some(Sort::Recent),
            _ => None,
        }
    }

    /// The name that [`Sort::named`] takes.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
            Sort::Source => "source",
            Sort::Recent => "recent",
        }
    }
}

impl FilterValues {
    /// Picked ids of names, in the order of [`Filter::NAMES`](crate::query::Filter::NAMES).
    pub fn names(&self) -> [&[String]; 3] {
        [&self.person, &self.organisation, &self.place]
    }
}

impl Question {
    /// The ranking that the order asks for.
    pub fn ranking(&self) -> Ranking {
        let usual = Ranking::default();
        Ranking {
            recency_weight: match self.sort {
                Sort::Recent => 1.0,
                _ => usual.recency_weight,
            },
            ..usual
        }
    }

    /// The picked filters but those of names, with dates as days; a bound that
    /// is no date is none.
    pub fn filters(&self) -> Filters {
        let from = self
            .from
            .as_deref()
            .and_then(Moment::parse)
            .map(Moment::first_day);
        let to = self
            .to
            .as_deref()
            .and_then(Moment::parse)
            .map(Moment::last_day);
        let days = (from.is_some() || to.is_some())
            .then(|| (from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX)));
        let FilterValues {
            source,
            year,
            language,
            format,
            ..
        } = self.filters.clone();
        Filters {
            source,
            year,
            language,
            format,
            days,
            undated: self.undated,
            ..Filters::default()
        }
    }
}
