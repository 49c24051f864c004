use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use dateline::document::{self, Moment};
use dateline::explore::{ContextSort, EventFormat, QuotationFormat, Sort};
use dateline::extract::EventClass;
use dateline::text::decode::is_encoding;
use lexopt::prelude::*;

use crate::help::help_text;
use crate::queries;

/// What the reader asks the program to do.
pub enum Command {
    Help(String),
    Extract {
        paths: Paths,
    },
    /// List what was read of some files.
    Files {
        paths: Paths,
        format: Format,
    },
    /// List what can be read.
    Formats,
    Search {
        queries: Queries,
        paths: Paths,
        format: Format,
        sort: Sort,
        limit: usize,
        explain: bool,
    },
    Concordance {
        query: String,
        paths: Paths,
        format: Format,
        by: ContextSort,
        limit: usize,
    },
    Dispersion {
        query: String,
        paths: Paths,
        format: Format,
        over: Option<Over>,
        limit: usize,
    },
    Quotes {
        query: String,
        paths: Paths,
        /// None for reading.
        format: Option<QuotationFormat>,
        speaker: Option<String>,
        limit: usize,
    },
    Events {
        query: String,
        paths: Paths,
        /// None for reading.
        format: Option<EventFormat>,
        actor: Option<String>,
        class: Option<EventClass>,
        limit: usize,
    },
    Pack {
        paths: Paths,
        title: Option<String>,
        page: Option<String>,
        out: Option<String>,
    },
    Publish {
        paths: Paths,
        title: Option<String>,
        site: Option<String>,
        out: String,
    },
}

/// The files and folders to read, and what is chosen for them.
#[derive(Default)]
pub struct Paths {
    /// As given.
    pub paths: Vec<OsString>,
    /// Date for clippings that have none.
    pub published: Option<String>,
    /// The format to read all files as.
    pub format: Option<document::Format>,
    /// The encoding to read all files in.
    pub encoding: Option<String>,
    /// What the columns of tables are, as written.
    pub columns: Option<String>,
}

/// What to search for.
pub enum Queries {
    /// The line given.
    One(String),
    /// The lines of a file, each with its number.
    Listed {
        file: String,
        lines: Vec<(usize, String)>,
    },
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    JsonLines,
    Csv,
}

/// What words are spread over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Each clipping's text.
    Text,
    /// Years, months or days.
    Time,
}

/// The commands that read files.
const READING: &[&str] = &[
    "extract",
    "search",
    "concordance",
    "dispersion",
    "quotes",
    "events",
    "files",
    "pack",
    "publish",
];

/// The options with a value, and the commands that they go with.
const OPTIONS: [(&str, &[&str]); 16] = [
    (
        "--format",
        &[
            "extract",
            "search",
            "concordance",
            "dispersion",
            "quotes",
            "events",
            "files",
        ],
    ),
    (
        "--limit",
        &["search", "concordance", "dispersion", "quotes", "events"],
    ),
    ("--speaker", &["quotes"]),
    ("--actor", &["events"]),
    ("--class", &["events"]),
    ("--over", &["dispersion"]),
    ("--sort", &["search", "concordance"]),
    ("--queries", &["search"]),
    ("--published", READING),
    ("--as", READING),
    ("--encoding", READING),
    ("--columns", READING),
    ("--title", &["pack", "publish"]),
    ("--page", &["pack"]),
    ("--site", &["publish"]),
    ("-o", &["pack", "publish"]),
];

/// The options without a value, and the commands that they go with.
const FLAGS: [(&str, &[&str]); 1] = [("--explain", &["search"])];

