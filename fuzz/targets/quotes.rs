//! Any text has quotations that lie in it, in order, by voices that are there;
//! whatever names it is said to have.
#![no_main]

use dateline::document::{InputFile, read};
use dateline::extract::{
    Entity, EntityType, Facts, Finder, Known, Mention, Tokens, quotations, times,
};
use dateline::text::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = InputFile {
        path: "fuzz.txt",
        bytes: text.as_bytes(),
        ..InputFile::default()
    };
    for clipping in read(file).clippings {
        let tokens = Tokens::new(&clipping.text, &clipping.sentences());
        let mut facts = Facts {
            times: times(&tokens, &clipping.blocks, None),
            ..Facts::default()
        };
        // Every word with a capital is a name: a person, a medium, a country.
        for token in &tokens.tokens {
            let word = token.span.of(&clipping.text);
            if !word.starts_with(char::is_uppercase) {
                continue;
            }
            let (entity_type, known) = match word.len() % 3 {
                0 => (EntityType::Person, None),
                1 => (EntityType::Organisation, Some(Known::Medium(None))),
                _ => (EntityType::Place, Some(Known::Country(*b"KP"))),
            };
            facts.mentions.push(Mention {
                span: token.span,
                entity_type,
                is_demonym: word.ends_with('n'),
                confidence: 50,
                finder: Finder::Lexicon,
                entity: facts.entities.len() as u32,
            });
            facts.entities.push(Entity {
                entity_type,
                name: word.to_owned(),
                known,
                roles: Vec::new(),
                forms: Vec::new(),
            });
        }
        facts.quotations = quotations(&tokens, &clipping, &facts);
        assert!(facts.fit(&clipping));
        let not_empty = |span: &Span| !span.is_empty();
        for quotation in &facts.quotations {
            assert!(not_empty(&quotation.span) && quotation.cue.iter().all(not_empty));
            let voices = quotation.chain.iter().filter_map(|voice| voice.entity);
            let mut entities: Vec<u32> = voices.collect();
            let n_voices = entities.len();
            entities.sort_unstable();
            entities.dedup();
            assert_eq!(entities.len(), n_voices);
        }
        assert!(facts.quotations.is_sorted_by_key(|quotation| quotation.span.start));
    }
});
