//! `cargo xtask check`.

use std::process::ExitCode;

use super::{Command, setup, test};
use crate::stages::Stages;

/// What a developer runs each minute.
pub const COMMAND: Command = Command {
    name: "check",
    summary: "The fast checks: format, lints, types, native tests",
    help: "
cargo xtask check

rustfmt, clippy for both targets, native tests, the type check and the tests of the shell.
No page is built and no browser started; the type check reads the declarations of the last build.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    setup::for_build()?;
    let mut stages = Stages::default();
    test::rust(&mut stages);
    test::shell(&mut stages);
    Ok(stages.close())
}
