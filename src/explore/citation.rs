use super::histogram::in_words;
use crate::document::{Basis, Clipping};

/// A reference for a clipping on one line: author, title, publisher, date,
/// address, file. A title that the clipping does not state is in brackets.
pub fn citation(clipping: &Clipping) -> String {
    let mut parts = Vec::new();
    let publisher = clipping
        .publisher
        .as_ref()
        .map(|publisher| publisher.value.as_str());
    if let Some(byline) = &clipping.byline {
        let author = byline
            .value
            .trim()
            .trim_start_matches("By ")
            .trim_start_matches("by ");
        if publisher.is_none_or(|publisher| !publisher.eq_ignore_ascii_case(author)) {
            parts.push(format!("{}.", author.trim_end_matches('.')));
        }
    }
    let title = clipping.headline.title.value.trim();
    parts.push(match clipping.headline.title.basis {
        Basis::Inferred => format!("[{title}]."),
        _ if title.ends_with(['.', '?', '!']) => format!("“{title}”"),
        _ => format!("“{title}.”"),
    });
    let date = clipping
        .published
        .as_ref()
        .map_or("n.d.".to_owned(), |published| in_words(published.value));
    parts.push(match publisher {
        Some(publisher) => format!("{publisher}, {date}."),
        None => format!("{}{}", date, if date.ends_with('.') { "" } else { "." }),
    });
    if let Some(url) = &clipping.url {
        parts.push(format!("{}.", url.value));
    }
    parts.push(match &clipping.part {
        Some(part) => format!("File {}, {part}.", clipping.file),
        None => format!("File {}.", clipping.file),
    });
    parts.join(" ")
}
