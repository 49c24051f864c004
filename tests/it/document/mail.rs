//! Messages, mailboxes, saved pages and feeds: how they are told, and what is
//! said of what is not read.

use dateline::document::{Format, InputFile, ProblemCode, ReadFile, read};

fn file(path: &str, bytes: &[u8]) -> ReadFile {
    read(InputFile {
        path,
        bytes,
        ..InputFile::default()
    })
}

fn format(text: &str) -> Option<Format> {
    file("a", text.as_bytes()).format
}

#[test]
fn files_are_told_by_their_bytes() {
    let message = "Message-ID: <1@a>\nSubject: A road\n\nThe road is open.\n";
    assert_eq!(format(message), Some(Format::Email));
    assert_eq!(format(&format!("58\n{message}")), Some(Format::Email));
    let sent = "From: a@example.org\nDate: Mon, 4 Jan 2021 10:15:00 +0000\n\nOpen.\n";
    assert_eq!(format(sent), Some(Format::Email));
    let from = "From a@example.org Mon Jan  4 10:15:00 2021\n";
    assert_eq!(format(&format!("{from}{message}")), Some(Format::Mbox));
    assert_eq!(
        format(&format!("From - Mon Jan  4 10:15:00 2021\n{message}")),
        Some(Format::Mbox)
    );
    let page = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>a</p>";
    assert_eq!(format(page), Some(Format::Mhtml));
    assert_eq!(
        format("<?xml version='1.0'?><!-- a --><rss/>"),
        Some(Format::Feed)
    );
    assert_eq!(
        format("<feed xmlns='http://www.w3.org/2005/Atom'/>"),
        Some(Format::Feed)
    );
}

#[test]
fn texts_about_them_are_texts() {
    for text in [
        "From: Ada\nTo: Bob\nDate: 4 January 2021\nSubject: a memo\n\nThe road is open.",
        "From: ada@example.org said so.\n\nThe road is open.",
        "From here on Monday at 10:15 in 2021 the road is open.\nNote: it is narrow.\n",
        "Subject: a road\n\nThe road is open.",
        "12\nSubject: a road",
        "A feed begins with <rss>, as <rss version=\"2.0\"> does.",
        "Received: 12 letters, said the mayor\nThe road is open.",
    ] {
        assert_eq!(format(text), Some(Format::Text), "{text}");
    }
    assert_eq!(
        format("{\"version\": 2, \"items\": []}"),
        Some(Format::Json)
    );
    assert_eq!(
        format("<html><body><feed>a</feed></body></html>"),
        Some(Format::Html)
    );
}

#[test]
fn parts_are_named_after_their_messages_and_items() {
    let from = "From a@example.org Mon Jan  4 10:15:00 2021\n";
    let message = "Subject: A road\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOpen.\n--b\nContent-Disposition: attachment; filename=\"a/b.txt\"\n\nAttached.\n--b--\n\n";
    let read = file(
        "a.mbox",
        format!("{from}{message}{from}Subject:\n\nNo name.\n").as_bytes(),
    );
    let parts: Vec<&str> = read
        .clippings
        .iter()
        .filter_map(|clipping| clipping.part.as_deref())
        .collect();
    assert_eq!(parts, ["1 A road", "1 A road/a_b.txt", "2"]);
    let read = file(
        "a.rss",
        b"<rss><item><title>One</title></item><item><description>Two</description></item></rss>",
    );
    let parts: Vec<&str> = read
        .clippings
        .iter()
        .filter_map(|clipping| clipping.part.as_deref())
        .collect();
    assert_eq!(parts, ["1 One", "2"]);
}

#[test]
fn signatures_are_marked() {
    let signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nThe road is open, the district said on Monday.\n\n-- \nAda\n-----BEGIN PGP SIGNATURE-----\n\niQA=\n-----END PGP SIGNATURE-----\n\nA list's own line stands below it.\n";
    let message = format!("\r\n\nMessage-ID: <1@a>\nSubject: A road\n\n{signed}");
    let read = file("a", message.as_bytes());
    let clipping = &read.clippings[0];
    let blocks: Vec<(&str, &str)> = clipping
        .blocks
        .iter()
        .map(|block| (block.kind.name(), block.span.of(&clipping.text)))
        .collect();
    assert_eq!(
        blocks,
        [
            ("headline", "A road"),
            (
                "boilerplate",
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1"
            ),
            ("body", "The road is open, the district said on Monday."),
            ("boilerplate", "Ada"),
            (
                "boilerplate",
                "-----BEGIN PGP SIGNATURE-----\n\niQA=\n-----END PGP SIGNATURE-----"
            ),
            ("boilerplate", "A list's own line stands below it."),
        ]
    );
}

#[test]
fn problems_say_what_was_expected_and_found() {
    let codes = |text: &str| {
        let read = file("a", text.as_bytes());
        for problem in &read.problems {
            assert!(
                problem.message.starts_with("expected "),
                "{}",
                problem.message
            );
        }
        let codes = read.problems.iter().map(|problem| problem.code);
        (read.clippings.len(), codes.collect::<Vec<_>>())
    };
    let head = "Message-ID: <1@a>\nMIME-Version: 1.0\n";
    assert_eq!(
        codes(&format!("{head}Subject: a\n\n")),
        (0, vec![ProblemCode::Empty])
    );
    assert_eq!(
        codes(&format!("{head}Date: soon\n\nOpen.\n")),
        (1, vec![ProblemCode::BadDate])
    );
    let picture = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOpen.\n--b\nContent-Type: image/png; name=a.png\n\nx\n--b--\n";
    assert_eq!(
        codes(&format!("{head}{picture}")),
        (1, vec![ProblemCode::LeftOut])
    );
    let locked = "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n";
    assert_eq!(
        codes(&format!("{head}{locked}")),
        (0, vec![ProblemCode::LeftOut, ProblemCode::Locked])
    );
    assert_eq!(
        codes("<rss><channel><title>a</title></channel></rss>"),
        (0, vec![ProblemCode::Empty])
    );
    assert_eq!(
        codes("<rss><item><link>a</link></item></rss>"),
        (0, vec![ProblemCode::Empty])
    );
    assert_eq!(
        codes("<rss><item><title>a</title></item><!-- no end"),
        (1, vec![ProblemCode::Damaged])
    );
}

#[test]
fn hostile_markup_gives_words_alone() {
    for hostile in [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">",
        "<svg><script>alert(1)</script></svg>",
        "<p style=\"display:none\">hidden</p>",
        "<div hidden>hidden</div>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<!-- alert(1) -->",
        "<scr<script>ipt>",
    ] {
        let message = format!(
            "Message-ID: <1@a>\nContent-Type: text/html\nMIME-Version: 1.0\n\n<p>One.</p>{hostile}<p>Two.</p>"
        );
        let item = hostile.replace('&', "&amp;").replace('<', "&lt;");
        let feed = format!(
            "<rss><item><title>a</title><description>&lt;p>One.{item}&lt;p>Two.</description></item></rss>"
        );
        for text in [message, feed] {
            let read = file("a", text.as_bytes());
            let text = &read.clippings[0].text;
            assert!(
                text.contains("One.") && text.contains("Two."),
                "{hostile}: {text}"
            );
            for word in ["alert", "color", "hidden", "onerror", "javascript"] {
                assert!(!text.contains(word), "{hostile}: {text}");
            }
        }
    }
}
