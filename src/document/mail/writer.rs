//! Writes the words of a message, of alternatives those that say more.

use mail_parser::decoders::charsets::map::charset_decoder;

use super::content::{Leaf, Words};
use super::facts::is_web_address;
use super::plain_text::write_text;
use crate::document::draft::Draft;
use crate::document::html::write_plain;
use crate::document::reading::{Reading, Source};
use crate::document::{BlockKind, Format};
use crate::text::Span;

/// Writes the words of a message.
#[derive(Default)]
pub struct Writer {
    /// What was written.
    pub draft: Draft,
    /// Bytes of the subject.
    pub subject: Option<Span>,
    /// The encoding of the first part.
    pub encoding: Option<&'static str>,
    /// Where the message has a copy on the web.
    pub web_address: Option<String>,
    /// Whether something was left out, since the source has too many parts.
    pub is_cut: bool,
}

impl Writer {
    /// Begins with the subject as the headline.
    pub fn new(subject: Option<&str>) -> Writer {
        let mut writer = Writer::default();
        if let Some(subject) = subject {
            writer.subject = writer.draft.push(BlockKind::Headline, 1, subject);
        }
        writer
    }

    /// Writes a stretch of a message's words.
    pub fn write(&mut self, words: &Words<'_>, reading: &mut Reading<'_>) {
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
