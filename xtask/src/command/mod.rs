//! The commands, one a file, and the table that the parser and the help are made from.

mod bench;
mod build;
mod check;
mod fuzz;
mod open;
mod serve;
mod setup;
mod sizes;
mod test;
mod train;

use std::process::ExitCode;

/// One command: its name, its line in the list, its help, and what it does.
pub struct Command {
    /// As typed after `cargo xtask`.
    pub name: &'static str,
    /// One line for the list of commands.
    pub summary: &'static str,
    /// Usage and options.
    pub help: &'static str,
    /// Takes the arguments after the name.
    pub run: fn(lexopt::Parser) -> anyhow::Result<ExitCode>,
}

/// All commands, in the order a newcomer needs them.
pub const COMMANDS: &[Command] = &[
    open::COMMAND,
    setup::COMMAND,
    build::COMMAND,
    serve::COMMAND,
    check::COMMAND,
    test::COMMAND,
    fuzz::COMMAND,
    bench::COMMAND,
    sizes::COMMAND,
    train::COMMAND,
];
