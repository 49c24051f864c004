//! Events: cases in `tests/cases/events`, and what holds for any text.

use dateline::document::{InputFile, read};
use dateline::extract::{
    Entity, EntityType, Event, EventTime, Facts, Finder, Mention, Tokens, events, times,
};
use dateline::text::Span;
use proptest::prelude::*;

/// The events of a text whose names stand in brackets: `[Kim:person]`, `[China]`
/// for a place, `[Chinese:adjective]` for its people.
fn found(marked: &str) -> (String, Facts) {
    let mut text = String::new();
    let mut facts = Facts::default();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').unwrap_or((after, ""));
        text.push_str(before);
        let (name, kind) = inside.split_once(':').unwrap_or((inside, "place"));
        let start = text.len();
        text.push_str(name);
        let entity_type = match kind {
            "person" => EntityType::Person,
            "organisation" => EntityType::Organisation,
            _ => EntityType::Place,
        };
        let known = facts.entities.iter().position(|one| one.name == name);
        let entity = known.unwrap_or(facts.entities.len()) as u32;
        if known.is_none() {
            facts.entities.push(Entity {
                entity_type,
                name: name.to_owned(),
                known: None,
                roles: Vec::new(),
                forms: Vec::new(),
            });
        }
        facts.mentions.push(Mention {
            span: Span::new(start, text.len()),
            entity_type,
            is_demonym: kind == "adjective",
            confidence: 100,
            finder: Finder::Lexicon,
            entity,
        });
        rest = after;
    }
    text.push_str(rest);
    let file = InputFile {
        path: "case.txt",
        bytes: text.as_bytes(),
        ..InputFile::default()
    };
    let Some(clipping) = read(file).clippings.into_iter().next() else {
        return (text, facts);
    };
    if clipping.text == text {
        let tokens = Tokens::new(&text, &clipping.sentences());
        facts.times = times(&tokens, &clipping.blocks, Some("en"));
        facts.events = events(&tokens, &clipping, &facts);
        assert!(facts.fit(&clipping), "{text}");
    }
    (text, facts)
}

/// An event in words: `meeting: Xi, Kim > -; when 2018; 5 times`.
fn in_words(event: &Event, text: &str, facts: &Facts) -> String {
    let names = |entities: &[u32]| {
        let names = entities
            .iter()
            .map(|at| facts.entities[*at as usize].name.as_str());
        let names = names.collect::<Vec<&str>>().join(", ");
        if names.is_empty() {
            "-".to_owned()
        } else {
            names
        }
    };
    let mut words = format!(
        "{}: {} > {}",
        event.class.name(),
        names(&event.actors),
        names(&event.targets)
    );
    match event.time {
        EventTime::Expression(at) => {
            words += &format!("; when {}", facts.times[at as usize].span.of(text));
        }
        EventTime::Published => words += "; news",
        EventTime::Unknown => {}
    }
    if let Some(place) = event.place {
        words += &format!("; in {}", facts.entities[place as usize].name);
    }
    if let Some(count) = event.count {
        words += &format!("; {count} times");
    }
    if let Some(anniversary) = event.anniversary {
        if let Some(years) = anniversary.years {
            words += &format!("; {years} years");
        }
        if let Some(span) = anniversary.commemorates {
            words += &format!("; of {}", span.of(text));
        }
    }
    if event.is_planned {
        words += "; planned";
    }
    if event.is_negated {
        words += "; not";
    }
    words
}

/// A text a line, behind it each event on a line that begins with `=`.
fn check(cases: &str) {
    let mut lines = (cases.lines())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .peekable();
    let mut wrong = String::new();
    while let Some(marked) = lines.next() {
        let mut want = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('=')) {
            want.push(line[1..].trim().to_owned());
        }
        let (text, facts) = found(marked);
        let events = facts.events.iter();
        let got: Vec<String> = events.map(|event| in_words(event, &text, &facts)).collect();
        if got != want {
            wrong += &format!("{marked}\n");
            got.iter().for_each(|line| wrong += &format!("= {line}\n"));
            wrong += "\n";
        }
    }
    assert!(wrong.is_empty(), "these are told now:\n{wrong}");
}

#[test]
fn meetings_visits_and_letters() {
    check(include_str!("../cases/events/diplomacy.txt"));
}

#[test]
fn conflict_and_law() {
    check(include_str!("../cases/events/conflict.txt"));
}

#[test]
fn days_places_counts_and_anniversaries() {
    check(include_str!("../cases/events/circumstances.txt"));
}

#[test]
fn words_that_tell_no_event() {
    check(include_str!("../cases/events/no_events.txt"));
}

#[test]
fn a_long_sentence_takes_no_longer_a_word() {
    let text = "[Kim:person] met [Xi:person] twice and , who ".repeat(10_000);
    assert!(found(&text).1.events.len() > 1_000);
    let commas = format!("[Kim:person] met {}", ", [Xi:person] and ".repeat(10_000));
    assert!(!found(&commas).1.events.is_empty());
}

proptest! {
    #[test]
    fn any_words_give_events_that_fit(words in prop::collection::vec(word(), 0..60)) {
        let marked = words.concat();
        let (_, facts) = found(&marked);
        prop_assert_eq!(&facts.events, &found(&marked).1.events);
        for event in &facts.events {
            prop_assert!(event.span.start <= event.trigger.start && event.trigger.end <= event.span.end);
            prop_assert!((1..=100).contains(&event.confidence));
            prop_assert!(event.actors.iter().all(|actor| !event.targets.contains(actor)));
        }
        let starts: Vec<u32> = facts.events.iter().map(|event| event.span.start).collect();
        prop_assert!(starts.is_sorted());
    }
}

/// Words of sentences, in any order, and any others.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "[Kim:person]",
        "[China]",
        "[Chinese:adjective]",
        " met ",
        " with ",
        " and ",
        ", ",
        ". ",
        " was ",
        " arrested ",
        " by ",
        " the ",
        " letter ",
        " to ",
        " who ",
        " that ",
        " said ",
        " on Thursday",
        " visit ",
        "'s ",
        " not ",
        " will ",
        " anniversary ",
        " of ",
        " 70th ",
        " between ",
        " talks ",
        "\n\n",
        "\"",
        " (",
        ")",
        "-",
        " held ",
        " five ",
        " times ",
        " in 2018",
        " attack ",
        " him ",
        " his ",
        " neither ",
        " up ",
    ];
    prop_oneof![
        9 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}".prop_map(|text| text.replace(['[', ']'], "")),
    ]
}
