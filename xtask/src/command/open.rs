//! `cargo xtask open`.

use std::process::ExitCode;

use lexopt::prelude::*;

use super::{Command, serve, setup};
use crate::flavour::Flavour;
use crate::{browsers, pipeline, place};

/// From a fresh clone to the page on the screen.
pub const COMMAND: Command = Command {
    name: "open",
    summary: "Set up what is missing, build, and open the page",
    help: "
cargo xtask open [--full]

  --full   the page as it is published: smaller and faster, and longer to build after each change;
           without it the build for development, see `cargo xtask build --help`

Opens dist/dateline.html in your browser. Without a display, serves dist/site/ on a free port of
this machine and prints the address; end it with Ctrl-C.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let mut flavour = Flavour::Quick;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("full") => flavour = Flavour::Full,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_build()?;
    pipeline::build(flavour)?;
    if browsers::has_display() {
        let page = place::dist("dateline.html");
        println!("{}", page.display());
        browsers::open(&page)?;
        return Ok(ExitCode::SUCCESS);
    }
    serve::site(0)
}
