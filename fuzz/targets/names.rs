//! A model whose bytes are not what they say is refused or answers wrongly, and
//! no text breaks the tagger: neither panics.
//!
//! The first byte is the number of changes to the model, `at:u24 byte`, whose
//! checksum is made right again; the rest is the text.
#![no_main]

use std::sync::LazyLock;

use dateline::extract::names::{NameModel, mentions};
use dateline::extract::Tokens;
use dateline::text::sentences::sentences;
use libfuzzer_sys::fuzz_target;

static BYTES: &[u8] = include_bytes!("../../assets/names.model");
static WHOLE: LazyLock<NameModel> =
    LazyLock::new(|| NameModel::open(BYTES.to_vec()).expect("the model is whole"));

fuzz_target!(|input: &[u8]| {
    let (&[n_changes], rest) = input.split_at(input.len().min(1)) else {
        return;
    };
    let n_bytes = (4 * usize::from(n_changes % 8)).min(rest.len());
    let (changes, text) = rest.split_at(n_bytes);
    let text = String::from_utf8_lossy(text);
    let tokens = Tokens::new(&text, &sentences(&text));
    for mention in mentions(&tokens, &[], None, &WHOLE) {
        let _ = mention.span.of(&text);
    }
    if changes.is_empty() {
        return;
    }
    let mut bytes = BYTES.to_vec();
    for change in changes.chunks_exact(4) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], 0]) as usize;
        let n_bytes = bytes.len();
        bytes[at % n_bytes] = change[3];
    }
    NameModel::seal(&mut bytes);
    if let Ok(model) = NameModel::open(bytes) {
        let _ = mentions(&tokens, &[], None, &model);
    }
});
