//! `cargo xtask build`.

use std::process::ExitCode;

use lexopt::prelude::*;

use super::{Command, setup};
use crate::flavour::Flavour;
use crate::{pipeline, place};

/// Builds the page, the site and the command line.
pub const COMMAND: Command = Command {
    name: "build",
    summary: "Build dist/dateline.html, dist/site/ and dist/dateline",
    help: "
cargo xtask build [--quick]

  --quick   for development: the core is compiled in pieces and not optimised further;
            the page is larger and slower, the wait shorter

Sets up what is missing first. Steps whose inputs did not change are skipped.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let mut flavour = Flavour::Full;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("quick") => flavour = Flavour::Quick,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_build()?;
    pipeline::build(flavour)?;
    let page = place::dist("dateline.html");
    println!("{} ({} bytes)", page.display(), page.metadata()?.len());
    Ok(ExitCode::SUCCESS)
}
