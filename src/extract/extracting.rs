//! A read file's clippings become facts.

use super::{
    Extracted, Facts, NameModel, Tokens, events, known, mentions, quotations, times, who_is_who,
};
use crate::document::{Clipping, ReadFile};

/// A read file with the facts of its clippings; without a model no names.
pub fn extract(read: ReadFile, model: Option<&NameModel>) -> Extracted {
    Extracted {
        facts: (read.clippings.iter())
            .map(|clipping| facts_of(clipping, model))
            .collect(),
        read,
    }
}

/// The facts of one clipping; without a model no names.
pub fn facts_of(clipping: &Clipping, model: Option<&NameModel>) -> Facts {
    let language = clipping.language.as_ref();
    let language = language.map(|language| language.value.as_str());
    let tokens = Tokens::new(&clipping.text, &clipping.sentences());
    let mut facts = Facts {
        times: times(&tokens, &clipping.blocks, language),
        ..Facts::default()
    };
    if let Some(model) = model {
        facts.mentions = mentions(&tokens, &clipping.blocks, language, model);
        let known = |name: &str, entity_type| known(model, name, entity_type);
        facts.entities = who_is_who(&tokens, &clipping.blocks, &mut facts.mentions, &known);
    }
    facts.quotations = quotations(&tokens, clipping, &facts);
    facts.events = events(&tokens, clipping, &facts);
    facts
}
