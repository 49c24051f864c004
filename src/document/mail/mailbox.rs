//! Mailboxes: messages one after the other, each after a line that begins with
//! `From ` (RFC 4155). Of the variants, `mboxrd` marks such lines inside a
//! message with `>`, as does `mboxo`, which cannot take it back without doubt;
//! `mboxcl` and `mboxcl2` state how long a message is.

use super::fields::{is_field, split_head};
use super::message::read_message;
use super::told::{after_line, first_line, is_from_line, is_known_field};
use crate::document::reading::{Reading, Source};
use crate::document::{Format, ProblemCode};

/// Reads the messages of a mailbox, each as a part of its number and subject.
pub fn read_mailbox(source: &Source<'_>, reading: &mut Reading<'_>) {
    let messages = messages(source.bytes);
    if messages.is_empty() {
        return reading.problem(
            ProblemCode::Empty,
            "expected a mailbox with messages, but found none",
            "check whether the file was saved in full",
        );
    }
    for (at, message) in messages.into_iter().enumerate() {
        if reading.is_full() {
            return;
        }
        let message = unquoted(message);
        let (fields, _) = split_head(&message);
        let subject = fields.stated().subject().unwrap_or_default();
        let name = format!("{} {}", at + 1, subject.replace('/', "∕"));
        reading.in_part(name.trim_end(), |reading| {
            read_message(&message, Format::Mbox, reading);
        });
    }
}

/// The messages of a mailbox, without the lines before them.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut messages = Vec::new();
    let mut start = next_from(bytes, 0, true);
    while let Some(from) = start {
        let head = from + (bytes[from..].len() - after_line(&bytes[from..]).len());
        let next = stated_end(bytes, head).or_else(|| next_from(bytes, head, false));
        let message = &bytes[head..next.unwrap_or(bytes.len())];
        if !message.trim_ascii().is_empty() {
            messages.push(message);
        }
        start = next;
    }
    messages
}

/// Where the next message's line begins, from `at` on, which starts a line.
fn next_from(bytes: &[u8], mut at: usize, mut after_blank: bool) -> Option<usize> {
    while at < bytes.len() {
        let line = first_line(&bytes[at..]);
        if line.starts_with(b"From ") {
            let rest = after_line(&bytes[at..]);
            let next = first_line(rest);
            // Some programs leave out the blank line, others the date.
            let is_headed = is_known_field(next) || next.starts_with(b">From ");
            if is_headed && after_blank || is_from_line(line) && (after_blank || is_field(next)) {
                return Some(at);
            }
        }
        after_blank = line.trim_ascii().is_empty();
        at = bytes.len() - after_line(&bytes[at..]).len();
    }
    None
}

/// Where the message whose head starts at `head` ends by its own
/// `Content-Length`, if another message or the end of the file stands there.
fn stated_end(bytes: &[u8], head: usize) -> Option<usize> {
    let mut at = head;
    let mut length: Option<usize> = None;
    for _ in 0..1_000 {
        let line = first_line(bytes.get(at..)?);
        let name = b"content-length:";
        if line.len() > name.len() && line[..name.len()].eq_ignore_ascii_case(name) {
            let value = core::str::from_utf8(&line[name.len()..]).ok()?;
            length = value.trim().parse().ok();
        }
        let is_end = line.is_empty();
        at = bytes.len() - after_line(&bytes[at..]).len();
        if is_end || at >= bytes.len() {
            break;
        }
    }
    let mut end = at.checked_add(length?)?;
    let rest = bytes.get(end..)?;
    end += rest
        .iter()
        .take(4)
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    // A length of zero would be kept by a program that did not count.
    (bytes[end..].starts_with(b"From ") && end > at).then_some(end)
}

/// A message whose quoted lines `>From ` are as they were.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let n_marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_quoted = n_marks > 0 && line[n_marks..].starts_with(b"From ");
        out.extend_from_slice(match is_quoted {
            true => &line[1..],
            false => line,
        });
    }
    out
}
