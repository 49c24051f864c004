//! The visible text of a page, cut where its blocks begin and end.

use super::tables::{data_tables, sure_data_tables};
use super::tag::Tag;
use super::tree::{Name, Tree};
use crate::document::BlockKind;
use crate::document::lines::trim;
use crate::text::{Set, Span};

/// A stretch of text inside one block of the page.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The element that holds it.
    pub node: u32,
    /// Bytes of [`Pieces::text`]: white space collapsed, none around it.
    pub span: Span,
    /// How many of its bytes are the words of links.
    pub n_link: u32,
    /// What the page says it is.
    pub kind: BlockKind,
    /// As `Block::level`.
    pub level: u8,
}

/// The text of a page in its order.
#[derive(Debug, Default)]
pub struct Pieces {
    /// One piece after the other, a line end between them.
    pub text: String,
    /// Sorted, no overlap, never empty.
    pub list: Vec<Piece>,
}

impl Pieces {
    /// The words of a piece.
    pub fn words(&self, piece: &Piece) -> &str {
        piece.span.of(&self.text)
    }
}

/// Cuts `tree` into pieces; what is not read as text is left out.
pub fn pieces(tree: &Tree) -> Pieces {
    cut(tree, &data_tables(tree), |_| false)
}

/// Cuts a tree that is arranged by tables into pieces, without the elements
/// that `is_left_out` names.
pub fn pieces_without(tree: &Tree, is_left_out: impl Fn(u32) -> bool) -> Pieces {
    cut(tree, &sure_data_tables(tree), is_left_out)
}

/// Cuts a tree into pieces, of which each of `tables` becomes one; the cells of
/// the others are read as the blocks that they are.
pub fn pieces_with(tree: &Tree, tables: &Set<u32>) -> Pieces {
    cut(tree, tables, |_| false)
}

fn cut(tree: &Tree, tables: &Set<u32>, is_left_out: impl Fn(u32) -> bool) -> Pieces {
    let mut cutter = Cutter {
        tree,
        out: Pieces::default(),
        start: 0,
        n_link: 0,
        link_from: None,
        holder: 0,
        n_breaks: 0,
        may_space: false,
        ends: Vec::new(),
        quote: 0,
        item: 0,
        caption: 0,
        pre: 0,
        heading: 0,
        table_end: 0,
    };
    let mut at = 0;
    let end = tree.nodes.len() as u32;
    while at < end {
        cutter.leave(at);
        let node = &tree.nodes[at as usize];
        if node.tag == Tag::Text {
            cutter.write(tree.words(at));
            at += 1;
            continue;
        }
        if is_skipped(tree, at) || is_left_out(at) {
            at = node.end;
            continue;
        }
        cutter.enter(at, node.tag, tables.contains(&at));
        at += 1;
    }
    cutter.leave(end);
    cutter.cut();
    cutter.out
}

/// Elements whose content is no text of the page; shadow roots that were saved
/// with the page are.
fn is_skipped(tree: &Tree, node: u32) -> bool {
    let tag = tree.tag(node);
    let is_shadow = tag == Tag::Template && tree.attribute(node, Name::ShadowRoot).is_some();
    tag.is_unread() && !is_shadow
}

struct Cutter<'a> {
    tree: &'a Tree,
    out: Pieces,
    /// Where the open piece starts, how many of its bytes are links, and where
    /// the open link began.
    start: usize,
    n_link: usize,
    link_from: Option<usize>,
    holder: u32,
    n_breaks: usize,
    may_space: bool,
    /// Elements to be left: the number that ends each, innermost last.
    ends: Vec<(u32, u32, Tag)>,
    quote: u32,
    item: u32,
    caption: u32,
    pre: u32,
    heading: u8,
    /// The table that is being read as one piece ends before this node.
    table_end: u32,
}

