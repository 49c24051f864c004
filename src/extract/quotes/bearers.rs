//! Who was called by the noun of a description: `the father` after `father David
//! Turpin`, `the newspaper` after a newspaper's name.

use super::classes;
use super::phrases::Phrase;
use super::voices::Voices;
use crate::extract::{Case, EntityType, Known, VoiceKind};

/// Most names before a description that are looked at.
const MAX_MENTIONS: usize = 64;

/// Most tokens between two names and `the couple`.
const MAX_TOKENS: usize = 400;

/// Most bytes between a company's name and `the company`.
const MAX_BYTES: u32 = 800;

impl Voices<'_, '_> {
    /// The last one before a description beside whose name its noun stands.
    pub fn bearer(&self, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        let last = chunk.end - 1;
        if page.token(last).case != Case::Lower || page.mention_at(last).is_some() {
            return None;
        }
        let is_media = page.word(last).voice == Some(VoiceKind::Media);
        let is_body = is_media || page.has(last, classes::OFFICE);
        let start = page.token(chunk.first).span.start;
        let mentions = &page.facts.mentions;
        let until = mentions.partition_point(|mention| mention.span.start < start);
        let from = until.saturating_sub(MAX_MENTIONS);
        (from..until).rev().find_map(|number| {
            let mention = page.mention(number);
            let known = page.entity(number).and_then(|entity| entity.known.as_ref());
            let is_other = !is_media && matches!(known, Some(Known::Medium(_)));
            if mention.is_demonym || mention.entity_type == EntityType::Place || is_other {
                return None;
            }
            let tokens = &page.tokens.tokens;
            let first = tokens.partition_point(|token| token.span.start < mention.span.start);
            let is_meant = first < chunk.first
                && !page.has(first, classes::SITE)
                && is_body == (mention.entity_type == EntityType::Organisation)
                && (self.is_called(first, page.token(last).hash)
                    || is_media && page.is_medium(number));
            is_meant.then_some(mention.entity)
        })
    }

    /// The last company before `the company`: an organisation that is no office and no
    /// medium, in this paragraph or the one before.
    pub fn company_before(&self, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        let is_company = matches!(
            page.text(chunk.end - 1),
            "company"
                | "firm"
                | "airline"
                | "carrier"
                | "retailer"
                | "manufacturer"
                | "operator"
                | "developer"
        );
        if !is_company || chunk.end - chunk.first != 2 {
            return None;
        }
        let start = page.token(chunk.first).span.start;
        let mentions = &page.facts.mentions;
        let until = mentions.partition_point(|mention| mention.span.start < start);
        (until.saturating_sub(MAX_MENTIONS)..until)
            .rev()
            .take_while(|number| start - page.mention(*number).span.start < MAX_BYTES)
            .find(|number| {
                let name = page
                    .entity(*number)
                    .map_or("", |entity| entity.name.as_str());
                let is_body = name.split([' ', '-']).any(|word| {
                    page.is_office(word)
                        && !matches!(word, "Company" | "Corp" | "Inc" | "Ltd" | "Group")
                });
                page.mention(*number).entity_type == EntityType::Organisation
                    && !page.is_medium(*number)
                    && !is_body
            })
            .map(|number| page.mention(number).entity)
    }

    /// The last medium that is named before a token.
    pub fn medium_before(&self, at: usize) -> Option<u32> {
        let page = self.page;
        let mentions = &page.facts.mentions;
        let until =
            mentions.partition_point(|mention| mention.span.start < page.token(at).span.start);
        let found = (until.saturating_sub(MAX_MENTIONS)..until)
            .rev()
            .find(|number| page.is_medium(*number))?;
        Some(page.mention(found).entity)
    }

    /// The one person whose last name is all of a mention that was told to be a body's:
    /// `Smith` after `Jane Smith`.
    pub fn bearer_of_surname(&self, number: usize) -> Option<u32> {
        let page = self.page;
        let is_unknown = page.mention(number).entity_type == EntityType::Organisation
            && page.entity(number)?.known.is_none();
        let surname = page.mention(number).span.of(page.tokens.text);
        if !is_unknown || surname.contains(' ') {
            return None;
        }
        let mut bearers = (number.saturating_sub(MAX_MENTIONS)..number)
            .filter(|before| {
                let mention = page.mention(*before);
                let given = mention.span.of(page.tokens.text).strip_suffix(surname);
                mention.entity_type == EntityType::Person
                    && given.is_some_and(|given| given.ends_with(' '))
            })
            .map(|before| page.mention(before).entity);
        let bearer = bearers.next()?;
        bearers.all(|other| other == bearer).then_some(bearer)
    }

