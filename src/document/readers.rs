//! How each format is told and read. Apart from [`super::FORMATS`], so that who
//! only wants their names does not carry the readers.

use super::reading::{Reading, Source};
use super::{Format, archives, epub, feed, html, mail, markdown, office, pdf, tables, text_file};
use crate::text::decode::Decoded;

/// How a format is told and read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// From its bytes.
    Bytes {
        /// Whether a file is of this format; the first row that says so counts.
        tells: fn(&[u8]) -> bool,
        /// Reads it.
        read: fn(&Source<'_>, &mut Reading<'_>),
    },
    /// From its text, decoded.
    Text {
        /// Whether a text, cut to its beginning, is of this format; asked after
        /// all formats of bytes, before the name.
        tells: fn(&str) -> bool,
        /// Reads it.
        read: fn(Decoded, &Source<'_>, &mut Reading<'_>),
    },
}

/// The readers; the first that tells a file counts, so what is special stands
/// before what it is a kind of (an EPUB before a ZIP).
const READERS: &[(Format, Reader)] = &[
    (
        Format::Pdf,
        Reader::Bytes {
            tells: pdf::tells,
            read: pdf::read,
        },
    ),
    (
        Format::Docx,
        Reader::Bytes {
            tells: office::docx::tells,
            read: office::docx::read,
        },
    ),
    (
        Format::Odt,
        Reader::Bytes {
            tells: office::odt::tells,
            read: office::odt::read,
        },
    ),
    (
        Format::Xlsx,
        Reader::Bytes {
            tells: tables::tells_xlsx,
            read: tables::read_workbook,
        },
    ),
    (
        Format::Ods,
        Reader::Bytes {
            tells: tables::tells_ods,
            read: tables::read_workbook,
        },
    ),
    (
        Format::Epub,
        Reader::Bytes {
            tells: epub::tells,
            read: epub::read,
        },
    ),
    (
        Format::Rtf,
        Reader::Bytes {
            tells: office::rtf::tells,
            read: office::rtf::read,
        },
    ),
    (
        Format::Outlook,
        Reader::Bytes {
            tells: mail::is_outlook,
            read: mail::read_outlook,
        },
    ),
    (
        Format::Mhtml,
        Reader::Bytes {
            tells: mail::is_saved_page,
            read: mail::read_saved_page,
        },
    ),
    (
        Format::Mbox,
        Reader::Bytes {
            tells: mail::is_mailbox,
            read: mail::read_mailbox,
        },
    ),
    (
        Format::Email,
        Reader::Bytes {
            tells: mail::is_message,
            read: mail::read_email,
        },
    ),
    (
        Format::Warc,
        Reader::Bytes {
            tells: archives::tells_warc,
            read: archives::read_warc,
        },
    ),
    (
        Format::Wacz,
        Reader::Bytes {
            tells: archives::tells_wacz,
            read: archives::read_wacz,
        },
    ),
    (
        Format::Zip,
        Reader::Bytes {
            tells: archives::tells_zip,
            read: archives::read_zip,
        },
    ),
    (
        Format::Tar,
        Reader::Bytes {
            tells: archives::tells_tar,
            read: archives::read_tar,
        },
    ),
    (
        Format::Gzip,
        Reader::Bytes {
            tells: archives::tells_gzip,
            read: archives::read_gzip,
        },
    ),
    (
        Format::Feed,
        Reader::Text {
            tells: feed::opens_as_feed,
            read: feed::read,
        },
    ),
    (
        Format::Html,
        Reader::Text {
            tells: html::opens_as_page,
            read: html::read,
        },
    ),
    (
        Format::JsonLines,
        Reader::Text {
            tells: tables::tells_json_lines,
            read: tables::read_json_lines,
        },
    ),
    (
        Format::Json,
        Reader::Text {
            tells: tables::tells_json,
            read: tables::read_json_file,
        },
    ),
    (
        Format::Tsv,
        Reader::Text {
            tells: tables::tells_tsv,
            read: tables::read_tsv,
        },
    ),
    (
        Format::Csv,
        Reader::Text {
            tells: tables::tells_csv,
            read: tables::read_csv,
        },
    ),
    (
        Format::Markdown,
        Reader::Text {
            tells: |_| false,
            read: markdown::read,
        },
    ),
    (
        Format::Text,
        Reader::Text {
            tells: |_| false,
            read: text_file::read,
        },
    ),
];

/// How `format` is told and read.
pub(super) fn reader_of(format: Format) -> Reader {
    let (_, reader) = READERS
        .iter()
        .find(|(read, _)| *read == format)
        .expect("every format has a reader");
    *reader
}

/// The format of bytes that is read from bytes, by what they are.
pub(super) fn told_by_bytes(bytes: &[u8]) -> Option<Format> {
    let told = READERS.iter().find(|(_, reader)| match reader {
        Reader::Bytes { tells, .. } => tells(bytes),
        Reader::Text { .. } => false,
    });
    told.map(|(format, _)| *format)
}

/// The format of a text, cut to its beginning, by how it opens.
pub(super) fn told_by_text(head: &str) -> Option<Format> {
    let told = READERS.iter().find(|(_, reader)| match reader {
        Reader::Text { tells, .. } => tells(head),
        Reader::Bytes { .. } => false,
    });
    told.map(|(format, _)| *format)
}
