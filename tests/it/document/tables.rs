//! Tables: what their reader may choose, and the sets of csv-spectrum and
//! JSONTestSuite.
//!
//! The workbooks among the cases were made with openpyxl and odfpy: cells with
//! styles of dates, shared and inline strings, a formula with its value, both
//! date systems, a hidden sheet, rows and cells that are repeated.

use std::path::Path;

use dateline::document::{
    Format, InputFile, ProblemCode, ReadFile, Role, TableMapping, TablePreview, read, table_preview,
};
use serde_json::Value;

use super::archive::files;
use super::cases;

fn file<'a>(path: &'a str, bytes: &'a [u8], columns: Option<&'a TableMapping>) -> InputFile<'a> {
    InputFile {
        path,
        bytes,
        columns,
        ..InputFile::default()
    }
}

fn preview(path: &str, bytes: &[u8]) -> TablePreview {
    table_preview(file(path, bytes, None)).expect("it is a table")
}

fn texts(found: &ReadFile) -> Vec<&str> {
    let texts = found
        .clippings
        .iter()
        .map(|clipping| clipping.text.as_str());
    texts.collect()
}

const PRESS: &str = "No;Kopf;Wann;Wo;Was\n\
    1;Bridge;03/04/2020;Example Times;The bridge is open again, the mayor said.\n\
    2;Rain;05/06/2020;Example Times;It rained in the north all week.\n";

#[test]
fn the_preview_shows_what_is_known() {
    let shown = preview("a.csv", PRESS.as_bytes());
    assert_eq!(shown.delimiter, Some(';'));
    assert!(shown.has_header);
    assert_eq!(shown.n_rows, 2);
    let names: Vec<&str> = shown
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["No", "Kopf", "Wann", "Wo", "Was"]);
    let roles: Vec<Role> = shown.columns.iter().map(|column| column.role).collect();
    assert_eq!(roles[2], Role::Date, "{:?}", shown.columns);
    assert_eq!(shown.columns[3].samples, ["Example Times"]);
    let json = serde_json::to_value(&shown).expect("it can be sent");
    assert_eq!(json["columns"][2]["role"], "date");
    assert_eq!(json["hasHeader"], true);
    assert!(table_preview(file("a.txt", b"The road is open.", None)).is_none());
}

#[test]
fn the_reader_chooses_the_columns() {
    let shown = preview("a.csv", PRESS.as_bytes());
    let words = "title=Kopf, text=Was+2, date=3, source=wo, dayfirst=yes";
    // The second column is the title already.
    let error = TableMapping::parse(words, &shown).expect_err("a column has one role");
    assert_eq!(
        error,
        "expected one role for `2`, but found `title` and `text`"
    );
    let mapping = TableMapping::parse("title=Kopf,text=Was,date=3,source=wo,dayfirst=yes", &shown)
        .expect("it is well written");
    let found = read(file("a.csv", PRESS.as_bytes(), Some(&mapping)));
    assert!(found.is_chosen);
    assert_eq!(found.problems, []);
    let first = &found.clippings[0];
    assert_eq!(first.headline.title.value, "Bridge");
    let published = first.published.as_ref().expect("it has a date");
    assert_eq!(published.value.to_string(), "2020-04-03");
    assert_eq!(
        published.why,
        "column `Wann` of row 2; the day first, as chosen"
    );
    let sent = serde_json::to_string(&mapping).expect("it can be sent");
    assert!(
        sent.contains("\"dayFirst\":true") && sent.contains("\"title\""),
        "{sent}"
    );
    let back: TableMapping = serde_json::from_str(&sent).expect("it comes back");
    assert_eq!(back, mapping);
}

#[test]
fn texts_are_joined_in_the_order_that_is_chosen() {
    let bytes = b"a,b,c\nThe first of them.,The second of them.,x\n";
    let shown = preview("a.csv", bytes);
    let mapping = TableMapping::parse("text=b+a", &shown).expect("it is well written");
    let found = read(file("a.csv", bytes, Some(&mapping)));
    assert_eq!(texts(&found), ["The second of them.\n\nThe first of them."]);
    let mapping = TableMapping::parse("text=a,header=no", &shown).expect("it is well written");
    let found = read(file("a.csv", bytes, Some(&mapping)));
    assert_eq!(texts(&found), ["a", "The first of them."]);
}

#[test]
fn what_is_wrong_in_a_choice_is_said() {
    let shown = preview("a.csv", PRESS.as_bytes());
    let error = |words: &str| TableMapping::parse(words, &shown).expect_err("it is wrong");
    assert_eq!(
        error("title"),
        "expected `role=column`, but found `title`; write `title=1,text=lead+body,date=pub_date`: a column by its name or its number from 1"
    );
    assert_eq!(
        error("titel=Kopf"),
        "expected a role, but found `titel`; the roles are `title`, `text`, `date`, `changed`, `source`, `author`, `url`, `language`, `id`, `section`, `ignore`"
    );
    assert_eq!(
        error("title=head"),
        "expected a column of the table, but found `head`; the columns are `No`, `Kopf`, `Wann`, `Wo`, `Was`"
    );
    assert_eq!(
        error("title=6"),
        "expected a column of the table, but found `6`; the columns are `No`, `Kopf`, `Wann`, `Wo`, `Was`"
    );
    assert_eq!(
        error("header=maybe"),
        "expected `header=yes` or `header=no`, but found `maybe`"
    );
    assert_eq!(
        error("sheet=a"),
        "expected a sheet, but found `a`; the file has no sheets"
    );
}

