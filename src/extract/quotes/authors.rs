//! Whose words a text holds: `the court's summary`, `a report by X`, `the letter`.

use super::classes;
use super::lexicon::lexicon;
use super::phrases::Phrase;
use super::voices::{MAX_SPOKE, Spoke, Voices};
use crate::extract::tokens::hash_of;
use crate::extract::{Case, EntityType, TokenKind, Voice, VoiceKind, VoiceReason};

/// Most tokens before a pronoun that are looked back over.
const MAX_TOKENS: usize = 200;

impl Voices<'_, '_> {
    /// The hash of the noun of a medium's phrase.
    pub fn medium_noun(&self, medium: Phrase) -> Option<u32> {
        let at = (medium.first..medium.end)
            .rev()
            .find(|at| self.page.has(*at, classes::MEDIUM))?;
        Some(self.page.token(at).hash)
    }

    /// The author of a text, meant by the phrase that names the text.
    pub fn author_of(&self, text: Phrase, author: Phrase) -> Voice {
        let author = self.voice(author);
        Voice {
            span: Some(self.page.tokens.span(text.first, text.end - 1)),
            antecedent: match author.entity {
                Some(_) => None,
                None => author.antecedent.or(author.span),
            },
            why: VoiceReason::Author,
            ..author
        }
    }

    /// Who wrote the text that a phrase names, where the phrase itself says so.
    /// `chunk` is the phrase without what prepositions add.
    pub fn author_beside(&self, phrase: Phrase, chunk: Phrase) -> Option<Voice> {
        let page = self.page;
        let last = chunk.end - 1;
        if !self.is_text(last) {
            return None;
        }
        // `the court's summary`; `today's report` belongs to nobody.
        let owns = |at: &usize| page.token(*at).kind == TokenKind::Possessive;
        if let Some(possessive) = (chunk.first + 1..last).rev().find(owns) {
            let is_when = page.time_at(possessive - 1).is_some();
            let owner = Phrase {
                end: possessive,
                ..chunk
            };
            return (!is_when).then(|| self.author_of(phrase, owner));
        }
        // `its website`, `her letter`.
        if let Some(entity) = self.owner(chunk.first, last) {
            return Some(Voice {
                span: Some(page.tokens.span(phrase.first, phrase.end - 1)),
                entity: Some(entity),
                antecedent: None,
                kind: self.kind_of(entity),
                why: VoiceReason::Author,
            });
        }
        // `a report by the bank`, `data from the ministry`, `the opinion of the court`.
        if phrase.end > chunk.end + 1 {
            let author = Phrase {
                first: chunk.end + 1,
                end: phrase.end,
            };
            let head = self.chunk(author).end - 1;
            let is_body = page.has(head, classes::VOICE | classes::COURT)
                || page
                    .mention_at(head)
                    .is_some_and(|number| page.mention(number).entity_type != EntityType::Place);
            let names_author = match page.text(chunk.end) {
                "by" => true,
                "from" | "of" => is_body && page.time_at(author.first).is_none(),
                _ => false,
            };
            if names_author {
                return Some(self.author_of(phrase, author));
            }
            // `a post on the group's page`.
            let is_theirs = page.is(chunk.end, "on")
                && page.has(head, classes::DOCUMENT | classes::SITE)
                && (author.first..head).any(|at| page.token(at).kind == TokenKind::Possessive);
            if is_theirs {
                return Some(self.author_of(phrase, author));
            }
        }
        // `a government statement`, but not `media reports`, `court documents`, `official
        // statements`.
        // `a government Twitter account`: the government's.
        let owner = (chunk.first..last)
            .rev()
            .find(|at| !page.has(*at, classes::SITE))?;
        let is_owner = page.mention_at(owner).is_none()
            && page.has(owner, classes::VOICE)
            && !page.has(owner, classes::COURT)
            && !page.is(owner, "official")
            && !matches!(
                page.word(owner).voice,
                Some(VoiceKind::Media | VoiceKind::Witness) | None
            );
        let has_determiner = page.has(chunk.first, classes::DETERMINER) && chunk.first < owner;
        let words = Phrase {
            first: chunk.first + usize::from(has_determiner),
            end: owner + 1,
        };
        is_owner.then(|| self.author_of(phrase, words))
    }

    /// Whether a token is the noun of a text: no name's, as in `US Geological Survey`.
    pub fn is_text(&self, at: usize) -> bool {
        let page = self.page;
        page.has(at, classes::DOCUMENT | classes::SITE)
            && page.mention_at(at).is_none()
            && page.token(at).case == Case::Lower
    }

