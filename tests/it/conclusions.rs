//! What is concluded of all clippings is saved with them: whoever opens them
//! gets the answers that working it out anew gives.

use dateline::explore::{
    EventFormat, Explorer, FilesQuestion, LedgerQuestion, NameCorrection, NamesQuestion, Question,
    QuotationFormat, TimelineQuestion, json_lines,
};
use dateline::extract::{EntityType, Extracted, extract};
use dateline::library::{CONCLUSIONS_VERSION, Correction, Library};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::named::{MODEL, seeds};
use crate::saved_form::{CONCLUSIONS, bare, payloads, sealed};

/// What clippings are made of: names that are short in one and full in another,
/// words said by several, meetings, anniversaries, texts with a date and without.
const PARAGRAPHS: [&str; 16] = [
    "SEOUL, Oct. 9, 2015 (Reuters) -- Kim Jong Un sent a letter to Chinese President Xi Jinping on Monday, officials said.",
    "BEIJING, Oct. 10 (Xinhua) -- Xi Jinping congratulated Kim Jong-un on the 70th anniversary of the founding of the Workers' Party of Korea.",
    "\"We are willing to work together with the comrades to defend, consolidate and develop bilateral relations,\" Xi said.",
    "Xi said China stands ready \"to work together with the comrades to defend, consolidate and develop bilateral relations\".",
    "President Barack Obama met South Korean President Park Geun-hye in Washington on Friday, the White House said.",
    "Park and Obama met in Washington, Yonhap reported, and spoke about North Korea's missile tests.",
    "Published: October 18, 2015",
    "The WPK held a military parade in Pyongyang on Oct. 10, 2015, KCNA reported.",
    "The Workers' Party of Korea (WPK) will hold a parade this month to mark the 75th anniversary of its founding.",
    "German Chancellor Angela Merkel visited Moscow on 2 March 2012 and talked with Vladimir Putin.",
    "Putin and Merkel signed an agreement on gas, the Kremlin said in a statement.",
    "Last year Tony Blair visited the United Nations in New York; Mr Blair did not speak to Kofi Annan.",
    "The Democratic People's Republic of Korea, commonly called North Korea, tested a missile on Sunday.",
    "Foreign Minister Wang Yi said that \"nobody will profit from a war on the peninsula\" and left for Vienna.",
    "Nobody wrote anything of it.",
    "Nobody will profit from a war on the peninsula, Mr Wang told reporters in Vienna on Tuesday.",
];

fn extracted(path: &str, text: &str) -> Extracted {
    let read = dateline::document::read(dateline::document::InputFile {
        path,
        bytes: text.as_bytes(),
        ..Default::default()
    });
    extract(read, Some(&MODEL))
}

fn library(texts: &[Vec<usize>]) -> Explorer {
    let mut explorer = Explorer::default();
    for (number, paragraphs) in texts.iter().enumerate() {
        let text: Vec<&str> = paragraphs.iter().map(|at| PARAGRAPHS[*at]).collect();
        explorer.add(extracted(&format!("{number}.txt"), &text.join("\n\n")));
    }
    explorer
}

fn texts() -> impl Strategy<Value = Vec<Vec<usize>>> {
    let text = prop::collection::vec(0..PARAGRAPHS.len(), 1..5);
    prop::collection::vec(text, 0..7)
}

fn opened(bytes: &[u8]) -> Explorer {
    let mut explorer = Explorer::default();
    explorer.open(bytes.to_vec()).expect("it opens");
    explorer
}

fn section_of(bytes: &[u8]) -> Vec<u8> {
    let mut parts = payloads(bytes).into_iter();
    let section = parts.find(|(kind, _)| *kind == CONCLUSIONS);
    section.map(|section| section.1).unwrap_or_default()
}

fn with_section(bytes: &[u8], section: Vec<u8>) -> Vec<u8> {
    let mut parts = payloads(bytes);
    for (kind, payload) in &mut parts {
        if *kind == CONCLUSIONS {
            *payload = section.clone();
        }
    }
    sealed(&parts)
}

/// Every view that a page may show.
fn views(explorer: &mut Explorer) -> Vec<Value> {
    let mut shown = vec![json!(explorer.front(true))];
    let ledger = LedgerQuestion::default();
    for query in ["", "kim OR xi", "\"bilateral relations\"", "on:2015", "x"] {
        let question = Question {
            query: query.to_owned(),
            ..Question::default()
        };
        let q = &question;
        shown.push(json!(explorer.search(q, 0, 50)));
        shown.push(json!(explorer.names(q, &NamesQuestion::default(), 0, 500)));
        shown.push(json!(explorer.timeline(
            q,
            &TimelineQuestion::default(),
            0,
            500
        )));
        shown.push(json!(explorer.ledger(q, &ledger, 0, 500)));
        shown.push(json!(explorer.event_ledger(q, &ledger, 0, 500)));
        shown.push(json!(explorer.quotations(
            q,
            &ledger,
            QuotationFormat::Json
        )));
        shown.push(json!(explorer.events(q, &ledger, EventFormat::Table)));
        shown.push(json!(explorer.marking(q)));
        for id in explorer.library().ids() {
            shown.push(json!(explorer.clipping(id, q)));
        }
    }
    shown.push(json!(explorer.files(&FilesQuestion::default(), 0, 50)));
    shown.push(json!(explorer.corrections()));
    let who = explorer.library().who();
    for entity in who.entities() {
        shown.push(json!(explorer.entity(&entity.id)));
    }
    for id in explorer.library().ids() {
        shown.push(json!(explorer.library().contradiction(id)));
        for at in 0..6 {
            shown.push(json!(explorer.wordings(id, at)));
            shown.push(json!(explorer.witnesses(id, at)));
        }
    }
    shown.push(json!(explorer.extract()));
    shown
}

