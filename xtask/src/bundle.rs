//! The shell's files through esbuild: one script for the page, one for each kind of worker, one style
//! sheet.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::core_wasm::{ModuleFiles, Modules};
use crate::place;
use crate::process;

/// The shell's parts as text, ready to stand inside the page.
pub struct Bundle {
    /// `www/main.js` and all it imports, one script.
    pub shell: String,
    /// The glue of the core and `www/library-worker.js`, one classic script.
    pub worker: String,
    /// The same with the glue of the part that answers, and of the stemmers that it is lent.
    pub slim_worker: String,
    /// The glue of the readers and `www/reader-worker.js`, one classic script.
    pub reader_worker: String,
    /// `www/style.css` and all it imports.
    pub style: String,
}

/// Browsers we bundle for.
const BROWSERS: &str = "--target=chrome120,firefox121,safari17";

/// Bundles the shell.
pub fn build(modules: &Modules) -> anyhow::Result<Bundle> {
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
    let library = "www/library-worker.js";
    let core_worker = worker(&modules.core, None, library)?;
    let slim_worker = worker(&modules.slim, Some(&modules.stemmers), library)?;
    let reader_worker = worker(&modules.reader, None, "www/reader-worker.js")?;
    for (name, text) in [
        ("shell", &shell),
        ("worker", &core_worker),
        ("slim worker", &slim_worker),
        ("reader worker", &reader_worker),
    ] {
        check_script(name, text)?;
    }
    if style.contains("</") {
        bail!("the style sheet would end its element");
    }
    Ok(Bundle {
        shell,
        worker: core_worker,
        slim_worker,
        reader_worker,
        style,
    })
}

/// A worker's script and the glue of its module, one classic script; with that of the stemmers in a
/// scope of its own, where it is lent these.
fn worker(
    module: &ModuleFiles,
    stemmers: Option<&ModuleFiles>,
    script: &str,
) -> anyhow::Result<String> {
    let messages = esbuild(&[script, "--bundle", "--format=iife"], &[])?;
    let glue_of = |module: &ModuleFiles| {
        fs::read_to_string(&module.glue).context("read the glue of wasm-bindgen")
    };
    let lent = match stemmers {
        Some(stemmers) => format!(
            "{{{}\nglobalThis.stemmers=wasm_bindgen;}}\n",
            glue_of(stemmers)?
        ),
        None => String::new(),
    };
    let glue = glue_of(module)?;
    // One scope for both, so that all names can be shortened together; the glue declares its name by
    // `let`, which makes no property of the global object, and the worker reads it as one.
    let joined =
        format!("(()=>{{{lent}{glue}\nglobalThis.wasm_bindgen=wasm_bindgen;\n{messages}}})();");
    esbuild(&["--loader=js"], joined.as_bytes())
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
        "www/library-worker.js",
        "www/reader-worker.js",
        "www/style.css",
        "www/page.html",
    ] {
        if !Path::new(&place::at(path)).is_file() {
            bail!("{path} is missing");
        }
    }
    Ok(())
}
