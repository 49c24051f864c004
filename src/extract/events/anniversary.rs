//! Anniversaries: how many years, and what they remember.

use super::draft::Draft;
use super::frame::Of;
use super::group::Group;
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence};
use super::word_kinds::WordKinds;
use crate::extract::{Anniversary, EventClass};
use crate::text::Span;

/// Numbers in words: of how many, of which, the number.
pub const NUMBERS: [(&str, &str, u32); 27] = [
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];
/// Most words of what is remembered.
const MAX_WORDS: usize = 16;

impl Sentence<'_> {
    /// The anniversary that the noun at `at` names, where it is one.
    pub fn anniversary(&self, at: usize) -> Option<Draft> {
        let mut senses = LEXICON.nouns(self.words[at].hash);
        senses
            .find(|sense| sense.class == Some(EventClass::Anniversary) && sense.of == Of::Nobody)?;
        let mut draft = Draft::new(at, EventClass::Anniversary);
        draft.is_noun = true;
        let mut years = self.years_of_name(at);
        let mut owner = None;
        let mut first = at;
        for place in (at.saturating_sub(7)..at).rev() {
            let word = &self.words[place];
            match word.part {
                Part::Name(entity, ..) if self.is_part(place + 1, Part::Owner) => {
                    owner = Some((place, entity));
                }
                Part::Owner | Part::Number | Part::Hyphen | Part::Name(..) => {}
                Part::Word
                    if word.kinds.is(WordKinds::PREPOSITION
                        .or(WordKinds::AUXILIARY)
                        .or(WordKinds::CARRYING)) =>
                {
                    break;
                }
                Part::Word => {}
                _ => break,
            }
            years = years.or_else(|| self.ordinal(place));
            first = place;
        }
        draft.first = first;
        let remembered = self.remembered(at);
        let commemorates = remembered
            .map(|(from, end)| self.span_of(from, end))
            .or_else(|| owner.map(|(place, _)| self.span_of(place, place + 1)));
        draft.anniversary = Some(Anniversary {
            years,
            commemorates,
        });
        let of_whom = remembered.map(|(from, end)| self.group(from, end, true));
        let whose = match (of_whom.filter(|group| !group.entities.is_empty()), owner) {
            (_, Some((place, entity))) => Group {
                entities: vec![entity],
                first: place,
                end: at,
                place: None,
            },
            (Some(group), None) => group,
            (None, None) => self
                .governor(first)
                .map(|verb| self.doer(verb))
                .unwrap_or_default(),
        };
        draft.act(&whose);
        let has_words = draft
            .anniversary
            .is_some_and(|known| known.years.is_some() || known.commemorates.is_some());
        (has_words || !draft.actors.is_empty()).then(|| {
            if let Some((_, end)) = remembered {
                draft.last = draft.last.max(end - 1);
            }
            draft
        })
    }

    /// What follows `anniversary of`, without its article: first word and the
    /// word after the last.
    fn remembered(&self, at: usize) -> Option<(usize, usize)> {
        if !self.text_is(at + 1, "of") {
            return None;
        }
        let mut from = at + 2;
        if self.is(from, WordKinds::ARTICLE.or(WordKinds::OWNER)) {
            from += 1;
        }
        let end = (from..self.words.len().min(from + MAX_WORDS))
            .find(|at| {
                let word = &self.words[*at];
                match word.part {
                    Part::Comma | Part::Stop | Part::Time(_) => true,
                    Part::Word => {
                        let ends = WordKinds::AUXILIARY
                            .or(WordKinds::VERB)
                            .or(WordKinds::RELATIVE)
                            .or(WordKinds::OPENER);
                        let leaves = word.kinds.is(WordKinds::PREPOSITION)
                            && !self.text(*at).eq_ignore_ascii_case("of")
                            && !self.text(*at).eq_ignore_ascii_case("in")
                            && !self.text(*at).eq_ignore_ascii_case("between")
                            && !self.text(*at).eq_ignore_ascii_case("on")
                            && !self.text(*at).eq_ignore_ascii_case("against");
                        word.kinds.is(ends) && !word.kinds.is(WordKinds::ARTICLE) || leaves
                    }
                    _ => false,
                }
            })
            .unwrap_or(self.words.len().min(from + MAX_WORDS));
        (end > from).then_some((from, end))
    }

    fn span_of(&self, from: usize, end: usize) -> Span {
        let (first, last) = (self.words[from].first, self.words[end - 1].last);
        self.tokens.span(first as usize, last as usize)
    }

    /// The number that an ordinal at `at` says: `70th`, `tenth`.
    fn ordinal(&self, at: usize) -> Option<u16> {
        let text = self.text(at).to_ascii_lowercase();
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        if !digits.is_empty() && digits.len() <= 4 && digits.len() < text.len() {
            let is_ordinal = ["st", "nd", "rd", "th"].contains(&&text[digits.len()..]);
            return digits.parse().ok().filter(|_| is_ordinal);
        }
        let named = match text.as_str() {
            "hundredth" => Some(100),
            "silver" => Some(25),
            "golden" => Some(50),
            "diamond" => Some(60),
            _ => None,
        };
        let known = NUMBERS.iter().find(|row| row.1 == text).map(|row| row.2);
        let tens = at > 1 && self.is_part(at - 1, Part::Hyphen);
        let tens = tens
            .then(|| self.number(at - 2))
            .flatten()
            .filter(|tens| *tens >= 20);
        known
            .or(named)
            .map(|number| (number + tens.unwrap_or(0)) as u16)
    }

    /// Years that the noun itself says: `centenary`.
    fn years_of_name(&self, at: usize) -> Option<u16> {
        let text = self.text(at).to_ascii_lowercase();
        match text.as_str() {
            "centenary" | "centennial" => Some(100),
            "bicentenary" | "bicentennial" => Some(200),
            "tercentenary" => Some(300),
            _ => None,
        }
    }
}
