//! One file becomes clippings and problems.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::format::{extension, file_name};
use super::sidecar::{DATE_HINT, Metadata, expected_date, one_line, read_sidecar};
use super::{
    Clipping, FORMATS, Format, Headline, MAX_FILE_BYTES, Moment, Problem, ProblemCode, Sourced,
    html, language, markdown, refused, text_file,
};
use crate::text::decode::{Decoded, How, decode};

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct InputFile<'a> {
    /// Path as the reader gave it.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
    /// The bytes of `NAME.meta.json` beside it, if there is one.
    pub sidecar: Option<&'a [u8]>,
    /// Date for a clipping that has none (`--published`).
    pub published: Option<&'a str>,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Its clippings, in the file's order.
    pub clippings: Vec<Clipping>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

/// Reads one file. Never fails: what cannot be read is in `problems`.
pub fn read(file: InputFile<'_>) -> ReadFile {
    let mut problems = Vec::new();
    let clippings = match readable(&file) {
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
        Ok(decoded) => {
            problems.extend(encoding_problem(&file, &decoded));
            clipping(&file, decoded, &mut problems)
                .into_iter()
                .collect()
        }
    };
    ReadFile {
        clippings,
        problems,
    }
}

/// The file's text, or why it has none.
fn readable(file: &InputFile<'_>) -> Result<Decoded, Problem> {
    let refuse =
        |code, message: String, hint: &str| Err(Problem::new(code, file.path, message, hint));
    let n_bytes = file.bytes.len() as u64;
    if n_bytes > MAX_FILE_BYTES {
        return Err(
            refused(file.path, ProblemCode::TooLarge, &n_bytes.to_string())
                .problems
                .remove(0),
        );
    }
    if n_bytes == 0 {
        return refuse(
            ProblemCode::Empty,
            "expected text, but found an empty file".into(),
            "check whether the file was saved in full",
        );
    }
    let declared = html::declared_encoding(file.bytes);
    let decoded = decode(file.bytes, declared.as_deref());
    if !decoded.looks_binary {
        if decoded
            .text
            .chars()
            .all(|letter| letter.is_whitespace() || letter.is_control() || letter == '\u{FEFF}')
        {
            let message = "expected text, but found white space only".into();
            return refuse(
                ProblemCode::Empty,
                message,
                "check whether the file was saved in full",
            );
        }
        return Ok(decoded);
    }
    let kind = decoded.binary_kind.unwrap_or("bytes that are no text");
    if Format::of_path(file.path).is_some() {
        let message = format!("expected text, but found {kind}");
        return refuse(
            ProblemCode::Binary,
            message,
            "save the article as text or Markdown and add that file",
        );
    }
    let ending = extension(file.path).map_or("no ending".into(), |ending| {
        format!("`.{}`", one_line(ending))
    });
    let names: Vec<String> = FORMATS
        .iter()
        .flat_map(|entry| entry.extensions)
        .map(|ending| format!("`.{ending}`"))
        .collect();
    let message = format!(
        "expected {}, but found {kind} with {ending}",
        names.join(", ")
    );
    refuse(
        ProblemCode::UnknownFormat,
        message,
        "save the article as text or Markdown and add that file",
    )
}

fn encoding_problem(file: &InputFile<'_>, decoded: &Decoded) -> Option<Problem> {
    if let (n_bad @ 1.., Some(first)) = (decoded.n_bad, decoded.first_bad) {
        let line = decoded.text[..first].lines().count().max(1)
            + usize::from(decoded.text[..first].ends_with('\n'));
        let places = if n_bad == 1 {
            "1 place that is".to_string()
        } else {
            format!("{n_bad} places that are")
        };
        let message = format!(
            "expected {}, but found {places} not valid in it",
            decoded.encoding
        );
        let hint = "`\u{FFFD}` stands in their place; if much of the text is wrong, save the file as UTF-8";
        let problem = Problem::new(ProblemCode::BadBytes, file.path, message, hint);
        return Some(Problem {
            line: u32::try_from(line).ok(),
            ..problem
        });
    }
    let uncertain = decoded.how == How::Guessed && !decoded.certain;
    uncertain.then(|| {
        let message = format!(
            "expected UTF-8, but found other bytes, read as {} by a guess",
            decoded.encoding
        );
        Problem::new(
            ProblemCode::GuessedEncoding,
            file.path,
            message,
            "if letters look wrong, save the file as UTF-8",
        )
    })
}

