use serde::Serialize;

use super::quotation_view::VoiceView;
use super::{Explorer, Marked, QuotationView};
use crate::library::quoted::{Likeness, Saying, hashed_words, shared_words};
use crate::text::Order;
use crate::text::Span;
use crate::text::words::for_each_word;

/// Most wordings that are shown beside the first.
const MAX_WORDINGS: usize = 100;

/// One quotation as several clippings have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WordingsView {
    /// Places that have it; more than are shown here, where there are very many.
    pub places: u32,
    /// The one that was published first, then the others in order of time; undated
    /// ones last.
    pub rows: Vec<WordingView>,
}

/// A wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct WordingView {
    /// The clipping's number.
    pub id: u32,
    /// Place among the clipping's quotations.
    pub at: u32,
    /// The clipping's title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// From the one who spoke to the one who tells us.
    pub chain: Vec<VoiceView>,
    /// How the words are to those of the first.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'first' | 'same' | 'part' | 'near' | 'translation' | 'linked'")
    )]
    pub likeness: &'static str,
    /// The words; those that the first has not are marked, and in the first those
    /// that no other has.
    pub words: Marked,
}

impl Explorer {
    /// Every wording of the quotation at place `at` of clipping `id`; itself alone
    /// where no other clipping has its words. None where there is no such.
    pub fn wordings(&mut self, id: u32, at: u32) -> Option<WordingsView> {
        let repeats = self.library.repeats();
        let group = match repeats.of(id, at) {
            [] => &[(id, at)],
            group => group,
        };
        let mut dated: Vec<(i32, u32, u32)> = (group.iter())
            .map(|&(id, at)| {
                let published = self
                    .library
                    .clipping(id)
                    .and_then(|clipping| clipping.published);
                (
                    published.map_or(i32::MAX, |date| date.value.first_day()),
                    id,
                    at,
                )
            })
            .collect();
        dated.order();
        let views: Vec<QuotationView> = (dated.iter().take(MAX_WORDINGS))
            .filter_map(|&(_, id, at)| self.quotation(id, at, 0))
            .collect();
        let first = views.first()?;
        let sayings: Vec<Saying> = views.iter().map(saying).collect();
        let mut in_first = vec![false; sayings[0].words.len()];
        let mut rows: Vec<WordingView> = Vec::with_capacity(views.len());
        for (view, saying) in views.iter().zip(&sayings).skip(1) {
            let [first, own] = shared_words(&sayings[0].words, &saying.words);
            for (shared, here) in in_first.iter_mut().zip(first) {
                *shared |= here;
            }
            let likeness = match Likeness::of(&sayings[0], saying) {
                Some(Likeness::Same) => "same",
                Some(Likeness::Part) => "part",
                Some(Likeness::Near) => "near",
                Some(Likeness::Translation) => "translation",
                None => "linked",
            };
            rows.push(wording(view, likeness, &own));
        }
        if views.len() == 1 {
            in_first.fill(true);
        }
        rows.insert(0, wording(first, "first", &in_first));
        Some(WordingsView {
            places: group.len() as u32,
            rows,
        })
    }
}

fn saying(view: &QuotationView) -> Saying {
    Saying {
        clipping: view.id,
        at: view.at,
        words: hashed_words(&view.words),
        // Those of one group are one speaker's as far as anybody knows.
        speaker: Some(0),
    }
}

/// A wording whose words that are not `shared` are marked.
fn wording(view: &QuotationView, likeness: &'static str, shared: &[bool]) -> WordingView {
    let mut marks: Vec<Span> = Vec::new();
    let mut place = 0;
    let mut goes_on = false;
    for_each_word(&view.words, |word| {
        let is_own = !shared.get(place).copied().unwrap_or(true);
        match marks.last_mut().filter(|_| goes_on && is_own) {
            Some(last) => last.end = word.span.end,
            None if is_own => marks.push(word.span),
            None => {}
        }
        goes_on = is_own;
        place += 1;
    });
    WordingView {
        id: view.id,
        at: view.at,
        title: view.title.clone(),
        publisher: view.publisher.clone(),
        published: view.published.clone(),
        language: view.language.clone(),
        chain: view.chain.clone(),
        likeness,
        words: Marked::new(&view.words, marks),
    }
}
