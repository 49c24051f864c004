//! Scores events against a folder of coded sentences:
//! `cargo bench --bench events -- FOLDER`.
//!
//! The folder is that of PETRARCH-2: `text/PETR.UnitTest.records.xml` has the
//! sentences with their codings, `dictionaries/PETR.Validate.actors.txt` the codes of
//! those named. `benches/events/event_codes.tsv` says which codes a class stands for.

mod coded_sentences;
mod event_codes;

use std::path::Path;

use coded_sentences::{Actors, CodedSentence, Coding, sentences};
use dateline::document::{Clipping, InputFile, read};
use dateline::extract::{Event, Facts, NameModel, WordedParty, facts_of};
use event_codes::roots;

const MODEL: &[u8] = include_bytes!("../../assets/names.model");

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.find(|argument| !argument.starts_with("--"));
    let Some(folder) = folder else {
        println!("no folder of coded sentences named: nothing measured");
        return;
    };
    let is_verbose = std::env::args().any(|argument| argument == "--verbose");
    let folder = Path::new(&folder);
    let text = |path: &str| {
        let bytes = std::fs::read(folder.join(path)).expect("a file of the folder can be read");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let actors = Actors::parse(&text("dictionaries/PETR.Validate.actors.txt"));
    let model = NameModel::open(MODEL.to_vec()).expect("the model opens");
    let coded = sentences(&text("text/PETR.UnitTest.records.xml"));
    println!("names as the model finds them in the sentence alone:");
    let find = |clipping: &Clipping| facts_of(clipping, Some(&model));
    score(&coded, &actors, &find, is_verbose);
    println!("names given by the suite's list, as PETRARCH-2 is given them:");
    score(
        &coded,
        &actors,
        &|clipping| actors.facts(clipping),
        is_verbose,
    );
}

/// Prints how many codings are told, and told with both sides.
fn score(
    coded: &[CodedSentence],
    actors: &Actors,
    find: &dyn Fn(&Clipping) -> Facts,
    is_verbose: bool,
) {
    let (mut n_codings, mut n_roots, mut n_both) = (0, 0, 0);
    let (mut n_negative, mut n_false) = (0, 0);
    for sentence in coded {
        let Some(clipping) = clipping_of(&sentence.text) else {
            continue;
        };
        let facts = find(&clipping);
        if sentence.codings.is_empty() {
            n_negative += 1;
            n_false += u32::from(!facts.events.is_empty());
            if is_verbose && !facts.events.is_empty() {
                println!(
                    "FALSE {} {}\n      {}",
                    sentence.id,
                    sentence.text,
                    told(&facts, &clipping.text)
                );
            }
            continue;
        }
        for coding in &sentence.codings {
            let fits: Vec<&Event> = (facts.events.iter())
                .filter(|event| roots(event).any(|root| root == coding.root))
                .collect();
            let is_both = fits
                .iter()
                .any(|event| has_both(event, coding, &facts, &clipping, actors));
            n_codings += 1;
            n_roots += u32::from(!fits.is_empty());
            n_both += u32::from(is_both);
            if is_verbose && !is_both {
                let what = if fits.is_empty() { "ROOT" } else { "WHO " };
                let Coding {
                    source,
                    target,
                    root,
                } = coding;
                let (id, text, told) = (&sentence.id, &sentence.text, told(&facts, &clipping.text));
                println!("{what} {id} {source} > {target} {root:02}: {text}\n      {told}");
            }
        }
    }
    let share = |n: u32, of: u32| f64::from(n) / f64::from(of.max(1));
    let (roots, both) = (share(n_roots, n_codings), share(n_both, n_codings));
    println!(
        "  {n_codings} codings: root class right {n_roots} ({roots:.3}), with source and target {n_both} ({both:.3})"
    );
    println!("  {n_negative} sentences without events: {n_false} told one");
}

fn clipping_of(text: &str) -> Option<Clipping> {
    let file = InputFile {
        path: "sentence.txt",
        bytes: text.as_bytes(),
        ..InputFile::default()
    };
    read(file).clippings.into_iter().next()
}

/// Whether source and target of a coding take part, in their places; those who
/// do something together may be either.
fn has_both(
    event: &Event,
    coding: &Coding,
    facts: &Facts,
    clipping: &Clipping,
    actors: &Actors,
) -> bool {
    let has = |entities: &[u32], parties: &[WordedParty], code: &str| {
        let by_words = |party: &WordedParty| {
            let words = party.span.of(&clipping.text);
            actors.codes(words).any(|known| fits(known, code))
        };
        (entities.iter()).any(|entity| is_called(*entity, code, facts, clipping, actors))
            || parties.iter().any(by_words)
    };
    let is_mutual = event.targets.is_empty()
        || ["meeting", "visit", "call", "agreement", "cooperation"].contains(&event.class.name());
    let actor_is = |code| has(&event.actors, &event.worded_actors, code);
    let target_is = |code| has(&event.targets, &event.worded_targets, code);
    if is_mutual {
        let takes_part = |code| actor_is(code) || target_is(code);
        return takes_part(&coding.source) && takes_part(&coding.target);
    }
    actor_is(&coding.source) && target_is(&coding.target)
}

/// Whether an entity goes by this code: by its names, or by the offices beside them.
fn is_called(entity: u32, code: &str, facts: &Facts, clipping: &Clipping, actors: &Actors) -> bool {
    let names = (facts.mentions.iter())
        .filter(|mention| mention.entity == entity)
        .map(|mention| mention.span.of(&clipping.text));
    let roles = facts.entities[entity as usize]
        .roles
        .iter()
        .map(|role| role.span.of(&clipping.text));
    names
        .chain(roles)
        .any(|name| actors.codes(name).any(|known| fits(known, code)))
}

/// Whether a code from the list of actors is that of a coding, which may add what
/// part of a state somebody is.
fn fits(known: &str, code: &str) -> bool {
    let country = known.get(..3).unwrap_or(known);
    code.starts_with(country) || code.contains(known)
}

fn told(facts: &Facts, text: &str) -> String {
    let names = |entities: &[u32], parties: &[WordedParty]| {
        let names = entities
            .iter()
            .map(|entity| facts.entities[*entity as usize].name.as_str());
        let words = parties.iter().map(|party| party.span.of(text));
        names.chain(words).collect::<Vec<&str>>().join("+")
    };
    let events = facts.events.iter().map(|event| {
        let flags = format!(
            "{}{}",
            if event.is_planned { "?" } else { "" },
            if event.is_negated { "!" } else { "" }
        );
        format!(
            "{}{flags} {} > {}",
            event.class.name(),
            names(&event.actors, &event.worded_actors),
            names(&event.targets, &event.worded_targets)
        )
    });
    let mentions = facts
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect::<Vec<&str>>();
    format!(
        "{} [{}]",
        events.collect::<Vec<String>>().join("; "),
        mentions.join(", ")
    )
}
