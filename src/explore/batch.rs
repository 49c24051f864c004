use serde::Serialize;

use super::{Explorer, HIT_COLUMNS, MendView, Question, Sort, csv_header, csv_hits};

/// The queries that a text lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct QueryListView {
    /// The first row of the table of their hits.
    pub header: String,
    /// The queries, in the order of the text.
    pub queries: Vec<ListedQueryView>,
}

/// A query of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ListedQueryView {
    /// Its line, from 1.
    pub line: u32,
    /// The query.
    pub query: String,
}

/// What some queries of a list find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BatchView {
    /// Each query's count.
    pub queries: Vec<QueryCountView>,
    /// Their rows of the table of hits.
    pub rows: String,
}

/// What one query of a list finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct QueryCountView {
    /// The query in words, as understood; empty for one that finds everything.
    pub words: String,
    /// Hits.
    pub matched: u32,
    /// What was repaired to understand it.
    pub mends: Vec<MendView>,
}

/// The queries of a text: one a line, without empty lines and lines that begin
/// with `#`.
pub fn query_list(text: &str) -> QueryListView {
    let lines = text.trim_start_matches('\u{FEFF}').lines();
    QueryListView {
        header: csv_header(&HIT_COLUMNS),
        queries: (1..)
            .zip(lines.map(str::trim))
            .filter(|(_, query)| !query.is_empty() && !query.starts_with('#'))
            .map(|(line, query)| ListedQueryView {
                line,
                query: query.to_owned(),
            })
            .collect(),
    }
}

impl Explorer {
    /// Runs queries over the whole library; `limit` hits of each become rows.
    pub fn batch(&mut self, queries: &[String], limit: usize) -> BatchView {
        let mut rows = String::new();
        let counts = queries.iter().map(|query| {
            let question = Question {
                query: query.clone(),
                sort: Sort::Relevance,
                ..Question::default()
            };
            let view = self.search(&question, 0, limit);
            rows += &csv_hits(query, &view);
            QueryCountView {
                words: view.words,
                matched: view.matched,
                mends: view.mends,
            }
        });
        BatchView {
            queries: counts.collect(),
            rows,
        }
    }
}
