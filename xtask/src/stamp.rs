//! Stamps: a step is skipped when its inputs are, byte for byte, those of its last run.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::place;

/// A digest of everything that a step reads, collected piece by piece.
pub struct Inputs(Sha256);

impl Inputs {
    /// Starts with what is not a file: options, a flavour, a version.
    pub fn of(settings: &str) -> Self {
        let mut inputs = Self(Sha256::new());
        inputs.add(settings.as_bytes());
        inputs
    }

    /// Adds some bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds a file's path and content, or all files below a folder, in name order. What is not there
    /// is added as such.
    pub fn add_path(&mut self, path: &Path) {
        self.add(
            path.strip_prefix(place::root())
                .unwrap_or(path)
                .to_string_lossy()
                .as_bytes(),
        );
        if path.is_dir() {
            let mut entries: Vec<PathBuf> = fs::read_dir(path)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path())
                .collect();
            entries.sort();
            entries.iter().for_each(|entry| self.add_path(entry));
        } else {
            self.add(&fs::read(path).unwrap_or_default());
        }
    }

    /// The digest in hexadecimal digits.
    pub fn digest(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Runs `body` unless the stamp `name` holds this digest and all `outputs` are there.
/// Returns whether it ran.
pub fn unless_fresh(
    name: &str,
    inputs: Inputs,
    outputs: &[PathBuf],
    body: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let stamp = place::dist("stamps").join(name);
    let digest = inputs.digest();
    let known = fs::read_to_string(&stamp).unwrap_or_default();
    if known == digest && outputs.iter().all(|output| output.exists()) {
        return Ok(false);
    }
    let _ = fs::remove_file(&stamp);
    body()?;
    fs::create_dir_all(place::dist("stamps"))?;
    fs::write(&stamp, digest)?;
    Ok(true)
}

/// Lower-case hexadecimal digits of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
