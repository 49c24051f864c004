//! What JavaScript sees: a class for each kind of worker, one short method a
//! question. The only room that knows of the browser.
//!
//! The page carries two modules of this crate. The one with the feature
//! `explorer` opens with the page; the one with `reader` holds the readers of
//! files and is compiled when the first file comes.

#[cfg(any(feature = "explorer", feature = "slim"))]
mod explorer;
mod given;
#[cfg(feature = "explorer")]
mod growing;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "explorer")]
mod search_index;

use serde::Serialize;
use wasm_bindgen::JsValue;

#[cfg(any(feature = "explorer", feature = "reader"))]
use crate::extract::Extracted;

fn view(view: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    view.serialize(&serializer).expect("views are plain data")
}

fn taken<T: serde::de::DeserializeOwned>(value: JsValue, hint: &str) -> Result<T, JsValue> {
    given::read(value).map_err(|error| refusal("bad-question", &error.to_string(), hint))
}

#[cfg(any(feature = "explorer", feature = "reader"))]
fn to_bytes(read: &Extracted) -> Vec<u8> {
    postcard::to_allocvec(read).expect("a read file is plain data")
}

#[derive(Serialize)]
struct Refusal<'a> {
    code: &'a str,
    message: &'a str,
    hint: &'a str,
}

fn refusal(code: &str, message: &str, hint: &str) -> JsValue {
    view(&Refusal {
        code,
        message,
        hint,
    })
}

/// What a panic says goes to the console: the worker ends with it.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| gloo_console::error!(panic.to_string())));
}