/// What may happen to a library after it was opened.
fn change(explorer: &mut Explorer, nth: usize) {
    match nth {
        0 => drop(explorer.add(extracted("more.txt", PARAGRAPHS[1]))),
        1 => drop(explorer.library().remove(0)),
        2 => explorer.library().correct(Correction::Rename {
            entity_type: EntityType::Person,
            name: "Xi".to_owned(),
            to: "Chairman Xi".to_owned(),
        }),
        3 => drop(explorer.undo_correction()),
        4 => explorer.library().rename("Letters"),
        _ => explorer.library().dismiss_problems(),
    }
}

fn said(explorer: &mut Explorer) {
    let who = explorer.library().who();
    if let Some(entity) = who.entities().first() {
        explorer.correct(NameCorrection::Rename {
            id: entity.id.clone(),
            to: "Somebody".to_owned(),
        });
    }
    let library = explorer.library();
    library.flush();
    for id in library.ids() {
        let clipping = library.clipping(id).expect("it is there");
        for quotation in library.facts(id, &clipping).quotations.iter().take(1) {
            library.correct(Correction::Quotation {
                file: clipping.file.clone(),
                part: None,
                span: (quotation.span.start, quotation.span.end),
                reject: id % 2 == 0,
                kind: None,
                to: None,
                chain: Some(vec!["Wang Yi".to_owned(), "KCNA".to_owned()]),
            });
        }
    }
}

#[test]
fn the_seeds_answer_alike() {
    let mut explorer = seeds();
    let told = views(&mut explorer);
    let bytes = explorer.save(None);
    assert!(opened(&bytes).library().who_soon().is_some());
    assert!(
        views(&mut opened(&bytes)) == told,
        "opened with conclusions"
    );
    assert!(views(&mut opened(&bare(&bytes))) == told, "worked out anew");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_was_concluded_answers_as_what_is_worked_out(texts in texts(), corrected: bool, nth in 0usize..6) {
        let mut explorer = library(&texts);
        if corrected {
            said(&mut explorer);
        }
        let bytes = explorer.save(None);
        let mut anew = opened(&bare(&bytes));
        let told = views(&mut anew);
        let mut kept = opened(&bytes);
        prop_assert_eq!(&views(&mut kept), &told);
        prop_assert!(anew.save(None) == bytes, "the same bytes from what is worked out");
        prop_assert!(kept.save(None) == bytes, "the same bytes from what was opened");
        change(&mut anew, nth);
        change(&mut kept, nth);
        prop_assert_eq!(views(&mut kept), views(&mut anew));
        let mut at_once = opened(&bytes);
        change(&mut at_once, nth);
        prop_assert!(at_once.save(None) == anew.save(None), "the same bytes after a change");
    }

    #[test]
    fn changed_conclusions_answer_somehow(
        part in 0usize..4,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let bytes = library(&[vec![0, 2, 7], vec![3, 8], vec![4, 6], vec![5, 13], vec![15]]).save(None);
        let section = section_of(&bytes);
        let word = |at: usize| u32::from_le_bytes(section[4 * at..4 * at + 4].try_into().expect("four bytes")) as usize;
        let mut start = 20;
        let mut parts: Vec<Vec<u8>> = (0..4).map(|at| { start += word(1 + at); section[start - word(1 + at)..start].to_vec() }).collect();
        let mut plain = miniz_oxide::inflate::decompress_to_vec(&parts[part]).expect("it was just packed");
        for (place, byte) in changes {
            let place = place.index(plain.len());
            plain[place] = byte;
        }
        if let Some(cut) = cut {
            plain.truncate(cut.index(plain.len()));
        }
        parts[part] = miniz_oxide::deflate::compress_to_vec(&plain, 6);
        let mut changed = section[..4].to_vec();
        parts.iter().for_each(|part| changed.extend((part.len() as u32).to_le_bytes()));
        parts.iter().for_each(|part| changed.extend(part));
        let mut explorer = opened(&with_section(&bytes, changed));
        views(&mut explorer);
        explorer.add(extracted("more.txt", PARAGRAPHS[1]));
        // The first change tells all anew.
        let mut whole = opened(&bare(&bytes));
        whole.add(extracted("more.txt", PARAGRAPHS[1]));
        prop_assert_eq!(views(&mut explorer), views(&mut whole));
    }
}

