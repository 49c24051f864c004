use super::ast::{Node, Query};
use super::lexer::{Token, tokens};
use super::parser::parse;
use super::ranking::Ranking;
use super::search::{Filter, Filters, Searched, search};
use super::wording::in_words;
use crate::index::{Deletions, Segment};
use crate::text::Span;

/// One of the parts that a query without hits asks for at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What it is.
    pub kind: RequirementKind,
    /// Clippings that meet it alone.
    pub n_clippings: u32,
    /// Hits that remain without it.
    pub n_without: u32,
}

/// Where a requirement comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequirementKind {
    /// A part of the typed line.
    Typed {
        /// Bytes of the line.
        span: Span,
        /// The part in words, as understood.
        words: String,
        /// The line without it.
        line: String,
    },
    /// A filter picked beside it.
    Picked(Filter),
}

/// Parts that are looked at; what more there is counts, but is not named.
const MAX_PARTS: usize = 8;

/// Why a question has no hits: each part that it joins by `AND`, filters last,
/// with the clippings that meet it alone and the hits without it. Empty where
/// there are hits, and where there is one part only.
///
/// # Cost
/// Two searches a part.
pub fn absence(
    line: &str,
    segments: &[(&Segment, &Deletions)],
    filters: &Filters,
    boilerplate: bool,
) -> Vec<Requirement> {
    let run = |query: Query, filters: &Filters| {
        search(query, segments, filters, boilerplate, Ranking::default())
    };
    let n_hits = |searched: Searched| searched.answer.hits.len() as u32;
    let picked: Vec<Filter> = Filter::ALL
        .into_iter()
        .filter(|&filter| filters.has(filter))
        .collect();
    let query = parse(line);
    if query.parts().len() + picked.len() < 2 || n_hits(run(query.clone(), filters)) > 0 {
        return Vec::new();
    }
    let n_typed = MAX_PARTS - picked.len();
    let typed = query.parts().iter().zip(&query.spans).take(n_typed);
    let typed = typed.map(|(node, &span)| {
        let alone = run(of_one_part(node, span), &Filters::default());
        let line = without(line, span);
        Requirement {
            n_without: n_hits(run(parse(&line), filters)),
            kind: RequirementKind::Typed {
                span,
                words: in_words(&alone.query.node),
                line,
            },
            n_clippings: n_hits(alone),
        }
    });
    let picked = picked.iter().map(|&filter| Requirement {
        kind: RequirementKind::Picked(filter),
        n_clippings: n_hits(run(parse(""), &filters.only(filter))),
        n_without: n_hits(run(query.clone(), &filters.without(filter))),
    });
    typed.chain(picked).collect()
}

fn of_one_part(node: &Node, span: Span) -> Query {
    Query {
        node: node.clone(),
        mends: Vec::new(),
        spans: vec![span],
    }
}

/// The line without a part of it, nor the `AND` that joined it to another.
fn without(line: &str, part: Span) -> String {
    let (mut start, mut end) = (part.start as usize, part.end as usize);
    let ands: Vec<Span> = tokens(line)
        .into_iter()
        .filter(|(token, _)| *token == Token::And)
        .map(|(_, span)| span)
        .collect();
    let is_blank = |from: usize, to: usize| line[from..to].chars().all(char::is_whitespace);
    let before = ands
        .iter()
        .find(|and| and.end as usize <= start && is_blank(and.end as usize, start));
    let after = ands
        .iter()
        .find(|and| and.start as usize >= end && is_blank(end, and.start as usize));
    match (before, after) {
        (Some(and), _) => start = and.start as usize,
        (None, Some(and)) => end = and.end as usize,
        (None, None) => {}
    }
    let before = line[..start].trim_end_matches('+').trim_end();
    let after = line[end..].trim_start();
    match before.is_empty() || after.is_empty() {
        true => format!("{before}{after}"),
        false => format!("{before} {after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_with_what_joined_it() {
        for (line, part, want) in [
            ("kim letter", 0, "letter"),
            ("kim letter", 1, "kim"),
            ("kim AND letter", 0, "letter"),
            ("kim AND letter", 1, "kim"),
            ("kim AND letter xi", 1, "kim xi"),
            ("kim +letter xi", 1, "kim xi"),
            ("title:(kim OR xi) -letter", 0, "-letter"),
            ("title:(kim OR xi) -letter", 1, "title:(kim OR xi)"),
            ("(kim OR xi)letter^2 \"a b\"~3", 1, "(kim OR xi) \"a b\"~3"),
            ("kim NEAR/2 xi on:2015", 0, "on:2015"),
            ("北朝鮮 AND letter", 0, "letter"),
            ("kim OR xi", 0, ""),
            ("kim) letter", 0, ") letter"),
        ] {
            let query = parse(line);
            assert_eq!(query.parts().len(), query.spans.len(), "{line}");
            assert_eq!(without(line, query.spans[part]), want, "{line}");
        }
    }
}
