//! Reads documents of office programs.
//!
//! Each format's reader gives paragraphs in reading order, notes, running
//! headers and properties ([`document::Document`]); what they have in common
//! makes clippings of them. Source: ISO 29500 (Word), OASIS OpenDocument 1.3
//! (LibreOffice), Microsoft's Rich Text Format specification 1.9.1.

mod body;
mod document;
pub mod docx;
mod docx_part;
pub mod odt;
mod odt_part;
pub mod package;
pub mod properties;
pub mod rtf;
mod styles;
mod symbols;
pub mod xml;

pub use body::Paragraph;
