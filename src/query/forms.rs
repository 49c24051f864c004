use super::found::{EVERYWHERE, Found};
use super::languages::Languages;
use crate::index::{Field, Segment, TermInfo};
use crate::text::Map;

/// Calls `visit` with the words of a segment's field that stand for `word` by
/// their stem, in rising order, each with the ways of stemming in which it
/// does; the word itself counts everywhere.
pub(super) fn for_each_form(
    segment: &Segment,
    field: Field,
    word: &str,
    languages: Languages,
    visit: &mut impl FnMut(&str, Found),
) {
    let mut stemmings = languages.stemmings();
    let (first, second) = (stemmings.next(), stemmings.next());
    // Most libraries are in one language.
    if let (Some(stemming), None, true) = (first, second, languages.is_one()) {
        segment.for_each_form(field, stemming, word, |form, term| {
            let stemmings = EVERYWHERE;
            visit(form, Found { term, stemmings });
        });
        return;
    }
    segment.prepare_forms(languages.stemmings());
    let mut forms: Map<String, (TermInfo, u64)> = Map::new();
    for stemming in languages.stemmings() {
        segment.for_each_form(field, stemming, word, |form, term| {
            forms.entry(form.to_owned()).or_insert((term, 0)).1 |= stemming.bit();
        });
    }
    if let Some(term) = segment.find(field, word) {
        forms.insert(word.to_owned(), (term, EVERYWHERE));
    }
    for (form, (term, stemmings)) in forms {
        visit(&form, Found { term, stemmings });
    }
}