/// The format of a text: a web page by how it opens, anything else by its name.
fn format_of(path: &str, text: &str) -> Format {
    match Format::of_path(path) {
        _ if html::opens_as_page(text) => Format::Html,
        Some(Format::Html) if !html::has_elements(text) => Format::Text,
        named => named.unwrap_or(Format::Text),
    }
}

fn clipping(
    file: &InputFile<'_>,
    decoded: Decoded,
    problems: &mut Vec<Problem>,
) -> Option<Clipping> {
    let Decoded { text, encoding, .. } = decoded;
    let format = format_of(file.path, &text);
    let article = match format {
        Format::Text => text_file::read_text(text),
        Format::Markdown => markdown::read_markdown(text, file.path, problems),
        Format::Html => html::read_html(&text, file.path, problems)?,
    };
    let structure = article.structure;
    let headline = structure
        .headline
        .unwrap_or_else(|| title_from_name(file.path));
    let language = language::language_of(&article.text, &structure.blocks).or(article.language);
    let mut clipping = Clipping {
        file: file.path.to_string(),
        part: None,
        format,
        encoding: encoding.to_string(),
        digest: xxh3_64(file.bytes),
        text: article.text,
        original: article.original,
        headline,
        publisher: structure.publisher,
        byline: structure.byline,
        language,
        url: structure.url,
        published: structure.published,
        dateline: structure.dateline,
        blocks: structure.blocks,
    };
    apply(
        &mut clipping,
        article.front_matter,
        "the front matter says so",
    );
    if let Some(bytes) = file.sidecar {
        apply(
            &mut clipping,
            read_sidecar(bytes, file.path, problems),
            "the sidecar file says so",
        );
    }
    apply_given_date(&mut clipping, file, problems);
    Some(clipping)
}

/// Metadata wins over what the text says.
fn apply(clipping: &mut Clipping, metadata: Metadata, why: &str) {
    fn put<T>(slot: &mut Option<Sourced<T>>, value: Option<T>, why: &str) {
        if let Some(value) = value {
            *slot = Some(Sourced::metadata(value, why));
        }
    }
    put(&mut clipping.published, metadata.published, why);
    put(&mut clipping.publisher, metadata.publisher, why);
    put(&mut clipping.byline, metadata.byline, why);
    put(&mut clipping.url, metadata.url, why);
    put(&mut clipping.language, metadata.language, why);
    if let Some(title) = metadata.title {
        clipping.headline.title = Sourced::metadata(title, why);
    }
}

/// `--published` counts only where no date is known.
fn apply_given_date(clipping: &mut Clipping, file: &InputFile<'_>, problems: &mut Vec<Problem>) {
    let Some(given) = file.published else { return };
    match Moment::parse(given) {
        None => problems.push(Problem::new(
            ProblemCode::BadDate,
            file.path,
            expected_date(given),
            DATE_HINT,
        )),
        Some(moment) if clipping.published.is_none() => {
            clipping.published = Some(Sourced::metadata(
                moment,
                "given for every clipping that has no date",
            ));
        }
        Some(_) => {}
    }
}

fn title_from_name(path: &str) -> Headline {
    let name = one_line(file_name(path));
    let title = if name.is_empty() {
        "untitled".to_string()
    } else {
        name
    };
    Headline {
        title: Sourced::inferred(
            title,
            Vec::new(),
            "the file's name: the text has no words for a title",
        ),
        span: None,
    }
}
