use super::Field;
use crate::extract::{Facts, QuotationKind, lie_inside};
use crate::text::Set;

/// Calls `visit` with each piece of text that is indexed because somebody said
/// it, and with who did: of each field in reading order, each name once.
pub fn for_each_quoted<'f>(text: &'f str, facts: &'f Facts, mut visit: impl FnMut(Field, &'f str)) {
    let mut speakers: Set<&str> = Set::new();
    let inside = lie_inside(facts.quotations.iter().map(|quotation| quotation.span));
    for (quotation, is_inside) in facts.quotations.iter().zip(inside) {
        let Some(words) = text.get(quotation.span.range()) else {
            continue;
        };
        if quotation.kind != QuotationKind::Indirect {
            visit(Field::Quote, words);
        }
        // What lies in another one has been told with it.
        if !is_inside {
            visit(Field::Said, words);
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
