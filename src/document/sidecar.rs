//! `NAME.meta.json`: what the reader knows of a file and the file does not say.

use serde_json::Value;

use super::{Moment, Problem, ProblemCode};

/// What stands beside a clipping about it: a sidecar file or a front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// When it was published.
    pub published: Option<Moment>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it stood on the web.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
}

const KEYS: &str = "`published`, `publisher`, `title`, `byline`, `url` and `language`";

/// Reads a sidecar file. What is wrong in it becomes a problem of `file`; the
/// rest still counts.
pub fn read_sidecar(bytes: &[u8], file: &str, problems: &mut Vec<Problem>) -> Metadata {
    let mut metadata = Metadata::default();
    let mut bad =
        |code, message: String, hint: &str| problems.push(Problem::new(code, file, message, hint));
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let object = match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(object)) => object,
        Ok(other) => {
            let message = format!(
                "expected an object in the sidecar file, but found {}",
                kind_of(&other)
            );
            bad(
                ProblemCode::BadSidecar,
                message,
                "write it as `{\"published\": \"2019-09-30\", \"title\": \"…\"}`",
            );
            return metadata;
        }
        Err(error) => {
            let message = format!(
                "expected JSON in the sidecar file, but found an error in line {}, column {}",
                error.line(),
                error.column()
            );
            bad(
                ProblemCode::BadSidecar,
                message,
                "mend the file or remove it; the clipping was read without it",
            );
            return metadata;
        }
    };
    for (key, value) in object {
        let Some(field) = field_of(&mut metadata, &key) else {
            bad(
                ProblemCode::BadSidecar,
                format!(
                    "expected a known key in the sidecar file, but found `{}`",
                    short(&key)
                ),
                &format!("the keys are {KEYS}"),
            );
            continue;
        };
        match (field, value) {
            (_, Value::Null) => {}
            (Field::Text(slot), Value::String(text)) => {
                *slot = Some(one_line(&text)).filter(|text| !text.is_empty())
            }
            (Field::Date(slot), Value::String(text)) => match Moment::parse(&text) {
                Some(moment) => *slot = Some(moment),
                None => bad(ProblemCode::BadDate, expected_date(&text), DATE_HINT),
            },
            (_, other) => {
                let message = format!(
                    "expected text for `{}` in the sidecar file, but found {}",
                    short(&key),
                    kind_of(&other)
                );
                bad(
                    ProblemCode::BadSidecar,
                    message,
                    "put the value in double quotes",
                );
            }
        }
    }
    metadata
}

/// The problem of `file` whose sidecar file could not be opened; `detail` is
/// what the system said.
pub fn unreadable_sidecar(file: &str, detail: &str) -> Problem {
    Problem::new(
        ProblemCode::BadSidecar,
        file,
        format!("the sidecar file could not be opened: {detail}"),
        "check that you may read it; the clipping was read without it",
    )
}

/// The way out of a date that is no date.
pub const DATE_HINT: &str =
    "write the date as `2019-09-30`, `2019-09`, `2019` or `2019-09-30T08:30+09:00`";

/// The message for a date that is no date.
pub fn expected_date(text: &str) -> String {
    format!("expected a date, but found `{}`", short(text))
}

enum Field<'a> {
    Text(&'a mut Option<String>),
    Date(&'a mut Option<Moment>),
}

fn field_of<'a>(metadata: &'a mut Metadata, key: &str) -> Option<Field<'a>> {
    Some(match key {
        "published" => Field::Date(&mut metadata.published),
        "publisher" => Field::Text(&mut metadata.publisher),
        "title" => Field::Text(&mut metadata.title),
        "byline" => Field::Text(&mut metadata.byline),
        "url" => Field::Text(&mut metadata.url),
        "language" => Field::Text(&mut metadata.language),
        _ => return None,
    })
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// White space and control characters become single blanks.
pub fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn short(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
