use serde::{Deserialize, Serialize};

/// A file that gave clippings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path as the reader gave it.
    pub path: String,
    /// XXH3-64 of its bytes.
    pub digest: u64,
}
