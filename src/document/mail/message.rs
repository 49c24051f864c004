//! One message becomes a clipping, and what is attached to it others.

use mail_parser::HeaderName;
use mail_parser::decoders::charsets::map::charset_decoder;

pub use super::attached::read_attached;
use super::content::{Content, Leaf, Words, content};
use super::fields::{Stated, split_head};
use super::plain_text::write_text;
use crate::document::article::Article;
use crate::document::draft::Draft;
use crate::document::html::{headline, write_plain};
use crate::document::passage::Structure;
use crate::document::reading::{Reading, Source};
use crate::document::sidecar::{DATE_HINT, expected_date};
use crate::document::{BlockKind, Format, Headline, Moment, ProblemCode, Sourced};

/// Reads a message into its clipping and those of its attachments.
pub fn read_message(bytes: &[u8], format: Format, reading: &mut Reading<'_>) {
    let (fields, body) = split_head(bytes);
    let stated = fields.stated();
    let content = content(&stated, body);
    let facts = facts(&stated, reading);
    let is_read = write(facts, &content, format, reading);
    let n_read = read_attached(content.attached, reading);
    let is_locked = matches!(
        stated.content_type().as_str(),
        "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime"
    );
    match is_read || n_read > 0 {
        true => {}
        false if is_locked => reading.problem(
            ProblemCode::Locked,
            "expected a message that can be read, but found an encrypted one",
            "open it in your mail program and save its text",
        ),
        false => note_empty(reading),
    }
}

/// Notes that a message has nothing to read.
pub fn note_empty(reading: &mut Reading<'_>) {
    reading.problem(
        ProblemCode::Empty,
        "expected a message with words, but found none below its fields",
        "open it where it came from and save it again",
    );
}

/// What a message says of itself, whatever kind of file it stands in.
#[derive(Debug, Default)]
pub struct MessageFacts {
    /// Its subject, decoded.
    pub subject: Option<String>,
    /// Who sent it.
    pub byline: Option<Sourced<String>>,
    /// The list or the house that it comes from.
    pub publisher: Option<Sourced<String>>,
    /// When it was sent.
    pub published: Option<Sourced<Moment>>,
    /// Where it stands on the web.
    pub url: Option<Sourced<String>>,
    /// Its language.
    pub language: Option<Sourced<String>>,
}

/// The facts that the fields state.
pub fn facts(stated: &Stated<'_>, reading: &mut Reading<'_>) -> MessageFacts {
    let published = stated.date().unwrap_or_else(|words| {
        reading.problem(ProblemCode::BadDate, expected_date(&words), DATE_HINT);
        None
    });
    let sender = stated.sender();
    let name = sender.as_ref().and_then(|sender| sender.name.clone());
    let mut publisher = publisher(stated);
    let is_newsletter = stated.has(HeaderName::ListUnsubscribe)
        && !stated.has(HeaderName::ListPost)
        && !stated.has(HeaderName::InReplyTo);
    let mut byline = sender
        .and_then(|sender| sender.name.or(sender.address))
        .map(|name| Sourced::metadata(name, "the message's `From` field says so"));
    if publisher.is_none()
        && is_newsletter
        && let Some(name) = name
    {
        let why = "the message's `From` field names the newsletter";
        publisher = Some(Sourced::metadata(name, why));
        byline = None;
    }
    let language = stated
        .line(HeaderName::ContentLanguage)
        .or(stated.raw("Content-Language"))
        .and_then(|words| language_code(&words))
        .map(|code| Sourced::metadata(code, "the message's `Content-Language` field says so"));
    let url = stated
        .line(HeaderName::ArchivedAt)
        .or(stated.raw("Archived-At"))
        .map(|words| words.trim_matches(['<', '>', ' ']).to_string())
        .filter(|words| is_web_address(words))
        .map(|address| Sourced::metadata(address, "the message's `Archived-At` field says so"));
    MessageFacts {
        subject: stated.subject(),
        byline,
        publisher,
        published: published
            .map(|moment| Sourced::metadata(moment, "the message's `Date` field says so")),
        url,
        language,
    }
}

/// The house that the sender names, or the list that the message came by.
fn publisher(stated: &Stated<'_>) -> Option<Sourced<String>> {
    if let Some(house) = stated
        .line(HeaderName::Organization)
        .or(stated.raw("Organization"))
    {
        let why = "the message's `Organization` field says so";
        return Some(Sourced::metadata(house, why));
    }
    let list = stated.raw("List-Id")?;
    let name = list.split('<').next()?.trim_matches(['"', ' ']);
    // Services that send for others number their lists.
    let is_number =
        |word: &str| word.len() >= 6 && word.contains(|letter: char| letter.is_ascii_digit());
    let is_name = name.chars().any(char::is_alphabetic)
        && !["=?", "://", "@"].iter().any(|mark| name.contains(mark))
        && !name.split_whitespace().any(is_number);
    is_name.then(|| {
        let why = "the message's `List-Id` field says so";
        Sourced::metadata(name.to_string(), why)
    })
}

