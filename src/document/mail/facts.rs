//! What the fields of a message say of it.

use mail_parser::HeaderName;

use super::fields::Stated;
use crate::document::reading::Reading;
use crate::document::sidecar::{DATE_HINT, expected_date};
use crate::document::{Moment, ProblemCode, Sourced};

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
