//! What holds for every file, whatever its bytes.

use dateline::document::{Clipping, InputFile, read};
use dateline::text::sentences::sentences;
use proptest::prelude::*;

/// Blocks and evidence lie in the text, in order, and leave out only white space.
pub fn holds(clipping: &Clipping) {
    let text = &clipping.text;
    let is_blank =
        |letter: char| letter.is_whitespace() || matches!(letter, '\u{200B}' | '\u{FEFF}');
    let mut end = 0;
    for block in &clipping.blocks {
        let span = block.span.range();
        assert!(span.start >= end && span.end > span.start && span.end <= text.len());
        assert!(
            text[end..span.start].chars().all(is_blank),
            "words between blocks"
        );
        end = span.end;
    }
    assert!(
        text[end..].chars().all(is_blank),
        "words after the last block"
    );
    let title = &clipping.headline.title;
    assert!(!title.value.is_empty() && !title.value.contains('\n'));
    let facts = [
        &clipping.publisher,
        &clipping.byline,
        &clipping.language,
        &clipping.url,
        &clipping.dateline,
    ];
    let spans = facts
        .into_iter()
        .flatten()
        .chain([title])
        .flat_map(|fact| &fact.evidence);
    let dates = clipping.published.iter().flat_map(|date| &date.evidence);
    for span in spans.chain(dates).chain(&clipping.headline.span) {
        assert!(
            text.get(span.range())
                .is_some_and(|words| !words.is_empty())
        );
    }
    let sentences = clipping.sentences();
    assert!(
        sentences
            .windows(2)
            .all(|pair| pair[0].end <= pair[1].start)
    );
    for block in clipping.blocks.iter().take(200) {
        let is_blank = block.span.of(text).trim().is_empty();
        let has_sentence = sentences.iter().any(|span| block.span.contains(*span));
        assert_ne!(is_blank, has_sentence);
    }
}

fn read_all(bytes: &[u8]) {
    for path in ["a.txt", "a.md", "a.html", "a"] {
        let file = InputFile {
            path,
            bytes,
            sidecar: None,
            ..InputFile::default()
        };
        let found = read(file);
        assert_eq!(found, read(file), "the same bytes give the same reading");
        assert!(found.clippings.len() + found.problems.len() > 0);
        found.clippings.iter().for_each(holds);
    }
}

/// Lines that the rules look for, and what stands beside them in a file.
fn line() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "REUTERS",
        "By Ada Example",
        "October 10, 2020 at 08:30 JST",
        "Friday, January 4, 2019\u{A0}",
        "10/11/2020",
        "SEOUL--",
        "SEOUL (AP) — ",
        "Pyongyang, May 3 (KCNA) -- ",
        "Related stories",
        "Read more: a road",
        "A series about roads",
        "ADVERTISEMENT",
        "-0-",
        "###",
        "> quoted",
        "- item",
        "1. item",
        "# Head",
        "---",
        "***",
        "| a | b |",
        "|---|---|",
        "![alt](x)",
        "<div>",
        "</div>",
        "<!--",
        "(AP Photo/Ada Example)",
        "Ada Example/AFP",
        "since April 2012 Reuters",
        "© 2020 Reuters",
        "Published: 3 Mar 2021",
        "\t",
        "",
        "",
        "\u{FEFF}",
        "\u{200B}",
        "2020年10月10日",
        "title: x",
        "date: soon",
        "https://example.org/a",
        "The road over the hill was opened again on Monday, the district said.",
        "東京。",
        "U.S.",
        "…",
    ]);
    prop_oneof![3 => fixed.prop_map(String::from), 1 => "\\PC{0,40}", 1 => "[A-Za-z0-9 .,:;'\"()-]{0,80}"]
}

/// Pieces of a web page, whole and broken.
fn markup() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "<!doctype html>",
        "<html lang=en>",
        "<head>",
        "<title>A title | Site</title>",
        "<meta charset=iso-8859-2>",
        "<meta property=og:title content='A title'>",
        "<meta name=author content='Ada Example'>",
        "<meta property=article:published_time content=2020-10-10T08:30:00Z>",
        "<link rel=canonical href=https://a.example/2020/10/10/b>",
        "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"A title\",\"author\":{\"name\":\"Ada\"}}</script>",
        "<script type=application/ld+json>{\"datePublished\":\"2020-10-10\",",
        "<script>",
        "</script>",
        "<body>",
        "<nav>",
        "</nav>",
        "<article>",
        "<div class=\"entry-content\">",
        "<div class=related-posts style='display:none'>",
        "</div>",
        "<h1>A title</h1>",
        "<h2>",
        "</h3>",
        "<p>",
        "</p>",
        "<p class=byline>By Ada Example",
        "<time datetime=2020-10-10>10 October 2020</time>",
        "<figcaption>",
        "<blockquote>",
        "<ul><li>",
        "</ul>",
        "<table><tr><th>a<td>b",
        "<tr><td>",
        "</table>",
        "<pre>\n",
        "<br>",
        "<a href=x>",
        "</a>",
        "<svg/>",
        "<template shadowrootmode=open>",
        "<select><option>",
        "<!-- saved from url=(0020)https://a.example/ -->",
        "<!--",
        "&nbsp;",
        "&shy;&#x200b;",
        "The road over the hill was opened again on Monday, the district said in a statement.",
        "PORT EXAMPLE (AP) — The harbour bridge was opened to traffic on Friday, two years later.",
    ]);
    prop_oneof![4 => fixed.prop_map(String::from), 1 => "\\PC{0,40}", 1 => "[A-Za-z0-9 .,<>=/&;'\"-]{0,60}"]
}

