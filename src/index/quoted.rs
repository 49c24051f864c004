use std::collections::BTreeSet;

use super::Field;
use crate::extract::{Facts, QuotationKind};

/// Calls `visit` with each piece of text that is indexed because somebody said
/// it, and with who did: of each field in reading order, each name once.
pub fn for_each_quoted<'f>(text: &'f str, facts: &'f Facts, mut visit: impl FnMut(Field, &'f str)) {
    let mut speakers: BTreeSet<&str> = BTreeSet::new();
    let mut end = 0;
    for quotation in &facts.quotations {
        let Some(words) = text.get(quotation.span.range()) else {
            continue;
        };
        if quotation.kind != QuotationKind::Indirect {
            visit(Field::Quote, words);
        }
        // What lies in another one has been told with it.
        if quotation.span.end > end {
            visit(Field::Said, words);
            end = quotation.span.end;
        }
        if let Some(speaker) = quotation.speaker() {
            let entity = (speaker.entity).and_then(|at| facts.entities.get(at as usize));
            let named = entity.map(|entity| entity.name.as_str());
            let words = speaker.span.and_then(|span| text.get(span.range()));
            speakers.extend(named.or(words));
        }
    }
    for speaker in speakers {
        visit(Field::Speaker, speaker);
    }
}
