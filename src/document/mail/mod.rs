//! Reads mail: messages (RFC 5322 and MIME), Apple Mail's form of them,
//! mailboxes, messages of Outlook; and web pages saved as a message.
//!
//! A message is taken apart into its words and what is attached. The words
//! become a clipping whose facts the fields state; an attachment is read as a
//! file of its own. `mail-parser` reads the fields; the parts are cut here,
//! since they may nest as deep as a sender likes, and their bytes go through
//! the same decoding as every file.

mod attached;
mod content;
mod facts;
mod fields;
mod mailbox;
mod message;
mod multipart;
mod outlook;
mod plain_text;
mod saved_page;
mod told;
mod transfer;
mod writer;

pub use facts::{is_web_address, language_code};
pub use fields::mail_date;
pub use mailbox::read_mailbox;
pub use outlook::{is_outlook, read_outlook};
pub use saved_page::read_saved_page;
pub use told::{is_mailbox, is_message, is_saved_page};
pub use transfer::base64;

use super::Format;
use super::reading::{Reading, Source};

/// Reads one message, Apple Mail's form included.
pub fn read_email(source: &Source<'_>, reading: &mut Reading<'_>) {
    let bytes = told::without_blank_start(source.bytes);
    let bytes = match told::after_length(bytes) {
        Some(message) => message,
        None => told::after_from_line(bytes),
    };
    message::read_message(bytes, Format::Email, reading);
}
