//! The core as WebAssembly modules: cargo, then wasm-bindgen, then wasm-opt.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::flavour::Flavour;
use crate::place;
use crate::process;
use crate::stamp::{self, Inputs};

/// The target the page runs on.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What wasm-opt may use: what rustc emits for this target, and every browser since 2023 reads.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// A module that page or site carries: the crate with one of its features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// Index, queries and views: starts with the page.
    Explorer,
    /// The readers of files: compiled when the first file comes. Small rather
    /// than fast.
    Reader,
    /// The part of the core that answers, with which a site begins. As small.
    Slim,
    /// What that is lent for a library that is not in English. As small.
    Stemmers,
}

impl Module {
    /// The crate's feature, and the start of the names of its files.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Explorer => ("explorer", "dateline"),
            Self::Reader => ("reader", "reader"),
            Self::Slim => ("slim", "slim"),
            Self::Stemmers => ("stemmers", "stemmers"),
        }
    }

    /// What wasm-opt does.
    fn wasm_opt_passes(self) -> &'static [&'static str] {
        match self {
            // More makes the module smaller, and what is sent of it larger.
            Self::Slim | Self::Stemmers | Self::Reader => &[
                "-O1",
                "--duplicate-function-elimination",
                "--dae-optimizing",
            ],
            Self::Explorer => &["-O3"],
        }
    }

    /// A setting for cargo beside those of the profile.
    fn config(self) -> Option<&'static str> {
        match self {
            // A page has a million characters. The crates that it uses stay as small as in the other
            // small module, which shares them.
            Self::Slim | Self::Reader => {
                Some("profile.page-small.package.dateline.opt-level=\"s\"")
            }
            Self::Stemmers | Self::Explorer => None,
        }
    }

    /// Flags of rustc for the module itself: what all its code goes through once more.
    fn flags(self) -> &'static [&'static str] {
        match self {
            // Else code compiled by "s" takes in six times as much of what is marked `#[inline]`,
            // which most of the standard library is.
            Self::Slim | Self::Reader => &["-Cllvm-args=-inlinehint-threshold=50"],
            Self::Stemmers | Self::Explorer => &[],
        }
    }
}

/// The files of a module, in `dist/wasm/`.
pub struct ModuleFiles {
    /// The module.
    pub wasm: PathBuf,
    /// The module as a gzip file, which the single file carries.
    pub packed: PathBuf,
    /// wasm-bindgen's glue: a classic script that defines `wasm_bindgen`.
    pub glue: PathBuf,
}

/// The files of all modules.
pub struct Modules {
    /// [`Module::Explorer`].
    pub core: ModuleFiles,
    /// [`Module::Reader`].
    pub reader: ModuleFiles,
    /// [`Module::Slim`].
    pub slim: ModuleFiles,
    /// [`Module::Stemmers`].
    pub stemmers: ModuleFiles,
}

impl Modules {
    /// Builds them, one after another.
    pub fn build(flavour: Flavour) -> anyhow::Result<Modules> {
        Ok(Modules {
            core: build(flavour, Module::Explorer)?,
            reader: build(flavour, Module::Reader)?,
            slim: build(flavour, Module::Slim)?,
            stemmers: build(flavour, Module::Stemmers)?,
        })
    }

    /// Each of them.
    pub fn all(&self) -> [&ModuleFiles; 4] {
        [&self.core, &self.reader, &self.slim, &self.stemmers]
    }
}

/// Builds a module that page or site carries.
fn build(flavour: Flavour, module: Module) -> anyhow::Result<ModuleFiles> {
    let folder = place::dist("wasm");
    let (_, name) = module.names();
    let files = ModuleFiles {
        wasm: folder.join(format!("{name}_bg.wasm")),
        packed: folder.join(format!("{name}_bg.wasm.gz")),
        glue: folder.join(format!("{name}.js")),
    };
    let compiled = compile(flavour, module)?;

    let mut inputs = Inputs::of(&format!(
        "{flavour:?} {FEATURES:?} {:?}",
        module.wasm_opt_passes()
    ));
    inputs.add(&fs::read(&compiled).with_context(|| format!("read {}", compiled.display()))?);
    inputs.add_path(&place::at("xtask/src/core_wasm.rs"));
    let outputs = [
        files.wasm.clone(),
        files.packed.clone(),
        files.glue.clone(),
        folder.join(format!("{name}.d.ts")),
    ];
    stamp::unless_fresh(name, inputs, &outputs, || {
        process::step("wasm-bindgen", || bind(&compiled, &folder, name))?;
        if flavour == Flavour::Full {
            process::step("wasm-opt", || optimise(module, &files.wasm))?;
        }
        process::step("gzip", || {
            Ok(fs::write(
                &files.packed,
                gzip(flavour, &fs::read(&files.wasm)?)?,
            )?)
        })
    })?;
    Ok(files)
}

