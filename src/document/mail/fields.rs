//! The fields at the head of a message or of one of its parts (RFC 5322,
//! section 2.2; RFC 2045; RFC 2047), read by `mail-parser`.

use mail_parser::{DateTime, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders as _};

use crate::document::Moment;
use crate::document::html::free_moment;
use crate::document::sidecar::one_line;
use crate::text::decode::decode;

/// Longest head of a message or of a part that is read, in bytes.
const MAX_HEAD_BYTES: usize = 1_000_000;

/// The fields of one head.
pub struct Fields<'a> {
    head: &'a [u8],
    /// The head in UTF-8, where a sender wrote letters without encoding them.
    mended: Option<String>,
}

/// What the fields say; borrowed from [`Fields`].
pub struct Stated<'a> {
    message: Option<Message<'a>>,
    mended: Option<Message<'a>>,
}

/// The head of `entity` and its body, which a blank line parts.
pub fn split_head(entity: &[u8]) -> (Fields<'_>, &[u8]) {
    let n_head = head_length(entity);
    let head = &entity[..n_head.min(MAX_HEAD_BYTES)];
    let body = &entity[n_head..];
    let body = body
        .strip_prefix(b"\r\n")
        .or(body.strip_prefix(b"\n"))
        .unwrap_or(body);
    let mended = core::str::from_utf8(head)
        .is_err()
        .then(|| decode(head, None).text);
    (Fields { head, mended }, body)
}

/// Bytes of the lines up to the first blank one. A first line that is no field
/// means that there is no head: the body starts at once.
fn head_length(entity: &[u8]) -> usize {
    let mut at = 0;
    while at < entity.len() {
        let line_end = entity[at..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(entity.len(), |n| at + n + 1);
        let line = entity[at..line_end].trim_ascii_end();
        if line.is_empty() {
            return at;
        }
        if at == 0 && !is_field(line) {
            return 0;
        }
        at = line_end;
    }
    entity.len()
}

/// Whether a line is a field: a name without blanks, a colon.
pub fn is_field(line: &[u8]) -> bool {
    let Some(colon) = line.iter().take(200).position(|byte| *byte == b':') else {
        return false;
    };
    let name = line[..colon].trim_ascii_end();
    !name.is_empty() && name.iter().all(|byte| (33..=126).contains(byte))
}

impl Fields<'_> {
    /// Reads the fields.
    pub fn stated(&self) -> Stated<'_> {
        let parse = |head| MessageParser::default().parse_headers(head);
        Stated {
            message: parse(self.head),
            mended: self.mended.as_ref().and_then(|head| parse(head.as_bytes())),
        }
    }
}

impl Stated<'_> {
    /// The subject on one line; None where it is empty.
    pub fn subject(&self) -> Option<String> {
        self.line(HeaderName::Subject)
    }

    /// The words of a field of text on one line; None where it has none.
    pub fn line(&self, name: HeaderName<'static>) -> Option<String> {
        let read = |message: &Option<Message<'_>>| line_of(message.as_ref()?.header(name.clone())?);
        self.whole(read, |line| line.contains('\u{FFFD}'))
    }

    /// What `read` finds in the fields; in the mended ones where it is broken.
    fn whole<T>(
        &self,
        read: impl Fn(&Option<Message<'_>>) -> Option<T>,
        is_broken: impl Fn(&T) -> bool,
    ) -> Option<T> {
        let found = read(&self.message);
        match found {
            Some(found) if is_broken(&found) => read(&self.mended).or(Some(found)),
            found => found,
        }
    }

    /// Who sent it: the name, or else the address.
    pub fn sender(&self) -> Option<Sender> {
        let is_broken = |sender: &Sender| {
            let name = sender.name.as_deref().unwrap_or_default();
            name.contains('\u{FFFD}')
        };
        self.whole(|message| sender_of(message.as_ref()?), is_broken)
    }

    /// When it was sent, and the field's words where they are no date.
    pub fn date(&self) -> Result<Option<Moment>, String> {
        let Some(message) = &self.message else {
            return Ok(None);
        };
        let Some(value) = message.header(HeaderName::Date) else {
            return Ok(None);
        };
        let raw = one_line(message.header_raw(HeaderName::Date).unwrap_or_default());
        let of_field = value.as_datetime().and_then(|date| of_date(date, &raw));
        let stated = of_field.or_else(|| mail_date(&raw));
        match stated.or_else(|| free_moment(&raw, false)) {
            Some(moment) => Ok(Some(moment)),
            None if raw.is_empty() => Ok(None),
            None => Err(raw),
        }
    }

    /// Whether a field of this name is there.
    pub fn has(&self, name: HeaderName<'static>) -> bool {
        let message = self.message.as_ref();
        message.is_some_and(|message| message.header(name).is_some())
    }

    /// A field's value as it stands, on one line, for fields without a name in
    /// the crate.
    pub fn raw(&self, name: &str) -> Option<String> {
        let message = self.message.as_ref()?;
        let header = message
            .headers()
            .iter()
            .find(|header| header.name().eq_ignore_ascii_case(name))?;
        let range = header.offset_start as usize..header.offset_end as usize;
        let words = one_line(&String::from_utf8_lossy(message.raw_message.get(range)?));
        (!words.is_empty()).then_some(words)
    }

    /// The kind of content, as `text/html` in lower case; what RFC 2045 takes
    /// where the field is missing or broken.
    pub fn content_type(&self) -> String {
        let stated = self
            .message
            .as_ref()
            .and_then(|message| message.content_type());
        match stated {
            Some(kind) => match kind.subtype() {
                Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
                None => kind.ctype().to_ascii_lowercase(),
            },
            None => String::new(),
        }
    }

    /// A parameter of the kind of content.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let kind = self.message.as_ref()?.content_type()?;
        Some(kind.attribute(name)?.to_string())
    }

    /// Whether the part is to be shown apart from the message.
    pub fn is_attachment(&self) -> bool {
        let stated = self
            .message
            .as_ref()
            .and_then(|message| message.content_disposition());
        stated.is_some_and(|kind| kind.is_attachment())
    }

    /// The name of the file that a part is.
    pub fn file_name(&self) -> Option<String> {
        let message = self.message.as_ref()?;
        let name = one_line(message.attachment_name()?);
        (!name.is_empty()).then_some(name)
    }

    /// The value of `Content-Transfer-Encoding`.
    pub fn transfer_encoding(&self) -> String {
        let stated = self
            .message
            .as_ref()
            .and_then(|message| message.content_transfer_encoding());
        stated.unwrap_or_default().to_string()
    }

    /// The name by which other parts mean this one, without brackets.
    pub fn content_id(&self) -> Option<String> {
        let id = self.message.as_ref()?.content_id()?;
        Some(id.trim_matches(['<', '>', ' ']).to_string())
    }
}

