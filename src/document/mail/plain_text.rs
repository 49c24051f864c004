//! The words of a message in plain text: paragraphs, quoted lines, signature.

use crate::document::BlockKind;
use crate::document::draft::Draft;
use crate::document::lines::{list_marker, paragraphs};
use crate::document::stated_date::stated_dates;
use crate::text::Span;

/// Writes the words of plain text to `draft`. `flows` as in
/// [`super::content::Leaf::flows`].
pub fn write_text(text: &str, flows: Option<bool>, draft: &mut Draft) {
    let lines = match flows {
        Some(drops_blank) => unwrapped(text, drops_blank),
        None => text.lines().map(Line::of).collect(),
    };
    let mut run = String::new();
    let mut run_depth = 0;
    let mut in_signature = false;
    let mut armor = Armor::Outside;
    for (at, line) in lines.iter().enumerate() {
        let was_inside = armor != Armor::Outside;
        armor = armor.after(&line.words);
        let is_inside = armor != Armor::Outside;
        if is_inside != was_inside {
            write_run(&run, run_depth, in_signature || was_inside, draft);
            run.clear();
        }
        let is_signature = line.is_signature() && !in_signature && is_near_end(&lines[at..]);
        if line.depth != run_depth || is_signature {
            write_run(&run, run_depth, in_signature || is_inside, draft);
            run.clear();
            run_depth = line.depth;
            // A signature ends where a quoted message goes on.
            in_signature = is_signature && line.depth == 0;
            if is_signature {
                continue;
            }
        }
        run.push_str(&line.words);
        run.push('\n');
    }
    write_run(
        &run,
        run_depth,
        in_signature || armor != Armor::Outside,
        draft,
    );
}

/// Where a line stands among those that OpenPGP puts around a signed text (RFC
/// 9580, section 7).
#[derive(Clone, Copy, PartialEq)]
enum Armor {
    Outside,
    /// In the lines before the text.
    Head,
    /// In the signature after it.
    Signature,
    /// In its last line.
    End,
}

impl Armor {
    fn after(self, line: &str) -> Armor {
        let line = line.trim();
        match self {
            _ if line == "-----BEGIN PGP SIGNED MESSAGE-----" => Armor::Head,
            _ if line == "-----BEGIN PGP SIGNATURE-----" => Armor::Signature,
            Armor::Head if line.starts_with("Hash: ") => Armor::Head,
            Armor::Signature if line == "-----END PGP SIGNATURE-----" => Armor::End,
            Armor::Signature => Armor::Signature,
            _ => Armor::Outside,
        }
    }
}

/// Whether what follows a signature's mark is as short as a signature, and not
/// a text that is parted by such lines.
fn is_near_end(lines: &[Line]) -> bool {
    const MAX_LINES: usize = 15;
    let depth = lines.first().map_or(0, |line| line.depth);
    let own = lines.iter().take_while(|line| line.depth == depth);
    let is_whole = lines.first().is_some_and(|line| line.words == "-- ");
    is_whole || own.take(MAX_LINES + 1).count() <= MAX_LINES
}

/// A line without the marks of quoting before it.
struct Line {
    depth: usize,
    words: String,
}

impl Line {
    /// `> > words` or `>> words` of depth 2.
    fn of(line: &str) -> Line {
        let (mut depth, mut rest) = (0, line);
        while let Some(after) = rest.strip_prefix('>') {
            depth += 1;
            rest = after;
            if let Some(after) = rest.strip_prefix(' ')
                && after.starts_with('>')
            {
                rest = after;
            }
        }
        let words = match depth {
            0 => rest,
            _ => rest.strip_prefix(' ').unwrap_or(rest),
        };
        Line {
            depth,
            words: words.to_string(),
        }
    }

    fn is_signature(&self) -> bool {
        self.words.trim_end() == "--"
    }
}

/// Lines that flow, joined to what they were before they were wrapped (RFC
/// 3676, section 4.2).
fn unwrapped(text: &str, drops_blank: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut flows = false;
    for raw in text.lines() {
        let line = Line::of(raw);
        let depth = line.depth;
        let words = match depth {
            // A blank before the first word keeps it from looking like a mark.
            0 => raw.strip_prefix(' ').unwrap_or(raw),
            _ => line.words.as_str(),
        };
        let is_signature = words == "-- ";
        let joins = flows && !is_signature && lines.last().is_some_and(|last| last.depth == depth);
        flows = words.ends_with(' ') && !is_signature;
        let own = match flows && drops_blank {
            true => &words[..words.len() - 1],
            false => words,
        };
        match lines.last_mut() {
            Some(last) if joins => last.words.push_str(own),
            _ => lines.push(Line {
                depth,
                words: own.to_string(),
            }),
        }
    }
    lines
}

/// Writes lines of one depth.
fn write_run(run: &str, depth: usize, in_signature: bool, draft: &mut Draft) {
    if in_signature {
        draft.push(BlockKind::Boilerplate, 0, run);
        return;
    }
    if depth > 0 {
        for quote in blank_parted(run) {
            draft.push(BlockKind::Quote, 0, quote);
        }
        return;
    }
    for paragraph in paragraphs(run) {
        let words = paragraph.span.of(run);
        if is_rule(words) {
            continue;
        }
        let is_item = list_marker(words).is_some() && stated_dates(words).is_none();
        let kind = match is_item {
            true => BlockKind::List,
            false => BlockKind::Body,
        };
        draft.push(kind, 0, words);
    }
}

/// A line of marks that only parts what stands around it.
fn is_rule(words: &str) -> bool {
    words.chars().count() >= 3
        && words
            .chars()
            .all(|letter| matches!(letter, '-' | '=' | '_' | '*' | '~' | '#' | ' ' | '—' | '─'))
}

/// Pieces between blank lines.
fn blank_parted(run: &str) -> impl Iterator<Item = &str> {
    let mut spans: Vec<Span> = Vec::new();
    let mut after_blank = true;
    let mut at = 0;
    for line in run.split_inclusive('\n') {
        let end = at + line.len();
        match line.trim().is_empty() {
            true => after_blank = true,
            false => {
                match spans.last_mut() {
                    Some(last) if !after_blank => last.end = end as u32,
                    _ => spans.push(Span::new(at, end)),
                }
                after_blank = false;
            }
        }
        at = end;
    }
    spans.into_iter().map(|span| span.of(run))
}
