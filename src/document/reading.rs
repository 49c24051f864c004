//! A file on its way to clippings: what its readers share.

use super::article::Article;
use super::format::{Format, file_name};
use super::read::{InputFile, ReadFile};
use super::readers::{Reader, reader_of, told_by_bytes, told_by_text};
use super::sidecar::{DATE_HINT, Metadata, expected_date, one_line, read_sidecar};
use super::{Clipping, Headline, Moment, Problem, ProblemCode, Sourced, TableMapping, language};
use crate::text::decode::{Decoded, decode};

/// How deep files are read that stand inside others: a message in an archive
/// in a message is the third.
const MAX_DEPTH: usize = 5;
/// Most clippings of one file.
const MAX_CLIPPINGS: usize = 200_000;
/// Most bytes that the parts of one file unpack to, all together.
const MAX_UNPACKED_BYTES: usize = 512_000_000;
/// Beginning of a text that tells its format, in bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// A file, or one inside another, that a format's reader reads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Its name: the ending tells the format where the bytes do not.
    pub name: &'a str,
    /// The format that came with it: the reader's choice, or its MIME type.
    pub named: Option<Format>,
    /// The encoding that came with it, as a label.
    pub charset: Option<&'a str>,
}

impl<'a> Source<'a> {
    /// A file of which nothing is known but its name.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Source<'a> {
        Source {
            bytes,
            name,
            named: None,
            charset: None,
        }
    }
}

/// The format that a source is of, with its text where the format is one of text.
pub(super) enum Told {
    /// Read from its bytes.
    Bytes(Format),
    /// Read from its text.
    Text(Format, Decoded),
}

/// The reading of one file: gathers its clippings and problems, counts what
/// its parts unpack to, and reads the files inside it.
pub struct Reading<'a> {
    file: InputFile<'a>,
    digest: u64,
    sidecar: Metadata,
    /// Names of the parts that are being read, the outermost first.
    parts: Vec<String>,
    /// Depth of files inside files.
    depth: usize,
    n_unpacked: usize,
    is_full: bool,
    found: ReadFile,
}

impl<'a> Reading<'a> {
    pub(super) fn new(file: InputFile<'a>, digest: u64) -> Reading<'a> {
        let mut found = ReadFile::default();
        let sidecar = match file.sidecar {
            Some(bytes) => read_sidecar(bytes, file.path, &mut found.problems),
            None => Metadata::default(),
        };
        if let Some(given) = file.published
            && Moment::parse(given).is_none()
        {
            let message = expected_date(given);
            let problem = Problem::new(ProblemCode::BadDate, file.path, message, DATE_HINT);
            found.problems.push(problem);
        }
        Reading {
            file,
            digest,
            sidecar,
            parts: Vec::new(),
            depth: 0,
            n_unpacked: 0,
            is_full: false,
            found,
        }
    }

    pub(super) fn finish(self) -> ReadFile {
        self.found
    }

    /// Notes something wrong in the part that is being read.
    pub fn problem(
        &mut self,
        code: ProblemCode,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.note(code, message.into(), hint.into());
    }

    #[inline(never)]
    fn note(&mut self, code: ProblemCode, message: String, hint: String) {
        let mut problem = Problem::new(code, self.file.path, message, hint);
        problem.part = self.part();
        self.found.problems.push(problem);
    }

    /// As [`Reading::problem`], in a line of the file where one is known.
    pub fn problem_in_line(
        &mut self,
        code: ProblemCode,
        line: Option<u32>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problem(code, message, hint);
        if let Some(problem) = self.found.problems.last_mut() {
            problem.line = line;
        }
    }

    /// The encoding that the reader of the file chose; None inside another file.
    pub fn encoding(&self) -> Option<&'a str> {
        self.file.encoding.filter(|_| self.depth == 0)
    }

