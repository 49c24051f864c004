//! What is attached to a message: read where there is a reader for it, named
//! where there is none.

use super::content::Leaf;
use crate::document::readers::told_by_bytes;
use crate::document::reading::{Reading, Source};
use crate::document::sidecar::one_line;
use crate::document::{Format, ProblemCode};

/// Most attachments that a problem names.
const MAX_NAMED: usize = 8;

/// Reads what is attached, each as a part of its name; notes once what is not
/// read. How many clippings they gave.
pub fn read_attached(attached: Vec<Leaf<'_>>, reading: &mut Reading<'_>) -> usize {
    let before = reading.n_clippings();
    let mut left_out = Vec::new();
    for (at, leaf) in attached.iter().enumerate() {
        if reading.is_full() {
            break;
        }
        let format = format_of(leaf);
        if leaf.bytes.is_empty() || is_signature(&leaf.content_type) {
            continue;
        }
        if format.is_none() {
            left_out.push(leaf);
            continue;
        }
        let name = match &leaf.file_name {
            Some(name) => name.replace(['/', '\\'], "_"),
            None => format!("attachment {}", at + 1),
        };
        reading.inside(Source {
            bytes: &leaf.bytes,
            name: &name,
            named: format,
            charset: leaf.charset.as_deref(),
        });
    }
    note(&left_out, reading);
    reading.n_clippings() - before
}

/// The format to read an attachment as; None where there is none.
fn format_of(leaf: &Leaf<'_>) -> Option<Format> {
    let kind = leaf.content_type.as_str();
    let is_unread_text = matches!(
        kind,
        "text/calendar"
            | "text/vcard"
            | "text/x-vcard"
            | "text/directory"
            | "text/css"
            | "text/javascript"
    );
    let by_name = || leaf.file_name.as_deref().and_then(Format::of_path);
    let is_vague = kind.starts_with("application/octet-stream") || kind == "text/plain";
    let stated = match is_vague {
        true => by_name().or(Format::of_mime_type(kind)),
        false => Format::of_mime_type(kind).or_else(by_name),
    };
    told_by_bytes(&leaf.bytes)
        .or(stated.filter(|_| !is_unread_text))
        .or_else(|| (kind.starts_with("text/") && !is_unread_text).then_some(Format::Text))
        .or_else(|| kind.starts_with("message/rfc822").then_some(Format::Text))
}

/// Signatures of the whole message are no content.
fn is_signature(kind: &str) -> bool {
    matches!(
        kind,
        "application/pgp-signature"
            | "application/pkcs7-signature"
            | "application/x-pkcs7-signature"
    )
}

/// Notes the attachments that are not read.
fn note(left_out: &[&Leaf<'_>], reading: &mut Reading<'_>) {
    if left_out.is_empty() {
        return;
    }
    let names: Vec<String> = left_out
        .iter()
        .take(MAX_NAMED)
        .map(|leaf| name(leaf))
        .collect();
    let mut found = names.join(", ");
    if left_out.len() > MAX_NAMED {
        found = format!("{found} and {} more", left_out.len() - MAX_NAMED);
    }
    reading.problem(
        ProblemCode::LeftOut,
        format!("expected attachments that are read, but found {found}"),
        "save what matters from the message as text, a web page or a PDF",
    );
}

/// `` `hill.png` (image/png) ``
fn name(leaf: &Leaf<'_>) -> String {
    let short = |words: &str| {
        let words = one_line(words).replace('`', "'");
        words[..words.floor_char_boundary(80)].to_string()
    };
    let kind = short(&leaf.content_type);
    match &leaf.file_name {
        Some(name) => format!("`{}` ({kind})", short(name)),
        None => format!("`{kind}`"),
    }
}
