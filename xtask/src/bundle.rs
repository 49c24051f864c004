//! The shell's files through esbuild: one script for the page, one for the workers, one style sheet.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::core_wasm::CoreFiles;
use crate::place;
use crate::process;

/// The shell's parts as text, ready to stand inside the page.
pub struct Bundle {
    /// `www/main.js` and all it imports, one script.
    pub shell: String,
    /// wasm-bindgen's glue and `www/worker.js`, one classic script.
    pub worker: String,
    /// `www/style.css` and all it imports.
    pub style: String,
}

/// Browsers we bundle for.
const BROWSERS: &str = "--target=chrome120,firefox121,safari17";

/// Bundles the shell.
pub fn build(core: &CoreFiles) -> anyhow::Result<Bundle> {
    let shell = esbuild(
        &[
            "www/main.js",
            "--bundle",
            "--format=iife",
            "--loader:.html=text",
            "--loader:.svg=text",
        ],
        &[],
    )?;
    let style = esbuild(&["www/style.css", "--bundle"], &[])?;
    let messages = esbuild(&["www/worker.js", "--bundle", "--format=iife"], &[])?;
    let glue = fs::read_to_string(&core.glue).context("read the glue of wasm-bindgen")?;
    // One scope for both, so that all names can be shortened together; the glue declares its name by
    // `let`, which makes no property of the global object, and the worker reads it as one.
    let joined = format!("(()=>{{{glue}\nglobalThis.wasm_bindgen=wasm_bindgen;\n{messages}}})();");
    let worker = esbuild(&["--loader=js"], joined.as_bytes())?;
    for (name, text) in [("shell", &shell), ("worker", &worker)] {
        check_script(name, text)?;
    }
    if style.contains("</") {
        bail!("the style sheet would end its element");
    }
    Ok(Bundle {
        shell,
        worker,
        style,
    })
}

/// Runs esbuild with what all bundles share and returns what it wrote.
fn esbuild(arguments: &[&str], input: &[u8]) -> anyhow::Result<String> {
    let mut command = process::command(place::npm_program("esbuild"));
    command.args(arguments).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
        BROWSERS,
    ]);
    let output = process::pipe(&mut command, input)?;
    Ok(String::from_utf8(output)?.trim_end().to_string())
}

/// Refuses a script that would not stand unchanged inside a script element.
fn check_script(name: &str, text: &str) -> anyhow::Result<()> {
    let lower = text.to_ascii_lowercase();
    for sign in ["</script", "<!--", "\r", "\0"] {
        if let Some(at) = lower.find(sign) {
            let around: String = text[..at]
                .chars()
                .rev()
                .take(40)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            bail!(
                "the {name} script holds {sign:?} after {around:?}, which ends or bends a script element"
            );
        }
    }
    Ok(())
}

/// Whether the shell is there to be bundled.
pub fn check_sources() -> anyhow::Result<()> {
    for path in [
        "www/main.js",
        "www/worker.js",
        "www/style.css",
        "www/page.html",
    ] {
        if !Path::new(&place::at(path)).is_file() {
            bail!("{path} is missing");
        }
    }
    Ok(())
}
