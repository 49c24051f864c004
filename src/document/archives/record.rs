//! Records of a web archive (ISO 28500:2017, WARC 1.0 and 1.1).

/// A record.
#[derive(Debug)]
pub struct Record<'a> {
    /// Its fields: names in lower case.
    fields: Vec<(String, String)>,
    /// Its block.
    pub block: &'a [u8],
    /// Whether the block breaks off.
    pub is_cut: bool,
}

/// Most fields of a record or a response.
const MAX_FIELDS: usize = 500;

impl Record<'_> {
    /// The value of the field of this name, in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| key == name)?;
        Some(found.1.as_str())
    }

    /// The address that it is of.
    pub fn address(&self) -> Option<&str> {
        let address = self.field("warc-target-uri")?;
        // WARC 1.0 was read as asking for brackets.
        let address = address.strip_prefix('<').unwrap_or(address);
        Some(address.strip_suffix('>').unwrap_or(address))
    }
}

/// Whether bytes open a record.
pub fn opens_record(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/0.") || bytes.starts_with(b"WARC/1.")
}

/// The record at the start of `bytes`, line ends before it aside, and how many
/// bytes it takes with them. None where there is none.
pub fn next_record(bytes: &[u8]) -> Option<(Record<'_>, usize)> {
    let start = bytes
        .iter()
        .position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    if !opens_record(&bytes[start..]) {
        return None;
    }
    let (fields, n_head) = fields(&bytes[start..])?;
    let body = &bytes[start + n_head..];
    let length = fields.iter().find(|(key, _)| key == "content-length");
    let length = length.and_then(|(_, value)| value.parse::<usize>().ok())?;
    let record = Record {
        fields,
        block: &body[..length.min(body.len())],
        is_cut: length > body.len(),
    };
    Some((record, start + n_head + length.min(body.len())))
}

/// Where the next record begins after a place that is none.
pub fn resume(bytes: &[u8]) -> Option<usize> {
    let is_start = |at: &usize| opens_record(&bytes[*at..]) && *at > 0 && bytes[*at - 1] == b'\n';
    (1..bytes.len())
        .filter(|at| bytes[*at] == b'W')
        .find(is_start)
}

/// The fields after the first line up to the blank one, names in lower case,
/// and the bytes that they take; lines that begin with a blank go on.
pub fn fields(bytes: &[u8]) -> Option<(Vec<(String, String)>, usize)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let (mut at, mut is_first) = (0, true);
    loop {
        let n = bytes[at..].iter().position(|byte| *byte == b'\n')? + 1;
        let line = String::from_utf8_lossy(&bytes[at..at + n]);
        let line = line.trim_end_matches(['\r', '\n']);
        at += n;
        if line.is_empty() {
            return Some((fields, at));
        }
        if core::mem::take(&mut is_first) {
            continue;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((key, value)) = line.split_once(':')
            && fields.len() < MAX_FIELDS
        {
            fields.push((key.trim().to_ascii_lowercase(), value.trim().to_string()));
        }
    }
}