    /// Whom a possessive pronoun before the text at `last` means: `his` a person, `its`
    /// the first organisation of this sentence or of the one before.
    fn owner(&self, at: usize, last: usize) -> Option<u32> {
        let page = self.page;
        let start = page.token(at).span.start;
        let is_his = matches!(page.text(at), "his" | "her" | "His" | "Her");
        // `According to its report, the bank`.
        let behind = last + 2 + usize::from(page.is(last + 2, "the"));
        let leads = at >= 2 && page.has(at - 2, classes::ACCORDING) && page.is(last + 1, ",");
        if leads && let Some(number) = page.mention_at(behind) {
            let fits = match page.mention(number).entity_type {
                EntityType::Person => is_his,
                EntityType::Organisation => matches!(page.text(at), "its" | "their"),
                EntityType::Place => false,
            };
            if fits {
                return Some(page.mention(number).entity);
            }
        }
        match page.text(at) {
            _ if is_his => Some(self.reference_at(start)?.entity),
            "its" | "Its" => {
                let mut sentence = at;
                for _ in 0..2 {
                    let end = sentence;
                    while sentence > 0
                        && at - sentence < MAX_TOKENS
                        && !page.token(sentence).opens_sentence
                    {
                        sentence -= 1;
                    }
                    let group = (sentence..end)
                        .filter_map(|at| page.mention_at(at))
                        .find(|number| !page.is_person(*number));
                    if let Some(number) = group {
                        return Some(page.mention(number).entity);
                    }
                    sentence = sentence.checked_sub(1)?;
                }
                None
            }
            _ => None,
        }
    }

    /// Whose document it is: who was quoted from it before.
    pub fn author(&self, noun: u32, chunk: Phrase) -> Option<Voice> {
        let earlier = self.spoke.iter().rev().take(MAX_SPOKE);
        let kind = lexicon().word(lexicon().find(noun)).medium;
        let same_kind = |spoke: &&Spoke| {
            let other = spoke
                .medium
                .map(|noun| lexicon().word(lexicon().find(noun)).medium);
            other.is_some_and(|other| other == kind)
        };
        let by_medium = (earlier.clone().find(|spoke| spoke.medium == Some(noun))).or_else(|| {
            earlier
                .clone()
                .find(same_kind)
                .filter(|_| chunk.end - chunk.first <= 2)
        });
        if let Some(spoke) = by_medium {
            return Some(spoke.voice);
        }
        // `a fire service statement`.
        let words = Phrase {
            first: chunk.first,
            end: chunk.end - 1,
        };
        let owner = words.end.checked_sub(1).filter(|_| words.first < words.end);
        let spoke = owner.and_then(|owner| {
            let noun = self.page.token(owner).hash;
            earlier.clone().find(|spoke| spoke.head == noun)
        });
        if let Some(spoke) = spoke {
            return Some(spoke.voice);
        }
        if words.first < words.end
            && let Some(entity) = self.described(words)
        {
            return Some(Voice {
                span: None,
                entity: Some(entity),
                antecedent: None,
                kind: self.kind_of(entity),
                why: VoiceReason::Author,
            });
        }
        None
    }

    /// The one organisation before whose name has all these words.
    pub fn described(&self, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        let mut words: Vec<u32> = Vec::new();
        for at in chunk.first..chunk.end {
            if page.is_word(at)
                && !page.has(at, classes::DETERMINER)
                && page.token(at).hash != hash_of("local")
            {
                words.push(page.token(at).hash);
            }
        }
        if words.is_empty() || words.len() > 4 {
            return None;
        }
        let start = page.token(chunk.first).span.start;
        let until = page
            .facts
            .mentions
            .partition_point(|mention| mention.span.start < start);
        let mut found = None;
        for mention in page.facts.mentions[..until].iter().rev().take(128) {
            if mention.entity_type != EntityType::Organisation || found == Some(mention.entity) {
                continue;
            }
            let name = page
                .facts
                .entities
                .get(mention.entity as usize)
                .map_or("", |entity| entity.name.as_str());
            let has = |wanted: &u32| name.split([' ', '-']).any(|word| hash_of(word) == *wanted);
            if words.iter().all(has) {
                if found.is_some() {
                    return None;
                }
                found = Some(mention.entity);
            }
        }
        found
    }
}