/// Lets a cargo command compile for the page: target, and no path of this machine in the module.
pub fn for_page(command: &mut Command) -> anyhow::Result<()> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let user = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
            Some(PathBuf::from(user).join(".cargo"))
        });
    let mut flags: Vec<OsString> = Vec::new();
    let mut hide = |from: PathBuf, to: &str| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push("=");
        flag.push(to);
        flags.push(flag);
    };
    if let Some(home) = home {
        for registry in fs::read_dir(home.join("registry/src"))
            .into_iter()
            .flatten()
            .flatten()
        {
            hide(registry.path(), "crates");
        }
        hide(home, "cargo");
    }
    hide(place::root().to_path_buf(), "dateline");
    // Every browser since 2023 has it.
    flags.push("-Ctarget-feature=+simd128".into());
    let encoded = flags.join(std::ffi::OsStr::new("\u{1f}"));
    command
        .args(["--target", TARGET])
        .env("CARGO_ENCODED_RUSTFLAGS", encoded);
    Ok(())
}

/// Runs cargo and returns the path of the module it made.
fn compile(flavour: Flavour, module: Module) -> anyhow::Result<PathBuf> {
    let profile = match (module, flavour) {
        (Module::Explorer, _) | (_, Flavour::Quick) => flavour.wasm_profile(),
        (_, Flavour::Full) => "page-small",
    };
    let (feature, name) = module.names();
    // All modules come out under the name of the crate, and cargo would build each anew after another.
    let folder = place::target()?.join(TARGET).join(profile);
    let compiled = folder.join(format!("{name}.module.wasm"));
    let mut inputs = Inputs::of(&format!(
        "{profile} {feature} {:?} {:?}",
        module.config(),
        module.flags()
    ));
    inputs.add(&process::pipe(process::cargo().arg("-Vv"), &[])?);
    for path in ["src", "Cargo.toml", "Cargo.lock", "xtask/src/core_wasm.rs"] {
        inputs.add_path(&place::at(path));
    }
    let compile = || {
        process::step(&format!("cargo build, {feature}"), || {
            let mut cargo = process::cargo();
            cargo.args(["rustc", "--quiet", "--package", "dateline", "--lib"]);
            cargo.args(["--profile", profile, "--features", feature]);
            for_page(&mut cargo)?;
            if flavour == Flavour::Full {
                cargo.args(
                    module
                        .config()
                        .into_iter()
                        .flat_map(|one| ["--config", one]),
                );
                cargo.arg("--").args(module.flags());
            }
            process::run(&mut cargo)?;
            fs::copy(folder.join("dateline.wasm"), &compiled)?;
            Ok(())
        })
    };
    stamp::unless_fresh(
        &format!("{name}.module"),
        inputs,
        std::slice::from_ref(&compiled),
        compile,
    )?;
    Ok(compiled)
}

/// Writes glue, type declarations and the bound module into `folder`.
fn bind(compiled: &Path, folder: &Path, name: &str) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .no_modules(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
}

/// Makes the module smaller and faster, in place.
fn optimise(module: Module, wasm: &Path) -> anyhow::Result<()> {
    let optimised = wasm.with_extension("opt.wasm");
    let mut command = process::command(place::npm_program("wasm-opt"));
    command
        .args(module.wasm_opt_passes())
        // Data that is cut at its zeros is shorter, and longer when it is sent.
        .arg("--skip-pass=memory-packing")
        .args(FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(&optimised);
    process::run(&mut command)?;
    ensure!(
        optimised.metadata()?.len() > 0,
        "wasm-opt wrote an empty module"
    );
    fs::rename(&optimised, wasm)?;
    Ok(())
}

/// Bytes as a gzip file with no time stamp: as small as it gets for readers (zopfli, about 5 % under
/// gzip 9), quickly for a developer.
pub fn gzip(flavour: Flavour, bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut packed = Vec::new();
    match flavour {
        Flavour::Full => {
            zopfli::compress(
                zopfli::Options {
                    // A megabyte of tables of many kinds wants more blocks than the 15 that are usual.
                    maximum_block_splits: 100,
                    ..zopfli::Options::default()
                },
                zopfli::Format::Gzip,
                bytes,
                &mut packed,
            )?;
        }
        Flavour::Quick => {
            use std::io::Write as _;
            let mut encoder = flate2::GzBuilder::new()
                .mtime(0)
                .write(&mut packed, flate2::Compression::best());
            encoder.write_all(bytes)?;
            encoder.finish()?;
        }
    }
    Ok(packed)
}
