//! `cargo xtask serve`.

use std::process::ExitCode;

use anyhow::ensure;
use lexopt::prelude::*;

use super::Command;
use crate::{place, server};

/// Serves the site on this machine.
pub const COMMAND: Command = Command {
    name: "serve",
    summary: "Serve dist/site/ on 127.0.0.1",
    help: "
cargo xtask serve [--port PORT]

  --port PORT   the port; 8000 if not given, 0 for any that is free

Serves what is built, to this machine only. End it with Ctrl-C.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let mut port = 8000;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    site(port)
}

/// Serves `dist/site/` and says where.
pub fn site(port: u16) -> anyhow::Result<ExitCode> {
    let folder = place::dist("site");
    ensure!(
        folder.join("index.html").is_file(),
        "nothing to serve: run `cargo xtask build` first"
    );
    let listener = server::listen(port)?;
    println!("http://{}/", listener.local_addr()?);
    server::serve(&listener, &folder)?;
    Ok(ExitCode::SUCCESS)
}
