//! Responses of HTTP/1.1 (RFC 9112) as a web archive keeps them.

use std::borrow::Cow;

use super::inflate::{Inflated, gunzip, inflate, opens_as_gzip};
use super::record::fields;

/// A response.
#[derive(Debug)]
pub struct Response<'a> {
    /// Its status: 200 for a page that was there.
    pub status: u16,
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

/// The document of a response.
#[derive(Debug)]
pub enum Body<'a> {
    /// Its bytes, and whether they were cut.
    Bytes(Cow<'a, [u8]>, bool),
    /// It is compressed in a way that is not read.
    Packed,
}

impl<'a> Response<'a> {
    /// Reads a response.
    pub fn read(block: &'a [u8]) -> Option<Response<'a>> {
        let line = block.split(|byte| *byte == b'\n').next()?;
        let line = core::str::from_utf8(line.get(..line.len().min(80))?).ok()?;
        let status = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?;
        let (fields, n_head) = fields(block)?;
        Some(Response {
            status: status.parse().ok()?,
            fields,
            body: &block[n_head..],
        })
    }

    /// The value of the field of this name, in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| key == name)?;
        Some(found.1.as_str())
    }

    /// Its document, out of the pieces and the compression in which it was
    /// sent; `limit` bytes at most. Programs that undid either kept the fields.
    pub fn document(&self, limit: usize) -> Body<'a> {
        let is_named = |name: &str, what: &str| {
            let value = self.field(name).unwrap_or_default().to_ascii_lowercase();
            value.contains(what)
        };
        let body = match is_named("transfer-encoding", "chunked") {
            true => unchunked(self.body).map_or(Cow::Borrowed(self.body), Cow::Owned),
            false => Cow::Borrowed(self.body),
        };
        let encoding = self.field("content-encoding").unwrap_or_default();
        let unpacked = match encoding.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" if opens_as_gzip(&body) => gunzip(&body, limit),
            "deflate" => deflated(&body, limit),
            "br" | "zstd" => {
                // Text as it is has no place in either.
                let is_plain = core::str::from_utf8(&body[..body.len().min(200)])
                    .is_ok_and(|head| head.trim_start().starts_with('<'));
                match is_plain {
                    true => return Body::Bytes(body, false),
                    false => return Body::Packed,
                }
            }
            _ => return Body::Bytes(body, false),
        };
        Body::Bytes(Cow::Owned(unpacked.bytes), unpacked.is_cut)
    }
}

/// With the header of zlib or, as some servers had it, without; or not packed.
fn deflated(body: &[u8], limit: usize) -> Inflated {
    let unpacked = [true, false]
        .into_iter()
        .map(|has_header| inflate(body, has_header, limit))
        .find(|unpacked| !unpacked.is_damaged);
    unpacked.unwrap_or_else(|| Inflated {
        bytes: body[..body.len().min(limit)].to_vec(),
        ..Inflated::default()
    })
}

/// The body without the lengths of its pieces; None where it has none.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest) = (Vec::new(), body);
    loop {
        let end = rest.iter().take(200).position(|byte| *byte == b'\n');
        let line = end.and_then(|end| core::str::from_utf8(&rest[..end]).ok());
        let size = line.and_then(|line| line.split(';').next());
        let size = size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok());
        // A body that breaks off keeps what came.
        let (Some(end), Some(size)) = (end, size) else {
            return (!out.is_empty()).then_some(out);
        };
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        let n = size.min(rest.len());
        out.extend_from_slice(&rest[..n]);
        rest = &rest[n..];
        rest = rest
            .strip_prefix(b"\r\n")
            .or(rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
    }
}
