//! Who is who: in a clipping, across the library, and by the reader's word.

use std::collections::BTreeMap;

use dateline::extract::{
    Entity, EntityType, Finder, Known, Mention, Reference, Tokens, references, who_is_who,
};
use dateline::library::who::{ClippingNames, Correction, Corrections, WhoIsWho};
use dateline::text::{Span, sentences::sentences};
use proptest::prelude::*;

/// A text with marked names: its words, its mentions and whom each names.
struct Marked {
    text: String,
    mentions: Vec<Mention>,
    names: Vec<String>,
    references: Vec<(Span, String)>,
}

/// Reads `[Kim]p1` and `{he}p1`; `]o1=p1` says a mention of that type names `p1`.
fn marked(line: &str) -> Marked {
    let mut marked = Marked {
        text: String::new(),
        mentions: Vec::new(),
        names: Vec::new(),
        references: Vec::new(),
    };
    let mut rest = line;
    while let Some(at) = rest.find(['[', '{']) {
        marked.text.push_str(&rest[..at]);
        let is_name = rest[at..].starts_with('[');
        let close = rest[at..]
            .find(if is_name { ']' } else { '}' })
            .expect("the mark is closed")
            + at;
        let start = marked.text.len();
        marked.text.push_str(&rest[at + 1..close]);
        let span = Span::new(start, marked.text.len());
        rest = &rest[close + 1..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '=')
            .unwrap_or(rest.len());
        let tag = &rest[..end];
        // A hyphen belongs to the tag only where it is all of it.
        let tag = if tag.starts_with('-') {
            "-"
        } else {
            tag.split('-').next().unwrap_or(tag)
        };
        rest = &rest[tag.len()..];
        let name = tag.split('=').next_back().unwrap_or(tag).to_owned();
        if !is_name {
            marked.references.push((span, name));
            continue;
        }
        let entity_type = match tag.as_bytes().first() {
            Some(b'p') => EntityType::Person,
            Some(b'o') => EntityType::Organisation,
            _ => EntityType::Place,
        };
        marked.mentions.push(Mention {
            span,
            entity_type,
            is_demonym: false,
            confidence: 100,
            finder: Finder::Pattern,
            entity: 0,
        });
        marked.names.push(name);
    }
    marked.text.push_str(rest);
    marked
}

fn known(name: &str, entity_type: EntityType) -> Option<(String, Known)> {
    let country = |name: &str, code: &[u8; 2]| Some((name.to_owned(), Known::Country(*code)));
    if entity_type == EntityType::Person {
        return None;
    }
    match name {
        "North Korea" | "North Korean" | "DPRK" => country("North Korea", b"KP"),
        "South Korea" | "South Korean" => country("South Korea", b"KR"),
        "China" | "Chinese" => country("China", b"CN"),
        "Russia" | "Russian" => country("Russia", b"RU"),
        "Jordan" if entity_type == EntityType::Place => country("Jordan", b"JO"),
        "South Africa" => country("South Africa", b"ZA"),
        "South Sudan" => country("South Sudan", b"SS"),
        "Sudan" => country("Sudan", b"SD"),
        "US" | "United States" => country("United States", b"US"),
        "Moscow" => Some(("Moscow".to_owned(), Known::PlaceIn(*b"RU"))),
        _ => None,
    }
}

fn read(marked: &mut Marked) -> (Vec<Entity>, Vec<Reference>) {
    let tokens = Tokens::new(&marked.text, &sentences(&marked.text));
    let entities = who_is_who(&tokens, &[], &mut marked.mentions, &known);
    let references = references(&tokens, &marked.mentions, &entities);
    (entities, references)
}

/// The cases of a file: what each shows, and its lines.
fn cases(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix("= ") {
            Some(what) => cases.push((what, Vec::new())),
            None => cases
                .last_mut()
                .expect("a case begins with `=`")
                .1
                .push(line),
        }
    }
    cases
}

/// What is wrong with who was taken for whom.
fn differences(found: &[(String, String, Option<u32>)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, (text, name, entity)) in found.iter().enumerate() {
        for (other_text, other_name, other) in &found[at + 1..] {
            if (name == other_name) != (entity == other) {
                let what = if name == other_name {
                    "apart"
                } else {
                    "together"
                };
                wrong.push(format!(
                    "`{text}` ({name}) and `{other_text}` ({other_name}) are {what}"
                ));
            }
        }
    }
    wrong
}