/// The words of a field of text on one line; None where it has none.
fn line_of(value: &HeaderValue<'_>) -> Option<String> {
    let words = match value {
        HeaderValue::Text(words) => words.to_string(),
        HeaderValue::TextList(list) => list.join(", "),
        HeaderValue::Address(address) => address.first()?.address()?.to_string(),
        _ => return None,
    };
    let words = one_line(&words);
    (!words.is_empty()).then_some(words)
}

/// The first sender of a message.
pub struct Sender {
    /// The name before the address.
    pub name: Option<String>,
    /// The address.
    pub address: Option<String>,
}

fn sender_of(message: &Message<'_>) -> Option<Sender> {
    let clean = |words: Option<&str>| {
        let words = one_line(words?);
        let words = words.trim_matches(['"', '\'', ' ']).to_string();
        words.chars().any(char::is_alphanumeric).then_some(words)
    };
    [HeaderName::From, HeaderName::Sender]
        .into_iter()
        .find_map(|name| {
            let first = message.header(name)?.as_address()?.first()?;
            let (name, address) = (clean(first.name()), clean(first.address()));
            (name.is_some() || address.is_some()).then_some(Sender { name, address })
        })
}

/// The date that `words` are as messages write it, or as a Unix clock does
/// (`Sat Sep 21 08:18:08 2002`).
pub fn mail_date(words: &str) -> Option<Moment> {
    let parts: Vec<&str> = words.split_whitespace().take(8).collect();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let turned = match parts.as_slice() {
        [weekday, month, day, clock, rest @ ..]
            if clock.contains(':')
                && day.len() <= 2
                && !month.starts_with(|letter: char| letter.is_ascii_digit()) =>
        {
            let year = rest.iter().find(is_year)?;
            let zone = rest.iter().find(|word| *word != year).unwrap_or(&"");
            format!("{weekday}, {day} {month} {year} {clock} {zone}")
        }
        _ => words.to_string(),
    };
    of_date(&DateTime::parse_rfc822(&turned)?, &turned)
}

/// A date of RFC 5322, section 3.3. `-0000` and a zone that is missing say
/// nothing of the place.
fn of_date(date: &DateTime, raw: &str) -> Option<Moment> {
    let year = i16::try_from(date.year).ok()?;
    let day = Moment::of_day(year, date.month, date.day)?;
    if !raw.contains(':') {
        return Some(day);
    }
    let minutes = i16::from(date.tz_hour) * 60 + i16::from(date.tz_minute);
    let offset = match (minutes, date.tz_before_gmt) {
        (0, _) if !has_zone(raw) => None,
        (minutes, true) => Some(-minutes),
        (minutes, false) => Some(minutes),
    };
    let second = date.second.min(59);
    Some(
        day.at(date.hour, date.minute, Some(second), offset)
            .unwrap_or(day),
    )
}

fn has_zone(raw: &str) -> bool {
    let Some((_, clock)) = raw.rsplit_once(':') else {
        return false;
    };
    let zone = clock.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let zone = zone.trim_start();
    let names = ["GMT", "UT", "Z", "(GMT", "(UT"];
    zone.starts_with("+0")
        || names.iter().any(|name| {
            zone.get(..name.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(name))
        })
}