/// Reads the arguments after the program's name.
///
/// # Errors
/// A message for the reader, where they make no sense.
pub fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut name, mut values, mut help) = (None, Vec::new(), false);
    let mut given = Given::default();
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
        let option = match option.as_str() {
            "-h" | "--help" => {
                help = true;
                continue;
            }
            "-V" | "--version" => {
                return Ok(Command::Help(format!(
                    "dateline {}",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            "--out" => "-o",
            other => other,
        };
        if let Some((known, _)) = FLAGS.iter().find(|(known, _)| *known == option) {
            given.0.insert(*known, OsString::new());
            continue;
        }
        let Some((known, _)) = OPTIONS.iter().find(|(known, _)| *known == option) else {
            return Err(format!(
                "expected a known option, but found `{option}`; `dateline --help` lists them"
            ));
        };
        let value = parser
            .value()
            .map_err(|_| format!("expected a value after `{option}`"))?;
        given.0.insert(*known, value);
    }
    let name = name.as_deref();
    if help || name.is_none() || name == Some("help") {
        return Ok(Command::Help(help_text(
            name.filter(|name| *name != "help")
                .or(values.first().and_then(|value| value.to_str())),
        )));
    }
    let name = name.unwrap_or_default();
    if !READING.contains(&name) && name != "formats" {
        return Err(format!(
            "expected extract, search, concordance, dispersion, quotes, events, files, pack, publish or formats, but found `{name}`; `dateline --help` says more"
        ));
    }
    for (option, commands) in OPTIONS.into_iter().chain(FLAGS) {
        if given.0.contains_key(option) && !commands.contains(&name) {
            return Err(format!("`{option}` does not go with `{name}`"));
        }
    }
    match name {
        "formats" => formats(&values),
        "files" => Ok(Command::Files {
            format: given.text_or_csv()?,
            paths: need_paths(&mut given, values)?,
        }),
        "extract" => extract(given, values),
        "search" => search(given, values),
        "concordance" => concordance(given, values),
        "dispersion" => dispersion(given, values),
        "quotes" => quotes(given, values),
        "events" => events(given, values),
        "publish" => Ok(Command::Publish {
            title: given.text("--title")?,
            site: given.text("--site")?,
            out: given
                .text("-o")?
                .ok_or("expected a folder for the site after `-o`")?,
            paths: need_paths(&mut given, values)?,
        }),
        _ => Ok(Command::Pack {
            title: given.text("--title")?,
            page: given.text("--page")?,
            out: given.text("-o")?,
            paths: need_paths(&mut given, values)?,
        }),
    }
}

fn formats(values: &[OsString]) -> Result<Command, String> {
    match values.first() {
        None => Ok(Command::Formats),
        Some(value) => Err(format!(
            "expected nothing after `formats`, but found `{}`",
            value.to_string_lossy()
        )),
    }
}

fn extract(mut given: Given, paths: Vec<OsString>) -> Result<Command, String> {
    if let Some(format) = given.text("--format")?.filter(|format| format != "jsonl") {
        return Err(format!("expected the format jsonl, but found `{format}`"));
    }
    Ok(Command::Extract {
        paths: need_paths(&mut given, paths)?,
    })
}

fn search(mut given: Given, mut values: Vec<OsString>) -> Result<Command, String> {
    let list = given.0.remove("--queries");
    let format = match (given.text("--format")?.as_deref(), &list) {
        (Some("csv"), _) | (None, Some(_)) => Format::Csv,
        (Some(other), Some(_)) => {
            return Err(format!(
                "expected the format csv with `--queries`, but found `{other}`"
            ));
        }
        (None | Some("text"), None) => Format::Text,
        (Some("jsonl"), None) => Format::JsonLines,
        (Some(other), None) => {
            return Err(format!(
                "expected the format text, jsonl or csv, but found `{other}`"
            ));
        }
    };
    let sort = match given.text("--sort")? {
        None => Sort::default(),
        Some(name) => Sort::named(&name).ok_or_else(|| {
            format!(
                "expected the order relevance, recent, newest, oldest or source, but found `{name}`"
            )
        })?,
    };
    let explain = given.0.remove("--explain").is_some();
    if explain && format == Format::Csv {
        return Err(
            "expected the format text or jsonl with `--explain`, but found `csv`".to_owned(),
        );
    }
    let limit = given.limit(20, "hits")?;
    let queries = match &list {
        Some(file) => Queries::Listed {
            file: file.to_string_lossy().into_owned(),
            lines: queries::read(OsStr::new(file))?,
        },
        None => Queries::One(need_query(&mut values)?),
    };
    Ok(Command::Search {
        queries,
        paths: need_paths(&mut given, values)?,
        format,
        sort,
        limit,
        explain,
    })
}

fn concordance(mut given: Given, mut values: Vec<OsString>) -> Result<Command, String> {
    let format = given.text_or_csv()?;
    let by = match given.text("--sort")? {
        None => ContextSort::default(),
        Some(name) => ContextSort::named(&name)
            .ok_or_else(|| format!("expected the order text, left or right, but found `{name}`"))?,
    };
    let limit = given.limit(50, "lines")?;
    Ok(Command::Concordance {
        query: need_query(&mut values)?,
        paths: need_paths(&mut given, values)?,
        format,
        by,
        limit,
    })
}

fn dispersion(mut given: Given, mut values: Vec<OsString>) -> Result<Command, String> {
    let format = given.text_or_csv()?;
    let over = match given.text("--over")?.as_deref() {
        None => None,
        Some("text") => Some(Over::Text),
        Some("time") => Some(Over::Time),
        Some(other) => return Err(format!("expected text or time, but found `{other}`")),
    };
    let limit = given.limit(50, "clippings")?;
    Ok(Command::Dispersion {
        query: need_query(&mut values)?,
        paths: need_paths(&mut given, values)?,
        format,
        over,
        limit,
    })
}

fn quotes(mut given: Given, mut values: Vec<OsString>) -> Result<Command, String> {
    let format = match given.text("--format")?.as_deref() {
        None | Some("text") => None,
        Some(name) => Some(QuotationFormat::named(name).ok_or_else(|| {
            format!("expected the format text, csv, json or annotations, but found `{name}`")
        })?),
    };
    let limit = given.limit(50, "quotations")?;
    Ok(Command::Quotes {
        query: need_query(&mut values)?,
        speaker: given.text("--speaker")?,
        paths: need_paths(&mut given, values)?,
        format,
        limit,
    })
}

fn events(mut given: Given, mut values: Vec<OsString>) -> Result<Command, String> {
    let format =
        match given.text("--format")?.as_deref() {
            None | Some("text") => None,
            Some(name) => Some(EventFormat::named(name).ok_or_else(|| {
                format!("expected the format text, csv or json, but found `{name}`")
            })?),
        };
    let class = match given.text("--class")? {
        None => None,
        Some(name) => {
            let known = EventClass::ALL
                .into_iter()
                .find(|class| class.name() == name);
            Some(known.ok_or_else(|| {
                format!("expected a class that `dateline events --help` lists, but found `{name}`")
            })?)
        }
    };
    let limit = given.limit(50, "events")?;
    Ok(Command::Events {
        query: need_query(&mut values)?,
        actor: given.text("--actor")?,
        class,
        paths: need_paths(&mut given, values)?,
        format,
        limit,
    })
}

/// The options given, with their values.
#[derive(Default)]
struct Given(BTreeMap<&'static str, OsString>);

impl Given {
    fn text(&mut self, option: &str) -> Result<Option<String>, String> {
        self.0.remove(option).map(to_text).transpose()
    }

    fn text_or_csv(&mut self) -> Result<Format, String> {
        match self.text("--format")?.as_deref() {
            None | Some("text") => Ok(Format::Text),
            Some("csv") => Ok(Format::Csv),
            Some(other) => Err(format!(
                "expected the format text or csv, but found `{other}`"
            )),
        }
    }

    fn limit(&mut self, usual: usize, what: &str) -> Result<usize, String> {
        match self.text("--limit")? {
            None => Ok(usual),
            Some(limit) => limit
                .parse()
                .map_err(|_| format!("expected a number of {what}, but found `{limit}`")),
        }
    }
}

fn need_query(values: &mut Vec<OsString>) -> Result<String, String> {
    if values.is_empty() {
        return Err("expected a query, then files or folders".to_owned());
    }
    to_text(values.remove(0))
}

fn need_paths(given: &mut Given, paths: Vec<OsString>) -> Result<Paths, String> {
    if paths.is_empty() {
        return Err("expected at least one file or folder".to_owned());
    }
    let published = given.text("--published")?;
    if let Some(date) = (published.as_deref()).filter(|date| Moment::parse(date).is_none()) {
        return Err(format!(
            "expected a date such as 2015, 2015-10 or 2015-10-10, but found `{date}`"
        ));
    }
    let format = match given.text("--as")? {
        None => None,
        Some(name) => Some(document::Format::named(&name).ok_or_else(|| {
            format!("expected a format that `dateline formats` lists, but found `{name}`")
        })?),
    };
    let encoding = given.text("--encoding")?;
    if let Some(label) = (encoding.as_deref()).filter(|label| !is_encoding(label)) {
        return Err(format!(
            "expected an encoding such as utf-8, windows-1251, gbk or shift_jis, but found `{label}`"
        ));
    }
    Ok(Paths {
        paths,
        published,
        format,
        encoding,
        columns: given.text("--columns")?,
    })
}

fn to_text(value: OsString) -> Result<String, String> {
    value.into_string().map_err(|value| {
        format!(
            "expected text in UTF-8, but found `{}`",
            value.to_string_lossy()
        )
    })
}
