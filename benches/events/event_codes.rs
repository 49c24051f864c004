//! Which codes of event data a class stands for.

use dateline::extract::Event;

const TABLE: &str = include_str!("event_codes.tsv");

/// The root codes that an event may have: its class's own, or those of what is only
/// planned, threatened or refused.
pub fn roots(event: &Event) -> impl Iterator<Item = u8> {
    let mut rows = TABLE.lines().filter(|row| !row.starts_with('#'));
    let row = rows.find(|row| row.split('\t').next() == Some(event.class.name()));
    let cells: Vec<&str> = row.unwrap_or("").split('\t').collect();
    let cell = |at: usize| cells.get(at).copied().unwrap_or("");
    let mut codes = cell(3).to_owned();
    if event.is_planned {
        codes = format!("{codes} {}", cell(4));
    }
    if event.is_negated {
        codes = format!("{codes} {}", cell(5));
    }
    let codes: Vec<u8> = codes
        .split(' ')
        .filter_map(|code| code.parse().ok())
        .collect();
    codes.into_iter()
}
