//! What is built with this program.

use std::path::PathBuf;

/// The file `name` beside this program, or in a `dist` folder above it.
pub fn find(name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent().map(|folder| folder.join(name));
    let above = program
        .ancestors()
        .skip(1)
        .map(|folder| folder.join("dist").join(name));
    (beside.into_iter().chain(above)).find(|file| file.is_file())
}
