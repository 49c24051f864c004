//! `cargo xtask`: sets up, builds, serves, tests and measures Dateline, with one command each.

mod assemble;
mod base91;
mod browsers;
mod bundle;
mod command;
mod core_wasm;
mod flavour;
mod fuzzing;
mod measure;
mod names;
mod pipeline;
mod place;
mod process;
mod server;
mod stages;
mod stamp;
mod template;
#[cfg(feature = "train")]
mod train;

use std::process::ExitCode;

use lexopt::prelude::*;

use crate::command::{COMMANDS, Command};

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Finds the command named on the command line and runs it with the arguments after its name.
fn dispatch() -> anyhow::Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(name)) => {
            let name = name.to_string_lossy().into_owned();
            let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
                eprint!("{}", overview());
                anyhow::bail!("no command `{name}`");
            };
            run(command, arguments)
        }
        Some(Short('h') | Long("help")) | None => {
            print!("{}", overview());
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

/// Runs one command, or prints its help where the first argument asks for it.
fn run(command: &Command, arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let wants_help = std::env::args()
        .skip(2)
        .any(|argument| argument == "--help" || argument == "-h");
    if wants_help {
        println!("{}\n\n{}", command.summary, command.help.trim());
        return Ok(ExitCode::SUCCESS);
    }
    (command.run)(arguments)
}

/// The list of commands, for `cargo xtask` with nothing after it.
fn overview() -> String {
    let mut text = String::from("cargo xtask COMMAND [OPTIONS]   (each takes --help)\n\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<8} {}\n", command.name, command.summary));
    }
    text
}
