use serde::Serialize;

use crate::extract::VoiceKind;
use crate::text::Order;

/// Whose words a text consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourcingView {
    /// Words of the clippings.
    pub words: u32,
    /// Those that are put in somebody's mouth.
    pub said: u32,
    /// By the sort of source, the most words first; sorts that have none are left out.
    pub sources: Vec<SourceShareView>,
}

/// What a sort of source says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourceShareView {
    /// Which sort; empty where the text names nobody.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'named' | 'media' | 'official' | 'witness' | 'expert' | 'document' | 'unnamed' | ''"
        )
    )]
    pub source: &'static str,
    /// Quotations.
    pub quotations: u32,
    /// Their words.
    pub words: u32,
}

/// A quotation as the audit counts it.
pub(super) struct Sourced {
    /// The sort of source; none where nobody is named.
    pub source: Option<VoiceKind>,
    /// Words that no quotation around it has.
    pub n_words: u32,
}

impl SourcingView {
    /// The audit of texts with `words` words in all.
    pub(super) fn new(words: u32, quotations: impl Iterator<Item = Sourced>) -> SourcingView {
        let mut sources: Vec<SourceShareView> = Vec::new();
        for one in quotations {
            let source = one.source.map_or("", VoiceKind::name);
            let place = sources.iter().position(|known| known.source == source);
            let place = place.unwrap_or_else(|| {
                sources.push(SourceShareView {
                    source,
                    quotations: 0,
                    words: 0,
                });
                sources.len() - 1
            });
            sources[place].quotations += 1;
            sources[place].words += one.n_words;
        }
        sources.order_by_key(|one| core::cmp::Reverse((one.words, one.quotations)));
        SourcingView {
            words,
            said: sources.iter().map(|one| one.words).sum(),
            sources,
        }
    }
}
