//! Whether a file is a web page, told by its first words before its name, and
//! the encoding that a page declares.

use super::tag::Tag;
use crate::text::decode::is_encoding;

/// How much of a file is looked at for its encoding, in bytes.
const HEAD: usize = 8 * 1024;

/// Whether a text opens as a web page does: after remarks and an XML
/// declaration with its document type, or with one of its outermost elements.
pub fn opens_as_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    for _ in 0..20 {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|end| end + 1)
        } else {
            break;
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    let head = rest.as_bytes();
    let starts = |mark: &str| {
        head.get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark.as_bytes()))
    };
    let ends = |mark: &str| {
        head.get(mark.len())
            .is_none_or(|next| !next.is_ascii_alphanumeric() && *next != b'-')
    };
    ["<!doctype html", "<html", "<head", "<body"]
        .into_iter()
        .any(|mark| starts(mark) && ends(mark))
}

/// Whether a text has an element of HTML at all: a file that is named a page
/// and has none is a plain text.
pub fn has_elements(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: String = rest
            .chars()
            .take(16)
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let after = rest.as_bytes().get(name.len());
        let is_closed =
            after.is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'));
        let tag = Tag::of(name.to_ascii_lowercase().as_bytes());
        is_closed && !name.is_empty() && tag != Tag::Other
    })
}

/// The encoding that a page declares near its beginning, as a label: by
/// `<meta charset>`, `<meta http-equiv>` or an XML declaration (WHATWG HTML
/// 13.2.3.2). None where the bytes are no page.
pub fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    if !head.contains(&b'<') {
        return None;
    }
    let head: String = head
        .into_iter()
        .map(|byte| if byte.is_ascii() { byte as char } else { '?' })
        .collect();
    let declaration = head.trim_start_matches('?').trim_start();
    if let Some(xml) = declaration
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next())
        && let Some(label) = xml.split_once("encoding").and_then(|(_, rest)| label(rest))
    {
        return Some(usable(label));
    }
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(remark) = rest.strip_prefix("<!--") {
            // What stands in a remark declares nothing.
            rest = &remark[remark.find("-->")?..];
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        let (element, after) = rest.split_at(end);
        let meta = element
            .strip_prefix("<meta")
            .filter(|rest| rest.starts_with(|next: char| next.is_whitespace() || next == '/'));
        let named = meta.and_then(|meta| label(meta.split_once("charset")?.1));
        if let Some(label) = named.filter(|label| is_encoding(label)) {
            return Some(usable(label));
        }
        // A `<` in an attribute may open another element.
        rest = match meta {
            Some(_) => after,
            None => &rest[1..],
        };
    }
    None
}

/// The label after `=`, in quotation marks or bare.
fn label(rest: &str) -> Option<&str> {
    let rest = rest.trim_start().strip_prefix('=')?;
    let is_around = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'');
    let label = rest
        .trim_start_matches(is_around)
        .split(['"', '\'', ';', '>', '/', ' ', '\n', '\r', '\t'])
        .next()?;
    (!label.is_empty()).then_some(label)
}

/// A declaration that can be read byte by byte cannot be true of UTF-16.
fn usable(label: &str) -> String {
    match label {
        "x-user-defined" => "windows-1252".to_string(),
        label if label.starts_with("utf-16") || label == "unicode" => "utf-8".to_string(),
        label => label.to_string(),
    }
}
