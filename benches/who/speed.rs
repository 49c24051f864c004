//! How fast: one clipping's names, and a library of 200,000 clippings.

use std::time::Instant;

use dateline::extract::{Entity, EntityType, Form, MergeReason, Tokens, references, who_is_who};
use dateline::library::who::{ClippingNames, Corrections, WhoIsWho};
use dateline::text::sentences::sentences;

use crate::seeds::mention_of;

pub fn measure() {
    clipping();
    long_text();
    library(20_000);
    library(200_000);
}

/// One article of some 400 words, again and again.
fn clipping() {
    let paragraph = "Chinese President Xi Jinping met North Korean leader Kim Jong Un in Beijing on Monday, state media said. \
        Xi told Kim that the Communist Party of China would support the Workers' Party of Korea. He said that \
        Foreign Minister Wang Yi of China had spoken with Sergei Lavrov in Moscow, and that the minister would visit Pyongyang. ";
    let text = paragraph.repeat(7);
    let mut mentions = Vec::new();
    for (name, entity_type) in [
        ("Xi Jinping", EntityType::Person),
        ("Kim Jong Un", EntityType::Person),
        ("Communist Party of China", EntityType::Organisation),
        ("Workers' Party of Korea", EntityType::Organisation),
        ("Wang Yi", EntityType::Person),
        ("Sergei Lavrov", EntityType::Person),
        ("Beijing", EntityType::Place),
        ("Moscow", EntityType::Place),
        ("Pyongyang", EntityType::Place),
        ("Xi told", EntityType::Person),
    ] {
        for (at, _) in text.match_indices(name) {
            mentions.push(mention_of(
                at,
                at + name.trim_end_matches(" told").len(),
                entity_type,
            ));
        }
    }
    mentions.sort_by_key(|mention| mention.span.start);
    let tokens = Tokens::new(&text, &sentences(&text));
    let n_words = text.split(' ').count();
    let start = Instant::now();
    let n = 2000;
    let mut n_found = 0;
    for _ in 0..n {
        let mut mentions = mentions.clone();
        let entities = who_is_who(&tokens, &[], &mut mentions, &|_, _| None);
        n_found += references(&tokens, &mentions, &entities).len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "one clipping of {n_words} words and {} names: {:.0} µs, {:.1} million words a second ({} references)",
        mentions.len(),
        seconds / n as f64 * 1e6,
        n_words as f64 * n as f64 / seconds / 1e6,
        n_found / n
    );
}

/// A text that names 20,000 others.
fn long_text() {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let letters = |number: usize| -> String {
        (0..5)
            .map(|at| char::from(b'a' + (number / 7usize.pow(at) % 19) as u8))
            .collect()
    };
    for at in 0..20_000usize {
        let start = text.len();
        let entity_type = [
            EntityType::Person,
            EntityType::Organisation,
            EntityType::Place,
        ][at % 3];
        text.push_str(&["X", &letters(at * 31), " Y", &letters(at % 997)].concat());
        mentions.push(mention_of(start, text.len(), entity_type));
        text.push_str(" met, as the party said. He left. ");
    }
    let tokens = Tokens::new(&text, &sentences(&text));
    let start = Instant::now();
    let entities = who_is_who(&tokens, &[], &mut mentions, &|_, _| None);
    let n_references = references(&tokens, &mentions, &entities).len();
    println!(
        "one text of {} kB with 20,000 names: {:.2} s ({} entities, {n_references} references)",
        text.len() / 1000,
        start.elapsed().as_secs_f64(),
        entities.len()
    );
}

fn library(n_clippings: usize) {
    let mut state = 7u64;
    let mut next = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    const SYLLABLES: [&str; 24] = [
        "ba", "ko", "mi", "ter", "lan", "so", "vic", "har", "den", "ro", "gu", "pel", "na", "ster",
        "wil", "ja", "cor", "tin", "ke", "li", "mon", "fa", "zu", "ber",
    ];
    let mut word = |n_syllables: usize| {
        let mut word: String = (0..n_syllables).map(|_| SYLLABLES[next(24)]).collect();
        word[..1].make_ascii_uppercase();
        word
    };
    let n_names = n_clippings;
    let names: Vec<(String, String)> = (0..n_names)
        .map(|at| {
            let surname = word(2 + at % 2);
            ([word(2), " ".to_owned(), surname.clone()].concat(), surname)
        })
        .collect();
    let mut state = 11u64;
    let mut next = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    let clippings: Vec<Vec<Entity>> = (0..n_clippings)
        .map(|_| {
            (0..8)
                .map(|at| {
                    // A few names are in most clippings, most in a few.
                    let limit = n_names >> next(14);
                    let (full, short) = &names[next(limit.max(1))];
                    let entity_type = [
                        EntityType::Person,
                        EntityType::Organisation,
                        EntityType::Place,
                    ][at % 3];
                    let is_short = next(10) == 0;
                    let name = if is_short { short } else { full };
                    let form = |text: &str, reason| Form {
                        text: text.to_owned(),
                        n_mentions: 1,
                        reason,
                        confidence: 90,
                    };
                    let mut forms = vec![form(name, MergeReason::Itself)];
                    if !is_short && entity_type == EntityType::Person {
                        forms.push(form(short, MergeReason::Surname));
                    }
                    Entity {
                        entity_type,
                        name: name.clone(),
                        known: None,
                        roles: Vec::new(),
                        forms,
                    }
                })
                .collect()
        })
        .collect();
    let files: Vec<String> = (0..n_clippings).map(|at| format!("{at:06}.txt")).collect();
    let rows: Vec<ClippingNames<'_>> = clippings
        .iter()
        .enumerate()
        .map(|(at, entities)| ClippingNames {
            clipping: at as u32,
            file: &files[at],
            entities,
        })
        .collect();
    let start = Instant::now();
    let who = WhoIsWho::build(&rows, &Corrections::default());
    let n_merges: usize = who
        .entities()
        .iter()
        .map(|entity| entity.merges.len())
        .sum();
    println!(
        "library of {n_clippings} clippings, {} names of entities: {:.2} s, {} entities, {n_merges} merges",
        n_clippings * 8,
        start.elapsed().as_secs_f64(),
        who.entities().len()
    );
}
