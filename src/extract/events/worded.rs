//! Words in capitals that no model and no list knows as a name, and yet stand as one.
//!
//! Rules of clauses see such a run as a name whose entity lies behind those of the
//! clipping; what is told keeps the words instead.

use std::sync::LazyLock;

use super::sentence::{Part, Sentence, Word};
use super::verb_shape::Voice;
use super::word_kinds::WordKinds;
use crate::extract::tokens::hash_of;
use crate::extract::who::is_title_word;
use crate::extract::{Case, EntityType, Facts, TokenKind, Tokens};
use crate::text::{Map, Order};

/// Bits of a filter of words: in a long text a few names are taken for words by chance.
const FILTER_BITS: usize = 1 << 15;
/// How words end that are no names.
const ENDINGS: [&str; 10] = [
    "s", "ing", "ment", "ion", "ness", "ity", "ance", "ence", "ly", "ed",
];
/// How people are called after a place.
const OF_PEOPLE: [&str; 4] = ["ian", "ean", "ese", "ish"];

/// Hashes of the nouns that open a sentence bare, sorted.
static BARE: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let rows = include_str!("../data/events/bare.txt").lines();
    let words = rows
        .filter(|row| !row.starts_with('#'))
        .flat_map(|row| row.split(' '));
    let mut hashes: Vec<u32> = words.map(hash_of).collect();
    hashes.order();
    hashes
});

/// The unknown names of a clipping.
pub struct Worded {
    n_entities: u32,
    /// Hashes of the words of a name, to its number.
    names: Map<Vec<u32>, u32>,
    /// Words that the clipping also has without a capital.
    lower: Vec<u64>,
    /// Words with a capital inside a sentence.
    capital: Vec<u64>,
}

impl Worded {
    /// Looks how the clipping writes its words.
    pub fn new(tokens: &Tokens<'_>, facts: &Facts) -> Worded {
        let mut worded = Worded {
            n_entities: facts.entities.len() as u32,
            names: Map::new(),
            lower: vec![0; FILTER_BITS / 64],
            capital: vec![0; FILTER_BITS / 64],
        };
        for token in &tokens.tokens {
            if token.kind == TokenKind::Word {
                let (at, bit) = place_of(token.hash);
                match token.case {
                    Case::Lower => worded.lower[at] |= bit,
                    _ if !token.opens_sentence => worded.capital[at] |= bit,
                    _ => {}
                }
            }
        }
        worded
    }

    /// Turns the words of a sentence that stand as a name into one.
    pub fn mark(&mut self, sentence: &mut Sentence<'_>) {
        let begins = |at: &usize| self.end_of_name(sentence, *at) > *at;
        let Some(mut at) = (0..sentence.words.len()).find(begins) else {
            return;
        };
        if is_in_capitals(sentence) {
            return;
        }
        let mut words: Vec<Word> = Vec::with_capacity(sentence.words.len());
        words.extend_from_slice(&sentence.words[..at]);
        while at < sentence.words.len() {
            let end = self.end_of_name(sentence, at);
            let first = sentence.words[at];
            if end == at {
                words.push(first);
                at += 1;
                continue;
            }
            if let Some(before) = words.last_mut()
                && matches!(before.part, Part::Name(_, EntityType::Person, false))
            {
                // `Ricardo Rosselló Nevares`
                before.last = sentence.words[end - 1].last;
                at = end;
                continue;
            }
            let key = sentence.words[at..end].iter().map(|word| word.hash);
            let next = self.n_entities + self.names.len() as u32;
            let name = *self.names.entry(key.collect()).or_insert(next);
            let is_of_people = end == at + 1
                && OF_PEOPLE
                    .iter()
                    .any(|ending| sentence.text(at).ends_with(ending));
            words.push(Word {
                last: sentence.words[end - 1].last,
                hash: if end == at + 1 { first.hash } else { 0 },
                part: Part::Name(name, EntityType::Organisation, is_of_people),
                kinds: WordKinds::default(),
                ..first
            });
            at = end;
        }
        sentence.words = words;
    }

