//! The formats that are read, for `dateline formats`.

use dateline::document::FORMATS;

/// A line for each format: its name in queries and for `--as`, the endings of
/// its files, the largest file, and what it is.
pub fn table() -> String {
    let row = |name: &str, endings: &str, size: &str, label: &str| {
        format!("{name:10} {endings:24} {size:>7}  {label}")
    };
    let mut lines = vec![row("name", "endings", "largest", "what")];
    for entry in FORMATS {
        let endings: Vec<String> = entry
            .extensions
            .iter()
            .map(|one| format!(".{one}"))
            .collect();
        let size = format!("{} MB", entry.max_bytes / 1_000_000);
        lines.push(row(entry.name, &endings.join(" "), &size, entry.label));
    }
    lines.join("\n")
}