#[test]
fn a_sheet_is_chosen() {
    let bytes = std::fs::read(cases("document").join("workbook.xlsx")).expect("the case is there");
    let shown = preview("workbook.xlsx", &bytes);
    assert_eq!(shown.sheets, ["Press review", "Archive", "Figures"]);
    assert_eq!(shown.sheet.as_deref(), Some("Press review"));
    let mapping = TableMapping::parse("sheet=archive", &shown).expect("it is well written");
    let found = read(file("workbook.xlsx", &bytes, Some(&mapping)));
    let parts: Vec<_> = found
        .clippings
        .iter()
        .filter_map(|clipping| clipping.part.as_deref())
        .collect();
    assert_eq!(parts, ["Archive!2"]);
    let shown = table_preview(file("workbook.xlsx", &bytes, Some(&mapping))).expect("a table");
    assert_eq!(shown.sheet.as_deref(), Some("Archive"));
}

#[test]
fn what_is_no_table_is_not_taken_for_one() {
    let told = |text: &str| read(file("a.txt", text.as_bytes(), None)).format;
    assert_eq!(
        told("title,text\nOne,The road is open.\nTwo,The road is closed.\n"),
        Some(Format::Csv)
    );
    assert_eq!(
        told("[1] A note, and what it says\n[2] Another\n"),
        Some(Format::Text)
    );
    assert_eq!(
        told("{a brace} and a text\nof two lines\n"),
        Some(Format::Text)
    );
    assert_eq!(
        told("Headline, text and date\nThe road is open, she said.\n"),
        Some(Format::Text)
    );
    assert_eq!(
        told("Title\tText\nOne\tThe road is open.\n"),
        Some(Format::Tsv)
    );
    assert_eq!(told("{\"a\": 1}\n{\"a\": 2}\n"), Some(Format::JsonLines));
    assert_eq!(told("{\n  \"title\": \"x\"}"), Some(Format::Json));
}

#[test]
fn a_million_columns_are_no_trouble() {
    for mark in [",", ";", "\t"] {
        let text = format!(
            "title{}text\nA{}",
            mark.repeat(1_000_000),
            mark.repeat(1_000_000)
        );
        let found = read(file("a.csv", text.as_bytes(), None));
        assert!(!found.clippings.is_empty());
    }
    let deep = format!("{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000));
    assert_eq!(
        read(file("a.json", deep.as_bytes(), None)).clippings.len(),
        1
    );
    let quotes = "\"a\n,".repeat(50_000);
    assert!(
        !read(file("a.csv", quotes.as_bytes(), None))
            .problems
            .is_empty()
    );
}

/// Every cell of csv-spectrum is as its JSON has it, white space aside.
#[test]
fn csv_spectrum() {
    let set = files("csv.tar.gz");
    let mut n_files = 0;
    for (name, bytes) in set.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let stem = Path::new(name)
            .file_stem()
            .expect("it has a name")
            .to_string_lossy();
        let json = format!("json/{stem}.json");
        let (_, json) = set
            .iter()
            .find(|(name, _)| *name == json)
            .expect("it is expected");
        let rows = match serde_json::from_slice(json).expect("it is JSON") {
            Value::Array(rows) => rows,
            row => vec![row],
        };
        let shown = preview(name, bytes);
        assert_eq!(shown.n_rows, rows.len(), "{name}");
        for (at, column) in shown.columns.iter().enumerate() {
            let mut mapping = TableMapping {
                has_header: Some(true),
                ..TableMapping::default()
            };
            mapping.roles = vec![Role::Ignore; shown.columns.len()];
            mapping.roles[at] = Role::Text;
            let found = read(file(name, bytes, Some(&mapping)));
            let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let got: Vec<String> = texts(&found).into_iter().map(plain).collect();
            let cell = |row: &Value| plain(row[&column.name].as_str().expect("a cell of text"));
            let want: Vec<String> = rows
                .iter()
                .map(cell)
                .filter(|cell| !cell.is_empty())
                .collect();
            // The set's own expectation has another number there than its table.
            if column.name == "Contact Phone Number" {
                assert_eq!(
                    (got, want),
                    (vec!["2095257564".into()], vec!["1234567890".into()])
                );
                continue;
            }
            assert_eq!(got, want, "{name}, {}", column.name);
        }
        n_files += 1;
    }
    assert_eq!(n_files, 12);
}

/// Files of JSONTestSuite that are JSON and read as something else.
const NO_TEXT: &[&str] = &[
    // Of a few bytes one is a control character: no text.
    "y_string_unescaped_char_delete.json",
    "y_string_with_del_character.json",
];

/// Of JSONTestSuite every file that is JSON reads as it, and none that is not is
/// taken for it in silence.
#[test]
fn json_test_suite() {
    let mut counts = [0; 3];
    for (path, bytes) in files("json.tar.gz") {
        let name = path.rsplit('/').next().expect("it has a name");
        if !name.ends_with(".json") {
            continue;
        }
        let found = read(file(name, &bytes, None));
        let is_doubted = found
            .problems
            .iter()
            .any(|problem| problem.code != ProblemCode::UnknownLayout);
        match name.as_bytes() {
            _ if NO_TEXT.contains(&name) => {
                assert_eq!(found.problems[0].code, ProblemCode::Binary);
                counts[0] += 1;
            }
            [b'y', b'_', ..] => {
                assert!(!is_doubted, "{name}: {:?}", found.problems);
                assert_eq!(found.clippings.len(), 1, "{name}");
                counts[0] += 1;
            }
            [b'n', b'_', ..] => {
                assert!(is_doubted, "{name}");
                counts[1] += 1;
            }
            _ => counts[2] += 1,
        }
    }
    assert_eq!(counts, [95, 188, 35 + 22]);
}