    /// The word after the name that begins at `at`; `at` where none does.
    fn end_of_name(&self, sentence: &Sentence<'_>, at: usize) -> usize {
        let may = |at: usize| {
            let word = sentence.get(at)?;
            if word.part != Part::Word || word.kinds != WordKinds::default() {
                return None;
            }
            let token = &sentence.tokens.tokens[word.first as usize];
            let is_plain = matches!(token.case, Case::Capital | Case::Upper | Case::Mixed)
                && token.kind == TokenKind::Word
                && !is_title_word(token.hash)
                && is_long(sentence.text(at));
            let has = |filter: &[u64]| {
                let (at, bit) = place_of(token.hash);
                filter[at] & bit != 0
            };
            (is_plain && !has(&self.lower)).then(|| has(&self.capital))
        };
        let Some(is_capital_inside) = may(at) else {
            return at;
        };
        let mut end = at + 1;
        while end < sentence.words.len() {
            if may(end).is_some() {
                end += 1;
            } else if sentence.is_part(end, Part::Hyphen) && may(end + 1).is_some() {
                end += 2;
            } else {
                break;
            }
        }
        // The first word of a sentence has its capital from there.
        let opens = at == 0 || sentence.is_part(at - 1, Part::Stop) || opens_words(sentence, at);
        let is_whole = is_capital_inside || stands_alone(sentence, end);
        let is_sure = !opens || end > at + 1 || (is_no_common_noun(sentence, at) && is_whole);
        if is_sure { end } else { at }
    }

    /// Whether an entity is one of the clipping's.
    pub fn is_known(&self, entity: u32) -> bool {
        entity < self.n_entities
    }
}

/// Whether a sentence has capitals where no name is: a headline's.
fn is_in_capitals(sentence: &Sentence<'_>) -> bool {
    let verbs = WordKinds::EVENT_VERB
        .or(WordKinds::VERB)
        .or(WordKinds::CARRYING)
        .or(WordKinds::PLANNING)
        .or(WordKinds::AUXILIARY);
    let is_capital = |word: &&Word| {
        word.part == Part::Word
            && word.kinds.is(verbs)
            && sentence.tokens.tokens[word.first as usize].case != Case::Lower
    };
    sentence.words.iter().skip(1).filter(is_capital).count() > 0
}

/// Whether what follows a first word shows it to be whole: `'s`, a verb, or a
/// list of names. A common noun in the singular would have an article.
fn stands_alone(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(next) = (at..at + 4).find(|at| !is_adverb(sentence, *at)) else {
        return false;
    };
    let is_name = |at: usize| {
        let word = sentence.get(at);
        word.is_some_and(|word| {
            let token = &sentence.tokens.tokens[word.first as usize];
            matches!(word.part, Part::Name(..))
                || (word.part == Part::Word && word.kinds.is_plain() && token.case != Case::Lower)
        })
    };
    let is_verb = sentence.is(next, WordKinds::AUXILIARY.or(WordKinds::VERB))
        || sentence.voice(next) == Some(Voice::Active) && !sentence.text(next).ends_with("ing");
    let is_listed =
        |at: usize| sentence.is(at, WordKinds::JOINT) || sentence.is_part(at, Part::Comma);
    let is_list = match sentence.get(at) {
        Some(word) if word.kinds.is(WordKinds::JOINT) => is_name(at + 1),
        Some(word) if word.part == Part::Comma => is_name(at + 1) && is_listed(at + 2),
        _ => false,
    };
    is_verb || sentence.is_part(at, Part::Owner) || is_list
}

/// Whether a mark or a new line is before the word at `at`.
fn opens_words(sentence: &Sentence<'_>, at: usize) -> bool {
    let tokens = &sentence.tokens.tokens;
    let first = sentence.words[at].first as usize;
    tokens[first].opens_line || tokens[first - 1].kind == TokenKind::Mark
}

fn is_adverb(sentence: &Sentence<'_>, at: usize) -> bool {
    at < sentence.words.len() && sentence.is_adverb(at)
}

/// Whether a noun may stand without an article: `people`.
pub fn is_bare_noun(hash: u32) -> bool {
    BARE.binary_search(&hash).is_ok()
}

/// Whether the word at `at` is none of the nouns that open a sentence bare.
fn is_no_common_noun(sentence: &Sentence<'_>, at: usize) -> bool {
    let text = sentence.text(at);
    !is_bare_noun(sentence.words[at].hash) && !ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether letters are enough for a name, and not those of `I'm`.
fn is_long(text: &str) -> bool {
    text.chars().count() > 2 && !text.starts_with("I'") && !text.starts_with("I’")
}

fn place_of(hash: u32) -> (usize, u64) {
    let bit = hash as usize % FILTER_BITS;
    (bit / 64, 1 << (bit % 64))
}