/// `de` of `de-DE, en`.
pub fn language_code(words: &str) -> Option<String> {
    let code = words
        .split(['-', '_', ',', ';', ' '])
        .next()?
        .to_ascii_lowercase();
    let is_code =
        (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then_some(code)
}

/// Whether `words` are an address on the web and nothing else.
pub fn is_web_address(words: &str) -> bool {
    (words.starts_with("https://") || words.starts_with("http://"))
        && !words.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        && words.len() <= 2_000
}

/// Writes the words of a message and adds its clipping; false where it has none.
pub fn write(
    facts: MessageFacts,
    content: &Content<'_>,
    format: Format,
    reading: &mut Reading<'_>,
) -> bool {
    let mut writer = Writer::new(facts.subject.as_deref());
    for words in &content.words {
        writer.write(words, reading);
    }
    if content.is_cut || writer.is_cut {
        reading.problem(
            ProblemCode::CutShort,
            "expected a message of fewer parts, but found too many, or too deep ones",
            "what follows them was left out; save the parts as files and add those",
        );
    }
    add(facts, writer, format, reading)
}

/// Adds the clipping of a message; false where it has no word but its subject.
fn add(mut facts: MessageFacts, writer: Writer, format: Format, reading: &mut Reading<'_>) -> bool {
    let n_own = usize::from(writer.subject.is_some());
    if writer.draft.passages().len() <= n_own {
        return false;
    }
    let found = |address| Sourced::metadata(address, "the message links to its copy on the web");
    let structure = Structure {
        headline: facts
            .subject
            .take()
            .zip(writer.subject)
            .map(|(subject, span)| Headline {
                title: Sourced {
                    evidence: vec![span],
                    ..Sourced::metadata(subject, "the message's `Subject` field says so")
                },
                span: Some(span),
            }),
        byline: facts.byline,
        publisher: facts.publisher,
        published: facts.published,
        url: facts.url.or(writer.web_address.map(found)),
        ..Structure::default()
    };
    let mut article: Article = writer.draft.with_facts(structure);
    if article.structure.headline.is_none() {
        article.structure.headline = headline(&article.text, &article.structure);
    }
    article.language = facts.language;
    reading.add(article, format, writer.encoding.unwrap_or("UTF-8"));
    true
}

/// Writes the words of a message.
#[derive(Default)]
struct Writer {
    draft: Draft,
    subject: Option<crate::text::Span>,
    encoding: Option<&'static str>,
    web_address: Option<String>,
    is_cut: bool,
}

impl Writer {
    /// Begins with the subject as the headline.
    fn new(subject: Option<&str>) -> Writer {
        let mut writer = Writer::default();
        if let Some(subject) = subject {
            writer.subject = writer.draft.push(BlockKind::Headline, 1, subject);
        }
        writer
    }

    fn write(&mut self, words: &Words<'_>, reading: &mut Reading<'_>) {
        match words {
            Words::Text(leaf) => {
                if let Some(text) = self.text(leaf, reading) {
                    self.write_text(&text, leaf.flows);
                }
            }
            Words::Html(leaf) => {
                if let Some(text) = self.text(leaf, reading) {
                    self.write_html(&text);
                }
            }
            Words::Either(plain, rich) => self.write_either(plain, rich, reading),
        }
    }

    /// Writes plain text.
    fn write_text(&mut self, text: &str, flows: Option<bool>) {
        write_text(text, flows, &mut self.draft);
    }

    /// Writes HTML.
    fn write_html(&mut self, source: &str) {
        let found = write_plain(source, &mut self.draft);
        self.is_cut |= found.is_cut;
        if self.web_address.is_none() {
            self.web_address = found.web_address.filter(|address| is_web_address(address));
        }
    }

    /// Writes the plain text if it says what the HTML says, else the HTML.
    fn write_either(&mut self, plain: &[Words<'_>], rich: &[Words<'_>], reading: &mut Reading<'_>) {
        let mut as_text = Writer::default();
        let mut as_html = Writer::default();
        plain.iter().for_each(|words| as_text.write(words, reading));
        rich.iter().for_each(|words| as_html.write(words, reading));
        let (chosen, other) = match is_real(as_text.draft.text(), as_html.draft.text()) {
            true => (as_text, as_html),
            false => (as_html, as_text),
        };
        for passage in chosen.draft.passages() {
            let words = passage.span.of(chosen.draft.text());
            self.draft.push(passage.kind, passage.level, words);
        }
        self.encoding = self.encoding.or(chosen.encoding);
        self.is_cut |= chosen.is_cut;
        let address = chosen.web_address.or(other.web_address);
        self.web_address = self.web_address.take().or(address);
    }

    /// The decoded text of a part; None where it has none.
    fn text(&mut self, leaf: &Leaf<'_>, reading: &mut Reading<'_>) -> Option<String> {
        if leaf.bytes.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let charset = leaf.charset.as_deref();
        if let Some(label) = charset
            && label.to_ascii_lowercase().starts_with("utf-7")
            && let Some(decode) = charset_decoder(b"utf-7")
        {
            return Some(decode(&leaf.bytes));
        }
        let decoded = reading.decode(&Source {
            bytes: &leaf.bytes,
            name: leaf.file_name.as_deref().unwrap_or("message"),
            named: Some(Format::Text),
            charset,
        })?;
        self.encoding.get_or_insert(decoded.encoding);
        Some(decoded.text)
    }
}

/// Whether plain text stands for the HTML beside it: it has most of its words,
/// and is not strewn with addresses.
fn is_real(plain: &str, rich: &str) -> bool {
    let is_address = |word: &&str| word.contains("://");
    let n_letters = |text: &str| -> usize {
        let words = text.split_whitespace().filter(|word| !is_address(word));
        words
            .map(|word| word.chars().filter(|letter| letter.is_alphabetic()).count())
            .sum()
    };
    let n_own = n_letters(plain);
    let n_words = plain.split_whitespace().count();
    let n_addresses = plain.split_whitespace().filter(is_address).count();
    let is_strewn = n_addresses > 3 && n_addresses * 25 > n_words;
    let has_most = n_own > 0 && n_own * 10 >= n_letters(rich) * 6;
    has_most && (!is_strewn || rich.is_empty())
}
