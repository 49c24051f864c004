//! A feed's XML as a tree.

use super::space::Space;

/// An element or a run of characters.
#[derive(Debug)]
pub struct Node {
    /// The vocabulary of its name.
    pub space: Space,
    /// Its name without prefix, in lower case; empty for characters.
    pub name: String,
    /// Names as written, in lower case, with their values.
    pub attributes: Vec<(String, String)>,
    /// The characters of a run of them.
    pub words: String,
    /// One past the last node inside it.
    pub end: usize,
    /// The number of elements around it.
    pub depth: usize,
    /// Bytes of the source between its marks.
    pub inner: core::ops::Range<usize>,
}

/// A document.
#[derive(Debug, Default)]
pub struct Document {
    /// Its nodes, each before what it holds.
    pub nodes: Vec<Node>,
    /// The source that [`Node::inner`] counts in.
    pub source: String,
    /// The line of the first thing that is not as XML demands and lost text.
    pub damaged_line: Option<usize>,
    /// Whether something was left out, since it has too many parts.
    pub is_cut: bool,
}

impl Document {
    /// The elements right inside `node`.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[node].end;
        let mut at = node + 1;
        core::iter::from_fn(move || {
            while at < end {
                let child = at;
                at = self.nodes[child].end;
                if !self.nodes[child].name.is_empty() {
                    return Some(child);
                }
            }
            None
        })
    }

    /// All characters inside `node`.
    pub fn text(&self, node: usize) -> String {
        let inside = &self.nodes[node + 1..self.nodes[node].end];
        inside.iter().map(|node| node.words.as_str()).collect()
    }

    /// Whether elements stand inside `node`.
    pub fn has_elements(&self, node: usize) -> bool {
        self.children(node).next().is_some()
    }

    /// The source between the marks of `node`, as HTML.
    pub fn markup(&self, node: usize) -> String {
        let inner = &self.nodes[node].inner;
        let source = self.source.get(inner.clone()).unwrap_or_default();
        let mut out = String::with_capacity(source.len());
        let mut rest = source;
        while let Some((before, after)) = rest.split_once("<![CDATA[") {
            let (words, after) = after.split_once("]]>").unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&words.replace('&', "&amp;").replace('<', "&lt;"));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The value of an attribute.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let mut attributes = self.nodes[node].attributes.iter();
        let (_, value) = attributes.find(|(known, _)| known == name)?;
        Some(value.trim())
    }
}
