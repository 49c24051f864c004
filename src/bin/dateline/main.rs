//! The command line: arguments, files and progress around the same core that
//! runs in the page.

mod arguments;
mod files;
mod pack;
mod print;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Command, Format};
use dateline::explore::{Explorer, Question, clipping_record, collection_record};

/// Nothing could be read.
const NOTHING_READ: u8 = 1;
/// The arguments make no sense.
const WRONG_ARGUMENTS: u8 = 2;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help(text)) => print::line(text),
        Ok(Command::Extract { paths, published }) => extract(&paths, published.as_deref()),
        Ok(Command::Search {
            query,
            paths,
            format,
            limit,
        }) => search(&query, &paths, format, limit),
        Ok(Command::Pack {
            paths,
            title,
            page,
            out,
        }) => pack::pack(&paths, title.as_deref(), page.as_deref(), out.as_deref()),
        Err(message) => {
            eprintln!("dateline: {message}");
            ExitCode::from(WRONG_ARGUMENTS)
        }
    }
}

fn extract(paths: &[OsString], published: Option<&str>) -> ExitCode {
    let mut explorer = Explorer::default();
    let mut next_id = 0;
    let mut out = print::Output::new();
    let n_clippings = files::read_all(paths, published, |read| {
        // The library decides what is a file that came twice.
        let added = explorer.library().add(read.clone());
        for (id, clipping) in (added.first_id.unwrap_or(0)..)
            .zip(read.clippings.iter().take(added.n_clippings as usize))
        {
            out.line(&clipping_record(id, clipping, &added.problems));
            next_id = id + 1;
        }
        print::problems(&added.problems);
        added.n_clippings
    });
    out.line(&collection_record(next_id));
    out.finish(n_clippings)
}

fn search(query: &str, paths: &[OsString], format: Format, limit: usize) -> ExitCode {
    let mut explorer = Explorer::default();
    let n_clippings = files::read_all(paths, None, |read| {
        let added = explorer.library().add(read);
        print::problems(&added.problems);
        added.n_clippings
    });
    let question = Question {
        query: query.to_owned(),
        ..Question::default()
    };
    let view = explorer.search(&question, 0, limit);
    let mut out = print::Output::new();
    print::hits(&view, format, &mut out);
    out.finish(n_clippings)
}
