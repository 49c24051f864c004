//! The bytes of a file become text, and what is doubtful in it is said.

use super::format::{Format, extension};
use super::reading::{Reading, Source};
use super::sidecar::one_line;
use super::{ProblemCode, html};
use crate::text::decode::{Decoded, How, decode, decode_as};

impl Reading<'_> {
    /// The text of a source with what is doubtful in it noted; None, with a
    /// problem, where it has none.
    pub fn decode(&mut self, source: &Source<'_>) -> Option<Decoded> {
        let chosen = self.encoding();
        let declared = html::declared_encoding(source.bytes);
        let label = chosen.or(source.charset).or(declared.as_deref());
        let decoded = match chosen {
            Some(chosen) => decode_as(source.bytes, chosen),
            None => decode(source.bytes, label),
        };
        if decoded.looks_binary {
            self.no_text(source, &decoded);
            return None;
        }
        let is_nothing =
            |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{FEFF}';
        if decoded.text.chars().all(is_nothing) {
            self.problem(
                ProblemCode::Empty,
                "expected text, but found white space only",
                "check whether the file was saved in full",
            );
            return None;
        }
        self.doubts(&decoded);
        Some(decoded)
    }

    /// The problem of bytes that are no text.
    fn no_text(&mut self, source: &Source<'_>, decoded: &Decoded) {
        let kind = decoded.binary_kind.unwrap_or("bytes that are no text");
        let hint = "save the article as text or Markdown and add that file";
        if Format::of_path(source.name).is_some() || source.named.is_some() {
            let message = format!("expected text, but found {kind}");
            return self.problem(ProblemCode::Binary, message, hint);
        }
        let ending = extension(source.name).map_or("no ending".into(), |ending| {
            format!("`.{}`", one_line(ending))
        });
        let message = format!("expected a format that is read, but found {kind} with {ending}");
        self.problem(ProblemCode::UnknownFormat, message, hint);
    }

    /// Notes what is doubtful in decoded text.
    fn doubts(&mut self, decoded: &Decoded) {
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
            let hint = "`\u{FFFD}` stands in their place; if much of the text is wrong, read the file in another encoding";
            let line = u32::try_from(line).ok();
            self.problem_in_line(ProblemCode::BadBytes, line, message, hint);
        } else if decoded.how == How::Guessed && !decoded.certain {
            let message = format!(
                "expected UTF-8, but found other bytes, read as {} by a guess",
                decoded.encoding
            );
            let hint = "if letters look wrong, read the file in another encoding";
            self.problem(ProblemCode::GuessedEncoding, message, hint);
        }
    }
}