#[test]
fn names_in_a_clipping_are_put_together() {
    let mut wrong = Vec::new();
    for (what, lines) in cases(include_str!("../cases/who/clipping.txt")) {
        let mut marked = marked(&lines.join("\n"));
        let (entities, references) = read(&mut marked);
        let rows: Vec<_> = marked
            .mentions
            .iter()
            .zip(&marked.names)
            .map(|(mention, name)| {
                (
                    mention.span.of(&marked.text).to_owned(),
                    name.clone(),
                    Some(mention.entity),
                )
            })
            .collect();
        let mut found = differences(&rows);
        for (span, name) in &marked.references {
            let reference = references.iter().find(|reference| reference.span == *span);
            let entity = marked
                .names
                .iter()
                .position(|other| other == name)
                .map(|at| marked.mentions[at].entity);
            let text = span.of(&marked.text);
            match (reference, entity) {
                (Some(reference), Some(entity)) if reference.entity == entity => {}
                (None, None) => {}
                (Some(reference), None) if reference.confidence < 75 => {}
                (reference, _) => found.push(format!(
                    "`{text}` is {name}, but found {:?}",
                    reference.map(|reference| &entities[reference.entity as usize].name)
                )),
            }
        }
        if !found.is_empty() {
            wrong.push(format!("{what}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A library of marked clippings: their entities and files.
struct Shelf {
    marked: Vec<Marked>,
    entities: Vec<Vec<Entity>>,
    files: Vec<String>,
}

impl Shelf {
    fn new(lines: &[&str]) -> Shelf {
        let mut marked: Vec<Marked> = lines.iter().map(|line| marked(line)).collect();
        let entities = marked.iter_mut().map(|marked| read(marked).0).collect();
        let files = (0..lines.len()).map(|at| format!("{at}.txt")).collect();
        Shelf {
            marked,
            entities,
            files,
        }
    }

    fn rows(&self) -> Vec<ClippingNames<'_>> {
        let rows = self.entities.iter().zip(&self.files).enumerate();
        rows.map(|(at, (entities, file))| ClippingNames {
            clipping: at as u32,
            file,
            entities,
        })
        .collect()
    }

    fn build(&self, corrections: &Corrections) -> WhoIsWho {
        WhoIsWho::build(&self.rows(), corrections)
    }

    fn found(&self, who: &WhoIsWho) -> Vec<(String, String, Option<u32>)> {
        let mut found = Vec::new();
        for (clipping, marked) in self.marked.iter().enumerate() {
            for (mention, name) in marked.mentions.iter().zip(&marked.names) {
                let text = mention.span.of(&marked.text);
                found.push((
                    text.to_owned(),
                    name.clone(),
                    who.entity_of_form(clipping as u32, mention.entity, text),
                ));
            }
        }
        found
    }
}

#[test]
fn names_of_clippings_are_put_together() {
    let mut wrong = Vec::new();
    for (what, lines) in cases(include_str!("../cases/who/library.txt")) {
        let shelf = Shelf::new(&lines);
        let who = shelf.build(&Corrections::default());
        let found = differences(&shelf.found(&who));
        if !found.is_empty() {
            wrong.push(format!("{what}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn person(name: &str) -> (EntityType, String) {
    (EntityType::Person, name.to_owned())
}

fn merge(name: &str, with: &str) -> Correction {
    let (entity_type, name) = person(name);
    Correction::Merge {
        entity_type,
        name,
        with: with.to_owned(),
    }
}

fn split(name: &str, file: Option<&str>, into: &str) -> Correction {
    let (entity_type, name) = person(name);
    Correction::Split {
        entity_type,
        name,
        file: file.map(str::to_owned),
        into: into.to_owned(),
    }
}

fn reject(name: &str, file: Option<&str>) -> Correction {
    let (entity_type, name) = person(name);
    Correction::Reject {
        entity_type,
        name,
        file: file.map(str::to_owned),
        span: None,
    }
}

const BUSHES: [&str; 4] = [
    "[George Bush]p1 met [Dick Cheney]p2 in [Texas]l1. [Bush]p1 left.",
    "[George Bush]p1 met [Dick Cheney]p2 in [Texas]l1.",
    "[George W. Bush]p1 met [Dick Cheney]p2 in [Texas]l1.",
    "[Sukarno]p3 met [Suharto]p4 in [Jakarta]l2.",
];

fn names_of(who: &WhoIsWho, name: &str) -> Vec<String> {
    let entity = who
        .entities()
        .iter()
        .find(|entity| entity.name == name)
        .unwrap_or_else(|| panic!("`{name}` is there"));
    entity
        .aliases
        .iter()
        .map(|alias| alias.text.clone())
        .collect()
}

#[test]
fn the_reader_wins() {
    let shelf = Shelf::new(&BUSHES);
    let mut corrections = Corrections::default();
    let before = shelf.build(&corrections);
    assert_eq!(names_of(&before, "George Bush"), ["Bush", "George W. Bush"]);

    corrections.push(split("George W. Bush", None, "the son"));
    let who = shelf.build(&corrections);
    assert_eq!(names_of(&who, "George Bush"), ["Bush"]);
    assert_eq!(
        who.find("person:george-w-bush~the-son"),
        who.entity_of(2, 0)
    );

    // What was split off has a name of its own, and may be another's.
    let mut further = corrections.clone();
    further.push(merge("George W. Bush~the son", "Sukarno"));
    let who = shelf.build(&further);
    assert_eq!(who.entity_of(2, 0), who.entity_of(3, 0));
    assert_ne!(who.entity_of(2, 0), who.entity_of(0, 0));

    // Last wins.
    corrections.push(merge("George Bush", "George W. Bush"));
    let who = shelf.build(&corrections);
    assert_eq!(names_of(&who, "George Bush"), ["Bush", "George W. Bush"]);
    corrections.push(split("George Bush", Some("1.txt"), "a cousin"));
    let who = shelf.build(&corrections);
    assert_ne!(who.entity_of(0, 0), who.entity_of(1, 0));
    assert_eq!(who.entity_of(0, 0), who.entity_of(2, 0));

    corrections.push(Correction::Rename {
        entity_type: EntityType::Person,
        name: "George Bush".to_owned(),
        to: "Bush the younger".to_owned(),
    });
    let who = shelf.build(&corrections);
    assert_eq!(names_of(&who, "Bush the younger").len(), 3);

    corrections.push(merge("Sukarno", "Suharto"));
    let who = shelf.build(&corrections);
    assert_eq!(who.entity_of(3, 0), who.entity_of(3, 1));
    let merges = &who.entities()[who.entity_of(3, 0).expect("there") as usize].merges;
    assert_eq!(
        (merges[0].reason.name(), merges[0].confidence),
        ("reader", 100)
    );

    while corrections.undo() {}
    assert_eq!(
        shelf.build(&corrections),
        before,
        "all taken back, all as before"
    );
    while corrections.redo() {}
    assert_eq!(shelf.build(&corrections), who);
}

#[test]
fn what_is_no_name_is_gone() {
    let shelf = Shelf::new(&BUSHES);
    let mut corrections = Corrections::default();
    corrections.push(reject("Bush", None));
    let who = shelf.build(&corrections);
    assert_eq!(names_of(&who, "George Bush"), ["George W. Bush"]);
    assert_eq!(who.entity_of_form(0, 0, "Bush"), None);
    assert!(who.entity_of_form(0, 0, "George Bush").is_some());
    corrections.push(reject("Dick Cheney", Some("1.txt")));
    let who = shelf.build(&corrections);
    assert_eq!(who.entity_of(1, 1), None);
    assert!(who.entity_of(0, 1).is_some());

    corrections.push(Correction::Reject {
        entity_type: EntityType::Place,
        name: "Texas".to_owned(),
        file: Some("0.txt".to_owned()),
        span: Some((29, 34)),
    });
    assert!(corrections.rejects("0.txt", EntityType::Place, "Texas", 29, 34));
    assert!(!corrections.rejects("0.txt", EntityType::Place, "Texas", 40, 45));
    assert!(!corrections.rejects("1.txt", EntityType::Place, "Texas", 29, 34));
    assert!(corrections.rejects("0.txt", EntityType::Person, "BUSH", 1, 2));
}

#[test]
fn a_name_gets_another_type() {
    let shelf = Shelf::new(&["[Xinhua]l1 reported.", "[Xinhua]o1 said."]);
    let mut corrections = Corrections::default();
    corrections.push(Correction::Retype {
        entity_type: EntityType::Place,
        name: "Xinhua".to_owned(),
        to: EntityType::Organisation,
    });
    let who = shelf.build(&corrections);
    assert_eq!(who.entities().len(), 1);
    assert_eq!(who.entities()[0].id, "organisation:xinhua");
}

#[test]
fn corrections_are_lines_of_json() {
    let mut corrections = Corrections::default();
    corrections.push(merge("Kim Chong-un", "Kim Jong Un"));
    corrections.push(split("George Bush", Some("a.txt"), "the father"));
    corrections.push(reject("Black Friday", None));
    let lines = corrections.to_json_lines();
    assert_eq!(
        lines,
        "{\"do\":\"merge\",\"type\":\"person\",\"name\":\"Kim Chong-un\",\"with\":\"Kim Jong Un\"}\n\
         {\"do\":\"split\",\"type\":\"person\",\"name\":\"George Bush\",\"file\":\"a.txt\",\"into\":\"the father\"}\n\
         {\"do\":\"reject\",\"type\":\"person\",\"name\":\"Black Friday\"}\n"
    );
    assert_eq!(Corrections::from_json_lines(&lines), Ok(corrections));
    let (line, why) =
        Corrections::from_json_lines("\n{\"do\":\"marry\"}").expect_err("no such correction");
    assert!(
        line == 2 && why.contains("unknown variant `marry`"),
        "{why}"
    );
}

#[test]
fn an_id_once_seen_leads_on() {
    let few = Shelf::new(&["[Kim Chong-il]p1 met [Hwang Pyong-so]p2 in [Hamhung]l1."]);
    let id = few.build(&Corrections::default()).entities()[1].id.clone();
    assert_eq!(id, "person:kim-chong-il");
    let line = "[Kim Jong Il]p1 met [Hwang Pyong So]p2 in [Hamhung]l1.";
    let more = Shelf::new(&[
        "[Kim Chong-il]p1 met [Hwang Pyong-so]p2 in [Hamhung]l1.",
        line,
        line,
    ]);
    let who = more.build(&Corrections::default());
    let entity = &who.entities()[who.find(&id).expect("the id is known") as usize];
    assert_eq!(entity.id, "person:kim-jong-il");
    assert_eq!(entity.merges.len(), 1);
}

#[test]
fn what_rests_on_a_clipping_goes_with_it() {
    let shelf = Shelf::new(&[
        "The [Workers' Party of Korea]o1 ([WPK]o1) met.",
        "The [WPK]o1 met.",
        "The [Workers' Party of Korea]o1 met.",
    ]);
    let rows = shelf.rows();
    let none = Corrections::default();
    let all = WhoIsWho::build(&rows, &none);
    assert_eq!(all.entity_of(1, 0), all.entity_of(2, 0));
    let fewer = WhoIsWho::build(&rows[1..], &none);
    assert_ne!(
        fewer.entity_of(1, 0),
        fewer.entity_of(2, 0),
        "nobody explains it now"
    );
    assert_eq!(WhoIsWho::build(&rows, &none), all);
}

/// A stand-in for a tagger: runs of capital words inside sentences.
fn capitals(text: &str) -> Vec<Mention> {
    let tokens = Tokens::new(text, &sentences(text));
    let mut mentions: Vec<Mention> = Vec::new();
    for token in &tokens.tokens {
        let is_capital = token.case != dateline::extract::Case::Lower && !token.opens_sentence;
        let joins = mentions
            .last()
            .is_some_and(|last| last.span.end + 1 == token.span.start && !token.opens_line);
        match mentions.last_mut().filter(|_| is_capital && joins) {
            Some(last) => last.span.end = token.span.end,
            None if is_capital => mentions.push(Mention {
                span: token.span,
                entity_type: EntityType::Person,
                is_demonym: false,
                confidence: 50,
                finder: Finder::Pattern,
                entity: 0,
            }),
            None => {}
        }
    }
    mentions
}

#[test]
fn articles_are_read_to_their_end() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut shelf = Shelf {
        marked: Vec::new(),
        entities: Vec::new(),
        files: Vec::new(),
    };
    for entry in std::fs::read_dir(folder)
        .expect("seeds are there")
        .flatten()
    {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "txt")
        {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            let mentions = capitals(&text);
            let mut marked = Marked {
                text,
                mentions,
                names: Vec::new(),
                references: Vec::new(),
            };
            shelf.entities.push(read(&mut marked).0);
            shelf.marked.push(marked);
            shelf
                .files
                .push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let who = shelf.build(&Corrections::default());
    let xi = &who.entities()[who.find("person:xi-jinping").expect("he is in all three") as usize];
    assert_eq!(xi.clippings.len(), shelf.files.len());
    assert!(xi.aliases.iter().any(|alias| alias.text == "Xi"));
    assert!(
        who.entities()
            .iter()
            .all(|entity| !entity.name.is_empty() && entity.n_mentions > 0)
    );
}

/// Clippings of a few words that meet in many ways.
fn any_clipping() -> impl Strategy<Value = String> {
    const NAMES: [&str; 22] = [
        "[Kim Jong Un]p1",
        "[Kim Jong-un]p1",
        "[Kim]p1",
        "[Kim Chong-un]p1",
        "[Kim Jon-un]p1",
        "[Kim Jong Il]p2",
        "[George Bush]p3",
        "[George W. Bush]p3",
        "[George H. W. Bush]p3",
        "[Bush]p3",
        "[Mrs. Bush]p3",
        "[WPK]o1",
        "[Workers' Party of Korea]o1",
        "[Workers' Party]o1",
        "[North Korea]l1",
        "[the North]l1",
        "[Kim Jong Un]o2",
        "[Xi Jinping]p4",
        "[Xi]p4",
        "[Washington]p5",
        "[Washington]l2",
        "[Jr.]p6",
    ];
    prop::collection::vec(prop::sample::select(NAMES.to_vec()), 1..9)
        .prop_map(|names| names.join(" met, as president. He said "))
}

/// The entities by their names, without the clippings' numbers.
fn described(who: &WhoIsWho) -> BTreeMap<String, String> {
    who.entities()
        .iter()
        .map(|entity| {
            (
                entity.id.clone(),
                format!(
                    "{} {:?} {:?} {} {}",
                    entity.name,
                    entity.aliases,
                    entity.merges,
                    entity.n_mentions,
                    entity.clippings.len()
                ),
            )
        })
        .collect()
}

fn any_correction() -> impl Strategy<Value = Correction> {
    const NAMES: [&str; 9] = [
        "Kim Jong Un",
        "Kim",
        "Kim Chong-un",
        "George Bush",
        "George W. Bush",
        "Bush",
        "Xi",
        "Washington",
        "George Bush~b",
    ];
    let name = || prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned);
    let file = || {
        prop::option::of(prop::sample::select(vec!["0.txt", "1.txt"]))
            .prop_map(|file| file.map(str::to_owned))
    };
    let entity_type = EntityType::Person;
    prop_oneof![
        (name(), name()).prop_map(move |(name, with)| Correction::Merge {
            entity_type,
            name,
            with
        }),
        (name(), file(), "[ab]").prop_map(move |(name, file, into)| Correction::Split {
            entity_type,
            name,
            file,
            into
        }),
        (name(), name()).prop_map(move |(name, to)| Correction::Rename {
            entity_type,
            name,
            to
        }),
        name().prop_map(move |name| Correction::Retype {
            entity_type,
            name,
            to: EntityType::Place
        }),
        (name(), file()).prop_map(move |(name, file)| Correction::Reject {
            entity_type,
            name,
            file,
            span: None
        }),
    ]
}

proptest! {
    #[test]
    fn corrections_are_taken_back(lines in prop::collection::vec(any_clipping(), 1..6), said in prop::collection::vec(any_correction(), 1..7)) {
        let shelf = Shelf::new(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let mut corrections = Corrections::default();
        let mut states = vec![shelf.build(&corrections)];
        for correction in said {
            corrections.push(correction);
            let who = shelf.build(&corrections);
            for (clipping, entities) in shelf.entities.iter().enumerate() {
                for (local, entity) in entities.iter().enumerate() {
                    for form in &entity.forms {
                        let found = who.entity_of_form(clipping as u32, local as u32, &form.text);
                        prop_assert!(found.is_none_or(|found| who.entities()[found as usize].clippings.contains(&(clipping as u32))));
                    }
                }
            }
            states.push(who);
        }
        let read = Corrections::from_json_lines(&corrections.to_json_lines()).expect("as written");
        prop_assert_eq!(read.all(), corrections.all());
        for state in states.iter().rev() {
            prop_assert_eq!(&shelf.build(&corrections), state);
            corrections.undo();
        }
    }

    #[test]
    fn any_text_and_spans_are_taken(text in "\\PC{0,60}", spans in prop::collection::vec((0usize..80, 0usize..20, 0u8..3), 0..12)) {
        let mut mentions: Vec<Mention> = spans.iter().map(|(start, length, entity_type)| Mention {
            span: Span::new(*start, start + length),
            entity_type: [EntityType::Person, EntityType::Organisation, EntityType::Place][*entity_type as usize],
            is_demonym: false, confidence: 50, finder: Finder::Tagger, entity: 0,
        }).collect();
        mentions.sort_by_key(|mention| mention.span.start);
        let tokens = Tokens::new(&text, &sentences(&text));
        let entities = who_is_who(&tokens, &[], &mut mentions, &known);
        prop_assert!(mentions.iter().all(|mention| (mention.entity as usize) < entities.len()));
        let n_mentions: u32 = entities.iter().flat_map(|entity| &entity.forms).map(|form| form.n_mentions).sum();
        prop_assert_eq!(n_mentions as usize, mentions.len());
        let references = references(&tokens, &mentions, &entities);
        prop_assert!(references.is_sorted_by_key(|reference| reference.span.start));
        for span in references.iter().map(|reference| reference.span).chain(entities.iter().flat_map(|entity| entity.roles.iter().map(|role| role.span))) {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
        let mut again = mentions.clone();
        prop_assert_eq!(entities, who_is_who(&tokens, &[], &mut again, &known));
        prop_assert_eq!(mentions, again);
    }

    #[test]
    fn the_order_of_clippings_does_not_matter(lines in prop::collection::vec(any_clipping(), 1..8), seed in 0usize..1000) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let shelf = Shelf::new(&lines);
        let none = Corrections::default();
        let who = shelf.build(&none);
        // The same clippings as they would be numbered had they come in another order.
        let rows = shelf.rows();
        let n = rows.len();
        let mut mixed: Vec<ClippingNames<'_>> = (0..n).map(|at| rows[(at * (seed * 2 + 1) + seed) % n]).collect();
        mixed.sort_by_key(|row| (row.clipping as usize * 7 + seed) % n);
        mixed.dedup_by_key(|row| row.clipping);
        for row in &rows {
            if !mixed.iter().any(|other| other.clipping == row.clipping) {
                mixed.push(*row);
            }
        }
        let renumbered: Vec<ClippingNames<'_>> = mixed.iter().enumerate().map(|(at, row)| ClippingNames { clipping: at as u32 + 100, ..*row }).collect();
        prop_assert_eq!(&who, &WhoIsWho::build(&mixed, &none));
        prop_assert_eq!(described(&who), described(&WhoIsWho::build(&renumbered, &none)));
        // What is added and removed again leaves nothing behind.
        let without = WhoIsWho::build(&rows[1..], &none);
        prop_assert_eq!(&without, &WhoIsWho::build(&rows[1..], &none));
        // Every entity of every clipping has its place.
        for (row, entities) in rows.iter().zip(&shelf.entities) {
            for local in 0..entities.len() {
                let entity = who.entity_of(row.clipping, local as u32).expect("it has one");
                prop_assert!(who.entities()[entity as usize].clippings.contains(&row.clipping));
            }
        }
        for (at, entity) in who.entities().iter().enumerate() {
            prop_assert_eq!(who.find(&entity.id), Some(at as u32));
        }
    }
}
