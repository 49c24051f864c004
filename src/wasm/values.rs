use serde::Serialize;
use wasm_bindgen::JsValue;

use super::given;
#[cfg(any(feature = "explorer", feature = "reader"))]
use crate::extract::Extracted;

/// A view as a value of JavaScript.
pub(super) fn view(view: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    view.serialize(&serializer).expect("views are plain data")
}

/// A value that the page gave; refused with this hint where it is not what was expected.
pub(super) fn taken<T: serde::de::DeserializeOwned>(
    value: JsValue,
    hint: &str,
) -> Result<T, JsValue> {
    given::read(value).map_err(|error| refusal("bad-question", &error.to_string(), hint))
}

/// A read file as it goes from one worker to the other.
#[cfg(any(feature = "explorer", feature = "reader"))]
pub(super) fn to_bytes(read: &Extracted) -> Vec<u8> {
    postcard::to_allocvec(read).expect("a read file is plain data")
}

#[derive(Serialize)]
struct Refusal<'a> {
    code: &'a str,
    message: &'a str,
    hint: &'a str,
}

/// What a method throws.
pub(super) fn refusal(code: &str, message: &str, hint: &str) -> JsValue {
    view(&Refusal {
        code,
        message,
        hint,
    })
}

/// What opening a library throws.
#[cfg(any(feature = "explorer", feature = "slim"))]
pub(super) fn unopened(error: &crate::library::OpenError) -> JsValue {
    refusal(error.code(), &error.to_string(), error.hint())
}

/// What a panic says goes to the console: the worker ends with it.
pub(super) fn log_panics() {
    std::panic::set_hook(Box::new(|panic| gloo_console::error!(panic.to_string())));
}