    /// What the reader of the file chose for the columns of its table; None for
    /// a table inside another file.
    pub fn columns(&self) -> Option<&'a TableMapping> {
        self.file.columns.filter(|_| self.depth == 0)
    }

    /// Takes problems that a reader noted itself, as of the part that is being
    /// read.
    pub fn take_problems(&mut self, problems: Vec<Problem>) {
        let part = self.part();
        for mut problem in problems {
            problem.file = self.file.path.to_owned();
            problem.part = part.clone();
            self.found.problems.push(problem);
        }
    }

    /// The name of the part that is being read; None for the file as a whole.
    pub fn part(&self) -> Option<String> {
        (!self.parts.is_empty()).then(|| self.parts.join("/"))
    }

    /// Reads a part of the file under its name.
    pub fn in_part<T>(&mut self, name: &str, read: impl FnOnce(&mut Reading<'a>) -> T) -> T {
        self.parts.push(part_name(name));
        let result = read(self);
        self.parts.pop();
        result
    }

    /// How many clippings the file gave so far.
    pub fn n_clippings(&self) -> usize {
        self.found.clippings.len()
    }

    /// The clippings that the file gave from the `first` on, for a container
    /// that knows more of them than they say themselves.
    pub fn clippings_from(&mut self, first: usize) -> &mut [Clipping] {
        let first = first.min(self.found.clippings.len());
        &mut self.found.clippings[first..]
    }

    /// Counts bytes that a part unpacks to; false, with a problem the first
    /// time, where the file has unpacked to too much: nothing more of it is to
    /// be unpacked then.
    pub fn unpack(&mut self, n_bytes: usize) -> bool {
        self.n_unpacked = self.n_unpacked.saturating_add(n_bytes);
        if self.n_unpacked > MAX_UNPACKED_BYTES && !self.is_full {
            self.is_full = true;
            self.problem(
                ProblemCode::CutShort,
                format!(
                    "expected a file that unpacks to at most {} MB, but found more",
                    MAX_UNPACKED_BYTES / 1_000_000
                ),
                "what follows was left out; unpack the file and add what is in it",
            );
        }
        !self.is_full
    }

    /// Bytes that parts may still unpack to: the limit to give to a decompressor.
    pub fn room(&self) -> usize {
        match self.is_full {
            true => 0,
            false => MAX_UNPACKED_BYTES - self.n_unpacked.min(MAX_UNPACKED_BYTES),
        }
    }

    /// Whether the file has unpacked to too much, or gave too many clippings:
    /// its reader ends.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    /// Adds an article; its part is the one that is being read.
    pub fn add(&mut self, article: Article, format: Format, encoding: &str) {
        if self.found.clippings.len() >= MAX_CLIPPINGS {
            if !self.is_full {
                self.is_full = true;
                self.problem(
                    ProblemCode::CutShort,
                    format!("expected at most {MAX_CLIPPINGS} clippings in a file, but found more"),
                    "what follows was left out; split the file and add its pieces",
                );
            }
            return;
        }
        let structure = article.structure;
        let headline = structure.headline.unwrap_or_else(|| {
            title_from_name(self.parts.last().map_or(self.file.path, |part| part))
        });
        let language = language::language_of(&article.text, &structure.blocks).or(article.language);
        let mut clipping = Clipping {
            file: self.file.path.to_string(),
            part: self.part(),
            format,
            encoding: encoding.to_string(),
            digest: self.digest,
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
            modified: article.modified,
            pages: article.pages,
        };
        apply(
            &mut clipping,
            &article.front_matter,
            "the front matter says so",
        );
        apply(&mut clipping, &self.sidecar, "the sidecar file says so");
        if let Some(given) = self.file.published.and_then(Moment::parse)
            && clipping.published.is_none()
        {
            let why = "given for every clipping that has no date";
            clipping.published = Some(Sourced::metadata(given, why));
        }
        self.found.clippings.push(clipping);
    }

    /// Reads a file that stands inside the one that is being read, as a part of
    /// its name; how many clippings it gave.
    pub fn inside(&mut self, source: Source<'_>) -> usize {
        let before = self.n_clippings();
        self.in_part(source.name, |reading| reading.unwrapped(source));
        self.n_clippings() - before
    }

    /// As [`Reading::inside`], with what the bytes of a sidecar file say of it.
    pub fn inside_with(&mut self, source: Source<'_>, sidecar: &[u8]) -> usize {
        let mut problems = Vec::new();
        let metadata = read_sidecar(sidecar, self.file.path, &mut problems);
        self.in_part(source.name, |reading| reading.take_problems(problems));
        let outer = core::mem::replace(&mut self.sidecar, metadata);
        let n_clippings = self.inside(source);
        self.sidecar = outer;
        n_clippings
    }

    /// Reads the one file that is packed in the one that is being read, as if it
    /// were that.
    pub fn unwrapped(&mut self, source: Source<'_>) {
        if self.depth >= MAX_DEPTH {
            return self.problem(
                ProblemCode::TooDeep,
                format!("expected files inside files {MAX_DEPTH} deep at most, but found more"),
                "unpack the file and add what is in it",
            );
        }
        self.depth += 1;
        self.read(source);
        self.depth -= 1;
    }

    /// Whether a source is of a format of bytes that is read, or a text.
    pub fn is_readable(&self, source: &Source<'_>) -> bool {
        let head = &source.bytes[..source.bytes.len().min(HEAD_BYTES)];
        told_by_bytes(source.bytes).is_some() || !decode(head, None).looks_binary
    }

    /// Reads a source by the format that its bytes, what came with it, or its
    /// name tell, and gives that format; None where it is of none.
    pub(super) fn read(&mut self, source: Source<'_>) -> Option<Format> {
        match self.tell(&source)? {
            Told::Bytes(format) => {
                if let Reader::Bytes { read, .. } = reader_of(format)
                    && self.is_within(format, &source)
                {
                    read(&source, self);
                }
                Some(format)
            }
            Told::Text(format, decoded) => {
                if let Reader::Text { read, .. } = reader_of(format)
                    && self.is_within(format, &source)
                {
                    read(decoded, &source, self);
                }
                Some(format)
            }
        }
    }

    /// The format of a source, by its bytes, what came with it or its name; None,
    /// with a problem, where it is of none.
    pub(super) fn tell(&mut self, source: &Source<'_>) -> Option<Told> {
        if source.bytes.is_empty() {
            self.problem(
                ProblemCode::Empty,
                "expected text, but found an empty file",
                "check whether the file was saved in full",
            );
            return None;
        }
        let chosen = self.file.format.filter(|_| self.depth == 0);
        let told = match chosen {
            Some(chosen) => Some(chosen).filter(|format| !is_text(*format)),
            None => told_by_bytes(source.bytes),
        };
        if let Some(format) = told {
            return Some(Told::Bytes(format));
        }
        let decoded = self.decode(source)?;
        let format = chosen.unwrap_or_else(|| text_format(source, &decoded.text));
        Some(Told::Text(format, decoded))
    }

    fn is_within(&mut self, format: Format, source: &Source<'_>) -> bool {
        let entry = format.entry();
        let n_bytes = source.bytes.len() as u64;
        let is_within = n_bytes <= entry.max_bytes;
        if !is_within {
            self.problem(
                ProblemCode::TooLarge,
                format!(
                    "expected a file of at most {} MB ({}), but found one of {} MB",
                    entry.max_bytes / 1_000_000,
                    entry.label,
                    n_bytes.div_ceil(1_000_000)
                ),
                "split it into smaller files",
            );
        }
        is_within
    }
}

