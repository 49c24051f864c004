//! Archives: what is passed over, what is locked, and what unpacks to too much.

use std::fmt::Write as _;

use dateline::document::{Clipping, Format, InputFile, ProblemCode, ReadFile, read};

use super::cases;

fn found(path: &str, bytes: &[u8]) -> ReadFile {
    read(InputFile {
        path,
        bytes,
        ..InputFile::default()
    })
}

fn parts(found: &ReadFile) -> Vec<&str> {
    let part = |clipping: &'_ Clipping| clipping.part.is_some();
    assert!(found.clippings.iter().all(part));
    found
        .clippings
        .iter()
        .filter_map(|clipping| clipping.part.as_deref())
        .collect()
}

fn codes(found: &ReadFile) -> Vec<ProblemCode> {
    found.problems.iter().map(|problem| problem.code).collect()
}

/// An entry as it stands in an archive: name, packed bytes, method, flags, and
/// the size that is claimed.
struct Packed(&'static str, Vec<u8>, u8, u8, u32);

fn deflated(name: &'static str, content: &[u8]) -> Packed {
    let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
    Packed(name, packed, 8, 0, content.len() as u32)
}

/// A ZIP archive without checksums (0 is not looked at where the sizes follow).
fn zip(entries: &[Packed]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for Packed(name, packed, method, flags, size) in entries {
        let mut common = vec![20, 0, *flags, 0, *method, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend((packed.len() as u32).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend([name.len() as u8, 0, 0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend((bytes.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend((entries.len() as u16).to_le_bytes());
    bytes.extend((entries.len() as u16).to_le_bytes());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x1F\x8B\x08\0\0\0\0\0\0\x03".to_vec();
    bytes.extend(miniz_oxide::deflate::compress_to_vec(content, 6));
    bytes.extend([0; 8]);
    bytes
}

const TEXT: &[u8] = b"The road over the hill is open again, the district said on Monday.";

#[test]
fn a_sidecar_in_an_archive_counts_for_its_file() {
    let bytes = std::fs::read(cases("document").join("archive.zip")).expect("the case is there");
    let found = found("archive.zip", &bytes);
    assert_eq!(
        parts(&found),
        ["press/bridge.txt", "press/rain.html", "press/table.csv/2"]
    );
    let formats: Vec<Format> = found
        .clippings
        .iter()
        .map(|clipping| clipping.format)
        .collect();
    assert_eq!(formats, [Format::Text, Format::Html, Format::Csv]);
    let publisher = found.clippings[0]
        .publisher
        .as_ref()
        .expect("the sidecar has it");
    assert_eq!(publisher.value, "The Example Times");
    assert!(found.clippings[1].publisher.is_none());
}

#[test]
fn files_in_files_are_named_by_their_way() {
    let bytes = std::fs::read(cases("document").join("archive_nested.zip")).expect("there");
    let found = found("archive_nested.zip", &bytes);
    assert_eq!(
        parts(&found),
        [
            "inner.zip/rain.html",
            "inner.txt.gz",
            "inner.tar.gz/a/bridge.txt"
        ]
    );
}

#[test]
fn locked_and_unknown_entries_lose_only_themselves() {
    let locked = Packed("locked.txt", TEXT.to_vec(), 0, 1, TEXT.len() as u32);
    let other = Packed("other.txt", TEXT.to_vec(), 14, 0, TEXT.len() as u32);
    let open = Packed("open.txt", TEXT.to_vec(), 0, 0, TEXT.len() as u32);
    let found = found("a.zip", &zip(&[locked, other, open]));
    assert_eq!(parts(&found), ["open.txt"]);
    assert!(codes(&found).contains(&ProblemCode::Locked));
    assert!(codes(&found).contains(&ProblemCode::LeftOut));
    let locked = found
        .problems
        .iter()
        .find(|problem| problem.code == ProblemCode::Locked);
    assert_eq!(locked.expect("it is there").place(), "a.zip/locked.txt");
}

#[test]
fn archives_in_archives_end() {
    let mut bytes = TEXT.to_vec();
    for _ in 0..12 {
        bytes = zip(&[deflated("a.zip", &bytes), deflated("note.txt", TEXT)]);
    }
    let deep = found("a.zip", &bytes);
    assert!(codes(&deep).contains(&ProblemCode::TooDeep));
    assert!(!deep.clippings.is_empty());
    let mut bytes = TEXT.to_vec();
    for _ in 0..12 {
        bytes = gzip(&bytes);
    }
    assert!(codes(&found("a.gz", &bytes)).contains(&ProblemCode::TooDeep));
}

#[test]
fn bombs_stop_with_a_problem() {
    // 80 MB of nothing pack to almost nothing; nine are too many.
    let once = gzip(&vec![0; 80_000_000]);
    let packed = once[10..once.len() - 8].to_vec();
    let entries: Vec<Packed> = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
        .into_iter()
        .map(|name| Packed(name, packed.clone(), 8, 0, u32::MAX))
        .collect();
    let found = found("a.zip", &zip(&entries));
    assert!(
        codes(&found).contains(&ProblemCode::CutShort),
        "{:?}",
        codes(&found)
    );
}

/// A workbook of one sheet.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>\
        <Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>";
    let book = "<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>";
    zip(&[
        deflated("xl/workbook.xml", book.as_bytes()),
        deflated("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        deflated("xl/s.xml", sheet.as_bytes()),
        deflated("xl/t.xml", strings.as_bytes()),
    ])
}

#[test]
fn workbooks_that_claim_much_cost_little() {
    // A cell in the last corner.
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>\
        <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>The road is open.</t></is></c>\
        <c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let far = found("a.xlsx", &workbook(sheet, "<sst/>"));
    assert_eq!(parts(&far), ["A!1048576"]);
    assert!(codes(&far).contains(&ProblemCode::CutShort));
    // A string of 1 MB in each of a hundred thousand cells.
    let strings = format!("<sst><si><t>{}</t></si></sst>", "1".repeat(1_000_000));
    let mut sheet = String::from("<sheetData>");
    for row in 1..=100_000 {
        let _ = write!(sheet, "<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>");
    }
    sheet.push_str("</sheetData>");
    let many = found("a.xlsx", &workbook(&sheet, &strings));
    assert!(codes(&many).contains(&ProblemCode::CutShort));
    // Cells and rows that are repeated without end.
    let cell = "<table:table-cell table:number-columns-repeated=\"99999999\"><text:p>word</text:p></table:table-cell>";
    let row = format!(
        "<table:table-row table:number-rows-repeated=\"4000000000\">{cell}</table:table-row>"
    );
    let ods = format!(
        "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><table:table table:name=\"A\">{}</table:table></office:document>",
        row.repeat(50)
    );
    assert!(!found("a.fods", ods.as_bytes()).problems.is_empty());
}

#[test]
fn lengths_that_lie_lose_nothing_before() {
    let record = |length: &str| {
        let head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/b.txt\r\nContent-Type: text/plain\r\n";
        [
            format!("{head}Content-Length: {length}\r\n\r\n").as_bytes(),
            TEXT,
            b"\r\n\r\n",
        ]
        .concat()
    };
    let good = record(&TEXT.len().to_string());
    for length in [
        "99999999999999999999",
        "18446744073709551615",
        "-1",
        "4000000000",
        "",
        "10",
    ] {
        let other = String::from_utf8_lossy(&good).replace("hill", "dale");
        let bytes = [&good, &record(length), other.as_bytes()].concat();
        let found = found("a.warc", &bytes);
        assert!(!found.clippings.is_empty(), "{length}");
        assert_eq!(
            found.clippings[0].part.as_deref(),
            Some("https://a.example/b.txt")
        );
        let url = found.clippings[0].url.as_ref().expect("it has an address");
        assert_eq!(url.value, "https://a.example/b.txt");
    }
}

#[test]
fn a_document_in_a_zip_is_no_archive() {
    let document = zip(&[
        deflated("[Content_Types].xml", b"<Types/>"),
        deflated("ppt/slides/slide1.xml", b"<sld>words</sld>"),
    ]);
    let slides = found("a.pptx", &document);
    assert_eq!(codes(&slides), [ProblemCode::UnknownFormat]);
    assert_eq!(
        codes(&found(
            "a.zip",
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        )),
        [ProblemCode::Empty]
    );
}
