//! Reads archives: files that hold files.
//!
//! A ZIP or tar archive, or a file compressed by gzip, is read entry by entry
//! through the whole dispatch; a web archive record by record. What a program
//! left there for itself is passed over, what is of no kind that is read is
//! listed in one note, and what is unpacked is bounded by [`Reading::room`].

mod gzip;
mod http;
mod inflate;
mod members;
mod record;
mod tar;
mod wacz;
mod warc;
mod zip;

pub use gzip::{read as read_gzip, tells as tells_gzip};
pub use tar::{read as read_tar, tells as tells_tar};
pub use wacz::{read as read_wacz, tells as tells_wacz};
pub use warc::{read as read_warc, tells as tells_warc};
pub use zip::{read as read_zip, tells as tells_zip};

#[cfg(doc)]
use super::reading::Reading;
