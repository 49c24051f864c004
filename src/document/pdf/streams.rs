//! The bytes of a PDF's streams, unpacked within bounds.

use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};
use miniz_oxide::inflate::{decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// Most bytes that one byte of a packed stream unpacks to, a filter.
const MAX_GROWTH: usize = 1500;

/// The bytes of a stream, at most `limit`; as far as they go where they are
/// damaged. None where they are a picture, or would be too many.
pub fn unpacked(stream: &Stream<'_>, limit: usize) -> Option<Vec<u8>> {
    let filters = stream.filters();
    let has_predictor = has_predictor(stream.dict());
    match filters.as_slice() {
        [] => {
            let raw = stream.raw_data();
            Some(raw[..raw.len().min(limit)].to_vec())
        }
        [Filter::FlateDecode] if !has_predictor => Some(inflated(&stream.raw_data(), limit)),
        several => {
            let grows = |filter: &&Filter| {
                matches!(
                    filter,
                    Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
                )
            };
            let n_growing = several.iter().filter(grows).count() as u32;
            let growth = MAX_GROWTH.saturating_pow(n_growing);
            let raw = stream.raw_data();
            let is_within = raw.len().saturating_mul(growth) <= limit.max(64_000_000)
                || (several.len() == 1 && inflated(&raw, limit + 1).len() <= limit);
            is_within
                .then(|| stream.decoded_data().ok())?
                .map(|data| data.into_owned())
        }
    }
}

/// Bytes out of a zlib or a bare deflate stream, as far as they go.
pub fn inflated(raw: &[u8], limit: usize) -> Vec<u8> {
    let of = |result: Result<Vec<u8>, miniz_oxide::inflate::DecompressError>| match result {
        Ok(bytes) => bytes,
        Err(error) => error.output,
    };
    // Some writers leave an end of line before the data.
    let raw = raw
        .strip_prefix(b"\r\n")
        .or(raw.strip_prefix(b"\n"))
        .unwrap_or(raw);
    let whole = of(decompress_to_vec_zlib_with_limit(raw, limit));
    if whole.is_empty() && raw.len() > 2 {
        let without_header = of(decompress_to_vec_with_limit(&raw[2..], limit));
        if without_header.is_empty() {
            return of(decompress_to_vec_with_limit(raw, limit));
        }
        return without_header;
    }
    whole
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let params = dict
        .get::<Dict<'_>>("DecodeParms")
        .or_else(|| dict.get::<Dict<'_>>("DP"));
    let of = |params: Dict<'_>| params.get::<i32>("Predictor").unwrap_or(1) > 1;
    params.is_some_and(of)
        || dict
            .get::<hayro_syntax::object::Array<'_>>("DecodeParms")
            .is_some()
}
