use std::rc::Rc;

use super::LedgerFacet;
use super::listed::{Listed, folded_words};
use crate::explore::quotation_view::{VoiceView, chain_views};
use crate::explore::sourcing::Sourced;
use crate::explore::told::Told;
use crate::explore::{Explorer, Question};
use crate::extract::{VoiceKind, lie_inside};
use crate::index::UNDATED;
use crate::library::LibraryEntity;
use crate::library::quoted::{CorrectedQuotation, Repeats};
use crate::text::Order;
use crate::text::Span;
use crate::text::words::count_words;

/// Most hits whose quotations are listed, best first.
const MAX_CLIPPINGS: usize = 20_000;

/// The quotations of a question's hits, kept so that windows need not look again.
pub(in crate::explore) struct Ledgered {
    question: Question,
    generation: u64,
    pub n_clippings: u32,
    pub n_looked: u32,
    /// Words of all that was looked through.
    pub n_words: u32,
    pub listed: Listed,
    /// In the same order.
    pub rows: Vec<LedgerRow>,
}

pub(in crate::explore) struct LedgerRow {
    pub id: u32,
    pub at: u32,
    pub day: i32,
    pub n_words: u32,
    /// It lies in the quotation before it, whose words are its own.
    pub is_inside: bool,
    /// What sort of source the speaker is.
    pub source: Option<VoiceKind>,
    pub elsewhere: u32,
}

impl LedgerRow {
    /// It, as the audit counts it.
    pub fn sourced(&self) -> Sourced {
        Sourced {
            source: self.source,
            n_words: if self.is_inside { 0 } else { self.n_words },
        }
    }
}

impl Explorer {
    /// The quotations of a question's hits.
    pub(in crate::explore) fn ledgered(&mut self, question: &Question) -> Rc<Ledgered> {
        let answered = self.answer(question);
        let is_same = |ledgered: &&Rc<Ledgered>| {
            ledgered.generation == answered.generation && ledgered.question == *question
        };
        if let Some(ledgered) = self.ledgered.as_ref().filter(is_same) {
            return ledgered.clone();
        }
        let who = self.library.who();
        let repeats = self.library.repeats_soon();
        let mut ledgered = Ledgered {
            question: question.clone(),
            generation: answered.generation,
            n_clippings: 0,
            n_looked: 0,
            n_words: 0,
            listed: Listed::new(&LedgerFacet::OF_QUOTATIONS),
            rows: Vec::new(),
        };
        for hit in answered.hits.iter().take(MAX_CLIPPINGS) {
            let Some(clipping) = self.library.clipping(hit.id) else {
                continue;
            };
            ledgered.n_looked += 1;
            ledgered.n_words += count_words(&clipping.text);
            let facts = self.library.facts(hit.id, &clipping);
            let quotations = self.library.quotations(&clipping, &facts);
            if quotations.is_empty() {
                continue;
            }
            ledgered.n_clippings += 1;
            let told = Told {
                id: hit.id,
                clipping: &clipping,
                facts: &facts,
                times: &[],
                who: Some(&who),
            };
            let day = if hit.first_day == UNDATED {
                i32::MAX
            } else {
                hit.first_day
            };
            ledgered.add(&quotations, &told, day, repeats.as_deref());
        }
        let ledgered = Rc::new(ledgered);
        self.ledgered = Some(ledgered.clone());
        ledgered
    }
}

impl Explorer {
    /// How many quotations are a name's words, and how many name it.
    pub(in crate::explore) fn quotations_of(&mut self, entity: &LibraryEntity) -> (u32, u32) {
        let who = self.library.who();
        let mut ids = entity.clippings.clone();
        ids.extend(self.library.corrected_quotations());
        ids.order();
        ids.dedup();
        let (mut n_said, mut n_about) = (0, 0);
        for id in ids {
            let Some(clipping) = self.library.clipping(id) else {
                continue;
            };
            let facts = self.library.facts(id, &clipping);
            let told = Told {
                id,
                clipping: &clipping,
                facts: &facts,
                times: &[],
                who: Some(&who),
            };
            for corrected in self.library.quotations(&clipping, &facts) {
                let is_of = |facet| {
                    let values = values_of(facet, &corrected, &told);
                    u32::from(values.iter().any(|(value, _)| *value == entity.id))
                };
                n_said += is_of(LedgerFacet::Speaker);
                n_about += is_of(LedgerFacet::About);
            }
        }
        (n_said, n_about)
    }
}

impl Ledgered {
    fn add(
        &mut self,
        quotations: &[CorrectedQuotation],
        told: &Told<'_>,
        day: i32,
        repeats: Option<&Repeats>,
    ) {
        let inside = lie_inside(quotations.iter().map(|one| one.quotation.span));
        for (corrected, is_inside) in quotations.iter().zip(inside) {
            let quotation = &corrected.quotation;
            let words = quotation.span.of(&told.clipping.text);
            self.listed.add(folded_words(words), &mut |facet| {
                values_of(facet, corrected, told)
            });
            self.rows.push(LedgerRow {
                id: told.id,
                at: corrected.at,
                day,
                n_words: count_words(words),
                is_inside,
                source: corrected.source(),
                elsewhere: repeats.map_or(0, |repeats| repeats.n_elsewhere(told.id, corrected.at)),
            });
        }
    }
}

/// The values of a quotation: `(value, label)`.
fn values_of(
    facet: LedgerFacet,
    corrected: &CorrectedQuotation,
    told: &Told<'_>,
) -> Vec<(String, String)> {
    let quotation = &corrected.quotation;
    let voice = |voice: VoiceView| match voice.id.is_empty() {
        true => (voice.name.to_lowercase(), voice.name),
        false => (voice.id, voice.name),
    };
    let word = |word: &str| (word.to_owned(), word.to_owned());
    let mut chain = chain_views(corrected, told).into_iter();
    match facet {
        LedgerFacet::Speaker => chain.next().map(voice).into_iter().collect(),
        LedgerFacet::Teller => chain.skip(1).map(voice).collect(),
        LedgerFacet::Addressee => (quotation.addressee.iter())
            .map(|addressee| voice(VoiceView::new(addressee, told)))
            .collect(),
        LedgerFacet::Medium => (quotation.medium.iter())
            .map(|medium| word(medium.kind.name()))
            .collect(),
        LedgerFacet::Act => vec![word(quotation.act.name())],
        LedgerFacet::Kind => vec![word(quotation.kind.name())],
        LedgerFacet::About => about(quotation.span, told),
        LedgerFacet::Source => chain
            .next()
            .map(|voice| word(voice.kind))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// Whom and what the words at `span` name, each once.
fn about(span: Span, told: &Told<'_>) -> Vec<(String, String)> {
    let mentions = &told.facts.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let mut named: Vec<(String, String)> = (mentions[first..].iter())
        .take_while(|mention| mention.span.start < span.end)
        .filter_map(|mention| told.entity_of(mention.entity, Some(mention.span)))
        .map(|entity| (entity.id.clone(), entity.name.clone()))
        .collect();
    named.order();
    named.dedup();
    named
}
