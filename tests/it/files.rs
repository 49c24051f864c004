//! What was read: the list of files, and a file read anew.

use dateline::document::{Format, InputFile, ProblemCode, ReadFile, Severity, read};
use dateline::explore::{Explorer, FilesQuestion, FilesWith};
use dateline::library::Library;

fn file(path: &str, bytes: &[u8]) -> ReadFile {
    read(InputFile {
        path,
        bytes,
        ..InputFile::default()
    })
}

const TEXT: &[u8] = b"The road to the border is open again, officials said.";
const KOI8: &[u8] = b"\xe4\xcf\xd2\xcf\xc7\xc1 \xcb \xc7\xd2\xc1\xce\xc9\xc3\xc5.";

fn explorer() -> Explorer {
    let mut explorer = Explorer::default();
    explorer.add(file("b/road.txt", TEXT));
    explorer.add(file("a/twin.md", TEXT));
    explorer.add(file("picture.png", b"\x89PNG\r\n\x1a\n\0"));
    explorer.add(file("letter.txt", KOI8));
    explorer
}

#[test]
fn every_file_is_listed_with_what_became_of_it() {
    let mut explorer = explorer();
    let view = explorer.files(&FilesQuestion::default(), 0, 10);
    let rows: Vec<_> = view
        .files
        .iter()
        .map(|file| {
            (
                file.path.as_str(),
                file.format,
                file.bytes,
                file.clippings,
                file.copy_of.as_deref(),
                file.problems.first().map(|problem| problem.severity),
            )
        })
        .collect();
    let n_bytes = Some(TEXT.len() as f64);
    assert_eq!(
        rows,
        [
            (
                "a/twin.md",
                Some("markdown"),
                n_bytes,
                1,
                Some("b/road.txt"),
                Some(Severity::Note)
            ),
            ("b/road.txt", Some("text"), n_bytes, 1, None, None),
            (
                "letter.txt",
                Some("text"),
                Some(KOI8.len() as f64),
                1,
                None,
                None
            ),
            ("picture.png", None, None, 0, None, Some(Severity::Lost)),
        ]
    );
    assert_eq!((view.total, view.matched, view.clippings), (4, 4, 3));
    let formats: Vec<_> = view
        .formats
        .iter()
        .map(|one| (one.name, one.files))
        .collect();
    assert_eq!(formats, [("text", 2), ("", 1), ("markdown", 1)]);
    let window = explorer.files(&FilesQuestion::default(), 1, 1);
    assert_eq!(window.files, view.files[1..2]);
}

#[test]
fn the_list_is_narrowed_by_words_format_and_state() {
    let mut explorer = explorer();
    let mut paths = |words: &str, with, format: &str| -> Vec<String> {
        let question = FilesQuestion {
            words: words.to_owned(),
            with,
            format: format.to_owned(),
        };
        let view = explorer.files(&question, 0, 10);
        assert_eq!(view.total, 4);
        view.files.into_iter().map(|file| file.path).collect()
    };
    assert_eq!(
        paths("ROAD", FilesWith::Anything, ""),
        ["a/twin.md", "b/road.txt"]
    );
    assert_eq!(
        paths("png picture", FilesWith::Anything, ""),
        ["picture.png"]
    );
    assert_eq!(paths("", FilesWith::Problems, ""), ["picture.png"]);
    assert_eq!(paths("", FilesWith::Copies, ""), ["a/twin.md"]);
    assert_eq!(paths("", FilesWith::Several, ""), [""; 0]);
    assert_eq!(paths("", FilesWith::Anything, "markdown"), ["a/twin.md"]);
    assert_eq!(paths("nothing", FilesWith::Anything, ""), [""; 0]);
}

#[test]
fn the_table_has_a_row_a_file() {
    let table = explorer().files_table(&FilesQuestion {
        words: "picture".to_owned(),
        ..FilesQuestion::default()
    });
    assert_eq!(
        table,
        "file,format,bytes,clippings,copy_of,severity,problems,hints\r\n\
         picture.png,,,0,,lost,\"expected a format that is read, but found a PNG picture with `.png`\",\
         save the article as text or Markdown and add that file\r\n"
    );
}

