//! What a PDF says of itself: its information dictionary, its metadata
//! (ISO 32000-2, 14.3) and its language.

use hayro_syntax::Pdf;
use hayro_syntax::object::{DateTime, Dict, Stream, String as Bytes};

use super::streams::unpacked;
use super::strings::text_string;
use crate::document::article::Article;
use crate::document::{Headline, Moment, Sourced, sidecar};

/// Most bytes of metadata that are looked at.
const MAX_METADATA: usize = 1_000_000;

/// What the file says of itself.
#[derive(Debug, Default)]
pub struct Facts {
    /// A title, where it is one.
    pub title: Option<String>,
    author: Option<String>,
    modified: Option<Moment>,
    language: Option<String>,
}

impl Facts {
    /// Reads them.
    pub fn read(pdf: &Pdf, catalogue: &Dict<'_>) -> Facts {
        let info = pdf.metadata();
        let metadata = catalogue.get::<Stream<'_>>("Metadata");
        let metadata = metadata.and_then(|stream| unpacked(&stream, MAX_METADATA));
        let metadata = metadata.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let stated = |bytes: &Option<Box<[u8]>>, tag: &str| {
            let own = bytes
                .as_deref()
                .map(text_string)
                .map(|text| sidecar::one_line(&text));
            let own = own.filter(|text| !text.is_empty());
            own.or_else(|| element(metadata.as_deref()?, tag))
        };
        let changed = info
            .modification_date
            .filter(|date| Some(*date) != info.creation_date);
        Facts {
            title: stated(&info.title, "dc:title").filter(|title| is_title(title)),
            author: stated(&info.author, "dc:creator").filter(|author| is_author(author)),
            modified: changed.as_ref().and_then(moment),
            language: catalogue.get::<Bytes<'_>>("Lang").and_then(|lang| {
                let lang = text_string(lang.as_bytes());
                let is_tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
                ((2..=20).contains(&lang.len()) && lang.chars().all(is_tag)).then_some(lang)
            }),
        }
    }

    /// Gives an article what its text does not say.
    pub fn put(self, article: &mut Article) {
        let has_headline = article
            .structure
            .headline
            .as_ref()
            .is_some_and(|own| own.span.is_some());
        if let Some(title) = self.title.filter(|_| !has_headline) {
            article.structure.headline = Some(Headline {
                title: Sourced::metadata(title, "the file's `Title` says so"),
                span: None,
            });
        }
        if let Some(author) = self.author.filter(|_| article.structure.byline.is_none()) {
            let why = "the file's `Author` says so";
            article.structure.byline = Some(Sourced::metadata(author, why));
        }
        article.modified = (self.modified)
            .map(|modified| Sourced::metadata(modified, "the file's `ModDate` says so"));
        article.language = (self.language)
            .map(|language| Sourced::metadata(language, "the file's `Lang` says so"));
    }
}

/// Whether two texts have the same letters and digits, case aside.
pub fn same_words(a: &str, b: &str) -> bool {
    let of = |text: &str| -> Vec<char> {
        let kept = text
            .chars()
            .take(1000)
            .filter(|letter| letter.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    of(a) == of(b)
}

/// The text of an element of the metadata, or of the first item of its list.
fn element(metadata: &str, tag: &str) -> Option<String> {
    let start = metadata.find(&format!("<{tag}"))?;
    let end = start + metadata[start..].find(&format!("</{tag}>"))?;
    let inner = &metadata[start..end];
    let mut words = String::new();
    for piece in inner.split('<').skip(1) {
        let text = piece.split_once('>').map_or("", |(_, text)| text);
        if !text.trim().is_empty() {
            words = text.to_owned();
            break;
        }
    }
    let plain = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
    Some(sidecar::one_line(&plain)).filter(|text| !text.is_empty())
}

/// Whether a title is one: writers put in the name of a file, or nothing.
fn is_title(title: &str) -> bool {
    const NAMES: [&str; 5] = ["untitled", "about:blank", "title", "document", "unknown"];
    const ENDINGS: [&str; 16] = [
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".dvi", ".tex", ".xls", ".xlsx", ".ppt", ".pptx",
        ".odt", ".rtf", ".txt", ".html", ".htm",
    ];
    let lower = title.to_lowercase();
    let has_ending = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    let is_from_tool = [
        "microsoft ",
        "http://",
        "https://",
        "untitled",
        "(anonymous)",
        "printing ",
    ]
    .iter()
    .any(|start| lower.starts_with(start));
    let n_letters = title
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    !has_ending
        && !is_from_tool
        && !NAMES.contains(&lower.as_str())
        && n_letters >= 3
        && title.chars().count() <= 300
}

fn is_author(author: &str) -> bool {
    const NAMES: [&str; 9] = [
        "user",
        "admin",
        "administrator",
        "owner",
        "unknown",
        "author",
        "anonymous",
        "(anonymous)",
        "windows user",
    ];
    let lower = author.to_lowercase();
    !NAMES.contains(&lower.as_str())
        && author
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            >= 2
        && author.chars().count() <= 200
}

fn moment(date: &DateTime) -> Option<Moment> {
    let day = Moment::of_day(i16::try_from(date.year).ok()?, date.month, date.day)?;
    let hours = i16::from(date.utc_offset_hour) * 60;
    let minutes = i16::from(date.utc_offset_minute);
    let offset = if hours < 0 {
        hours - minutes
    } else {
        hours + minutes
    };
    day.at(date.hour, date.minute, Some(date.second), Some(offset))
        .or(Some(day))
}
