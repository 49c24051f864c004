use wasm_bindgen::prelude::*;

use super::explorer::Explorer;
use crate::text::stem;

#[wasm_bindgen]
extern "C" {
    /// The stem of a folded word, from the module `stemmers`, which the worker puts there;
    /// undefined as long as it has not come.
    #[wasm_bindgen(js_namespace = globalThis, js_name = lentStem)]
    fn lent_stem(code: &str, word: &str) -> Option<String>;
}

/// What the module that only answers asks for.
#[wasm_bindgen]
impl Explorer {
    /// Whether the library is in a language whose words the module `stemmers` stems; from
    /// then on each stem of such a language is asked of `lentStem`.
    #[wasm_bindgen(js_name = needsStemmers)]
    pub fn needs_stemmers(&mut self) -> bool {
        stem::lend(lent_stem);
        self.explorer.goes_beyond_english()
    }
}
