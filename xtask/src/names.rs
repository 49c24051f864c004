//! The model of names as the single file carries it.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::core_wasm::gzip;
use crate::flavour::Flavour;
use crate::place;
use crate::process;
use crate::stamp::{self, Inputs};

/// What `cargo xtask train` writes.
pub const MODEL: &str = "assets/names.model";

/// The model as a gzip file.
pub fn packed(flavour: Flavour) -> anyhow::Result<PathBuf> {
    let packed = place::dist("names.model.gz");
    let model = fs::read(place::at(MODEL)).with_context(|| format!("read {MODEL}"))?;
    let mut inputs = Inputs::of(&format!("{flavour:?}"));
    inputs.add(&model);
    let outputs = [packed.clone()];
    stamp::unless_fresh("names", inputs, &outputs, || {
        process::step("names", || Ok(fs::write(&packed, gzip(flavour, &model)?)?))
    })?;
    Ok(packed)
}
