//! `cargo xtask sizes`.

use std::process::ExitCode;

use super::Command;
use crate::measure;

/// Weighs what is built.
pub const COMMAND: Command = Command {
    name: "sizes",
    summary: "Sizes of core, shell, style and page against their budgets",
    help: "
cargo xtask sizes

Weighs what `cargo xtask build` made: bytes as they are, after gzip 9 and after brotli 11.
Ends with status 1 if a budget is broken.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let (_, broken) = measure::sizes()?;
    Ok(if broken == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
