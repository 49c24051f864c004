use crate::document::Clipping;
use crate::extract::{Facts, TimeValue, Voice};
use crate::library::{LibraryEntity, WhoIsWho};
use crate::text::Span;

/// What a clipping says, beside what the library knows of whom it names.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// The clipping's number.
    pub id: u32,
    pub clipping: &'a Clipping,
    pub facts: &'a Facts,
    /// One for each of the clipping's expressions of time.
    pub times: &'a [(Span, TimeValue)],
    /// None where nobody has asked yet who is who in a large library.
    pub who: Option<&'a WhoIsWho>,
}

impl<'a> Told<'a> {
    /// The library's entity for one of the clipping's, by the words that mean it
    /// where there are some.
    pub fn entity_of(&self, local: u32, span: Option<Span>) -> Option<&'a LibraryEntity> {
        let who = self.who?;
        let at = match span {
            Some(span) => who.entity_of_form(self.id, local, span.of(&self.clipping.text)),
            None => who.entity_of(self.id, local),
        };
        who.entities().get(at? as usize)
    }

    /// The id of that.
    pub fn id_of(&self, local: u32, span: Option<Span>) -> Option<&'a str> {
        self.entity_of(local, span).map(|entity| entity.id.as_str())
    }

    /// The library's entity that a voice is.
    pub fn voice(&self, voice: &Voice) -> Option<&'a LibraryEntity> {
        self.entity_of(voice.entity?, voice.span)
    }

    /// The library's entity that goes by a name.
    pub fn named(&self, name: &str) -> Option<&'a LibraryEntity> {
        let who = self.who?;
        who.entities().get(who.find_name(name)? as usize)
    }

    /// What a voice is called that is no entity of the library's: by its name in
    /// the clipping, else by the words that mean it without their article, else
    /// as the publisher.
    pub fn words_of(&self, voice: &Voice) -> &'a str {
        let entity = voice.entity.filter(|_| self.who.is_none());
        if let Some(entity) = entity.and_then(|local| self.facts.entities.get(local as usize)) {
            return &entity.name;
        }
        match (voice.antecedent.or(voice.span), &self.clipping.publisher) {
            (Some(span), _) => without_article(span.of(&self.clipping.text)),
            (None, Some(publisher)) => &publisher.value,
            (None, None) => "",
        }
    }

    /// The value of an expression of time.
    pub fn time(&self, at: u32) -> Option<&'a TimeValue> {
        self.times.get(at as usize).map(|(_, value)| value)
    }
}

/// The words without `the`, `a` or `an` before them.
fn without_article(words: &str) -> &str {
    match words.split_once(' ') {
        Some((article, rest))
            if ["the", "a", "an"]
                .iter()
                .any(|one| one.eq_ignore_ascii_case(article)) =>
        {
            rest.trim_start()
        }
        _ => words,
    }
}
