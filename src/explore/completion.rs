use serde::Serialize;

use super::Explorer;
use crate::document::FORMATS;
use crate::index::FacetField;
use crate::query::{Completion, CompletionKind, completions};
use crate::text::offsets::{OffsetCounter, Unit};

/// A way to go on with what a reader is typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct CompletionView {
    /// What it is; a field comes with its colon.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'word' | 'field' | 'year' | 'source' | 'language' | 'format'")
    )]
    pub kind: &'static str,
    /// What is put into the line.
    pub text: String,
    /// What a field finds, or a format's name for readers.
    pub help: Option<&'static str>,
    /// Clippings that have it; null for a field.
    pub count: Option<u32>,
    /// The line with it.
    pub query: String,
    /// Where to go on typing, in UTF-16 units of that line.
    pub caret: u32,
}

impl Explorer {
    /// What the word at `caret`, in UTF-16 units of the line, may be completed
    /// to, at most eight, with exact counts.
    pub fn completions(
        &mut self,
        line: &str,
        caret: u32,
        boilerplate: bool,
    ) -> Vec<CompletionView> {
        self.library.flush();
        let caret = byte_of_unit(line, caret);
        completions(line, caret, &self.library.segments(), boilerplate)
            .into_iter()
            .map(completion_view)
            .collect()
    }
}

fn completion_view(completion: Completion) -> CompletionView {
    let Completion {
        kind,
        text,
        n_clippings,
        line,
        caret,
    } = completion;
    let format = FORMATS.iter().find(|entry| entry.name == text);
    let (kind, help) = match kind {
        CompletionKind::Word => ("word", None),
        CompletionKind::Field(entry) => ("field", Some(entry.help)),
        CompletionKind::Year => ("year", None),
        CompletionKind::Value(FacetField::Source) => ("source", None),
        CompletionKind::Value(FacetField::Language) => ("language", None),
        CompletionKind::Value(FacetField::Format) => ("format", format.map(|entry| entry.label)),
    };
    CompletionView {
        kind,
        text,
        help,
        count: n_clippings,
        caret: OffsetCounter::new(&line, Unit::Utf16).at(caret as u32),
        query: line,
    }
}

/// The byte that `unit` UTF-16 units of `line` come before; its end for more.
fn byte_of_unit(line: &str, unit: u32) -> usize {
    let mut n_units = 0;
    for (byte, character) in line.char_indices() {
        if n_units >= unit as usize {
            return byte;
        }
        n_units += character.len_utf16();
    }
    line.len()
}
