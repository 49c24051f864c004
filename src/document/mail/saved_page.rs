//! Web pages that a browser saved with their pictures in one file: MHTML (RFC
//! 2557).

use mail_parser::HeaderName;

use super::content::{Content, Leaf, Words, content};
use super::facts::is_web_address;
use super::fields::split_head;
use crate::document::html::read_saved;
use crate::document::reading::{Reading, Source};
use crate::document::{Format, ProblemCode};

/// Reads the page that was saved; its pictures and styles are left out.
pub fn read_saved_page(source: &Source<'_>, reading: &mut Reading<'_>) {
    let (fields, body) = split_head(source.bytes);
    let stated = fields.stated();
    let content = content(&stated, body);
    let Some(page) = root(&content) else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected a saved web page, but found no HTML in it",
            "open the page and save it again",
        );
    };
    // The date of the message is when the page was saved, not published.
    let address = [
        stated.raw("Snapshot-Content-Location"),
        page.location.clone(),
        stated.line(HeaderName::ContentLocation),
    ];
    let address = address
        .into_iter()
        .flatten()
        .find(|words| is_web_address(words));
    let page = Source {
        bytes: &page.bytes,
        name: "page.html",
        named: Some(Format::Html),
        charset: page.charset.as_deref(),
    };
    let Some(decoded) = reading.decode(&page) else {
        return;
    };
    let mut problems = Vec::new();
    let article = read_saved(&decoded.text, address.as_deref(), "", &mut problems);
    reading.take_problems(problems);
    if let Some(article) = article {
        reading.add(article, Format::Mhtml, decoded.encoding);
    }
}

/// The page itself: the first part of HTML.
fn root<'a, 'b>(content: &'b Content<'a>) -> Option<&'b Leaf<'a>> {
    fn first<'a, 'b>(words: &'b [Words<'a>]) -> Option<&'b Leaf<'a>> {
        words.iter().find_map(|words| match words {
            Words::Html(leaf) => Some(leaf),
            Words::Text(_) => None,
            Words::Either(_, rich) => rich.iter().find_map(|words| match words {
                Words::Html(leaf) => Some(leaf),
                _ => None,
            }),
        })
    }
    let attached = || {
        let mut attached = content.attached.iter();
        attached.find(|leaf| leaf.content_type == "text/html")
    };
    first(&content.words).or_else(attached)
}
