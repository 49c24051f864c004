//! The whole build, step by step; a step whose inputs did not change is skipped.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;

use crate::assemble;
use crate::bundle;
use crate::core_wasm::Modules;
use crate::flavour::Flavour;
use crate::names;
use crate::place;
use crate::process;
use crate::stamp::{self, Inputs};

/// The title of the library that comes with the page.
const TITLE: &str = "Letters and anniversaries";

/// Builds `dist/dateline.html`, `dist/site/` and `dist/dateline`.
pub fn build(flavour: Flavour) -> anyhow::Result<()> {
    bundle::check_sources()?;
    fs::create_dir_all(place::dist(""))?;
    let native = std::thread::spawn(move || command_line(flavour));
    let built = Modules::build(flavour);
    let native = native.join().expect("the building thread does not panic");
    let (built, program) = (built?, native?);
    let model = names::packed(flavour)?;

    let mut inputs = Inputs::of(&format!("{flavour:?}"));
    for path in [
        place::at("www"),
        place::at("seeds"),
        place::at("package-lock.json"),
        program.clone(),
        model.clone(),
    ] {
        inputs.add_path(&path);
    }
    inputs.add_path(&place::at("NOTICE"));
    for module in built.all() {
        inputs.add_path(&module.wasm);
        inputs.add_path(&module.glue);
    }
    inputs.add_path(&std::env::current_exe()?);
    let outputs = [
        place::dist("dateline.html"),
        place::dist("site/index.html"),
        place::dist("site/sw.js"),
    ];
    stamp::unless_fresh("page", inputs, &outputs, || {
        let bundle = process::step("esbuild", || bundle::build(&built))?;
        process::step("page and site", || {
            let page = fs::read_to_string(place::at("www/page.html"))?;
            let (core, reader) = (
                fs::read(&built.core.packed)?,
                fs::read(&built.reader.packed)?,
            );
            let names = fs::read(&model)?;
            fs::write(
                place::dist("page.html"),
                assemble::single_file(&page, &core, &reader, &names, &bundle)?,
            )?;
            pack(&program)?;
            let whole = fs::read_to_string(place::dist("dateline.html"))?;
            let names = fs::read(place::at(names::MODEL))?;
            assemble::site(&page, &built, names, &bundle, &whole)
        })
    })?;
    Ok(())
}

/// Builds the command line and puts it at `dist/dateline`.
fn command_line(flavour: Flavour) -> anyhow::Result<PathBuf> {
    let (profile, folder) = flavour.native_profile();
    process::step("cargo build, native", || {
        process::run(
            process::cargo()
                .args([
                    "build",
                    "--quiet",
                    "--package",
                    "dateline",
                    "--bin",
                    "dateline",
                ])
                .args(["--profile", profile]),
        )
    })?;
    let built = place::target()?
        .join(folder)
        .join(place::program("dateline"));
    let program = place::dist(&place::program("dateline"));
    if fs::read(&built).with_context(|| format!("read {}", built.display()))?
        != fs::read(&program).unwrap_or_default()
    {
        // Removed first: a running copy may not be written over.
        let _ = fs::remove_file(&program);
        fs::copy(&built, &program)?;
    }
    Ok(program)
}

/// Packs `seeds/` into the page, as a reader would on the command line.
fn pack(program: &std::path::Path) -> anyhow::Result<()> {
    process::run(process::command(program).args([
        "pack",
        "--title",
        TITLE,
        "--page",
        "dist/page.html",
        "-o",
        "dist/dateline.html",
        "seeds",
    ]))
}
