use wasm_bindgen::prelude::*;

use crate::text::stem::Stemming;

/// The stem of a folded word in the language of a BCP 47 code; the word itself
/// where there is no stemmer for it.
#[wasm_bindgen]
pub fn stem(code: &str, word: &str) -> String {
    Stemming::of(code).stem(word).into_owned()
}
