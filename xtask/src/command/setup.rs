//! `cargo xtask setup`.

use std::path::Path;
use std::process::{ExitCode, Stdio};

use anyhow::{Context as _, bail};

use super::Command;
use crate::browsers::BROWSERS;
use crate::core_wasm;
use crate::place;
use crate::process;
use crate::stamp::{self, Inputs};

/// Sets up what is missing, and only that.
pub const COMMAND: Command = Command {
    name: "setup",
    summary: "Set up what is missing: wasm target, npm packages, browsers for the tests",
    help: "
cargo xtask setup

Adds the target wasm32-unknown-unknown, rustfmt and clippy by rustup, runs `npm ci` when
package-lock.json is not the one installed, and looks for Chromium and Firefox. Where they are
missing and this is Debian or Ubuntu with administrator's rights, installs them by apt-get.
Elsewhere the browsers that are there are used; CHROME and FIREFOX may name their programs.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    for_tests()?;
    println!("all set up");
    Ok(ExitCode::SUCCESS)
}

/// What a build needs.
pub fn for_build() -> anyhow::Result<()> {
    rust_target()?;
    npm_packages()
}

/// What the tests need beside it.
pub fn for_tests() -> anyhow::Result<()> {
    for_build()?;
    rust_components()?;
    browsers()
}

/// The compiler's library for the page's target.
fn rust_target() -> anyhow::Result<()> {
    let target = core_wasm::TARGET;
    let root = process::command("rustc")
        .args(["--print", "sysroot"])
        .output()
        .context("start rustc")?
        .stdout;
    let library = Path::new(String::from_utf8(root)?.trim())
        .join("lib/rustlib")
        .join(target)
        .join("lib");
    if library.is_dir() {
        return Ok(());
    }
    process::step("rustup target", || {
        process::run(process::command("rustup").args(["target", "add", target]))
    })
}

/// rustfmt and clippy.
fn rust_components() -> anyhow::Result<()> {
    for (name, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let there = process::cargo()
            .args([name, "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !there.is_ok_and(|status| status.success()) {
            process::step(component, || {
                process::run(process::command("rustup").args(["component", "add", component]))
            })?;
        }
    }
    Ok(())
}

/// The packages that the lock file names.
fn npm_packages() -> anyhow::Result<()> {
    let mut inputs = Inputs::of("npm ci");
    inputs.add_path(&place::at("package.json"));
    inputs.add_path(&place::at("package-lock.json"));
    let outputs = [place::at("node_modules/.package-lock.json")];
    stamp::unless_fresh("npm", inputs, &outputs, || {
        let Some(npm) = process::find("npm") else {
            bail!("no npm found: install Node.js 20 or newer")
        };
        process::step("npm ci", || {
            // Nothing that npm fetches runs while it is installed. npm's own news is no news here.
            let quiet = [
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ];
            process::run(process::command(npm).args(quiet).stdout(Stdio::null()))
        })
    })?;
    Ok(())
}

/// The browsers that the tests drive.
fn browsers() -> anyhow::Result<()> {
    let missing: Vec<_> = BROWSERS
        .iter()
        .filter(|browser| browser.find().is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing
        .iter()
        .map(|browser| browser.name)
        .collect::<Vec<_>>()
        .join(" and ");
    if process::find("apt-get").is_none() || !is_root() {
        eprintln!(
            "no {names} found: the browser tests need both browsers (CHROME and FIREFOX may name them)"
        );
        return Ok(());
    }
    process::step(&format!("apt-get install {names}"), || {
        let apt = |arguments: &[&str]| {
            let mut command = process::command("apt-get");
            command
                .env("DEBIAN_FRONTEND", "noninteractive")
                .args(["-qq", "-y"])
                .args(arguments);
            command.stdin(Stdio::null()).stdout(Stdio::null());
            process::run(&mut command)
        };
        apt(&["update"])?;
        let mut arguments = vec!["install", "--no-install-recommends"];
        arguments.extend(missing.iter().map(|browser| browser.package));
        apt(&arguments)
    })
}

/// Whether apt-get may install.
fn is_root() -> bool {
    let output = process::command("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
