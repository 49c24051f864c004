use std::ffi::OsString;

use dateline::document::Moment;
use dateline::explore::RECORD_FIELDS;
use dateline::query::FIELDS;
use lexopt::prelude::*;

/// What the reader asks the program to do.
pub enum Command {
    Help(String),
    Extract {
        paths: Vec<OsString>,
        published: Option<String>,
    },
    Search {
        query: String,
        paths: Vec<OsString>,
        format: Format,
        limit: usize,
    },
    Pack {
        paths: Vec<OsString>,
        title: Option<String>,
        page: Option<String>,
        out: Option<String>,
    },
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    JsonLines,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A message for the reader, where they make no sense.
pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut name, mut values) = (None, Vec::new());
    let (mut format, mut limit, mut published, mut title, mut page, mut out) =
        (None, None, None, None, None, None);
    let mut help = false;
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let option = match argument {
            Short(letter) => format!("-{letter}"),
            Long(word) => format!("--{word}"),
            Value(value) if name.is_none() => {
                name = Some(to_text(value)?);
                continue;
            }
            Value(value) => {
                values.push(value);
                continue;
            }
        };
        let mut value = || {
            parser
                .value()
                .map_err(|_| format!("expected a value after `{option}`"))
                .and_then(to_text)
                .map(Some)
        };
        match option.as_str() {
            "-h" | "--help" => help = true,
            "-V" | "--version" => {
                return Ok(Command::Help(format!(
                    "dateline {}",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            "--format" => format = value()?,
            "--limit" => limit = value()?,
            "--published" => published = value()?,
            "--title" => title = value()?,
            "--page" => page = value()?,
            "-o" | "--out" => out = value()?,
            _ => {
                return Err(format!(
                    "expected a known option, but found `{option}`; `dateline --help` lists them"
                ));
            }
        }
    }
    let name = name.as_deref();
    if help || name.is_none() || name == Some("help") {
        return Ok(Command::Help(help_text(
            name.filter(|name| *name != "help")
                .or(values.first().and_then(|value| value.to_str())),
        )));
    }
    let refuse = |given: bool, option: &str| {
        if given {
            Err(format!(
                "`{option}` does not go with `{}`",
                name.unwrap_or_default()
            ))
        } else {
            Ok(())
        }
    };
    let need_paths = |paths: &[OsString]| {
        if paths.is_empty() {
            Err("expected at least one file or folder".to_owned())
        } else {
            Ok(())
        }
    };
    match name.unwrap_or_default() {
        "extract" => {
            refuse(limit.is_some(), "--limit")
                .and(refuse(title.is_some(), "--title"))
                .and(refuse(page.is_some(), "--page"))
                .and(refuse(out.is_some(), "-o"))?;
            if let Some(format) = format.filter(|format| format != "jsonl") {
                return Err(format!("expected the format jsonl, but found `{format}`"));
            }
            if let Some(date) = published
                .as_deref()
                .filter(|date| Moment::parse(date).is_none())
            {
                return Err(format!(
                    "expected a date such as 2015, 2015-10 or 2015-10-10, but found `{date}`"
                ));
            }
            need_paths(&values)?;
            Ok(Command::Extract {
                paths: values,
                published,
            })
        }
        "search" => {
            refuse(published.is_some(), "--published")
                .and(refuse(title.is_some(), "--title"))
                .and(refuse(page.is_some(), "--page"))
                .and(refuse(out.is_some(), "-o"))?;
            let format = match format.as_deref() {
                None | Some("text") => Format::Text,
                Some("jsonl") => Format::JsonLines,
                Some(other) => {
                    return Err(format!(
                        "expected the format text or jsonl, but found `{other}`"
                    ));
                }
            };
            let limit = match limit {
                None => 20,
                Some(limit) => limit
                    .parse()
                    .map_err(|_| format!("expected a number of hits, but found `{limit}`"))?,
            };
            if values.is_empty() {
                return Err("expected a query, then files or folders".to_owned());
            }
            let query = to_text(values.remove(0))?;
            need_paths(&values)?;
            Ok(Command::Search {
                query,
                paths: values,
                format,
                limit,
            })
        }
        "pack" => {
            refuse(limit.is_some(), "--limit")
                .and(refuse(published.is_some(), "--published"))
                .and(refuse(format.is_some(), "--format"))?;
            need_paths(&values)?;
            Ok(Command::Pack {
                paths: values,
                title,
                page,
                out,
            })
        }
        other => Err(format!(
            "expected extract, search or pack, but found `{other}`; `dateline --help` says more"
        )),
    }
}

fn to_text(value: OsString) -> Result<String, String> {
    value.into_string().map_err(|value| {
        format!(
            "expected text in UTF-8, but found `{}`",
            value.to_string_lossy()
        )
    })
}

fn help_text(command: Option<&str>) -> String {
    match command {
        Some("extract") => format!(
            "Analyses files or folders; writes one record a clipping, then one for the library.\n\n\
             usage: dateline extract [--format jsonl] [--published DATE] PATH...\n\n\
             \x20 --format jsonl     JSON Lines, the only format\n\
             \x20 --published DATE   date for files that have none: 2015, 2015-10 or 2015-10-10\n\n\
             Offsets count Unicode code points of `text`, from 0, end exclusive.\n\
             Fields of a clipping: {RECORD_FIELDS}.\n\
             Fields of the library: record, clippings.\n\
             NAME.meta.json beside a file NAME gives published, publisher, title, byline, url, language.\n\n\
             example: dateline extract seeds/*.txt > records.jsonl"
        ),
        Some("search") => {
            let fields: String = FIELDS.iter().map(|entry| format!("  {:13} {} ({})\n", format!("{}:", entry.names[0]), entry.help, entry.example)).collect();
            format!(
                "Searches files or folders.\n\n\
                 usage: dateline search [--format text|jsonl] [--limit N] QUERY PATH...\n\n\
                 \x20 --format   text (for reading) or jsonl (a record a hit)\n\
                 \x20 --limit N  hits to show, 20 unless told\n\n\
                 A query: words (all of them), \"a phrase\", OR, NOT or -, ( ), begin*, and fields:\n{fields}\n\
                 example: dateline search '\"founding anniversary\" -parade' seeds"
            )
        }
        Some("pack") => "Writes one HTML file: the page with a library of these files in it.\n\n\
             usage: dateline pack [--title T] [--page PAGE.html] [-o OUT.html] PATH...\n\n\
             \x20 --title T        title of the library\n\
             \x20 --page PAGE.html the page to put it into; else dateline.html beside this program\n\
             \x20 -o OUT.html      where to write; else library.html in this folder\n\n\
             example: dateline pack --title 'Letters' -o letters.html seeds"
            .to_owned(),
        _ => "Turns news clippings into an explorer that is one HTML file.\n\n\
             usage: dateline extract PATH...        analyse; JSON Lines on standard output\n\
             \x20      dateline search QUERY PATH...  find; hits on standard output\n\
             \x20      dateline pack PATH...          write the page with these clippings in it\n\
             \x20      dateline COMMAND --help        options and examples\n\n\
             Problems go to standard error as FILE:LINE: problem: hint.\n\
             Exit status: 0 done, 1 nothing could be read, 2 wrong arguments."
            .to_owned(),
    }
}
