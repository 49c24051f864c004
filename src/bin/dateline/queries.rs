use std::ffi::OsStr;
use std::fs;

use dateline::explore::query_list;

/// The queries that a file lists, each with the number of its line: one a line,
/// without empty lines and lines that begin with `#`.
///
/// # Errors
/// A message for the reader, where the file cannot be read or lists none.
pub fn read(path: &OsStr) -> Result<Vec<(usize, String)>, String> {
    let shown = path.to_string_lossy();
    let bytes =
        fs::read(path).map_err(|error| format!("`{shown}` could not be opened: {error}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("expected queries in UTF-8, but found other bytes in `{shown}`"))?;
    let queries: Vec<(usize, String)> = query_list(&text)
        .queries
        .into_iter()
        .map(|listed| (listed.line as usize, listed.query))
        .collect();
    if queries.is_empty() {
        return Err(format!(
            "expected a query a line, but found none in `{shown}`"
        ));
    }
    Ok(queries)
}
