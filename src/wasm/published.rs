use wasm_bindgen::prelude::*;

use super::unopened;
use crate::index::Chunks;
use crate::library::published;

/// A published library on its way to become whole, as what changes it needs it.
#[wasm_bindgen]
pub struct Published {
    chunks: Chunks,
}

#[wasm_bindgen]
impl Published {
    /// Whether these bytes are the head of a published library.
    #[wasm_bindgen(js_name = isHead)]
    pub fn is_head(bytes: &[u8]) -> bool {
        published::is_head(bytes)
    }

    /// By its head.
    #[wasm_bindgen(constructor)]
    pub fn new(head: &[u8]) -> Result<Published, JsValue> {
        let chunks = published::read_head(head).map_err(|error| unopened(&error))?;
        Ok(Published { chunks })
    }

    /// The names of the chunks that are not here.
    pub fn missing(&self) -> Vec<String> {
        let missing = self.chunks.missing().into_iter();
        missing.map(published::name_of).collect()
    }

    /// Gives such a chunk.
    pub fn give(&self, name: &str, bytes: Vec<u8>) -> Result<(), JsValue> {
        published::give(&self.chunks, name, bytes).map_err(|error| unopened(&error))
    }

    /// The saved form; nothing where a chunk is missing.
    pub fn whole(&self) -> Option<Vec<u8>> {
        self.chunks.joined()
    }
}