/// The format of a text: by how it opens, by what came with it, by its name.
fn text_format(source: &Source<'_>, text: &str) -> Format {
    let head = &text[..text.floor_char_boundary(HEAD_BYTES)];
    told_by_text(head)
        .or(source.named.filter(|format| is_text(*format)))
        .or(Format::of_path(source.name).filter(|format| is_text(*format)))
        .unwrap_or(Format::Text)
}

/// Whether a format is read from decoded text.
fn is_text(format: Format) -> bool {
    matches!(reader_of(format), Reader::Text { .. })
}

/// A part's name on one line, no longer than a reader can use.
fn part_name(name: &str) -> String {
    const MAX_BYTES: usize = 300;
    let name = one_line(name);
    match name.len() > MAX_BYTES {
        true => format!("{}…", &name[..name.floor_char_boundary(MAX_BYTES)]),
        false => name,
    }
}

/// Metadata wins over what the text says.
fn apply(clipping: &mut Clipping, metadata: &Metadata, why: &str) {
    fn put<T: Clone>(slot: &mut Option<Sourced<T>>, value: &Option<T>, why: &str) {
        if let Some(value) = value {
            *slot = Some(Sourced::metadata(value.clone(), why));
        }
    }
    put(&mut clipping.published, &metadata.published, why);
    put(&mut clipping.publisher, &metadata.publisher, why);
    put(&mut clipping.byline, &metadata.byline, why);
    put(&mut clipping.url, &metadata.url, why);
    put(&mut clipping.language, &metadata.language, why);
    if let Some(title) = &metadata.title {
        clipping.headline.title = Sourced::metadata(title.clone(), why);
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
