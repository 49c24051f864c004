//! Word lists kept as data: lines of text, `#` for comments, tabs between cells.

/// The rows of a word list: cells of each line that is no comment.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(table).map(|line| line.split('\t').collect())
}

/// The lines of a word list that are no comments.
pub fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
}