#[test]
fn damaged_conclusions_and_those_of_other_rules_are_worked_out_anew() {
    let mut explorer = library(&[vec![0, 2, 7], vec![3, 8], vec![4]]);
    let told = json_lines(explorer.library());
    let bytes = explorer.save(None);
    let section = section_of(&bytes);
    let mut later = section.clone();
    later[..4].copy_from_slice(&(CONCLUSIONS_VERSION + 1).to_le_bytes());
    let mut longer = section.clone();
    longer.push(0);
    let mut far = section.clone();
    far[7] = 0xff;
    for (why, changed) in [
        ("other rules", later),
        ("cut", section[..section.len() - 1].to_vec()),
        ("too long", longer),
        ("a part beyond the end", far),
        ("nothing", Vec::new()),
    ] {
        let changed = with_section(&bytes, changed);
        assert_eq!(json_lines(opened(&changed).library()), told, "{why}");
        assert!(opened(&changed).save(None) == bytes, "{why}");
    }
    // Where its checksum is wrong, nothing else is lost.
    let place = bytes.windows(section.len()).position(|one| one == section);
    let place = place.expect("the section is there");
    for at in place..place + section.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert!(opened(&flipped).save(None) == bytes, "byte {at}");
    }
}

#[test]
fn a_copy_that_must_not_wait_has_what_is_known() {
    let mut explorer = library(&[vec![0, 2, 7], vec![3, 8]]);
    let soon = explorer.library().save_soon();
    let whole = explorer.save(None);
    assert!(soon == bare(&whole), "nobody asked yet");
    assert!(explorer.library().save_soon() == whole, "all is known");
    assert!(opened(&whole).library().save_soon() == whole, "as opened");
    explorer.library().rename("Letters");
    let renamed = explorer.library().save_soon();
    assert!(
        section_of(&renamed) == section_of(&whole),
        "a title changes no names"
    );
}

#[test]
fn corrections_of_version_6_are_read_and_saved_anew() {
    let said = |name: &str| Correction::Reject {
        entity_type: EntityType::Person,
        name: name.to_owned(),
        file: None,
        span: Some((1, 9)),
    };
    let names = ["Xi", "\",\"file\":null,\"to\":null}} \\", ":{", "\n"];
    let mut explorer = opened(include_bytes!("../cases/library/version-6.dateline"));
    let bytes = explorer.save(None);
    (names.iter()).for_each(|name| explorer.library().correct(said(name)));
    let lines = explorer.corrections_file();
    assert!(
        lines.starts_with(
            "{\"do\":\"reject\",\"type\":\"person\",\"name\":\"Xi\",\"span\":[1,9]}\n"
        )
    );
    let mut six = payloads(&bare(&bytes));
    six.push((4, lines.into_bytes()));
    let mut six = sealed(&six);
    six[8] = 6;
    let header_end = 16 + 16 * 3;
    let checksum = xxhash_rust::xxh3::xxh3_64(&six[..header_end]);
    six[header_end..header_end + 8].copy_from_slice(&checksum.to_le_bytes());
    let mut six = opened(&six);
    let read = six.library().corrections().all().to_vec();
    assert_eq!(read, names.map(said));
    let mut seven = opened(&six.save(None));
    assert_eq!(seven.library().corrections().all(), names.map(said));
    assert!(seven.save(None) == explorer.save(None));
}

#[test]
fn a_library_of_version_6_gives_all_but_conclusions() {
    let six = include_bytes!("../cases/library/version-6.dateline");
    let mut explorer = opened(six);
    assert!(json_lines(explorer.library()).contains("Kim Jong Un"));
    let saved = explorer.save(None);
    assert!(
        !section_of(&saved).is_empty(),
        "what is concluded is saved now"
    );
    assert_eq!(
        payloads(&bare(&saved)),
        payloads(six),
        "all else is as it was"
    );
    assert!(views(&mut opened(&saved)) == views(&mut opened(six)));
}

/// The rules by which things are concluded have a version, since what is saved is
/// believed where it is the same. The facts that this file stores stay what they are.
#[test]
fn other_rules_have_another_version() {
    let path = "tests/cases/library/concluded.dateline";
    let saved = std::fs::read(path).expect("the file is there");
    let section = section_of(&saved);
    let anew = Library::open(bare(&saved)).expect("it opens").save();
    let is_of_this_version = section.starts_with(&CONCLUSIONS_VERSION.to_le_bytes());
    if std::env::var_os("UPDATE").is_some() && !is_of_this_version {
        return std::fs::write(path, &anew).expect("it is written");
    }
    assert!(
        is_of_this_version && section == section_of(&anew),
        "what follows from the same facts has changed: raise `CONCLUSIONS_VERSION` by one, and run this test with UPDATE=1"
    );
}
