//! Words that somebody or something is called.

use super::after::Lead;
use super::classes;
use super::phrases;
use super::scene::Scene;

/// `called the death "…"`, `described him as "…"`, `described it as being …`.
pub fn named(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, Lead)> {
    let (page, end) = (scene.page, scene.end);
    // `referred to it as “…”`.
    let mut i = at + usize::from(page.is(at, "to"));
    if !page.is(i, "as") {
        // `describing the “…”`, `called it a “…”`.
        let marked = |at: usize| {
            let words = (at..(at + 4).min(end)).find(|place| scene.opens(*place))?;
            (at..words)
                .all(|at| {
                    page.has(at, classes::DETERMINER | classes::ADVERB)
                        || page.is_word(at)
                            && !page.is_finite(at)
                            && !page.has(at, classes::PREPOSITION | classes::COORDINATOR)
                })
                .then_some(words)
        };
        if page.has(i, classes::DETERMINER) && scene.opens(i + 1) {
            return Some((i + 1, Lead::Mark));
        }
        i = phrases::phrase_from(page, i, end)?.end;
        if let Some(place) = marked(i) {
            return Some((place, Lead::Mark));
        }
        // `called the crisis the worst in the world`.
        if page.has(i, classes::DETERMINER)
            && page.mention_at(i).is_none()
            && page.is_word(i + 1)
            && i > at
        {
            return Some((at, Lead::Phrase));
        }
        // `as`, a few words, then marks; or `in Ohio "…"`.
        while i < end && page.has(i, classes::PREPOSITION) && !page.is(i, "as") && i < at + 14 {
            i = phrases::phrase_from(page, i + 1, end)?.end;
        }
        if scene.opens(i) {
            return Some((i, Lead::Mark));
        }
        // `described her to the paper: “…”`.
        if page.is(i, ":") && scene.opens(i + 1) {
            return Some((i + 1, Lead::Mark));
        }
    }
    if !page.is(i, "as") {
        return None;
    }
    for place in i + 1..(i + 8).min(end) {
        if scene.opens(place) {
            return Some((place, Lead::Mark));
        }
        if page.is(place, ",") || page.is(place, ";") {
            break;
        }
    }
    (i + 1 < end && page.is(i + 1, "being")).then_some((i + 1, Lead::Phrase))
}
