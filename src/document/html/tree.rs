//! A page as a tree: elements and runs of characters, in the order of the source.

use super::tag::Tag;
use crate::text::Span;

/// No node: the parent of the root.
pub const NONE: u32 = u32::MAX;

/// An element or a run of characters.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Which element; [`Tag::Text`] for characters.
    pub tag: Tag,
    /// Number of the element around it.
    pub parent: u32,
    /// One past the number of the last node inside it.
    pub end: u32,
    /// For characters bytes of [`Tree::text`], for an element places in the
    /// list of attributes.
    content: Span,
}

/// The attributes that are looked at; others are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Name {
    Alt,
    AriaHidden,
    Charset,
    Class,
    Content,
    DataDate,
    Datetime,
    Hidden,
    Href,
    HttpEquiv,
    Id,
    Itemprop,
    Itemscope,
    Itemtype,
    Lang,
    Called,
    Open,
    Property,
    Rel,
    Role,
    ShadowRoot,
    Src,
    Style,
    Title,
    Type,
    Typeof,
}

impl Name {
    /// The attribute called `name`, in lower case.
    pub fn of(name: &[u8]) -> Option<Name> {
        Some(match name {
            b"alt" => Name::Alt,
            b"aria-hidden" => Name::AriaHidden,
            b"charset" => Name::Charset,
            b"class" => Name::Class,
            b"content" => Name::Content,
            b"data-date" | b"data-datetime" | b"data-timestamp" | b"data-published" => {
                Name::DataDate
            }
            b"datetime" => Name::Datetime,
            b"hidden" => Name::Hidden,
            b"href" => Name::Href,
            b"http-equiv" => Name::HttpEquiv,
            b"id" => Name::Id,
            b"itemprop" => Name::Itemprop,
            b"itemscope" => Name::Itemscope,
            b"itemtype" => Name::Itemtype,
            b"lang" | b"xml:lang" => Name::Lang,
            b"name" => Name::Called,
            b"open" => Name::Open,
            b"property" => Name::Property,
            b"rel" => Name::Rel,
            b"role" => Name::Role,
            b"shadowrootmode" => Name::ShadowRoot,
            b"src" => Name::Src,
            b"style" => Name::Style,
            b"title" => Name::Title,
            b"type" => Name::Type,
            b"typeof" => Name::Typeof,
            _ => return None,
        })
    }
}

/// A page. Node 0 is the root; a node's descendants are the numbers from it to
/// its `end`, so that any pass over the page is a loop.
#[derive(Debug)]
pub struct Tree {
    /// The nodes, each before what it holds.
    pub nodes: Vec<Node>,
    /// The address that the browser noted when it saved the page.
    pub saved_from: Option<String>,
    text: String,
    attributes: Vec<(Name, Span)>,
}

impl Tree {
    /// A page with a root and nothing in it.
    pub fn new(n_bytes: usize) -> Tree {
        let root = Node {
            tag: Tag::Html,
            parent: NONE,
            end: 1,
            content: Span::new(0, 0),
        };
        Tree {
            nodes: vec![root],
            saved_from: None,
            text: String::with_capacity(n_bytes / 4),
            attributes: Vec::new(),
        }
    }

    /// Adds an element to `parent`, which must be the last open one.
    pub fn push_element(&mut self, tag: Tag, parent: u32) -> u32 {
        let at = self.attributes.len();
        self.push(tag, parent, Span::new(at, at))
    }

    /// Adds characters to `parent`.
    pub fn push_text(&mut self, words: &str, parent: u32) {
        let start = self.text.len();
        self.text.push_str(words);
        self.push(Tag::Text, parent, Span::new(start, self.text.len()));
    }

    fn push(&mut self, tag: Tag, parent: u32, content: Span) -> u32 {
        let number = self.nodes.len() as u32;
        self.nodes.push(Node {
            tag,
            parent,
            end: number + 1,
            content,
        });
        number
    }

    /// Gives the last element an attribute; the first of a name counts.
    pub fn push_attribute(&mut self, name: Name, value: &str) {
        let Some(node) = self.nodes.last_mut() else {
            return;
        };
        let own = &self.attributes[node.content.range()];
        if own.iter().any(|(known, _)| *known == name) {
            return;
        }
        let start = self.text.len();
        self.text.push_str(value);
        self.attributes
            .push((name, Span::new(start, self.text.len())));
        node.content.end = self.attributes.len() as u32;
    }

    /// The characters of a run of them; empty for an element.
    pub fn words(&self, node: u32) -> &str {
        let node = &self.nodes[node as usize];
        if node.tag == Tag::Text {
            node.content.of(&self.text)
        } else {
            ""
        }
    }

    /// The value of an element's attribute.
    pub fn attribute(&self, node: u32, name: Name) -> Option<&str> {
        let node = &self.nodes[node as usize];
        if node.tag == Tag::Text {
            return None;
        }
        let own = &self.attributes[node.content.range()];
        let (_, value) = own.iter().find(|(known, _)| *known == name)?;
        Some(value.of(&self.text))
    }

    /// Whether an element has any attribute that is kept.
    pub fn has_attributes(&self, node: u32) -> bool {
        let node = &self.nodes[node as usize];
        node.tag != Tag::Text && node.content.end > node.content.start
    }

    /// The tag of `node`.
    pub fn tag(&self, node: u32) -> Tag {
        self.nodes[node as usize].tag
    }

    /// The numbers of what `node` holds, at any depth.
    pub fn inside(&self, node: u32) -> core::ops::Range<u32> {
        node + 1..self.nodes[node as usize].end
    }

    /// All numbers.
    pub fn all(&self) -> core::ops::Range<u32> {
        0..self.nodes.len() as u32
    }

    /// The elements around `node`, from the inside.
    pub fn around(&self, node: u32) -> impl Iterator<Item = u32> {
        let parent = |number: u32| {
            let parent = self.nodes[number as usize].parent;
            (parent != NONE).then_some(parent)
        };
        core::iter::successors(parent(node), move |number| parent(*number))
    }

    /// The words inside `node` on one line, at most about `limit` bytes of them.
    pub fn line(&self, node: u32, limit: usize) -> String {
        let mut line = String::new();
        let mut at = node;
        let end = self.nodes[node as usize].end;
        while at < end && line.len() < limit {
            let inner = &self.nodes[at as usize];
            if at != node && inner.tag.is_unread() {
                at = inner.end;
                continue;
            }
            if inner.tag.is_block() || inner.tag == Tag::Br {
                line.push(' ');
            }
            line.push_str(self.words(at));
            at += 1;
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
