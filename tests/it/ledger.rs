//! The ledger of quotations: what the library and its views make of quotations
//! that are given, whoever found them.

use dateline::document::{InputFile, read};
use dateline::explore::{
    Explorer, LedgerFacet, LedgerPick, LedgerQuestion, LedgerSort, Question, QuotationCorrection,
    QuotationFormat,
};
use dateline::extract::{
    Extracted, Quotation, QuotationKind, QuotationRule, SpeechAct, Voice, VoiceKind, VoiceReason,
    extract,
};
use dateline::text::Span;

use crate::named::MODEL;

/// Words, how they are given, who spoke, who passed it on.
type Said<'a> = (&'a str, QuotationKind, &'a str, &'a [&'a str]);

fn span_of(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the text has the words");
    Span::new(start, start + words.len())
}

/// A file with the names that the machine finds, and these quotations.
fn clipping(path: &str, text: &str, said: &[Said<'_>]) -> Extracted {
    let mut extracted = extract(
        read(InputFile {
            path,
            bytes: text.as_bytes(),
            ..InputFile::default()
        }),
        Some(&MODEL),
    );
    let facts = &mut extracted.facts[0];
    let voice = |name: &str, facts: &dateline::extract::Facts| {
        let span = span_of(text, name);
        let mention = facts.mentions.iter().find(|mention| mention.span == span);
        Voice {
            span: Some(span),
            entity: mention.map(|mention| mention.entity),
            antecedent: None,
            kind: match mention {
                Some(_) => VoiceKind::Named,
                None => VoiceKind::Official,
            },
            why: VoiceReason::Name,
        }
    };
    let quotations = said
        .iter()
        .map(|(words, kind, speaker, tellers)| Quotation {
            span: span_of(text, words),
            kind: *kind,
            chain: [speaker]
                .into_iter()
                .chain(*tellers)
                .map(|name| voice(name, facts))
                .collect(),
            cue: vec![],
            act: SpeechAct::Say,
            is_loaded: false,
            is_negated: false,
            is_hypothetical: false,
            addressee: None,
            medium: None,
            time: None,
            place: None,
            confidence: 90,
            rule: QuotationRule::Marks,
        });
    facts.quotations = quotations.collect();
    extracted
}

const FRIENDSHIP: &str = "We will carry our friendship forward for all time";

fn library() -> Explorer {
    use QuotationKind::{Direct, Indirect};
    let mut explorer = Explorer::default();
    for (path, text, said) in [
        (
            "a.txt",
            "Letter to Pyongyang\n\nOctober 10, 2020\n\n“We will carry our friendship forward for all time,” Vladimir Putin wrote, Xinhua said. Police said that roads were closed.\n",
            &[
                (FRIENDSHIP, Direct, "Vladimir Putin", &["Xinhua"][..]),
                ("roads were closed", Indirect, "Police", &[]),
            ][..],
        ),
        (
            "b.txt",
            "Letter from Beijing\n\nOctober 9, 2020\n\nVladimir Putin told Kim Jong Un: “We will carry our friendship onward for all time.”\n",
            &[(
                "We will carry our friendship onward for all time",
                Direct,
                "Vladimir Putin",
                &[],
            )],
        ),
        (
            "c.txt",
            "Harvest\n\nOctober 12, 2020\n\nKim Jong Un said that China and Vladimir Putin were friends.\n",
            &[(
                "China and Vladimir Putin were friends",
                Indirect,
                "Kim Jong Un",
                &[],
            )],
        ),
    ] {
        explorer.add(clipping(path, text, said));
    }
    explorer
}

fn words(explorer: &mut Explorer, asked: &LedgerQuestion) -> Vec<String> {
    let view = explorer.ledger(&Question::default(), asked, 0, 100);
    let rows = view.rows.into_iter();
    rows.map(|row| row.quotation.words).collect()
}

pub fn pick(facet: LedgerFacet, value: &str) -> LedgerQuestion {
    LedgerQuestion {
        picked: vec![LedgerPick {
            facet,
            value: value.to_owned(),
        }],
        ..LedgerQuestion::default()
    }
}

#[test]
fn quotations_are_listed_filtered_and_counted() {
    let mut explorer = library();
    let view = explorer.ledger(&Question::default(), &LedgerQuestion::default(), 0, 2);
    assert_eq!((view.quotations, view.clippings, view.matched), (4, 3, 4));
    assert_eq!(view.rows.len(), 2, "a window");
    let speakers = &view.facets[LedgerFacet::Speaker as usize];
    let counts: Vec<(&str, u32)> = (speakers.values.iter())
        .map(|value| (value.label.as_str(), value.count))
        .collect();
    assert_eq!(
        counts,
        [("Vladimir Putin", 2), ("Kim Jong Un", 1), ("Police", 1)]
    );
    let tellers = &view.facets[LedgerFacet::Teller as usize];
    assert_eq!(tellers.values.len(), 2, "Xinhua, and nobody for the rest");
    assert_eq!(
        (tellers.values[1].value.as_str(), tellers.values[1].count),
        ("", 3)
    );

    let said = view
        .sourcing
        .sources
        .iter()
        .find(|one| one.source == "official");
    assert_eq!(said.map(|one| (one.quotations, one.words)), Some((1, 3)));
    assert!(view.sourcing.said < view.sourcing.words);
    let officials = explorer.ledger(
        &Question::default(),
        &pick(LedgerFacet::Source, "official"),
        0,
        9,
    );
    assert_eq!(officials.matched, 1);
    assert_eq!(
        officials.sourcing, view.sourcing,
        "the other sorts can still be picked"
    );

    let putin = explorer.value_of_name("Vladimir Putin");
    assert_eq!(
        words(&mut explorer, &pick(LedgerFacet::Speaker, &putin)).len(),
        2
    );
    assert_eq!(
        words(&mut explorer, &pick(LedgerFacet::About, &putin)),
        ["China and Vladimir Putin were friends"]
    );
    assert_eq!(
        words(&mut explorer, &pick(LedgerFacet::Source, "official")),
        ["roads were closed"]
    );
    assert!(words(&mut explorer, &pick(LedgerFacet::Speaker, "nobody")).is_empty());
    let by_words = LedgerQuestion {
        words: "friend forw".to_owned(),
        ..LedgerQuestion::default()
    };
    assert_eq!(words(&mut explorer, &by_words), [FRIENDSHIP]);
}

#[test]
fn rows_are_grouped_and_sorted() {
    let mut explorer = library();
    let asked = LedgerQuestion {
        group: Some(LedgerFacet::Speaker),
        sort: LedgerSort::Oldest,
        ..LedgerQuestion::default()
    };
    let view = explorer.ledger(&Question::default(), &asked, 0, 100);
    let headings: Vec<Option<String>> = (view.rows.iter())
        .map(|row| row.heading.as_ref().map(|heading| heading.label.clone()))
        .collect();
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(
        headings,
        [
            named("Vladimir Putin"),
            None,
            named("Kim Jong Un"),
            named("Police")
        ]
    );
    assert!(
        view.rows[0].quotation.words.contains("onward"),
        "the older one first"
    );
    let longest = LedgerQuestion {
        sort: LedgerSort::Longest,
        ..LedgerQuestion::default()
    };
    assert_eq!(
        words(&mut explorer, &longest).last().map(String::as_str),
        Some("roads were closed")
    );
}

#[test]
fn nearly_the_same_words_are_aligned_with_the_first_one_first() {
    let mut explorer = library();
    let view = explorer.wordings(0, 0).expect("there is a quotation");
    let rows: Vec<(u32, &str, Vec<&str>)> = (view.rows.iter())
        .map(|row| {
            let marks = row.words.marks.iter();
            let marked = marks.map(|[start, end]| &row.words.text[*start as usize..*end as usize]);
            (row.id, row.likeness, marked.collect())
        })
        .collect();
    assert_eq!(
        rows,
        [(1, "first", vec!["onward"]), (0, "near", vec!["forward"])]
    );
    let alone = explorer.wordings(2, 0).expect("there is a quotation");
    assert_eq!((alone.places, alone.rows[0].words.marks.len()), (1, 0));
    assert_eq!(explorer.wordings(2, 7), None);
    let listed = explorer.ledger(&Question::default(), &LedgerQuestion::default(), 0, 1);
    assert_eq!(listed.rows[0].quotation.elsewhere, 1);
}

#[test]
fn the_reader_corrects_and_takes_back() {
    let mut explorer = library();
    let correction = |at, chain: Option<&[&str]>| QuotationCorrection {
        id: 0,
        at,
        reject: false,
        kind: None,
        words: None,
        chain: chain.map(|chain| chain.iter().map(|name| (*name).to_owned()).collect()),
    };
    let row = |explorer: &mut Explorer, nth: usize| {
        let view = explorer.ledger(&Question::default(), &LedgerQuestion::default(), 0, 9);
        view.rows[nth].quotation.clone()
    };
    assert!(explorer.correct_quotation(correction(1, Some(&["Kim Jong Un", "Police"]))));
    let corrected = row(&mut explorer, 1);
    let chain: Vec<&str> = corrected
        .chain
        .iter()
        .map(|voice| voice.name.as_str())
        .collect();
    assert_eq!(
        (chain, corrected.corrected),
        (vec!["Kim Jong Un", "Police"], true)
    );
    assert!(!corrected.chain[0].id.is_empty(), "the library knows him");
    // It counts as his, though its clipping does not name him.
    let kim = explorer
        .entity(&corrected.chain[0].id)
        .expect("he is named");
    assert_eq!((kim.said, kim.said_about), (Some(2), Some(0)));

    assert!(explorer.correct_quotation(QuotationCorrection {
        words: Some("that roads were closed".to_owned()),
        kind: Some(QuotationKind::Mixed),
        ..correction(1, None)
    }));
    let corrected = row(&mut explorer, 1);
    assert_eq!(
        (corrected.words.as_str(), corrected.kind),
        ("that roads were closed", QuotationKind::Mixed)
    );
    let wrong = QuotationCorrection {
        words: Some("words that nobody wrote".to_owned()),
        ..correction(1, None)
    };
    assert!(!explorer.correct_quotation(wrong));
    assert!(
        !explorer.correct_quotation(correction(9, None)),
        "no such quotation"
    );

    assert!(explorer.correct_quotation(QuotationCorrection {
        reject: true,
        ..correction(0, None)
    }));
    assert_eq!(words(&mut explorer, &LedgerQuestion::default()).len(), 3);
    assert_eq!(explorer.corrections().len(), 3);
    // They are kept with the library, and apart from what was read.
    let saved = explorer.save(None);
    let mut opened = Explorer::default();
    opened.open(saved).expect("it opens");
    assert_eq!(words(&mut opened, &LedgerQuestion::default()).len(), 3);
    for _ in 0..3 {
        assert!(opened.undo_correction());
    }
    let first = row(&mut opened, 0);
    assert_eq!((first.words.as_str(), first.corrected), (FRIENDSHIP, false));
    let file = explorer.corrections_file();
    assert_eq!(opened.add_corrections(&file), Ok(3));
    assert_eq!(words(&mut opened, &LedgerQuestion::default()).len(), 3);
}

#[test]
fn words_and_speakers_are_fields_of_search() {
    let mut explorer = library();
    for (query, ids) in [
        ("speaker:putin", &[0, 1][..]),
        ("speaker:\"vladimir putin\" said:forward", &[0]),
        ("speaker:police", &[0]),
        ("said:friends", &[2]),
        ("quote:china", &[]),
        ("quote:\"all time\"", &[0, 1]),
        ("said:october", &[]),
        ("speaker:china", &[]),
    ] {
        let question = Question {
            query: query.to_owned(),
            ..Question::default()
        };
        let mut found: Vec<u32> = (explorer.search(&question, 0, 10).hits.iter())
            .map(|hit| hit.id)
            .collect();
        found.sort_unstable();
        assert_eq!(found, ids, "{query}");
    }
}

#[test]
fn quotations_go_out_as_tables_json_and_annotations() {
    let mut explorer = library();
    let asked = LedgerQuestion::default();
    let mut out = |format| explorer.quotations(&Question::default(), &asked, format);
    let table = out(QuotationFormat::Table);
    assert_eq!(table.lines().count(), 5);
    assert!(table.contains("Vladimir Putin → Xinhua"), "{table}");
    let rows: serde_json::Value =
        serde_json::from_str(&out(QuotationFormat::Json)).expect("it is JSON");
    assert_eq!(rows.as_array().map(Vec::len), Some(4));
    let annotations: serde_json::Value =
        serde_json::from_str(&out(QuotationFormat::Annotations)).expect("it is JSON");
    assert_eq!(annotations["type"], "AnnotationCollection");
    let first = &annotations["first"]["items"][0];
    assert_eq!(first["target"]["source"], "a.txt");
    assert_eq!(first["target"]["selector"]["exact"], FRIENDSHIP);
    assert_eq!(first["target"]["selector"]["prefix"], "“");
}

#[test]
fn the_reader_sees_parts_in_their_blocks() {
    let mut explorer = library();
    let view = explorer
        .clipping(0, &Question::default())
        .expect("it is there");
    assert_eq!(view.quotations.len(), 2);
    let parts: Vec<(&str, String)> = (view.blocks.iter())
        .flat_map(|block| block.quoted.iter().map(move |span| (span, &block.text)))
        .map(|(span, text)| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let words = &units[span.start as usize..span.end as usize];
            (span.part, String::from_utf16_lossy(words))
        })
        .collect();
    assert_eq!(
        parts,
        [
            ("words", FRIENDSHIP.to_owned()),
            ("source", "Vladimir Putin".to_owned()),
            ("source", "Police".to_owned()),
            ("words", "roads were closed".to_owned()),
        ]
    );
    assert_eq!(view.sourcing.said, 12);
    let putin = explorer.value_of_name("Vladimir Putin");
    let entity = explorer.entity(&putin).expect("he is named");
    assert_eq!((entity.said, entity.said_about), (Some(2), Some(1)));
}

#[test]
fn the_front_page_says_who_said_what_lately() {
    use QuotationKind::{Direct, Indirect};
    let mut explorer = Explorer::default();
    let failed = "LISBON, 2 March 2021 - Anna Keller said the \"talks\" had failed. \"We will all go home now,\" Anna Keller said. Maria Silva denied that.";
    let bridge = "LISBON, 3 March 2021 - The bridge is closed. Police said it would fall.";
    let new = "LISBON, 4 March 2021 - Maria Silva said that it was new.";
    explorer.add(clipping(
        "a.txt",
        failed,
        &[
            ("talks", Direct, "Anna Keller", &[]),
            ("We will all go home now,", Direct, "Anna Keller", &[]),
            ("that", Indirect, "Maria Silva", &[]),
        ],
    ));
    explorer.add(clipping(
        "b.txt",
        bridge,
        &[("it would fall", Indirect, "Police", &[])],
    ));
    let mut unsaid = clipping(
        "c.txt",
        new,
        &[("it was new", Indirect, "Maria Silva", &[])],
    );
    explorer.add(unsaid.clone());
    let said = |front: dateline::explore::FrontView| -> Vec<(String, String, bool)> {
        (front.said.into_iter())
            .map(|one| {
                (
                    one.chain[0].name.clone(),
                    one.words,
                    one.chain[0].id.is_empty(),
                )
            })
            .collect()
    };
    let rows = |linked: bool, rows: &[(&str, &str)]| -> Vec<(String, String, bool)> {
        (rows.iter())
            .map(|(name, words)| (name.to_string(), words.to_string(), !linked))
            .collect()
    };
    // Newest first, own words before reported ones, nobody without a name.
    let all = [
        ("Maria Silva", "it was new"),
        ("Anna Keller", "We will all go home now,"),
        ("Maria Silva", "that"),
    ];
    assert_eq!(
        said(explorer.front(false)),
        rows(false, &all),
        "before it is known who is who"
    );
    assert_eq!(said(explorer.front(true)), rows(true, &all));

    for day in 5..12 {
        let text = new.replace("4 March", &format!("{day} March"));
        let silva = [("it was new", Indirect, "Maria Silva", &[][..])];
        explorer.add(clipping(&format!("{day}.txt"), &text, &silva));
    }
    let speakers: Vec<String> = said(explorer.front(true))
        .into_iter()
        .map(|(speaker, ..)| speaker)
        .collect();
    let silva = "Maria Silva";
    assert_eq!(speakers, [silva, silva, silva, silva, "Anna Keller"]);

    unsaid.facts[0].quotations[0].is_negated = true;
    let mut other = Explorer::default();
    other.add(unsaid);
    assert_eq!(said(other.front(true)), []);
}

#[test]
fn a_clipping_opens_before_the_others_are_looked_at() {
    let mut explorer = library();
    let question = Question::default();
    let first = explorer
        .clipping_at_once(0, &question)
        .expect("it is there");
    assert_eq!((first.is_whole, first.quotations[0].elsewhere), (false, 0));
    let whole = explorer.clipping(0, &question).expect("it is there");
    assert_eq!((whole.is_whole, whole.quotations[0].elsewhere), (true, 1));
    assert_eq!(explorer.clipping_at_once(0, &question), Some(whole));
    explorer.add(clipping("d.txt", "Nothing is quoted here.\n", &[]));
    let none = explorer
        .clipping_at_once(3, &question)
        .expect("it is there");
    assert!(none.is_whole);
    assert!(
        !explorer
            .clipping_at_once(0, &question)
            .expect("there")
            .is_whole
    );
}
