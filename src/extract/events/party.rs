//! The words that say who takes part, where no known name does: `Bree officials`.

use super::sentence::{Part, Sentence};
use super::word_kinds::WordKinds;
use super::worded::Worded;
use crate::extract::who::is_title_word;
use crate::extract::{WordedKind, WordedParty};

/// How far from what tells an event those stand who take part, in words.
const MAX_AWAY: usize = 200;
/// Most lower-case nouns after a name: `Bree border officials`.
const MAX_NOUNS: usize = 3;

impl Worded {
    /// The words for each entity among `entities` that is none of the clipping's,
    /// nearest to word `near`.
    pub fn parties(
        &self,
        sentence: &Sentence<'_>,
        entities: &[u32],
        near: usize,
    ) -> Vec<WordedParty> {
        let unknown = entities.iter().filter(|entity| !self.is_known(**entity));
        unknown
            .filter_map(|entity| {
                let is_it =
                    |at: &usize| matches!(sentence.words[*at].part, Part::Name(one, ..) if one == *entity);
                let from = near.saturating_sub(MAX_AWAY);
                let places = (from..sentence.words.len().min(near + MAX_AWAY)).filter(is_it);
                let at = places.min_by_key(|at| at.abs_diff(near))?;
                Some(self.party(sentence, at, near))
            })
            .collect()
    }

    /// The words around the unknown name at `at` that say who is meant, without the
    /// one at `trigger`.
    fn party(&self, sentence: &Sentence<'_>, at: usize, trigger: usize) -> WordedParty {
        let is_title = |at: usize| {
            sentence.is_part(at, Part::Word)
                && (is_title_word(sentence.words[at].hash) || sentence.is(at, WordKinds::ORDINAL))
        };
        let is_part = |at: usize| {
            let part = sentence.get(at).map(|word| word.part);
            matches!(part, Some(Part::Name(..) | Part::Owner | Part::Hyphen))
        };
        let mut first = at;
        while first > 0 && (is_part(first - 1) || is_title(first - 1)) {
            first -= 1;
        }
        while first < at && matches!(sentence.words[first].part, Part::Owner | Part::Hyphen) {
            first += 1;
        }
        let mut end = at + 1;
        while is_part(end) || is_title(end) {
            end += 1;
        }
        let is_noun = |at: &usize| {
            sentence.is_part(*at, Part::Word)
                && sentence.words[*at].kinds.is_plain()
                && sentence.voice(*at).is_none()
                && !sentence.is_adverb(*at)
        };
        let n_nouns =
            (end..end + MAX_NOUNS).take_while(|at| *at < sentence.words.len() && is_noun(at));
        let nouns_end = end + n_nouns.count();
        // `the Gondorian troops attacked`, not `the Gondorian attack`
        let is_told_by_noun = (end..nouns_end).contains(&trigger)
            || trigger == nouns_end && sentence.voice(trigger).is_none();
        if ends_phrase(sentence, nouns_end) && !is_told_by_noun {
            end = nouns_end;
        }
        if sentence.text_is(end, "of")
            && matches!(
                sentence.get(end + 1).map(|word| word.part),
                Some(Part::Name(..))
            )
        {
            end += 2;
        }
        while end > at + 1 && matches!(sentence.words[end - 1].part, Part::Owner | Part::Hyphen) {
            end -= 1;
        }
        let words = &sentence.words[first..end];
        let named = words.iter().find_map(|word| match word.part {
            Part::Name(entity, ..) if self.is_known(entity) => Some(entity),
            _ => None,
        });
        WordedParty {
            span: sentence.tokens.span(
                words[0].first as usize,
                words[words.len() - 1].last as usize,
            ),
            kind: if end == first + 1 {
                WordedKind::Capitalised
            } else {
                WordedKind::Described
            },
            named,
        }
    }
}

/// Whether what stands at `at` cannot belong to the noun before it.
fn ends_phrase(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(word) = sentence.get(at) else {
        return true;
    };
    let ends = WordKinds::AUXILIARY
        .or(WordKinds::VERB)
        .or(WordKinds::CARRYING)
        .or(WordKinds::PLANNING)
        .or(WordKinds::PREPOSITION)
        .or(WordKinds::RELATIVE)
        .or(WordKinds::JOINT);
    matches!(word.part, Part::Comma | Part::Stop | Part::Time(_))
        || word.kinds.is(ends)
        || sentence.voice(at).is_some()
}
