//! Any text, with names wherever its capitals stand, has events that lie in it and
//! that name what is there; the same again each time.
#![no_main]

use dateline::document::{InputFile, read};
use dateline::extract::{
    Case, Entity, EntityType, Facts, Finder, Mention, Tokens, events, times,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = InputFile {
        path: "fuzzed.txt",
        bytes: text.as_bytes(),
        ..InputFile::default()
    };
    for clipping in read(file).clippings {
        let tokens = Tokens::new(&clipping.text, &clipping.sentences());
        let mut facts = Facts {
            times: times(&tokens, &clipping.blocks, Some("en")),
            ..Facts::default()
        };
        let types = [EntityType::Person, EntityType::Place, EntityType::Organisation];
        for token in tokens.tokens.iter().filter(|token| token.case != Case::Lower) {
            let entity_type = types[facts.entities.len() % types.len()];
            facts.mentions.push(Mention {
                span: token.span,
                entity_type,
                is_demonym: token.hash % 5 == 0,
                confidence: 100,
                finder: Finder::Lexicon,
                entity: facts.entities.len() as u32,
            });
            facts.entities.push(Entity {
                entity_type,
                name: token.span.of(&clipping.text).to_owned(),
                known: None,
                roles: Vec::new(),
                forms: Vec::new(),
            });
        }
        facts.events = events(&tokens, &clipping, &facts);
        assert!(facts.fit(&clipping));
        assert_eq!(facts.events, events(&tokens, &clipping, &facts));
    }
});
