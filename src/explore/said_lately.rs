use super::opened::Opened;
use super::quotation_view::QuotationView;
use crate::extract::{Facts, QuotationKind, VoiceKind};
use crate::library::quoted::CorrectedQuotation;
use crate::library::{Library, WhoIsWho};
use crate::text::Order;
use crate::text::words::count_words;

/// Quotations on the front page.
const MOST: usize = 5;
/// Words of a quotation that says something by itself.
const FEW_WORDS: u32 = 5;

/// What was said in the clippings numbered `ids`, in their order: a quotation of each named speaker
/// of a clipping. Where there are too many, clippings and speakers take turns, so that one does not
/// take all the room. `who` links the names; without it they are as the clipping has them.
pub(super) fn said_lately(
    library: &Library,
    ids: &[u32],
    who: Option<&WhoIsWho>,
) -> Vec<QuotationView> {
    let mut said: Vec<(usize, usize, QuotationView)> = Vec::new(); // turn, place of the clipping
    for (place, id) in ids.iter().enumerate() {
        for (nth, view) in said_in(library, *id, who).into_iter().enumerate() {
            let before = said
                .iter()
                .filter(|(_, _, other)| speaker(other) == speaker(&view));
            said.push((nth.max(before.count()), place, view));
        }
    }
    said.order_by_key(|(turn, place, _)| (*turn, *place));
    said.truncate(MOST);
    said.order_by_key(|(turn, place, _)| (*place, *turn));
    said.into_iter().map(|(_, _, view)| view).collect()
}

fn speaker(view: &QuotationView) -> Option<&str> {
    view.chain.first().map(|voice| voice.name.as_str())
}

/// One quotation of each of the first named speakers of a clipping, in the order in which they
/// speak: the first that says something in their own words, else the first.
fn said_in(library: &Library, id: u32, who: Option<&WhoIsWho>) -> Vec<QuotationView> {
    let Some(opened) = Opened::open(library, id) else {
        return Vec::new();
    };
    let text = &opened.clipping.text;
    let mut chosen: Vec<(String, CorrectedQuotation)> = Vec::new();
    for one in library.quotations(&opened.clipping, &opened.facts) {
        let Some(speaker) = named_speaker(&one, &opened.facts) else {
            continue;
        };
        match chosen.iter().position(|(name, _)| *name == speaker) {
            None if chosen.len() < MOST => chosen.push((speaker, one)),
            Some(known) if !in_own_words(&chosen[known].1, text) && in_own_words(&one, text) => {
                chosen[known].1 = one;
            }
            _ => {}
        }
    }
    let told = opened.told(who);
    (chosen.iter())
        .map(|(_, one)| QuotationView::new(one, &told, 0))
        .collect()
}

/// Not reported speech, and more than a phrase of it.
fn in_own_words(one: &CorrectedQuotation, text: &str) -> bool {
    let quotation = &one.quotation;
    quotation.kind != QuotationKind::Indirect && count_words(quotation.span.of(text)) >= FEW_WORDS
}

/// The name of the one who speaks, where there is one and it is told that this was said.
fn named_speaker(one: &CorrectedQuotation, facts: &Facts) -> Option<String> {
    let quotation = &one.quotation;
    if quotation.is_negated || quotation.is_hypothetical {
        return None;
    }
    if let Some(chain) = &one.chain {
        return chain.first().cloned();
    }
    let voice = quotation.speaker()?;
    let entity = facts.entities.get(voice.entity? as usize)?;
    (voice.kind == VoiceKind::Named).then(|| entity.name.clone())
}
