//! Where things are: the repository, what is built, and the cargo target directory.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The repository: the folder above this crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask is a folder in the repository")
}

/// A path in the repository, from its root.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// What is built, relative to `dist/`.
pub fn dist(path: &str) -> PathBuf {
    root().join("dist").join(path)
}

/// The cargo target directory in use: the one this very program was built into, so that
/// `CARGO_TARGET_DIR` and cargo's own settings are honoured.
pub fn target() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe().context("where this program is")?;
    let target = program
        .ancestors()
        .nth(2)
        .context("cargo puts programs into TARGET/PROFILE/")?;
    Ok(target.to_path_buf())
}

/// Name of a native program on this system.
pub fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// A program that npm installed, by its name.
pub fn npm_program(name: &str) -> PathBuf {
    let name = if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_string()
    };
    root().join("node_modules/.bin").join(name)
}