fn texts(library: &mut Library) -> Vec<String> {
    library.flush();
    let ids = library.ids();
    let clippings = ids.into_iter().filter_map(|id| library.clipping(id));
    clippings.map(|clipping| clipping.text).collect()
}

#[test]
fn a_file_is_read_anew_in_the_encoding_and_format_that_its_reader_chose() {
    let chosen = |encoding, format| {
        read(InputFile {
            path: "letter.txt",
            bytes: KOI8,
            encoding,
            format,
            ..InputFile::default()
        })
    };
    let mut library = Library::default();
    library.add(chosen(Some("windows-1251"), None));
    library.settle();
    assert_eq!(texts(&mut library), ["дПТПЗБ Л ЗТБОЙГЕ."]);
    // The same bytes, read as before: they are there already.
    let again = library.add(file("letter.txt", KOI8));
    assert_eq!(again.problems[0].code, ProblemCode::AlreadyInLibrary);
    library.settle();
    let added = library.add(chosen(Some("koi8-r"), None));
    library.settle();
    assert_eq!((added.n_clippings, added.n_replaced), (1, 1));
    assert_eq!(texts(&mut library), ["Дорога к границе."]);
    let read = chosen(Some("koi8-r"), Some(Format::Markdown));
    assert_eq!(read.clippings[0].format, Format::Markdown);
    assert_eq!(read.clippings[0].encoding, "KOI8-R");
    // A label that names no encoding counts for nothing.
    assert_eq!(
        chosen(Some("klingon"), None).clippings,
        chosen(None, None).clippings
    );
    let added = library.add(read);
    assert_eq!((added.n_clippings, added.n_replaced), (1, 1));
    assert_eq!(library.n_files(), 1);
}

/// A file with several clippings, as an archive gives them.
fn several(path: &str, texts: &[&str], digest: u64) -> ReadFile {
    let mut whole = ReadFile::default();
    for (part, text) in texts.iter().enumerate() {
        let mut clipping = file(path, text.as_bytes()).clippings.remove(0);
        clipping.part = Some(format!("{part}.txt"));
        clipping.digest = digest;
        whole.clippings.push(clipping);
    }
    whole
}

#[test]
fn a_file_with_several_clippings_is_replaced_removed_and_saved_as_one() {
    let mut library = Library::default();
    library.add(several(
        "a.zip",
        &["One road.", "Two roads.", "Three roads."],
        1,
    ));
    library.add(file("b.txt", TEXT));
    library.settle();
    assert_eq!((library.n_files(), library.n_clippings()), (2, 4));
    // One clipping is taken out: the file stays, and comes back whole.
    assert!(library.remove(1));
    assert_eq!((library.n_files(), library.n_clippings()), (2, 3));
    let mut library = Library::open(library.save()).expect("it opens");
    let added = library.add(several(
        "a.zip",
        &["One road.", "Two roads.", "Three roads."],
        1,
    ));
    assert_eq!((added.n_clippings, added.n_replaced), (3, 2));
    library.settle();
    assert_eq!((library.n_files(), library.n_clippings()), (2, 4));
    // Other bytes take the place of all of it; both are kept if that was wrong.
    let mut library = Library::open(library.save()).expect("it opens");
    let added = library.add(several("a.zip", &["Four roads.", "Five roads."], 2));
    assert_eq!((added.n_clippings, added.n_replaced), (2, 3));
    assert_eq!((library.n_files(), library.n_clippings()), (2, 3));
    assert_eq!(library.keep_both(), 3);
    assert_eq!((library.n_files(), library.n_clippings()), (3, 6));
    // The last clipping takes its file along.
    for id in library.ids() {
        library.remove(id);
    }
    assert_eq!((library.n_files(), library.n_clippings()), (0, 0));
}
