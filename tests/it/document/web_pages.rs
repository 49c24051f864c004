//! Web pages: how they are told, hostile ones, and what is said of them.

use dateline::document::{Format, InputFile, ProblemCode, ReadFile, read};

fn page(path: &str, bytes: &[u8]) -> ReadFile {
    read(InputFile {
        path,
        bytes,
        sidecar: None,
        ..InputFile::default()
    })
}

fn format(path: &str, text: &str) -> Format {
    page(path, text.as_bytes()).clippings[0].format
}

#[test]
fn a_page_is_told_by_how_it_opens() {
    let opens = "<!DOCTYPE html><p>Words of a page.</p>";
    for path in ["a.html", "a.txt", "a.md", "a", "a.php"] {
        assert_eq!(format(path, opens), Format::Html, "{path}");
    }
    let remarks = "\u{FEFF} <?xml version=\"1.0\"?><!-- a --> <!-- b -->\n<HTML><p>Words.</p>";
    assert_eq!(format("a.txt", remarks), Format::Html);
    assert_eq!(format("a.txt", "<p>Words.</p>"), Format::Text);
    assert_eq!(format("a.htm", "<p>Words.</p>"), Format::Html);
    assert_eq!(format("a.html", "Words, x < 3 and <no tag>."), Format::Text);
    assert_eq!(format("a.txt", "<htmlish> is no tag"), Format::Text);
}

#[test]
fn problems_say_what_was_expected_and_found() {
    let cases: [(&[u8], ProblemCode, &str); 4] = [
        (
            b"<!doctype html><script>x</script>",
            ProblemCode::Empty,
            "expected a web page with words, but found none",
        ),
        (
            b"<!doctype html><nav><a href=a>One</a></nav><a href=b>Two and three</a>",
            ProblemCode::NoArticle,
            "expected an article, but found links and a site's own lines only",
        ),
        (
            b"<!doctype html><meta charset=utf-8><p>A cut word at the very end, \xC3\xA9\xC3\xA9\xC3\xA9 and \xC3",
            ProblemCode::BadBytes,
            "expected UTF-8, but found 1 place that is not valid in it",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0<html>",
            ProblemCode::Binary,
            "expected text, but found a PNG picture",
        ),
    ];
    for (bytes, code, message) in cases {
        let found = page("a.html", bytes);
        assert_eq!(found.problems.len(), 1, "{:?}", found.problems);
        assert_eq!(found.problems[0].code, code);
        assert_eq!(found.problems[0].message, message);
        assert!(!found.problems[0].hint.is_empty());
    }
}

#[test]
fn a_page_with_too_many_parts_is_cut_and_says_so() {
    let source = "<!doctype html><p>The first words of a long page, which stay.".to_string()
        + &"<i>".repeat(3_000_100);
    let found = page("a.html", source.as_bytes());
    assert_eq!(found.problems[0].code, ProblemCode::CutShort);
    assert_eq!(
        found.problems[0].message,
        "expected a web page of at most 3000000 parts, but found more"
    );
    assert!(found.clippings[0].text.starts_with("The first words"));
}

/// The encoding that a page declares counts where the bytes are not UTF-8.
#[test]
fn a_declared_encoding_is_followed() {
    let declared = [
        "<meta charset='windows-1250'>",
        "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=windows-1250\">",
        "<?xml version=\"1.0\" encoding=\"windows-1250\"?><html>",
    ];
    for head in declared {
        let mut bytes = format!("{head}<p>Most se otev").into_bytes();
        bytes.extend(b"\xF8el v p\xE1tek r\xE1no.</p>");
        let found = page("a.html", &bytes);
        assert_eq!(found.problems, [], "{head}");
        assert_eq!(found.clippings[0].encoding, "windows-1250");
        assert_eq!(found.clippings[0].text, "Most se otevřel v pátek ráno.");
    }
    // What can be read byte by byte is not UTF-16, whatever it says.
    let wide = page("a.html", "<meta charset=utf-16><p>Žádný omyl.".as_bytes());
    assert_eq!(wide.clippings[0].encoding, "UTF-8");
}

/// Repeated a hundred thousand times, each in little time and stack.
#[test]
fn repeated_marks_do_no_harm() {
    let marks = [
        "<div>",
        "<span class=a>",
        "<b><i>",
        "</b></i>",
        "<a href=x>",
        "<table><tr><td>",
        "<ul><li>",
        "<p>A sentence of some words.",
        "<p class=\"date\">12 May 2020",
        "<div class=author>By Ada Example",
        "<h1>A title",
        "<br>word",
        "<template>",
        "<svg><path/>",
        "<select><option>",
        "<meta property=\"og:title\" content=\"words\">",
        "<script type=\"application/ld+json\">{\"@type\":\"Article\"</script>",
        "<time datetime=2020>",
        "<div itemprop=author>",
        "&amp;&notit;&#xffffff;",
        "<!doctype html>",
        "<!--x-->",
        "\0",
        "<",
    ];
    for mark in marks {
        let source = format!("<!doctype html><p>words{}", mark.repeat(100_000));
        page("a.html", source.as_bytes());
    }
    let inside_a_tag = ["class=\"share x\" ", "a='>'", "b=c ", "d= \"e\"", "/", "\""];
    for part in inside_a_tag {
        let source = format!("<!doctype html><p {}>words", part.repeat(300_000));
        page("a.html", source.as_bytes());
    }
    let nested = format!(
        "<!doctype html><script type='application/ld+json'>{}</script><p>words",
        "[{\"a\":".repeat(300_000)
    );
    page("a.html", nested.as_bytes());
}

#[test]
fn markup_in_words_stays_words() {
    let source = "<!doctype html><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>\
        <meta name=author content='<img src=x onerror=alert(1)>'>\
        <p>&lt;b&gt;A sentence with marks in it, which nobody runs&lt;/b&gt; or draws, on any page.</p>";
    let clipping = &page("a.html", source.as_bytes()).clippings[0];
    assert_eq!(clipping.headline.title.value, "<script>alert(1)</script>");
    assert!(clipping.text.starts_with("<b>A sentence with marks"));
}
