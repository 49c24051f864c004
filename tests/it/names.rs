//! Names in texts, and what holds for them whatever the text.

use std::sync::LazyLock;

use dateline::extract::names::{DamagedModel, NameModel, known, mentions};
use dateline::extract::{EntityType, Known, Mention, Tokens};
use dateline::text::sentences::sentences;
use proptest::prelude::*;

static BYTES: &[u8] = include_bytes!("../../assets/names.model");
static MODEL: LazyLock<NameModel> =
    LazyLock::new(|| NameModel::open(BYTES.to_vec()).expect("the model in assets/ is whole"));

fn find(text: &str) -> Vec<Mention> {
    mentions(
        &Tokens::new(text, &sentences(text)),
        &[],
        Some("en"),
        &MODEL,
    )
}

/// The text with the names in brackets, as the cases have it.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mention in find(text) {
        let (open, close) = match mention.entity_type {
            EntityType::Person => ('⟨', '⟩'),
            EntityType::Organisation => ('⟦', '⟧'),
            EntityType::Place => ('⟪', '⟫'),
        };
        out.push_str(&text[at..mention.span.start as usize]);
        out.push(open);
        out.push_str(mention.span.of(text));
        if mention.is_demonym {
            out.push('^');
        }
        out.push(close);
        at = mention.span.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

#[test]
fn names_in_sentences() {
    let cases = include_str!("../cases/names.txt");
    for case in cases.lines().filter(|line| !line.starts_with("# ")) {
        let text: String = case.chars().filter(|c| !"⟨⟩⟦⟧⟪⟫^".contains(*c)).collect();
        assert_eq!(marked(&text), case);
    }
}

#[test]
fn both_scripts_of_chinese_have_the_same_names() {
    let spans = |text: &str| -> Vec<_> {
        let found = find(text);
        (found.iter())
            .map(|mention| (mention.span, mention.entity_type))
            .collect()
    };
    let traditional = spans("陳國華在臺灣高雄市與日本經濟團體聯合會會長見面。");
    assert!(!traditional.is_empty());
    assert_eq!(
        traditional,
        spans("陈国华在台湾高雄市与日本经济团体联合会会长见面。")
    );
}

#[test]
fn what_is_known_by_name() {
    let place = |name: &str| known(&MODEL, name, EntityType::Place);
    let country = |code: &[u8; 2]| Known::Country(*code);
    assert_eq!(place("DPRK"), Some(("North Korea".into(), country(b"KP"))));
    assert_eq!(
        place("North Korean"),
        Some(("North Korea".into(), country(b"KP")))
    );
    assert_eq!(place("Sino"), Some(("China".into(), country(b"CN"))));
    assert_eq!(
        place("U.S."),
        Some(("United States".into(), country(b"US")))
    );
    assert_eq!(
        place("Democratic People's Republic of Korea"),
        Some(("North Korea".into(), country(b"KP")))
    );
    assert_eq!(
        place("Beijing"),
        Some(("Beijing".into(), Known::PlaceIn(*b"CN")))
    );
    assert_eq!(place("Nowhere at all"), None);
    let medium = |name: &str| known(&MODEL, name, EntityType::Organisation);
    assert_eq!(
        medium("KCNA"),
        Some((
            "Korean Central News Agency".into(),
            Known::Medium(Some(*b"KP"))
        ))
    );
    assert_eq!(
        medium("the Pentagon"),
        Some(("Pentagon".into(), Known::Government(*b"US")))
    );
    assert_eq!(known(&MODEL, "Reuters", EntityType::Person), None);
}

#[test]
fn a_name_without_end_ends() {
    for part in [
        "Kim ",
        "Kim-",
        "Kim of the ",
        "A.",
        "al-",
        "김정은",
        "ﷺعبد ",
    ] {
        let text = part.repeat(10_000 / part.len());
        check(&text);
    }
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    assert_eq!(
        NameModel::open(Vec::new()).err(),
        Some(DamagedModel::NoModel)
    );
    let mut other = BYTES.to_vec();
    other[4] ^= 64;
    assert!(matches!(
        NameModel::open(other).err(),
        Some(DamagedModel::Version { .. })
    ));
    for cut in [3, 4, 15, 16, 60, 1000, BYTES.len() - 1] {
        assert!(NameModel::open(BYTES[..cut].to_vec()).is_err(), "{cut}");
    }
    for at in (16..BYTES.len()).step_by(BYTES.len() / 9) {
        let mut flipped = BYTES.to_vec();
        flipped[at] ^= 1;
        assert_eq!(NameModel::open(flipped).err(), Some(DamagedModel::Changed));
    }
}

fn check(text: &str) {
    let found = find(text);
    let mut end = 0;
    for mention in &found {
        let range = mention.span.range();
        assert!(range.start >= end && range.start < range.end);
        assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
        assert!((1..=100).contains(&mention.confidence));
        assert_eq!(mention.entity, u32::MAX);
        end = range.end;
    }
    assert_eq!(found, find(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn names_lie_in_the_text(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn names_lie_in_texts_like_news(words in prop::collection::vec(
        prop::sample::select(vec!["Kim", "Jong-un", "the", "of", "’s", "\n\n", "SEOUL", "--", "“", "U.S.", "al-", "Amr", "said", ".", "김정은은", "北朝鮮", "محمد", "D’Arc", "-", "2015", "&"]),
        0..60,
    )) {
        check(&words.join(" "));
        check(&words.concat());
    }

    #[test]
    fn no_bytes_make_opening_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = bytes;
        let _ = NameModel::open(bytes.clone());
        bytes.splice(0..0, *b"DLNM\x01\0\0\0");
        let _ = NameModel::open(bytes);
    }
}
