//! The cells of Excel's sheets and the strings that they share (ECMA-376 part 1,
//! 18.3.1.4, 18.4).

use super::super::column_dates::serial;
use crate::document::office::xml::{Element, Item, Xml};

/// What the sheets share.
#[derive(Default)]
pub struct Shared {
    /// The strings, by number.
    pub strings: Vec<String>,
    /// Whether each style of cells shows dates.
    pub is_date: Vec<bool>,
    /// Days count from 1904.
    pub counts_from_1904: bool,
}

/// A cell's type and style.
pub struct Cell {
    kind: String,
    style: usize,
}

impl Cell {
    /// Of the element that has just started.
    pub fn of(element: &Element<'_>) -> Cell {
        let style = element.attribute("s").and_then(|style| style.parse().ok());
        Cell {
            kind: element.attribute("t").unwrap_or_default(),
            style: style.unwrap_or(0),
        }
    }

    /// What a cell shows; reads on to its end.
    pub fn words(&self, xml: &mut Xml<'_>, shared: &Shared) -> String {
        let mut value = String::new();
        while let Some(item) = xml.next() {
            match item {
                Item::Start(element) if element.name() == "is" => {
                    value = string_inside(xml, "is");
                }
                Item::Start(element) if element.name() == "v" => value = xml.words_inside(),
                Item::Start(_) => xml.skip_element(),
                Item::End(end) if end.name() == "c" => break,
                Item::End(_) | Item::Words(_) => {}
            }
        }
        match self.kind.as_str() {
            "s" => {
                let at = value.trim().parse::<usize>().ok();
                let string = at.and_then(|at| shared.strings.get(at));
                string.cloned().unwrap_or_default()
            }
            "e" => String::new(),
            "b" => if value.trim() == "1" { "true" } else { "false" }.to_string(),
            "str" => unescaped(value),
            "inlineStr" | "d" => value,
            _ => self.number(value, shared),
        }
    }

    fn number(&self, value: String, shared: &Shared) -> String {
        if shared.is_date.get(self.style).copied() != Some(true) {
            return value;
        }
        let days = value.trim().parse::<f64>().ok();
        // Below one it is a clock without a day.
        let date = days.filter(|days| *days >= 1.0);
        let date = date.and_then(|days| serial(days, shared.counts_from_1904));
        date.map_or(value, |date| date.to_string())
    }
}

/// The words of `<t>` up to the end of the element that has just started.
pub fn string_inside(xml: &mut Xml<'_>, name: &str) -> String {
    let (mut words, mut in_text) = (String::new(), false);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) if element.name() == "rPh" => xml.skip_element(),
            Item::Start(element) => in_text = element.name() == "t",
            Item::Words(more) if in_text => words.push_str(&more),
            Item::End(end) if end.name() == name => break,
            Item::End(_) => in_text = false,
            Item::Words(_) => {}
        }
    }
    unescaped(words)
}

/// `_x000D_` stands for a character that XML cannot hold (22.9.2.19).
fn unescaped(words: String) -> String {
    if !words.contains("_x") {
        return words;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match letter {
            Some(letter) => {
                out.push(if letter == '\r' { '\n' } else { letter });
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}
