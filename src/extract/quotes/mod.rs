//! Quotations: who said what, and through whom we know.
//!
//! Takes a clipping's tokens, names, and times. Pairs of marks are found first
//! (`marks`). A sentence with marks or with words that report (`lexicon`) is read
//! for cues (`finding`, `quoting`), each with its subject (`phrases`) and what
//! stands behind it (`behind`); then for how far the reported words reach
//! (`contents`). What belongs to what becomes rows (`rows`), and rows become
//! quotations with their speakers (`voices`) and chains (`telling`).

mod according;
mod addressees;
mod adjuncts;
mod after;
mod agentless;
mod antecedents;
mod around;
mod authors;
mod bearers;
mod behind;
mod carrying;
mod classes;
mod clauses;
mod contents;
mod cue;
mod extents;
mod finding;
mod finite;
mod headlines;
mod inverted;
mod joined;
mod lexicon;
mod marks;
mod named_behind;
mod naming;
mod nouns;
mod page;
mod passing;
mod passive;
mod phrases;
mod preceding;
mod pronouns;
mod quoting;
mod relayed;
mod rows;
mod scene;
mod statements;
mod subjects;
mod telling;
mod unled;
mod verbs;
mod voices;

use super::{Facts, Quotation, QuotationKind, Tokens};
use crate::document::{BlockKind, Clipping};
use crate::text::Order;
use crate::text::Span;
use marks::Region;
use page::{Page, Unit};
use scene::Scene;
use statements::Statement;
use telling::Teller;

/// The quotations of a clipping, in the order of their first bytes; a mixed one
/// may lie inside an indirect one.
///
/// `facts` has the clipping's names, entities and times.
pub fn quotations(tokens: &Tokens<'_>, clipping: &Clipping, facts: &Facts) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    if tokens.tokens.is_empty() {
        return quotations;
    }
    let page = Page::new(tokens, clipping, facts);
    let mut teller = Teller::new(&page);
    let mut regions: Vec<Region> = Vec::new();
    let mut units: Vec<Unit> = Vec::new();
    // Paragraphs in marks whose speaker is named behind the last.
    let mut waiting: Vec<(usize, Span)> = Vec::new();
    let mut statement: Option<Statement> = None;
    let mut first = 0;
    for (number, block) in clipping.blocks.iter().enumerate() {
        while first < page.len() && page.token(first).span.start < block.span.start {
            first += 1;
        }
        let mut end = first;
        while end < page.len() && page.token(end).span.start < block.span.end {
            end += 1;
        }
        if first >= end || !Page::is_read(block) {
            first = end;
            continue;
        }
        regions.clear();
        units.clear();
        marks::regions(tokens, first, end, &mut regions);
        page.shorten(end, &mut regions);
        page.units(first, end, &regions, &mut units);
        teller.block = number;
        if let Some(mut stated) = statement.take()
            && statements::is_stated(&page, first, end, &regions, stated.is_begun)
        {
            let scene = Scene::new(&page, Unit { first, end }, &[]);
            quotations.push(teller.quotation(&scene, &scene.stated(), Some(&stated.told)));
            stated.is_begun = true;
            statement = Some(stated);
            first = end;
            continue;
        }
        let mut next = 0;
        for unit in &units {
            let from = next;
            while regions
                .get(next)
                .is_some_and(|region| (region.open as usize) < unit.end)
            {
                next += 1;
            }
            let mut scene = Scene::new(&page, *unit, &regions[from..next]);
            let is_headline = block.kind == BlockKind::Headline;
            if from == next && !page.reports(*unit) && !(is_headline && page.has_colon(*unit)) {
                teller.pass(&scene);
                continue;
            }
            scene.is_headline = is_headline;
            scene.find_cues();
            scene.find_contents();
            let rows = scene.rows(&teller);
            let mut told = teller.told(&scene);
            if rows.is_empty() {
                teller.pass(&scene);
                if let Some(words) = scene.open_paragraph() {
                    waiting.push((number, page.tokens.span(words.first, words.end - 1)));
                }
            }
            let begins = regions.get(from).map(|region| region.open as usize + 1);
            let answers = (rows.first())
                .is_some_and(|row| row.cue.is_some() && Some(row.words.first) == begins);
            let before = quotations.len();
            for row in &rows {
                let told = row.cue.and_then(|at| told[at].as_ref());
                quotations.push(teller.quotation(&scene, row, told));
            }
            if answers && begins == Some(unit.first + 1) {
                let quotation = quotations[before].clone();
                let mut next = number;
                while let Some((block, span)) = waiting.pop().filter(|(block, _)| block + 1 == next)
                {
                    next = block;
                    quotations.push(Quotation {
                        span,
                        kind: QuotationKind::Direct,
                        ..quotation.clone()
                    });
                }
            }
            if !rows.is_empty() {
                waiting.clear();
            }
            // The rest of the paragraph is stated too.
            if let Some(at) = scene.opens_statement()
                && statements::is_stated(&page, unit.end.min(end - 1), end, &[], true)
                && let (Some(told), Some(last)) = (told[at].take(), quotations.last_mut())
            {
                last.span.end = page.token(end - 1).span.end;
                last.kind = QuotationKind::Direct;
                statement = Some(Statement {
                    told,
                    is_begun: true,
                });
                break;
            }
            if let Some(told) = scene.announced().and_then(|at| told[at].take()) {
                statement = Some(Statement {
                    told,
                    is_begun: false,
                });
            }
        }
        first = end;
    }
    quotations.order_by_key(|quotation| (quotation.span.start, u32::MAX - quotation.span.end));
    quotations.dedup_by_key(|quotation| quotation.span);
    quotations
}
