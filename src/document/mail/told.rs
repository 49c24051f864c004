//! Whether a file is a message, a mailbox or a saved page, told by its bytes.

use super::fields::is_field;

/// How much of a file is looked at, in bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// Fields that only the machines that carry mail write.
const SURE: &[&str] = &[
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "mime-version",
    "dkim-signature",
    "content-transfer-encoding",
    "x-mailer",
    "x-received",
    "authentication-results",
    "in-reply-to",
    "list-unsubscribe",
    "list-id",
    "x-uidl",
    "x-originating-ip",
];
/// Fields that every message has, and many a memo too.
const USUAL: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "reply-to",
    "sender",
    "content-type",
];

/// Whether a file is one message: its first lines are fields, among them those
/// of a message.
pub fn is_message(bytes: &[u8]) -> bool {
    let bytes = without_blank_start(bytes);
    if let Some(message) = after_length(bytes) {
        return has_message_head(message);
    }
    let bytes = after_from_line(bytes);
    has_message_head(bytes) && !is_saved_page(bytes)
}

/// Whether a file is a mailbox: a line as `From ada@example.org Mon Jan  4
/// 10:15:00 2021`, and fields after it.
pub fn is_mailbox(bytes: &[u8]) -> bool {
    is_from_line(bytes) && {
        let rest = after_line(bytes);
        let line = first_line(rest);
        // A message without fields, after a line that can be nothing else.
        let is_bare = line.is_empty();
        is_field(line) || line.starts_with(b">From ") || is_bare
    }
}

/// Whether a file is a page with its pictures as a browser saved it: a message
/// that nobody sent.
pub fn is_saved_page(bytes: &[u8]) -> bool {
    let head = head_text(bytes);
    let mut fields = fields(&head);
    let value = |fields: &[(String, String)], name: &str| {
        let field = fields.iter().find(|(known, _)| known == name);
        field.map(|(_, value)| value.clone())
    };
    fields.truncate(60);
    let kind = value(&fields, "content-type").unwrap_or_default();
    let is_whole = kind.starts_with("multipart/related") || kind.starts_with("text/html");
    if !is_whole {
        return false;
    }
    let from = value(&fields, "from").unwrap_or_default();
    let has = |name: &str| value(&fields, name).is_some();
    has("snapshot-content-location")
        || from.contains("saved by")
        || (![
            "received",
            "message-id",
            "to",
            "delivered-to",
            "return-path",
        ]
        .into_iter()
        .any(has)
            && has("mime-version")
            && head.to_ascii_lowercase().contains("content-location:"))
}

/// The message after a line with its length, as Apple Mail stores it: exactly
/// its bytes, without the settings that follow it.
pub fn after_length(bytes: &[u8]) -> Option<&[u8]> {
    let line = first_line(bytes).trim_ascii_end();
    let is_length = (1..=12).contains(&line.len()) && line.iter().all(u8::is_ascii_digit);
    if !is_length {
        return None;
    }
    let length: usize = core::str::from_utf8(line).ok()?.parse().ok()?;
    let message = after_line(bytes);
    Some(&message[..length.min(message.len())])
}

/// A file without a byte order mark and blank lines at its start.
pub fn without_blank_start(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let n_blank = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    &bytes[n_blank..]
}

/// A file without the line that a mailbox has before a message.
pub fn after_from_line(bytes: &[u8]) -> &[u8] {
    match bytes.starts_with(b"From ") || bytes.starts_with(b">From ") {
        true => after_line(bytes),
        false => bytes,
    }
}

/// Whether `line`, which may go on, opens as the line before a message of a
/// mailbox: a sender, and a date with its clock and year.
pub fn is_from_line(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let rest = first_line(rest);
    if rest.len() > 500 {
        return false;
    }
    let rest = String::from_utf8_lossy(rest);
    let is_clock = |word: &str| {
        let parts: Vec<&str> = word.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| {
                (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            })
    };
    let is_year =
        |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.parse::<u16>().is_ok();
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
    let is_dated = has(&DAYS) && has(&MONTHS);
    let is_sender = words.first().is_some_and(|word| word.contains('@'));
    (is_dated || is_sender)
        && words.iter().any(|word| is_clock(word))
        && words.iter().any(|word| is_year(word))
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Whether a line is a field of a message, by its name.
pub fn is_known_field(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(&line[..line.len().min(80)]).to_ascii_lowercase();
    let name = line.split(':').next().unwrap_or_default().trim_end();
    is_field(line.as_bytes())
        && (SURE.contains(&name) || USUAL.contains(&name) || name.starts_with("x-"))
}

/// The first line of `bytes`, without its end.
pub fn first_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let line = &bytes[..end.unwrap_or(bytes.len())];
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// What follows the first line.
pub fn after_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    &bytes[end.map_or(bytes.len(), |end| end + 1)..]
}

fn has_message_head(bytes: &[u8]) -> bool {
    let head = head_text(bytes);
    let fields = fields(&head);
    let n = |names: &[&str]| {
        let known = fields
            .iter()
            .filter(|(name, _)| names.contains(&name.as_str()));
        known.count()
    };
    let is_sent = fields
        .iter()
        .any(|(name, value)| name == "from" && value.contains('@'));
    let is_dated = fields
        .iter()
        .any(|(name, value)| name == "date" && value.contains(':') && value.len() <= 60);
    let (n_sure, n_usual) = (n(SURE), n(USUAL));
    (n_sure >= 1 && n_sure + n_usual >= 2) || (is_sent && (is_dated || n_usual >= 3))
}

fn head_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).into_owned()
}

/// The fields up to the first blank line, names and values in lower case; none
/// where another line stands among them.
fn fields(head: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            match fields.last_mut() {
                Some((_, value)) => value.push_str(&line.to_ascii_lowercase()),
                None => return Vec::new(),
            }
            continue;
        }
        match line.split_once(':') {
            Some((name, value)) if is_field(line.as_bytes()) => {
                let name = name.trim().to_ascii_lowercase();
                fields.push((name, value.trim().to_ascii_lowercase()));
            }
            // One stray line is damage; the first line must be a field.
            _ if !fields.is_empty() && fields.len() >= 3 => {}
            _ => return Vec::new(),
        }
    }
    fields
}
