//! PDFs: public samples and files of known words.
//!
//! `tests/robust/pdf/*.pdf` are samples of py-pdf (see `NOTICE`), each with
//! what is read of it, looked at by eye and beside `pdftotext`: `UPDATE=1`
//! rewrites it. `own/*.pdf` were printed by Chromium (`--print-to-pdf`) and, as
//! `office_*`, by LibreOffice, from pages whose words are in the file beside;
//! `qpdf` encrypted some with an empty user password. Pages have columns, words
//! broken at soft hyphens, running heads and page numbers, tags or none.

use std::path::{Path, PathBuf};

use dateline::document::{BlockKind, Format, InputFile, ProblemCode, ReadFile, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/robust/pdf")
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of PDFs is there");
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_pdf = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "pdf");
    let mut paths: Vec<PathBuf> = paths.filter(is_pdf).collect();
    paths.sort();
    paths
}

fn read_pdf(bytes: &[u8]) -> ReadFile {
    let file = InputFile {
        path: "a.pdf",
        bytes,
        ..InputFile::default()
    };
    let read = read(file);
    for clipping in &read.clippings {
        assert!(clipping.is_consistent());
        assert_eq!(clipping.pages.is_empty(), clipping.format != Format::Pdf);
    }
    assert!(read.clippings.len() + read.problems.len() > 0);
    read
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn samples_read_as_expected() {
    let mut failures = Vec::new();
    for path in pdfs(&folder()) {
        let read = read_pdf(&std::fs::read(&path).expect("the sample is there"));
        let mut drawn = String::new();
        for problem in &read.problems {
            drawn += &format!("problem {:?}: {}\n", problem.code, problem.message);
        }
        for clipping in &read.clippings {
            drawn += &format!("title {}\n", clipping.headline.title.value);
            drawn += &format!("pages {:?}\n", clipping.pages);
            for block in &clipping.blocks {
                let words = block.span.of(&clipping.text);
                drawn += &format!("{}{} {words}\n", block.kind.name(), block.level);
            }
        }
        failures.extend(super::check(&path, &drawn).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn words_are_those_of_the_source() {
    let mut failures = Vec::new();
    for path in pdfs(&folder().join("own")) {
        let read = read_pdf(&std::fs::read(&path).expect("the PDF is there"));
        let source = std::fs::read_to_string(path.with_extension("txt")).expect("its words too");
        assert_eq!(read.clippings.len(), 1, "{}", path.display());
        let (found, source) = (words(&read.clippings[0].text), words(&source));
        let first = found.iter().zip(&source).position(|(a, b)| a != b);
        if found != source {
            let at = first.unwrap_or(found.len().min(source.len()));
            failures.push(format!(
                "{} at word {at}: {:?}",
                path.display(),
                found.get(at)
            ));
        }
        assert_eq!(read.problems, [], "{}", path.display());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn pages_begin_where_their_words_do() {
    let bytes = std::fs::read(folder().join("own/heads_shy.pdf")).expect("the PDF is there");
    let read = read_pdf(&bytes);
    let clipping = &read.clippings[0];
    assert_eq!(clipping.pages.len(), 9);
    let second = &clipping.text[clipping.pages[1] as usize..];
    let before = &clipping.text[..clipping.pages[1] as usize];
    assert!(second.starts_with(char::is_alphanumeric));
    // The paragraph goes on over the page.
    assert!(before.ends_with(' '), "{before}");
}

#[test]
fn tags_tell_blocks() {
    let bytes = std::fs::read(folder().join("own/table.pdf")).expect("the PDF is there");
    let read = read_pdf(&bytes);
    let kinds = [
        BlockKind::Headline,
        BlockKind::Body,
        BlockKind::Table,
        BlockKind::Headline,
        BlockKind::Body,
        BlockKind::List,
        BlockKind::List,
        BlockKind::Body,
    ];
    let found: Vec<BlockKind> = read.clippings[0]
        .blocks
        .iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(found, kinds);
}

#[test]
fn a_password_locks_a_file() {
    let path = folder().join("libreoffice-writer-password.pdf");
    let read = read_pdf(&std::fs::read(path).expect("the sample is there"));
    assert_eq!(read.problems[0].code, ProblemCode::Locked);
    assert!(read.clippings.is_empty());
}

#[test]
fn a_cut_file_is_read_as_far_as_it_goes() {
    let bytes = std::fs::read(folder().join("own/ru.pdf")).expect("the PDF is there");
    let whole = read_pdf(&bytes);
    let end = bytes.len() - 200;
    let cut = read_pdf(&bytes[..end]);
    assert_eq!(cut.problems[0].code, ProblemCode::Damaged);
    assert_eq!(cut.clippings[0].text, whole.clippings[0].text);
}

#[test]
fn a_text_about_pdfs_is_no_pdf() {
    for text in [
        "A file of this kind starts with\n%PDF-1.4\nand is read by many programs.",
        "PDF-1.4 is old.",
    ] {
        let file = InputFile {
            path: "a.txt",
            bytes: text.as_bytes(),
            ..InputFile::default()
        };
        assert_eq!(read(file).format, Some(Format::Text));
    }
}

/// A PDF of one page with this content, and a table of objects that is wrong.
fn by_hand(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>\nendobj\n\
         4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n\
         6 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>>>\
         /Length 11>>\nstream\n/X Do /X Do\nendstream\nendobj\n\
         trailer\n<</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn hidden_words_and_artifacts_are_left_out() {
    let content = "BT /F 12 Tf 50 700 Td (The road is open.) Tj 3 Tr 0 -14 Td (Secret words.) Tj \
                   0 Tr ET /Artifact BMC BT /F 12 Tf 50 20 Td (Page 1) Tj ET EMC \
                   /Span <</ActualText (fine)>> BDC BT /F 12 Tf 50 640 Td (xxxx) Tj ET EMC";
    let read = read_pdf(&by_hand(content));
    assert_eq!(
        words(&read.clippings[0].text),
        ["The", "road", "is", "open.", "fine"]
    );
    assert_eq!(read.problems[0].code, ProblemCode::Damaged);
}

#[test]
fn a_form_inside_itself_ends() {
    let read = read_pdf(&by_hand(
        "BT /F 12 Tf 50 700 Td (The road is open.) Tj ET /X Do",
    ));
    assert_eq!(
        words(&read.clippings[0].text),
        ["The", "road", "is", "open."]
    );
}

#[test]
fn broken_pdfs_hold() {
    for name in ["minimal-document.pdf", "inline-image.pdf", "own/he.pdf"] {
        let bytes = std::fs::read(folder().join(name)).expect("the PDF is there");
        let step = (bytes.len() / 60).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x15;
            read_pdf(&broken);
            broken.drain(at..(at + 40).min(bytes.len()));
            read_pdf(&broken);
            if at > 0 {
                let file = InputFile {
                    path: "a.pdf",
                    bytes: &bytes[..at],
                    ..InputFile::default()
                };
                read(file);
            }
        }
    }
}
