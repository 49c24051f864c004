//! The command line: arguments, files and progress around the same core that
//! runs in the page.

mod arguments;
mod beside;
mod dispersion;
mod events;
mod explain;
mod files;
mod formats;
mod help;
mod inventory;
mod lines;
mod pack;
mod print;
mod publish;
mod queries;
mod quotations;

use std::process::ExitCode;

use arguments::{Command, Format, Over, Paths, Queries};
use dateline::explore::{
    ContextSort, Explorer, HIT_COLUMNS, Question, Sort, csv_header, csv_hits, for_each_record,
};

/// Nothing could be read.
const NOTHING_READ: u8 = 1;
/// The arguments make no sense.
const WRONG_ARGUMENTS: u8 = 2;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help(text)) => print::line(text),
        Ok(Command::Extract { paths }) => extract(&paths),
        Ok(Command::Formats) => print::line(formats::table()),
        Ok(Command::Files { paths, format }) => inventory::inventory(&paths, format),
        Ok(Command::Search {
            queries,
            paths,
            format,
            sort,
            limit,
            explain,
        }) => search(queries, &paths, format, (sort, limit, explain)),
        Ok(Command::Concordance {
            query,
            paths,
            format,
            by,
            limit,
        }) => concordance(query, &paths, format, by, limit),
        Ok(Command::Dispersion {
            query,
            paths,
            format,
            over,
            limit,
        }) => dispersion(query, &paths, format, over, limit),
        Ok(Command::Quotes {
            query,
            paths,
            format,
            speaker,
            limit,
        }) => {
            let (mut explorer, question, n_clippings) = asked(query, &paths);
            let mut out = print::Output::new();
            let speaker = speaker.as_deref();
            quotations::write(&mut explorer, &question, speaker, format, limit, &mut out);
            out.finish(n_clippings)
        }
        Ok(Command::Events {
            query,
            paths,
            format,
            actor,
            class,
            limit,
        }) => {
            let (mut explorer, question, n_clippings) = asked(query, &paths);
            let mut out = print::Output::new();
            let picked = events::picked(&mut explorer, actor.as_deref(), class);
            events::write(&mut explorer, &question, picked, format, limit, &mut out);
            out.finish(n_clippings)
        }
        Ok(Command::Pack {
            paths,
            title,
            page,
            out,
        }) => pack::pack(&paths, title.as_deref(), page.as_deref(), out.as_deref()),
        Ok(Command::Publish {
            paths,
            title,
            site,
            out,
        }) => publish::publish(&paths, title.as_deref(), site.as_deref(), &out),
        Err(message) => {
            eprintln!("dateline: {message}");
            ExitCode::from(WRONG_ARGUMENTS)
        }
    }
}

fn extract(paths: &Paths) -> ExitCode {
    // Who is who and undated clippings are told from all of them together.
    let (mut explorer, n_clippings) = read_library(paths);
    let mut out = print::Output::new();
    for_each_record(explorer.library(), |record| out.line(record));
    out.finish(n_clippings)
}

fn search(
    queries: Queries,
    paths: &Paths,
    format: Format,
    (sort, limit, explain): (Sort, usize, bool),
) -> ExitCode {
    let (mut explorer, n_clippings) = read_library(paths);
    let mut out = print::Output::new();
    if format == Format::Csv {
        out.rows(&csv_header(&HIT_COLUMNS));
    }
    let lines = match queries {
        Queries::One(query) => vec![("query".to_owned(), query)],
        Queries::Listed { file, lines } => lines
            .into_iter()
            .map(|(number, query)| (format!("{file}:{number}"), query))
            .collect(),
    };
    for (place, query) in lines {
        let question = Question {
            query,
            sort,
            ..Question::default()
        };
        let view = explorer.search(&question, 0, limit);
        print::mends(&place, &view.mends);
        if view.matched == 0 {
            explain::none_found(&place, &mut explorer, &question);
        }
        let mut why = |id| match explain {
            true => explorer.explanation(id, &question),
            false => None,
        };
        match format {
            Format::Csv => out.rows(&csv_hits(&question.query, &view)),
            Format::Text => print::hits(&view, &mut why, &mut out),
            Format::JsonLines => print::records(&view, &mut why, &mut out),
        }
    }
    out.finish(n_clippings)
}

fn concordance(
    query: String,
    paths: &Paths,
    format: Format,
    by: ContextSort,
    limit: usize,
) -> ExitCode {
    let (mut explorer, question, n_clippings) = asked(query, paths);
    let view = explorer.concordance(&question, by, 0, limit);
    let mut out = print::Output::new();
    match format {
        Format::Csv => lines::table(&view, &mut out),
        Format::Text | Format::JsonLines => lines::text(&view, &mut out),
    }
    out.finish(n_clippings)
}

fn dispersion(
    query: String,
    paths: &Paths,
    format: Format,
    over: Option<Over>,
    limit: usize,
) -> ExitCode {
    let (mut explorer, question, n_clippings) = asked(query, paths);
    let view = explorer.dispersion(&question, 0, limit);
    let mut out = print::Output::new();
    match format {
        Format::Csv => dispersion::table(&view, over.unwrap_or(Over::Text), &mut out),
        Format::Text | Format::JsonLines => dispersion::text(&view, over, &mut out),
    }
    out.finish(n_clippings)
}

/// A library of files and folders, the question that `query` asks of it, and its
/// clippings; what was mended in the query is said.
fn asked(query: String, paths: &Paths) -> (Explorer, Question, u32) {
    let (mut explorer, n_clippings) = read_library(paths);
    let question = Question {
        query,
        ..Question::default()
    };
    let mends = explorer.search(&question, 0, 0).mends;
    print::mends("query", &mends);
    (explorer, question, n_clippings)
}

/// A library of files and folders, and its clippings; problems are said.
fn read_library(paths: &Paths) -> (Explorer, u32) {
    let mut explorer = files::new_library();
    let n_clippings = files::read_all(paths, |read| {
        let added = explorer.library().add(read);
        print::problems(&added.problems);
        added.n_clippings
    });
    (explorer, n_clippings)
}
