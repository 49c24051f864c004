use super::{MAX_FILE_BYTES, Problem, ProblemCode, ReadFile};

/// What stands in for a file that no reader could read, or none needs to: the
/// problem alone.
///
/// `detail` is what the system said; for [`ProblemCode::TooLarge`] the size in
/// bytes.
pub fn refused(path: &str, code: ProblemCode, detail: &str) -> ReadFile {
    let (message, hint) = match code {
        ProblemCode::TooLarge => {
            let size = detail.parse::<u64>().map_or(String::new(), |n_bytes| {
                format!(" of {} MB", n_bytes.div_ceil(1_000_000))
            });
            (
                format!(
                    "expected a file of at most {} MB, but found `{path}`{size}",
                    MAX_FILE_BYTES / 1_000_000
                ),
                "split it into smaller files",
            )
        }
        ProblemCode::ReaderCrashed => (
            format!("the reader stopped on `{path}`"),
            "the other files are read; save this one anew as plain text and add it again",
        ),
        ProblemCode::TimedOut => (
            format!("expected `{path}` to be read within {detail} seconds"),
            "the other files are read; split this one and add it again",
        ),
        ProblemCode::OrphanSidecar => (
            format!("expected the file that `{path}` describes beside it"),
            "add the two together",
        ),
        ProblemCode::AlreadyInLibrary => (
            format!("`{path}` is in the library already"),
            "it was not added again",
        ),
        ProblemCode::Replaced => (
            format!("`{path}` was in the library with another text"),
            "the new text took its place",
        ),
        _ => (
            format!("`{path}` could not be opened: {detail}"),
            "check that the file is there and that you may read it",
        ),
    };
    let problem = Problem::new(code, path, message, hint);
    ReadFile {
        problems: vec![problem],
        ..ReadFile::default()
    }
}
