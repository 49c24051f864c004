//! Articles annotated by hand, with characters as offsets.

use std::path::Path;

use dateline::extract::{EntityType, Finder, Mention, Tokens, references, who_is_who};
use dateline::text::{Span, sentences::sentences};
use serde_json::Value;

use crate::lexicon::Lexicon;
use crate::score::BCubed;

pub fn measure(folder: &Path, lexicon: &Lexicon, is_verbose: bool) {
    let mut score = BCubed::default();
    for path in crate::files(folder, ".json") {
        let gold: Value =
            serde_json::from_str(&std::fs::read_to_string(&path).expect("readable")).expect("JSON");
        let name = gold["file"].as_str().unwrap_or_default();
        let places = [
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("seeds")
                .join(name),
            folder.join(name),
        ];
        let Some(text) = places
            .iter()
            .find_map(|path| std::fs::read_to_string(path).ok())
        else {
            continue;
        };
        let bytes: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let mut rows: Vec<(Mention, String)> = Vec::new();
        for mention in gold["mentions"].as_array().into_iter().flatten() {
            let at = |key: &str| bytes[mention[key].as_u64().unwrap_or_default() as usize];
            let entity_type = match mention["type"].as_str() {
                Some("person") => EntityType::Person,
                Some("organisation") => EntityType::Organisation,
                _ => EntityType::Place,
            };
            let mention_found = mention_of(at("start"), at("end"), entity_type);
            rows.push((
                mention_found,
                mention["entity"].as_str().unwrap_or_default().to_owned(),
            ));
        }
        rows.sort_by_key(|row| row.0.span.start);
        let mut mentions: Vec<Mention> = rows.iter().map(|row| row.0).collect();
        let tokens = Tokens::new(&text, &sentences(&text));
        let entities = who_is_who(&tokens, &[], &mut mentions, &|name, entity_type| {
            lexicon.known(name, entity_type)
        });
        let pairs: Vec<(String, u32)> = rows
            .iter()
            .zip(&mentions)
            .map(|(row, mention)| (row.1.clone(), mention.entity))
            .collect();
        score.add(&pairs);
        if is_verbose {
            println!("{name}");
            for entity in &entities {
                let forms: Vec<String> = entity
                    .forms
                    .iter()
                    .map(|form| format!("{} {} {}", form.text, form.reason.name(), form.confidence))
                    .collect();
                println!(
                    "  {} {:?} {:?} roles {:?}",
                    entity.name,
                    entity.known,
                    forms,
                    entity
                        .roles
                        .iter()
                        .map(|role| &role.title)
                        .collect::<Vec<_>>()
                );
            }
            for reference in references(&tokens, &mentions, &entities) {
                let from = text[..reference.span.start as usize]
                    .char_indices()
                    .rev()
                    .nth(40)
                    .map_or(0, |at| at.0);
                println!(
                    "    …{}⟨{}⟩ = {} {:?} {}",
                    text[from..reference.span.start as usize].replace('\n', " "),
                    reference.span.of(&text),
                    entities[reference.entity as usize].name,
                    reference.why,
                    reference.confidence
                );
            }
        }
    }
    println!("seeds, {}", score.line());
}

pub fn mention_of(start: usize, end: usize, entity_type: EntityType) -> Mention {
    Mention {
        span: Span::new(start, end),
        entity_type,
        is_demonym: false,
        confidence: 100,
        finder: Finder::Pattern,
        entity: 0,
    }
}
