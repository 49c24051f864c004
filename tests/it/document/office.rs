//! Documents of office programs and books: the test documents of Apache Tika.
//!
//! `tests/robust/office-tika` has 104 of them, unchanged (NOTICE says where they
//! come from); what is expected of their words was written by hand, from the
//! documents. The cases `office_*` and `book.epub` among `tests/cases/document`
//! were written for these tests, as XML in ZIP archives and as RTF by hand.

use std::path::{Path, PathBuf};

use dateline::document::{Clipping, Format, InputFile, ProblemCode, ReadFile, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/robust/office-tika")
}

fn read_named(name: &str) -> ReadFile {
    let bytes = std::fs::read(folder().join(name)).expect("the document is there");
    let file = InputFile {
        path: name,
        bytes: &bytes,
        ..InputFile::default()
    };
    read(file)
}

fn words(found: &ReadFile) -> String {
    let texts: Vec<&str> = found
        .clippings
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    texts
        .join("\n\n")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A document, words that are in its text, words that are not.
type Expected = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const EXPECTED: &[Expected] = &[
    (
        "testWORD.docx",
        &["Sample Word Document Title", "Nested table", "That’s it!"],
        &[],
    ),
    (
        "NullHeader.docx",
        &[
            "Hundreds injured in Yemen protest",
            "Through constitutional ways",
        ],
        &[],
    ),
    (
        "footnotes.docx",
        &["Eto ochen prostoy text so snoskoy", "snoska"],
        &[],
    ),
    (
        "testComment.docx",
        &["Here is some text."],
        &["Here is a comment"],
    ),
    ("testOptionalHyphen.docx", &["optionalhyphen"], &[]),
    (
        "testWORD_various.docx",
        &[
            "Footnote appears here",
            "Here is a text box",
            "Row 2 Col 3",
            "Keyword1 Keyword2",
            "This is a hyperlink",
            "ゾルゲと尾崎、淡々と最期",
            "𐌲𐌿𐍄𐌹𐍃𐌺",
            "This is the header text.",
            "This is the footer text.",
            "This is a footnote.",
        ],
        &[],
    ),
    (
        "testWORD_text_box.docx",
        &[
            "inside of a text box in the body",
            "in the footer",
            "in the header",
        ],
        &[],
    ),
    (
        "testWORD_phonetic.docx",
        &["東京"],
        &["トウキョウ", "とうきょう"],
    ),
    (
        "testWORD_sdtInTextBox.docx",
        &["rich-text-content-control_inside-text-box"],
        &[],
    ),
    (
        "testWORD_numbered_list.docx",
        &[
            "Intervening table",
            "I’m a little text box",
            "Footnote list 2a",
        ],
        &[],
    ),
    (
        "testWORD_missing_text.docx",
        &["BigCompany", "Seasoned", "Rich_text_in_cell"],
        &[],
    ),
    (
        "testWORD_endnote_table.docx",
        &["The Cat Property Act 2025"],
        &[],
    ),
    ("testWORD_macros.docm", &["quick"], &["Sub ", "MsgBox"]),
    (
        "testInstrLink.docx",
        &["Access Document(s)"],
        &["HYPERLINK"],
    ),
    (
        "testAltChunkHTML.docx",
        &["emphasized word", "ROW 2"],
        &["<strong>"],
    ),
    (
        "testFooter.odt",
        &["Here is some text...", "Here is footer text"],
        &[],
    ),
    (
        "testODFwithOOo3.odt",
        &[
            "Apache Tika Test Document",
            "This is of course a simple footnote",
        ],
        &[],
    ),
    ("testODTMacro.odt", &["Hello dear user"], &["Sub "]),
    ("testStyles.odt", &["This is just a test.", "Third"], &[]),
    (
        "testNPEOpenDocument.odt",
        &["Generar el certificado de revocación"],
        &[],
    ),
    (
        "testPhoneNumberExtractor.odt",
        &["TwO/6/zERo-FouR/0/NiNe-4/eIgHt/1/One"],
        &[],
    ),
    ("testRTF.rtf", &["Test d’indexation Word"], &[]),
    ("testRTF-ms932.rtf", &["こんにちは", "テスト"], &[]),
    ("testRTFJapanese.rtf", &["ゾルゲと尾崎、淡々と最期"], &[]),
    (
        "testRTFControls.rtf",
        &[
            "Thiswordhasanem—dash",
            "Thiswordhasanon-breakinghyphen",
            "Thiswordhasanoptionalhyphen",
            "“Double quoted text”",
        ],
        &[],
    ),
    ("testRTFHexEscapeInsideWord.rtf", &["ESPÍRITO"], &[]),
    (
        "testRTFIgnoredControlWord.rtf",
        &["The quick brown fox jumps over the lazy dog"],
        &[],
    ),
    (
        "testRTFInvalidUnicode.rtf",
        &["Unpaired hi", "Mismatched pair"],
        &[],
    ),
    ("testRTFUmlautSpaces.rtf", &["Übersicht"], &[]),
    ("testRTFUnicodeGothic.rtf", &["𐌲𐌿𐍄𐌹𐍃𐌺"], &[]),
    (
        "testRTFUnicodeUCNControlWordCharacterDoubling.rtf",
        &["年 abc 念"],
        &[],
    ),
    (
        "testRTFWindowsCodepage1250.rtf",
        &["zażółć gęślą jaźń", "ZAŻÓŁĆ GĘŚLĄ JAŹŃ"],
        &[],
    ),
    (
        "testRTFWordPadCzechCharacters.rtf",
        &["Článek týdne", "starověké židovské náboženské texty"],
        &[],
    ),
    (
        "testRTFWithCurlyBraces.rtf",
        &["{ some text inside curly brackets }"],
        &[],
    ),
    ("testRTFTableCellSeparation.rtf", &["a b c d ä ë ö ü"], &[]),
    (
        "testRTFListLibreOffice.rtf",
        &["A short ordered list:", "third"],
        &[],
    ),
    (
        "testRTF_parInsideHyperlink.rtf",
        &["Before line1 line2 after."],
        &[],
    ),
    (
        "testRTF_nestedHyperlinkPageRef.rtf",
        &["Before 42 after."],
        &["HYPERLINK", "PAGEREF"],
    ),
    (
        "testRTFTIKA_2500.rtf",
        &["Level2: This is level2 paragraph."],
        &[],
    ),
    ("testFontAfterBufferedText.rtf", &["Уважаемый клиент!"], &[]),
    (
        "testComment.rtf",
        &["Here is some text."],
        &["Here is a comment"],
    ),
    ("testRTFListOverride.rtf", &["Body"], &["DM"]),
    (
        "testEPUB.epub",
        &["This is the text for chapter Two", "Plus a simple div"],
        &["Table of Contents"],
    ),
    (
        "testEPUB_xml_ext.epub",
        &["It was a bright cold day in April"],
        &[],
    ),
];

#[test]
fn the_words_of_documents() {
    let mut failures = Vec::new();
    for (name, present, absent) in EXPECTED {
        let found = words(&read_named(name));
        let lower = found.to_lowercase();
        for piece in *present {
            if !lower.contains(&piece.to_lowercase()) {
                failures.push(format!("{name}: `{piece}` is missing"));
            }
        }
        for piece in *absent {
            if lower.contains(&piece.to_lowercase()) {
                failures.push(format!("{name}: `{piece}` is there"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Documents that give no clipping, and what is said of them: pictures alone, a
/// password, a file that breaks off after 763 bytes.
const WITHOUT_CLIPPING: &[(&str, ProblemCode)] = &[
    ("headerPic.docx", ProblemCode::Empty),
    ("testBinControlWord.rtf", ProblemCode::Damaged),
    ("testODTEmbeddedImageLink.odt", ProblemCode::Empty),
    ("testODTEncrypted.odt", ProblemCode::Locked),
    ("protected_normal_case.docx", ProblemCode::Locked),
    ("protected_upper_case.docx", ProblemCode::Locked),
    ("testWORD_charts.docx", ProblemCode::Empty),
    ("testWORD_missing_ooxml_bean1.docx", ProblemCode::Empty),
    ("testWORD_multi_authors.docx", ProblemCode::Empty),
    ("testWORD_protected_passtika.docx", ProblemCode::Locked),
    ("testWORD_truncated.docx", ProblemCode::Binary),
    ("test_list_override.rtf", ProblemCode::Damaged),
];

#[test]
fn every_document_is_read_or_says_why_not() {
    let mut n_documents = 0;
    for entry in std::fs::read_dir(folder()).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let found = read_named(&name);
        n_documents += 1;
        let expected = WITHOUT_CLIPPING
            .iter()
            .find(|(document, _)| *document == name);
        match expected {
            Some((_, code)) => {
                assert!(found.clippings.is_empty(), "{name} gave a clipping");
                assert_eq!(found.problems[0].code, *code, "{name}");
            }
            None => assert!(!found.clippings.is_empty(), "{name}: {:?}", found.problems),
        }
        assert!(
            found.clippings.iter().all(Clipping::is_consistent),
            "{name}"
        );
    }
    assert_eq!(n_documents, 104);
}

#[test]
fn what_a_document_says_of_itself_is_not_when_it_was_published() {
    let found = read_named("testWORD.docx");
    let clipping = &found.clippings[0];
    assert_eq!(found.format, Some(Format::Docx));
    assert!(clipping.published.is_none() && clipping.modified.is_some());
    let why = &clipping
        .byline
        .as_ref()
        .expect("the properties name one")
        .why;
    assert!(why.contains("properties"));
}