impl Cutter<'_> {
    fn enter(&mut self, node: u32, tag: Tag, is_data_table: bool) {
        let end = self.tree.nodes[node as usize].end;
        match tag {
            Tag::Br => return self.line_break(),
            Tag::A
                if self.tree.attribute(node, Name::Href).is_some() && self.link_from.is_none() =>
            {
                self.link_from = Some(self.out.text.len());
            }
            Tag::Blockquote => self.quote += 1,
            Tag::Li => self.item += 1,
            Tag::Figcaption => self.caption += 1,
            Tag::Pre => self.pre += 1,
            _ => {}
        }
        if self.table_end > node {
            match tag {
                Tag::Td | Tag::Th => self.cell('\t'),
                Tag::Tr => self.cell('\n'),
                _ if tag.is_block() => self.may_space = true,
                _ => {}
            }
        } else if tag.is_block() {
            self.cut();
            self.holder = node;
            if is_data_table {
                self.table_end = end;
            }
        }
        if tag.heading_level() > 0 {
            self.heading = tag.heading_level();
        }
        self.ends.push((end, node, tag));
    }

    /// Leaves the elements that end before `at`.
    fn leave(&mut self, at: u32) {
        while let Some(&(end, node, tag)) = self.ends.last() {
            if end > at {
                return;
            }
            self.ends.pop();
            let in_table = self.table_end > node && tag != Tag::Table;
            if tag.is_block() && !in_table {
                self.cut();
                if tag == Tag::Table {
                    self.table_end = 0;
                }
                let holder = self.ends.iter().rev().find(|(_, _, tag)| tag.is_block());
                self.holder = holder.map_or(0, |(_, node, _)| *node);
            } else if tag.is_block() {
                self.may_space = true;
            }
            match tag {
                Tag::A if self.tree.attribute(node, Name::Href).is_some() => self.end_link(),
                Tag::Blockquote => self.quote -= 1,
                Tag::Li => self.item -= 1,
                Tag::Figcaption => self.caption -= 1,
                Tag::Pre => self.pre -= 1,
                _ if tag.heading_level() > 0 => self.heading = 0,
                _ => {}
            }
        }
    }

    fn end_link(&mut self) {
        if let Some(from) = self.link_from.take() {
            self.n_link += self.out.text.len().saturating_sub(from);
        }
    }

    fn write(&mut self, words: &str) {
        if self.pre > 0 && self.table_end == 0 {
            let is_first = self.out.text.len() == self.start;
            let words = if is_first {
                words.trim_start_matches(['\n', '\r'])
            } else {
                words
            };
            self.out.text.push_str(words);
            self.n_breaks = 0;
            return;
        }
        // A no-break space is kept; the other white space of HTML is not.
        for (at, word) in words.split([' ', '\n', '\t', '\r', '\u{c}']).enumerate() {
            self.may_space |= at > 0;
            if word.is_empty() {
                continue;
            }
            let opens = self.out.text.len() == self.start || self.out.text.ends_with(['\n', '\t']);
            if self.may_space && !opens {
                self.out.text.push(' ');
            }
            self.may_space = false;
            self.n_breaks = 0;
            // A place where a word may be parted is no part of the word.
            for part in word.split('\u{AD}') {
                self.out.text.push_str(part);
            }
        }
    }

    /// One break is a new line of the piece, two part pieces.
    fn line_break(&mut self) {
        if self.table_end > 0 {
            self.may_space = true;
            return;
        }
        if self.out.text.len() == self.start {
            return;
        }
        self.n_breaks += 1;
        if self.n_breaks == 1 {
            self.out.text.push('\n');
        } else {
            self.cut();
        }
        self.may_space = false;
    }

    /// The next cell or row of a table.
    fn cell(&mut self, mark: char) {
        let opens = self.out.text.len() == self.start || self.out.text.ends_with('\n');
        if mark == '\n' {
            let n_bytes = self.out.text.trim_end_matches('\t').len();
            self.out.text.truncate(n_bytes.max(self.start));
        }
        if !opens {
            self.out.text.push(mark);
        }
        self.may_space = false;
    }

    /// Ends the open piece.
    fn cut(&mut self) {
        let in_link = self.link_from.is_some();
        self.end_link();
        let words = &self.out.text[self.start..];
        let bare = trim(words);
        let indent = words.find(bare).unwrap_or(0);
        let kept = indent + bare.len();
        if bare.is_empty() {
            self.out.text.truncate(self.start);
        } else {
            self.out.text.truncate(self.start + kept);
            let span = Span::new(self.start + indent, self.start + kept);
            let (kind, level) = self.kind();
            self.out.list.push(Piece {
                node: self.holder,
                span,
                n_link: self.n_link.min(span.n_bytes()) as u32,
                kind,
                level,
            });
            self.out.text.push('\n');
        }
        self.start = self.out.text.len();
        self.n_link = 0;
        self.n_breaks = 0;
        self.may_space = false;
        self.link_from = in_link.then_some(self.start);
    }

    fn kind(&self) -> (BlockKind, u8) {
        if self.table_end > 0 {
            (BlockKind::Table, 0)
        } else if self.heading > 0 {
            (BlockKind::Headline, self.heading)
        } else if self.caption > 0 {
            (BlockKind::Caption, 0)
        } else if self.item > 0 {
            (BlockKind::List, 0)
        } else if self.quote > 0 {
            (BlockKind::Quote, 0)
        } else {
            (BlockKind::Body, 0)
        }
    }
}
