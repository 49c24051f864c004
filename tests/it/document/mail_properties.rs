//! What holds for every message, mailbox, saved page and feed, whatever its
//! bytes: mutations of good samples, and pieces put together at random.

use dateline::document::{Format, InputFile, read};
use proptest::prelude::*;

use super::properties::holds;

/// Reads bytes by what they look like, and as each format of mail and feeds.
fn read_all(bytes: &[u8]) {
    let formats = [
        None,
        Some(Format::Email),
        Some(Format::Mbox),
        Some(Format::Mhtml),
        Some(Format::Outlook),
        Some(Format::Feed),
    ];
    for format in formats {
        let file = InputFile {
            path: "a",
            bytes,
            format,
            ..InputFile::default()
        };
        let found = read(file);
        assert_eq!(found, read(file), "the same bytes give the same reading");
        assert!(found.clippings.len() + found.problems.len() > 0);
        for clipping in &found.clippings {
            assert!(clipping.is_consistent());
            holds(clipping);
        }
    }
}

fn samples() -> Vec<Vec<u8>> {
    let mut samples: Vec<Vec<u8>> = super::inputs("document")
        .into_iter()
        .filter(|path| {
            let name = path.to_string_lossy().into_owned();
            name.contains("/mail_") || name.contains("/feed_") || name.ends_with(".mhtml")
        })
        .map(|path| std::fs::read(path).expect("a case can be read"))
        .collect();
    let outlook = super::archive::files("tika-mail.tar.gz").into_iter();
    let is_small =
        |(name, bytes): &(String, Vec<u8>)| name.ends_with(".msg") && bytes.len() < 22_000;
    samples.extend(outlook.filter(is_small).map(|(_, bytes)| bytes));
    samples
}

/// Lines of messages, mailboxes and feeds, whole and broken.
fn line() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "From ada@example.org Mon Jan  4 10:15:00 2021",
        ">From the hill",
        "From: Ada <ada@example.org>",
        "Subject: =?utf-8?q?a=?=",
        "Subject: ",
        "Date: Mon, 4 Jan 2021 25:15:00 +9900",
        "Message-ID: <a@b>",
        "Content-Length: 99",
        "Content-Type: multipart/mixed; boundary=b",
        "Content-Type: multipart/alternative; boundary=\"c\"",
        "Content-Type: message/rfc822",
        "Content-Type: text/html; charset=utf-7",
        "Content-Type: text/plain; format=flowed; delsp=yes",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Disposition: attachment; filename*=utf-8''a%2Fb",
        "MIME-Version: 1.0",
        "--b",
        "--b--",
        "--c",
        "--c--",
        "",
        "",
        "-- ",
        "> quoted ",
        ">> more",
        "words that flow ",
        "PHA+YTwvcD4=",
        "=E2=80=94=",
        "<?xml version=\"1.0\"?>",
        "<rss><channel><title>A</title>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        "<item>",
        "</item>",
        "<entry>",
        "</entry>",
        "<title>A &amp; b &bogus; & c</title>",
        "<title type=\"xhtml\"><div>a<b>c</div></title>",
        "<content type='html'>&lt;p&gt;a</content>",
        "<description><![CDATA[<p>a]]",
        "<pubDate>Mon, 4 Jan 2021 10:15:00 GMT</pubDate>",
        "<link href='https://a.example/'/>",
        "<x:y xmlns:x='rss'>",
        "<",
        "&",
        "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"title\": \"a\"}]}",
    ]);
    prop_oneof![5 => fixed.prop_map(String::from), 1 => "\\PC{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_message(lines in prop::collection::vec((line(), prop::sample::select(vec!["\n", "\r\n"])), 0..30)) {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        read_all(text.as_bytes());
    }

    #[test]
    fn broken_samples(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), byte in any::<u8>(), how in 0..4u8) {
        let samples = samples();
        let mut bytes = samples[which.index(samples.len())].clone();
        let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
        match how {
            0 => bytes.truncate(at),
            1 => bytes[at] = byte,
            2 => drop(bytes.drain(at.min(to)..at.max(to))),
            _ => {
                let piece = bytes[at.min(to)..at.max(to)].to_vec();
                bytes.splice(at..at, piece);
            }
        }
        read_all(&bytes);
    }
}

#[test]
fn deep_and_long_files_are_no_trouble() {
    let n = 40_000;
    let heads = [
        "Content-Type: message/rfc822\n\n",
        "Content-Type: multipart/digest; boundary=b\n\n--b\n\n",
        "Content-Type: multipart/mixed; boundary=b\nMessage-ID: a\n\n--b\n",
        "From a Mon Jan  4 10:15:00 2021\nSubject: a\n\na\n\n",
        "Subject: =?utf-8?q?a?=\n",
        "To: a@b, (((",
        "Received: from a by b\n",
        "<rss><item>",
        "<feed><entry><title>a",
        "<rss xmlns:a='b'>",
        "<item a='&amp;'>",
        "<title>&amp;&lt;",
        "<![CDATA[",
        "<!--",
        "<!DOCTYPE a [",
        "&#x26;",
        "> ",
        "-- \n",
        "\n--b",
    ];
    for head in heads {
        let text = head.repeat(n);
        read_all(&text.as_bytes()[..text.len().min(800_000)]);
        let text = format!("<rss><channel>{text}");
        read_all(&text.as_bytes()[..text.len().min(800_000)]);
        let text =
            format!("Message-ID: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{head}")
                .repeat(2_000);
        read_all(text.as_bytes());
    }
}