    /// Two who were named together: `the couple` after `Cherie and Sean Smith`.
    pub fn pair_before(&self, chunk: Phrase) -> Option<Phrase> {
        let page = self.page;
        let is_pair = matches!(page.text(chunk.end - 1), "couple" | "pair" | "duo" | "two")
            && chunk.end - chunk.first <= 3;
        if !is_pair {
            return None;
        }
        let is_person =
            |at: usize| (page.mention_at(at)).is_some_and(|number| page.is_person(number));
        let joins = |at: &usize| {
            let is_left = is_person(at - 1)
                || page.is_capital(at - 1) && !page.has(at - 1, classes::DETERMINER);
            page.is(*at, "and") && is_left && is_person(at + 1)
        };
        // `The couple, Ann and John Smith, said`.
        let behind = (chunk.end + 2..chunk.end + 5)
            .find(joins)
            .filter(|_| page.is(chunk.end, ","));
        let from = chunk.first.saturating_sub(MAX_TOKENS);
        let before = || (from + 1..chunk.first.saturating_sub(1)).rev().find(joins);
        let joint = behind.or_else(before)?;
        Some(Phrase {
            first: page.mention_first(joint - 1),
            end: page.mention_end(joint + 1),
        })
    }

    /// Whom capital words mean that nobody marked as a name: `WHO`, `Phivolcs`, `Ng`, where
    /// a name before has them in brackets behind it, as its first letters, or last.
    pub fn alias(&self, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        let mut first = chunk.end;
        while first > chunk.first
            && (page.is_capital(first - 1) || page.is_joint(first - 1))
            && page.mention_at(first - 1).is_none()
        {
            first -= 1;
        }
        while first < chunk.end && page.has(first, classes::DETERMINER) {
            first += 1;
        }
        if first == chunk.end {
            return None;
        }
        let words = page.tokens.span(first, chunk.end - 1);
        let alias = words.of(page.tokens.text);
        let text = page.tokens.text;
        let mentions = &page.facts.mentions;
        let until = mentions.partition_point(|mention| mention.span.start < words.start);
        let from = until.saturating_sub(MAX_MENTIONS);
        let is_short = page.token(first).case == Case::Upper && alias.len() > 2;
        let found = (from..until).rev().find(|number| {
            let mention = page.mention(*number);
            let behind = text.get(mention.span.end as usize..).unwrap_or("");
            let in_brackets = behind
                .strip_prefix(" (")
                .and_then(|behind| behind.strip_prefix(alias))
                .is_some_and(|behind| behind.starts_with(')'));
            let name = mention.span.of(text);
            let is_surname = mention.entity_type == EntityType::Person
                && (name.strip_suffix(alias)).is_some_and(|given| given.ends_with(' '));
            in_brackets || is_surname || is_short && is_initials(name, alias)
        })?;
        Some(page.mention(found).entity)
    }

    /// Whether the noun with this hash stands beside the name at `first`: `father
    /// David Turpin`, `the father, David Turpin`, `David Turpin, the father`.
    fn is_called(&self, first: usize, noun: u32) -> bool {
        let page = self.page;
        let is_noun = |at: usize| {
            let token = page.token(at);
            token.hash == noun && token.case == Case::Lower
        };
        let before = first.wrapping_sub(1 + usize::from(first > 1 && page.is(first - 1, ",")));
        let begins = page.token(first).opens_sentence || page.token(first).opens_line;
        if first > 0 && !begins && is_noun(before) {
            return true;
        }
        // `the attacker, identified as John Smith`.
        let names = first > 3
            && page.is(first - 1, "as")
            && matches!(page.text(first - 2), "identified" | "named" | "known")
            && is_noun(first - 3 - usize::from(page.is(first - 3, ",")));
        if names {
            return true;
        }
        let end = page.mention_end(first);
        if !matches!(page.text(end), "," | "is" | "was" | "—" | "(") {
            return false;
        }
        let stops = classes::PREPOSITION | classes::RELATIVE | classes::SUBJECT | classes::VERB;
        let mut at = end + 1;
        while at < (end + 9).min(page.len()) && page.is_word(at) && !page.token(at).opens_sentence {
            let is_last = !page.is_word(at + 1) || page.has(at + 1, stops);
            if is_noun(at) && is_last {
                return true;
            }
            if page.has(at, stops) {
                break;
            }
            at += 1;
        }
        false
    }
}

/// Whether a short form is made of the first letters of a name's capital words.
fn is_initials(name: &str, short: &str) -> bool {
    let mut letters = name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase());
    short.chars().all(|letter| letters.next() == Some(letter)) && letters.next().is_none()
}
