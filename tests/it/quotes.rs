//! Quotations: cases in `tests/cases/quotes`, and what holds for any text.

use dateline::document::{InputFile, read};
use dateline::extract::{
    EntityType, Facts, Finder, Known, Mention, Quotation, QuotationKind, Tokens, Voice, quotations,
    times, who_is_who,
};
use dateline::text::Span;
use proptest::prelude::*;

/// What the cases' names are known for.
fn known(name: &str, entity_type: EntityType) -> Option<(String, Known)> {
    let (name, known) = match (entity_type, name) {
        (EntityType::Organisation, "KCNA") => ("KCNA", Known::Medium(Some(*b"KP"))),
        (EntityType::Organisation, "Xinhua") => ("Xinhua", Known::Medium(Some(*b"CN"))),
        (EntityType::Organisation, "Reuters" | "BBC") => (name, Known::Medium(None)),
        (EntityType::Place, "China" | "Chinese") => ("China", Known::Country(*b"CN")),
        (EntityType::Place, "North Korea" | "North Korean") => {
            ("North Korea", Known::Country(*b"KP"))
        }
        _ => return None,
    };
    Some((name.to_owned(), known))
}

/// The text and the facts of a case whose names stand in brackets: `[Xi:person]`,
/// `[KCNA:organisation]`, `[China:place]`, `[Chinese:adjective]`.
fn facts_of(marked: &str) -> (String, Facts) {
    let mut text = String::new();
    let mut facts = Facts::default();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').unwrap_or((after, ""));
        text.push_str(before);
        rest = after;
        let Some((name, kind)) = inside.split_once(':') else {
            text.push_str(&format!("[{inside}]"));
            continue;
        };
        let start = text.len();
        text.push_str(name);
        facts.mentions.push(Mention {
            span: Span::new(start, text.len()),
            entity_type: match kind {
                "person" => EntityType::Person,
                "organisation" => EntityType::Organisation,
                _ => EntityType::Place,
            },
            is_demonym: kind == "adjective",
            confidence: 100,
            finder: Finder::Lexicon,
            entity: 0,
        });
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
    if clipping.text != text {
        return (text, Facts::default());
    }
    let tokens = Tokens::new(&text, &clipping.sentences());
    facts.times = times(&tokens, &clipping.blocks, Some("en"));
    facts.entities = who_is_who(&tokens, &clipping.blocks, &mut facts.mentions, &known);
    facts.quotations = quotations(&tokens, &clipping, &facts);
    assert!(facts.fit(&clipping), "{text}");
    assert_eq!(facts.quotations, quotations(&tokens, &clipping, &facts));
    (text, facts)
}

