use core::cell::OnceCell;

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{log_panics, refusal, taken, to_bytes, view};
use crate::document::{
    Clipping, Format, InputFile, MAX_FILE_BYTES, ReadFile, TableMapping, read, table_preview,
    unreadable_sidecar,
};
use crate::extract::{NameModel, Tokens, extract, facts_of, mentions, times};

/// What its reader chose for a file; nothing, unless told.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Choice {
    format: Option<String>,
    encoding: Option<String>,
    columns: Option<TableMapping>,
}

impl Choice {
    fn of(choice: JsValue) -> Result<Choice, JsValue> {
        let hint = "choose a format, an encoding or columns by their names";
        let choice: Option<Choice> = taken(choice, hint)?;
        Ok(choice.unwrap_or_default())
    }

    /// The file as it was chosen to be read.
    fn file<'a>(&'a self, path: &'a str, bytes: &'a [u8]) -> InputFile<'a> {
        InputFile {
            path,
            bytes,
            format: self.format.as_deref().and_then(Format::named),
            encoding: self.encoding.as_deref(),
            columns: self.columns.as_ref(),
            ..InputFile::default()
        }
    }
}

thread_local! {
    /// What names are told by, once it has come.
    static MODEL: OnceCell<NameModel> = const { OnceCell::new() };
}

/// The bytes of a file for the library, the facts of its clippings with it.
fn extracted(read: ReadFile) -> Vec<u8> {
    MODEL.with(|model| to_bytes(&extract(read, model.get())))
}

/// Reads files.
#[wasm_bindgen]
pub struct Reader;

#[wasm_bindgen]
impl Reader {
    /// Takes the model that names are told by; files that are read before have
    /// none.
    pub fn learn(model: Vec<u8>) -> Result<(), JsValue> {
        log_panics();
        let model = NameModel::open(model).map_err(|_| {
            let hint = "take another copy of the page: this one reads no names";
            refusal("damaged", "expected a whole model of names", hint)
        })?;
        MODEL.with(|known| drop(known.set(model)));
        Ok(())
    }

    /// A file of more bytes than this is not read.
    #[wasm_bindgen(js_name = maxFileBytes)]
    pub fn max_file_bytes() -> f64 {
        MAX_FILE_BYTES as f64
    }

    /// Reads the bytes of one file and gives bytes for `Explorer.add`.
    /// `sidecar` has those of its sidecar, `unread` says why they could not be
    /// had. `choice` has the format and the encoding to read it in, where its
    /// reader chose them.
    pub fn read(
        path: &str,
        bytes: &[u8],
        sidecar: Option<Vec<u8>>,
        unread: Option<String>,
        choice: JsValue,
    ) -> Result<Vec<u8>, JsValue> {
        log_panics();
        let choice = Choice::of(choice)?;
        let mut read = read(InputFile {
            sidecar: sidecar.as_deref(),
            ..choice.file(path, bytes)
        });
        read.problems
            .extend(unread.map(|error| unreadable_sidecar(path, &error)));
        Ok(extracted(read))
    }

    /// Finds the facts of a plain text `rounds` times, names and times alone or
    /// `all` of them: how many there are. For measuring.
    pub fn measure(text: &str, rounds: u32, all: bool) -> u32 {
        let read = read(InputFile {
            path: "text.txt",
            bytes: text.as_bytes(),
            ..InputFile::default()
        });
        MODEL.with(|model| {
            let found = |clipping| n_found(clipping, model.get(), all);
            (0..rounds)
                .flat_map(|_| &read.clippings)
                .map(found)
                .fold(0, u32::saturating_add)
        })
    }

    /// The columns of a table as it would be read (`TablePreview`); null for a
    /// file that is no table.
    pub fn preview(path: &str, bytes: &[u8], choice: JsValue) -> Result<JsValue, JsValue> {
        log_panics();
        let choice = Choice::of(choice)?;
        Ok(view(&table_preview(choice.file(path, bytes))))
    }
}

/// How many facts of these kinds a clipping has.
fn n_found(clipping: &Clipping, model: Option<&NameModel>, all: bool) -> u32 {
    if all {
        let facts = facts_of(clipping, model);
        return (facts.mentions.len() + facts.times.len() + facts.quotations.len()) as u32;
    }
    let language = (clipping.language.as_ref()).map(|language| language.value.as_str());
    let tokens = Tokens::new(&clipping.text, &clipping.sentences());
    let names = model.map(|model| mentions(&tokens, &clipping.blocks, language, model).len());
    (names.unwrap_or(0) + times(&tokens, &clipping.blocks, language).len()) as u32
}
