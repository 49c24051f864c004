//! The properties of a message of Outlook, or of a file attached to it
//! (Microsoft's MS-OXMSG and MS-OXPROPS): a stream for each that has a length
//! of its own, one stream for all that have not.

use super::compound::{Compound, u32_at};
use crate::document::Moment;
use crate::document::code_pages::code_page_label;
use crate::text::decode::decode_as;

/// Numbers of properties (MS-OXPROPS, section 2).
#[allow(missing_docs)]
pub mod id {
    pub const SUBJECT: u16 = 0x0037;
    pub const CLIENT_SUBMIT_TIME: u16 = 0x0039;
    pub const SENT_REPRESENTING_NAME: u16 = 0x0042;
    pub const TRANSPORT_MESSAGE_HEADERS: u16 = 0x007D;
    pub const SENDER_NAME: u16 = 0x0C1A;
    pub const SENDER_ADDRESS: u16 = 0x0C1F;
    pub const MESSAGE_DELIVERY_TIME: u16 = 0x0E06;
    pub const BODY: u16 = 0x1000;
    pub const RTF_COMPRESSED: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const DISPLAY_NAME: u16 = 0x3001;
    pub const ATTACH_DATA: u16 = 0x3701;
    pub const ATTACH_FILE_NAME: u16 = 0x3704;
    pub const ATTACH_LONG_FILE_NAME: u16 = 0x3707;
    pub const ATTACH_MIME_TAG: u16 = 0x370E;
    pub const INTERNET_CODE_PAGE: u16 = 0x3FDE;
    pub const MESSAGE_CODE_PAGE: u16 = 0x3FFD;
}

/// The properties of one storage.
pub struct Properties<'a, 'b> {
    file: &'b Compound<'a>,
    /// Number and type of each property that has a stream, and the stream.
    streams: Vec<(u16, u16, usize)>,
    /// The stream of those that have not.
    fixed: Vec<u8>,
    /// Bytes before its first property.
    n_head: usize,
    /// The encoding of letters of 8 bits, as a label.
    pub charset: &'static str,
}

impl<'a, 'b> Properties<'a, 'b> {
    /// Finds the properties of a storage; `n_head` as MS-OXMSG, section 2.4 has
    /// it for its kind.
    pub fn of(file: &'b Compound<'a>, storage: usize, n_head: usize) -> Properties<'a, 'b> {
        let mut properties = Properties {
            file,
            streams: Vec::new(),
            fixed: Vec::new(),
            n_head,
            charset: "windows-1252",
        };
        for (entry, name) in file.children(storage) {
            if name == "__properties_version1.0" {
                properties.fixed = file.stream(entry);
            } else if let Some(tag) = name.strip_prefix("__substg1.0_")
                && let Ok(tag) = u32::from_str_radix(tag, 16)
            {
                properties
                    .streams
                    .push(((tag >> 16) as u16, tag as u16, entry));
            }
        }
        let page = [id::MESSAGE_CODE_PAGE, id::INTERNET_CODE_PAGE].into_iter();
        let page = page
            .filter_map(|id| properties.number(id))
            .find_map(charset);
        properties.charset = page.unwrap_or(properties.charset);
        properties
    }

    /// The letters of a property, without line ends around them; None where it
    /// has none.
    pub fn text(&self, id: u16) -> Option<String> {
        let of_id = self.streams.iter().filter(|(own, _, _)| *own == id);
        let text = of_id
            .filter_map(|(_, kind, entry)| match kind {
                0x001F => {
                    let bytes = self.file.stream(*entry);
                    let units: Vec<u16> = bytes
                        .chunks_exact(2)
                        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
                        .collect();
                    Some(String::from_utf16_lossy(&units))
                }
                0x001E => Some(decode_as(&self.file.stream(*entry), self.charset).text),
                _ => None,
            })
            .next()?;
        let text = text.trim_matches(['\0', '\r', '\n']);
        (!text.trim().is_empty()).then(|| text.to_string())
    }

    /// The bytes of a property.
    pub fn bytes(&self, id: u16) -> Option<Vec<u8>> {
        let entry = self
            .streams
            .iter()
            .find(|(own, kind, _)| *own == id && *kind == 0x0102)?
            .2;
        Some(self.file.stream(entry)).filter(|bytes| !bytes.is_empty())
    }

    /// The storage of a property that is a message itself.
    pub fn storage(&self, id: u16) -> Option<usize> {
        let entry = self
            .streams
            .iter()
            .find(|(own, kind, _)| *own == id && *kind == 0x000D)?
            .2;
        self.file.is_storage(entry).then_some(entry)
    }

    /// A number of 32 bits.
    pub fn number(&self, id: u16) -> Option<u32> {
        let value = self.fixed(id, 0x0003)?;
        Some(value as u32)
    }

    /// A moment, in UTC, to the second.
    pub fn moment(&self, id: u16) -> Option<Moment> {
        let ticks = self.fixed(id, 0x0040)?;
        // Ticks of 100 ns since 1601; 11,644,473,600 seconds before 1970.
        let seconds = i64::try_from(ticks / 10_000_000).ok()? - 11_644_473_600;
        Moment::of_unix_seconds(seconds).filter(|moment| (1980..=2200).contains(&moment.year))
    }

    fn fixed(&self, id: u16, kind: u16) -> Option<u64> {
        let tag = u32::from(id) << 16 | u32::from(kind);
        let list = self.fixed.get(self.n_head..)?;
        let found = list
            .chunks_exact(16)
            .find(|property| u32_at(property, 0) == Some(tag))?;
        Some(u64::from(u32_at(found, 8)?) | u64::from(u32_at(found, 12)?) << 32)
    }
}

/// The label of a code page of Windows.
pub fn charset(page: u32) -> Option<&'static str> {
    Some(match page {
        20127 => "us-ascii",
        21866 => "koi8-u",
        28591 => "iso-8859-1",
        28592 => "iso-8859-2",
        28595 => "iso-8859-5",
        28597 => "iso-8859-7",
        28599 => "iso-8859-9",
        28605 => "iso-8859-15",
        50220..=50222 => "iso-2022-jp",
        51932 => "euc-jp",
        51949 => "euc-kr",
        _ => return code_page_label(page),
    })
}