/// A voice by its name, else by its words.
fn called(text: &str, facts: &Facts, voice: &Voice) -> String {
    match (voice.entity, voice.antecedent.or(voice.span)) {
        (Some(entity), _) => facts.entities[entity as usize].name.clone(),
        (None, Some(span)) => span.of(text).to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// A quotation as the cases write it: the words between marks of its kind, then
/// `speaker > teller`, what reports it, and what else is told.
fn told(text: &str, facts: &Facts, quotation: &Quotation) -> String {
    let (open, close) = match quotation.kind {
        QuotationKind::Direct => ('“', '”'),
        QuotationKind::Mixed => ('‹', '›'),
        QuotationKind::Indirect => ('(', ')'),
    };
    let chain: Vec<String> = (quotation.chain.iter())
        .map(|voice| called(text, facts, voice))
        .collect();
    let cue: Vec<&str> = quotation.cue.iter().map(|span| span.of(text)).collect();
    let mut line = format!(
        "{open}{}{close} | {} | {} | {}",
        quotation.span.of(text),
        chain.join(" > "),
        cue.join(" … "),
        quotation.act.name()
    );
    let mut add = |what: &str| {
        line.push(' ');
        line.push_str(what);
    };
    if quotation.is_loaded {
        add("loaded");
    }
    if quotation.is_negated {
        add("negated");
    }
    if quotation.is_hypothetical {
        add("hypothetical");
    }
    if let Some(medium) = quotation.medium {
        add(&format!("medium={}", medium.kind.name()));
    }
    if let Some(addressee) = &quotation.addressee {
        add(&format!("to={}", called(text, facts, addressee)));
    }
    if let Some(time) = quotation.time {
        add(&format!("on={}", facts.times[time as usize].span.of(text)));
    }
    if let Some(place) = quotation.place {
        add(&format!("at={}", facts.entities[place as usize].name));
    }
    line
}

/// Checks the cases of a file: a line `= what it shows`, lines of text, and a
/// line `> …` for each quotation in order; `\n` is an empty line.
fn check(cases: &str) {
    let mut wrong = String::new();
    for case in cases.split("\n= ").skip(1) {
        let lines: Vec<&str> = case.lines().filter(|line| !line.is_empty()).collect();
        let (wanted, marked): (Vec<&str>, Vec<&str>) =
            lines[1..].iter().partition(|line| line.starts_with("> "));
        let (text, facts) = facts_of(&marked.join("\n\n"));
        assert!(
            !facts.times.is_empty() || !facts.entities.is_empty() || !marked.concat().contains('[')
        );
        let got: Vec<String> = (facts.quotations.iter())
            .map(|quotation| format!("> {}", told(&text, &facts, quotation)))
            .collect();
        if got != wanted {
            wrong += &format!("= {}\n{}\n", lines[0], got.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "found otherwise:\n{wrong}");
}

#[test]
fn cases_of_verbs() {
    check(include_str!("../cases/quotes/verbs.txt"));
}

#[test]
fn cases_of_marks() {
    check(include_str!("../cases/quotes/marks.txt"));
}

#[test]
fn cases_of_voices() {
    check(include_str!("../cases/quotes/voices.txt"));
}

#[test]
fn cases_of_chains() {
    check(include_str!("../cases/quotes/chains.txt"));
}

#[test]
fn cases_that_are_no_quotations() {
    check(include_str!("../cases/quotes/refused.txt"));
}

/// What must hold of any text.
fn holds(marked: &str) {
    let (text, facts) = facts_of(marked);
    let is_inside = |span: Span| {
        text.get(span.range())
            .is_some_and(|words| !words.is_empty())
    };
    for quotation in &facts.quotations {
        assert!(is_inside(quotation.span), "{text}");
        assert!(quotation.cue.iter().all(|span| is_inside(*span)));
        assert!((1..=100).contains(&quotation.confidence));
        let mut entities: Vec<u32> = (quotation.chain.iter())
            .filter_map(|voice| voice.entity)
            .collect();
        entities.sort_unstable();
        let n_voices = entities.len();
        entities.dedup();
        assert_eq!(entities.len(), n_voices, "nobody tells twice: {text}");
    }
    assert!(
        facts.quotations.is_sorted_by_key(|quotation| {
            (quotation.span.start, u32::MAX - quotation.span.end)
        })
    );
}

const PIECES: [&str; 44] = [
    "said",
    "says",
    "told",
    "that",
    "he",
    "[Xi Jinping:person]",
    "[KCNA:organisation]",
    "[China:place]",
    "[Chinese:adjective]",
    "according to",
    "citing",
    "quoted",
    "as saying",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "「",
    "」",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "—",
    "and",
    "the letter",
    "in a statement",
    "on Monday",
    "reporters",
    "was",
    "would go",
    "reportedly",
    "which",
    "who",
    "of",
    "\n\n",
    "call for an end to the war",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_pieces_give_quotations_inside_the_text(
        pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..60)
    ) {
        let mut text = String::new();
        for (piece, is_spaced) in pieces {
            text.push_str(PIECES[piece]);
            if is_spaced {
                text.push(' ');
            }
        }
        holds(&text);
    }

    #[test]
    fn any_text_gives_quotations_inside_it(text in "\\PC{0,200}") {
        holds(&text);
    }
}

#[test]
fn hostile_texts_are_read_in_time() {
    let begun = std::time::Instant::now();
    let sentence = "Trump said that he told the minister, who said \"no\" and added ".repeat(9_000);
    let texts = [
        "\"a".repeat(100_000),
        format!("{}x said {}", "“".repeat(20_000), "”".repeat(20_000)),
        format!("{}x{}", "“he said ‘".repeat(1_000), "’ ” ".repeat(1_000)),
        sentence,
        format!("{}said he would go.", "A, ".repeat(60_000)),
        "according to ".repeat(40_000),
        "said ".repeat(60_000),
        "told of ".repeat(40_000),
        "\"Yes, we can,\" he said. ".repeat(10_000),
        "[Xi Jinping:person] said it was and ".repeat(10_000),
        format!(
            "\"{}\" [Xi:person] said.",
            "He said that we will go. ".repeat(10_000)
        ),
    ];
    for text in &texts {
        facts_of(text);
    }
    // Tests are compiled without much optimisation: a second each is linear.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
