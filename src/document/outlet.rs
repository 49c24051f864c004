//! News agencies and outlets by the names that they print.

use std::sync::LazyLock;

use super::table;
use crate::text::Map;

/// What an outlet is, which says where its name may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutletKind {
    /// A news agency: in datelines, on byline lines, under pictures.
    Agency,
    /// Owns or sells pictures: credits under pictures only.
    Picture,
    /// A newspaper, broadcaster or site.
    Outlet,
}

/// A news agency or outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// What it is.
    pub kind: OutletKind,
    /// Its usual name.
    pub name: &'static str,
}

/// Every form by its folded spelling, with the form as the list prints it.
static OUTLETS: LazyLock<Map<String, (Outlet, &'static str)>> = LazyLock::new(|| {
    let mut outlets = Map::new();
    for row in table::rows(include_str!("data/outlets.tsv")) {
        let [kind, forms @ ..] = row.as_slice() else {
            continue;
        };
        let kind = match *kind {
            "agency" => OutletKind::Agency,
            "picture" => OutletKind::Picture,
            _ => OutletKind::Outlet,
        };
        for form in forms {
            outlets.entry(fold(form)).or_insert((
                Outlet {
                    kind,
                    name: forms[0],
                },
                *form,
            ));
        }
    }
    outlets
});

/// Longest name in the list, in words.
pub const MAX_WORDS: usize = 5;

/// The outlet that `name` names, whatever its capitals: for a line of its own.
pub fn outlet(name: &str) -> Option<Outlet> {
    if name.len() > 60 {
        return None;
    }
    OUTLETS.get(&fold(name)).map(|(outlet, _)| *outlet)
}

/// The outlet that `name` names in its own capitals or in capitals
/// throughout: for a name inside a line, where `time` is no magazine.
pub fn outlet_as_printed(name: &str) -> Option<Outlet> {
    if name.len() > 60 {
        return None;
    }
    let (outlet, form) = OUTLETS.get(&fold(name))?;
    let bare = |form: &str| form.strip_prefix("The ").unwrap_or(form).to_string();
    let in_capitals = name.chars().count() > 2 && name.chars().all(|letter| !letter.is_lowercase());
    (bare(name) == bare(form) || in_capitals).then_some(*outlet)
}

/// Lower case, no article, no full stops, single blanks.
fn fold(name: &str) -> String {
    let lower = name.trim().to_lowercase().replace('’', "'");
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").replace('.', "")
}
