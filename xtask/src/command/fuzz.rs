//! `cargo xtask fuzz`.

use std::process::ExitCode;

use lexopt::prelude::*;

use super::Command;
use crate::fuzzing;

/// Looks for input that the core does not take.
pub const COMMAND: Command = Command {
    name: "fuzz",
    summary: "Feed the readers, the query parser and the segment reader what nobody would write",
    help: "
cargo xtask fuzz [--seconds N] [TARGET]

  --seconds N   how long for each target (60 without it)
  TARGET        one of those in fuzz/targets/; all without it

The targets run under libFuzzer, two at a time, guided by what they reach; needs a C++ compiler. What
breaks one is kept in fuzz/artifacts/ and makes the command end with status 1.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut seconds, mut target) = (60, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Value(name) if target.is_none() => target = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let count = fuzzing::run(target.as_deref(), seconds)?;
    Ok(if count.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
