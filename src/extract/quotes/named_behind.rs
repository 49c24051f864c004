//! Common nouns with a name right behind them.

use super::classes;
use super::page::Page;
use super::phrases::is_plain;

/// `Minnesota governor Jesse Ventura`, `CIA deputy director Michael Morell`: whether
/// lower-case words from `at` on end in the noun of whoever is named behind it.
pub fn leads_to_bearer(page: &Page<'_>, at: usize, end: usize) -> bool {
    let is_inner = |at: &usize| {
        is_plain(page, *at) && page.mention_at(*at).is_none() && page.is_noun_like(*at)
            || page.is_joint(*at)
    };
    let name = at + (at..end.min(at + 5)).take_while(is_inner).count();
    name > at
        && name < end
        && page.is_capital(name)
        && page.has(name - 1, classes::VOICE)
        && !page.text(name - 1).ends_with('s')
        && page
            .mention_at(name)
            .is_some_and(|number| page.is_person(number) && page.mention_first(name) == name)
}

/// The capital word at `last` that stands right behind a noun of nobody's: `with the
/// deal Salling said`.
pub fn capital_behind(page: &Page<'_>, last: usize, first: usize) -> Option<usize> {
    let is_name = last > first
        && page.is_capital(last)
        && page.mention_at(last).is_none()
        && is_plain(page, last - 1)
        && !page.has(last - 1, classes::VOICE)
        && page.has(first, classes::DETERMINER);
    is_name.then_some(last)
}