/// What a page may claim for a date, a name or an address: pieces of such, and
/// letters that are none, of one to four bytes.
fn claim() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "2023",
        "2023/",
        "10",
        "-",
        "/",
        ":",
        "T08:30",
        "Z",
        "+09:00",
        "+0900",
        "19",
        "2",
        "Oct",
        "oktober",
        " ",
        ".",
        "1571466600",
        "AM",
        "JST",
        "at",
        "By ",
        "von ",
        "Ada Example",
        ", ",
        "|",
        "é",
        "€",
        "\u{FFFD}",
        "月",
        "年",
        "İ",
        "\u{301}",
        "😀",
    ]);
    let pieces = prop::collection::vec(fixed, 1..7).prop_map(|parts| parts.concat());
    // As long as the figures of a date or a time, with other letters among them.
    let figures = prop::collection::vec(
        prop::sample::select(vec!["1", "9", "20", "é", "€", "😀"]),
        4..12,
    )
    .prop_map(|parts| parts.concat());
    prop_oneof![pieces, figures]
}

/// A page that makes these claims in every place where claims are read.
fn claiming_page(claims: &[String; 6]) -> String {
    let [url, date, other, name, line, shown] = claims;
    format!(
        "<!doctype html><link rel=canonical href=\"https://a.example/{url}/road\">\
         <meta property=article:published_time content=\"{date}\"><meta name=date content=\"{other}\">\
         <meta name=author content=\"{name}\"><meta property=og:site_name content=\"{line}\">\
         <script type=application/ld+json>{{\"@type\":\"Article\",\"datePublished\":\"{date}\",\"dateModified\":\"{other}\",\"author\":{{\"name\":\"{name}\"}}}}</script>\
         <title>A road | {line}</title><article><h1>A road</h1><p class=byline>{name}</p><time datetime=\"{other}\">{shown}</time><p>{line}</p>\
         <p>The road over the hill was opened again on Monday, the district said in a statement.</p></article>"
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text(text in "(?s).{0,200}") {
        read_all(text.as_bytes());
    }

    #[test]
    fn any_lines(lines in prop::collection::vec((line(), prop::sample::select(vec!["\n", "\n\n", "\r\n", " "])), 0..16)) {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        read_all(text.as_bytes());
    }

    #[test]
    fn any_page(parts in prop::collection::vec(markup(), 0..30)) {
        read_all(parts.concat().as_bytes());
    }

    #[test]
    fn any_claims(claims in prop::array::uniform6(claim())) {
        read_all(claiming_page(&claims).as_bytes());
    }

    #[test]
    fn any_sidecar(sidecar in "\\PC{0,80}", given in "\\PC{0,12}") {
        let read = read(InputFile { path: "a.txt", bytes: b"The road is open.", sidecar: Some(sidecar.as_bytes()), published: Some(&given), ..InputFile::default() });
        prop_assert_eq!(read.clippings.len(), 1);
    }

    #[test]
    fn sentences_cover_the_text(text in "[a-zA-Z .!?\"'()。\n…é]{0,120}") {
        let mut end = 0;
        for span in sentences(&text) {
            let words = span.of(&text);
            prop_assert_eq!(words, words.trim());
            prop_assert!(!words.is_empty() && text[end..span.start as usize].trim().is_empty());
            end = span.end as usize;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}

#[test]
fn broken_seeds() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
        .expect("the seeds are there")
    {
        let bytes =
            std::fs::read(entry.expect("a seed can be read").path()).expect("a seed can be read");
        read_all(&bytes);
        for at in (0..bytes.len()).step_by(97) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x95;
            read_all(&broken);
            read_all(&bytes[..at]);
            read_all(&bytes[at..]);
        }
    }
}

#[test]
fn long_lines_are_no_trouble() {
    for piece in [
        "a",
        "a ",
        ".",
        ". ",
        "By A",
        "SEOUL--",
        "(",
        "Reuters ",
        "\n",
        "\n\n",
        "> ",
        "- a\n",
        "[",
        "<",
        "*a ",
        "![",
        "| ",
        "October 10, 2020 ",
        "Related\n",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        read_all(text.as_bytes());
    }
}
