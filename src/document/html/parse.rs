//! Source becomes a tree.
//!
//! `html5gum` cuts the source into tags and characters as the WHATWG standard
//! says (13.2.5). The tree is built by the rules of 13.2.6 that decide what
//! stands in what: elements without content, ends that are left out, ends that
//! match nothing. Nothing moves: what stands misplaced in a table stays there.

use core::convert::Infallible;
use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::tag::{N_TAGS, Tag};
use super::tree::{Name, Tree};

/// Elements deeper than this lie side by side, as browsers let them.
const MAX_DEPTH: usize = 500;
/// Most elements and runs of characters that are kept.
pub const MAX_NODES: usize = 3_000_000;

/// The tree of `source`, and whether something was left out of it.
pub fn parse(source: &str) -> (Tree, bool) {
    let mut builder = Builder {
        tree: Tree::new(source.len()),
        open: vec![(0, Tag::Html)],
        n_open: [0; N_TAGS],
        n_too_deep: 0,
        pending: None,
        name: None,
        is_xml: source.trim_start().starts_with("<?xml"),
        is_cut: false,
        keeps_script: false,
    };
    let take = |event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        builder.take(event);
        None
    };
    let mut emitter = CallbackEmitter::<_, Infallible, ()>::new(take);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(parted(source).as_ref(), emitter).for_each(drop);
    builder.close_to(0);
    builder.tree.nodes[0].end = builder.tree.nodes.len() as u32;
    (builder.tree, builder.is_cut)
}

struct Builder {
    tree: Tree,
    /// The open elements, from the root.
    open: Vec<(u32, Tag)>,
    /// How many of each are open.
    n_open: [u32; N_TAGS],
    /// Open elements below the greatest depth.
    n_too_deep: usize,
    /// The element whose start tag is being read, and whether it has a node.
    pending: Option<(Tag, bool)>,
    /// The attribute whose value comes next.
    name: Option<Name>,
    is_xml: bool,
    is_cut: bool,
    keeps_script: bool,
}

impl Builder {
    fn take(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(Tag::of(name)),
            CallbackEvent::AttributeName { name } => self.attribute(name),
            CallbackEvent::AttributeValue { value } => {
                if let Some(name) = self.name.take() {
                    self.tree
                        .push_attribute(name, &String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.started(self_closing),
            CallbackEvent::EndTag { name } => {
                self.pending = None;
                self.end(Tag::of(name));
            }
            CallbackEvent::String { value } => self.characters(value),
            CallbackEvent::Comment { value } if self.tree.saved_from.is_none() => {
                self.tree.saved_from = saved_from(value);
            }
            _ => {}
        }
    }

    fn top(&self) -> (u32, Tag) {
        *self.open.last().unwrap_or(&(0, Tag::Html))
    }

    fn start(&mut self, tag: Tag) {
        self.name = None;
        let merges = match tag {
            Tag::Html => true,
            Tag::Body | Tag::Head => self.n_open[tag as usize] > 0,
            _ => false,
        };
        if merges {
            // Only the root, while nothing stands in it, can take attributes.
            self.pending = Some((tag, tag == Tag::Html && self.tree.nodes.len() == 1));
            return;
        }
        self.close_implied(tag);
        if self.tree.nodes.len() >= MAX_NODES {
            self.is_cut = true;
            self.pending = Some((tag, false));
            return;
        }
        let (parent, _) = self.top();
        self.tree.push_element(tag, parent);
        self.pending = Some((tag, true));
    }

    fn attribute(&mut self, name: &[u8]) {
        self.name = match self.pending {
            Some((_, true)) => Name::of(name),
            _ => None,
        };
        // A value follows where there is one; `hidden` alone counts as well.
        if let Some(name @ (Name::Hidden | Name::Itemscope | Name::Open)) = self.name {
            self.tree.push_attribute(name, "");
            self.name = None;
        }
    }

    fn started(&mut self, self_closing: bool) {
        self.name = None;
        let Some((tag, has_node)) = self.pending.take() else {
            return;
        };
        let is_foreign = self.n_open[Tag::Svg as usize] + self.n_open[Tag::Math as usize] > 0;
        let closes_itself = self_closing && (self.is_xml || is_foreign || tag == Tag::Svg);
        if tag.is_void() || tag == Tag::Html || closes_itself || !has_node {
            return;
        }
        let number = self.tree.nodes.len() as u32 - 1;
        if tag == Tag::Script {
            let kind = self.tree.attribute(number, Name::Type).unwrap_or_default();
            self.keeps_script = kind.to_ascii_lowercase().contains("ld+json");
        }
        if self.open.len() >= MAX_DEPTH {
            self.n_too_deep += 1;
            return;
        }
        self.open.push((number, tag));
        self.n_open[tag as usize] += 1;
    }

    fn characters(&mut self, value: &[u8]) {
        let (parent, tag) = self.top();
        let is_kept = match tag {
            Tag::Script => self.keeps_script,
            Tag::Style => false,
            _ => true,
        };
        if !is_kept {
            return;
        }
        if self.tree.nodes.len() >= MAX_NODES {
            self.is_cut = true;
            return;
        }
        let is_blank = value.iter().all(u8::is_ascii_whitespace);
        if !is_blank && tag == Tag::Head {
            self.close_to(1.max(self.depth_of(Tag::Head)));
        }
        let (parent, _) = if is_blank { (parent, tag) } else { self.top() };
        let words = String::from_utf8_lossy(value);
        self.tree
            .push_text(if is_blank { " " } else { &words }, parent);
    }

    /// Depth at which the innermost open `tag` stands; the number of open
    /// elements where none does.
    fn depth_of(&self, tag: Tag) -> usize {
        let place = self.open.iter().rposition(|(_, open)| *open == tag);
        place.unwrap_or(self.open.len())
    }

    /// Closes the open elements from the one at `depth` inwards.
    fn close_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len() as u32;
        while self.open.len() > depth.max(1) {
            if let Some((number, tag)) = self.open.pop() {
                self.tree.nodes[number as usize].end = end;
                self.n_open[tag as usize] -= 1;
                self.n_too_deep = 0;
            }
        }
    }

    /// Closes the innermost open element that is one of `tags`, unless one of
    /// `stops` stands inside it.
    fn close_inner(&mut self, tags: &[Tag], stops: fn(Tag) -> bool) {
        if tags.iter().all(|tag| self.n_open[*tag as usize] == 0) {
            return;
        }
        for depth in (1..self.open.len()).rev() {
            let tag = self.open[depth].1;
            if tags.contains(&tag) {
                return self.close_to(depth);
            }
            if stops(tag) {
                return;
            }
        }
    }

    /// Ends what the start of `tag` ends: ends that authors may leave out.
    fn close_implied(&mut self, tag: Tag) {
        let in_list = |tag| matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir | Tag::Dl);
        if self.n_open[Tag::Head as usize] > 0 && !tag.belongs_in_head() {
            let depth = self.depth_of(Tag::Head);
            self.close_to(depth);
        }
        if tag.ends_paragraph() {
            self.close_inner(&[Tag::P], Tag::is_boundary);
        }
        match tag {
            Tag::Li => self.close_inner(&[Tag::Li], |tag| {
                matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir) || tag.is_boundary()
            }),
            Tag::Dd | Tag::Dt => {
                self.close_inner(&[Tag::Dd, Tag::Dt], |tag| {
                    tag == Tag::Dl || tag.is_boundary()
                });
            }
            Tag::A => self.close_inner(&[Tag::A], Tag::is_boundary),
            Tag::Option | Tag::Optgroup => self.close_inner(&[Tag::Option], in_list),
            Tag::Td | Tag::Th => {
                self.close_inner(&[Tag::Td, Tag::Th], |tag| {
                    matches!(tag, Tag::Table | Tag::Template)
                });
            }
            Tag::Tr => {
                self.close_inner(&[Tag::Tr], |tag| matches!(tag, Tag::Table | Tag::Template))
            }
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.close_inner(&[Tag::Tbody, Tag::Thead, Tag::Tfoot], |tag| {
                    matches!(tag, Tag::Table | Tag::Template)
                });
            }
            _ if tag.heading_level() > 0 => {
                let (_, top) = self.top();
                if top.heading_level() > 0 {
                    self.close_to(self.open.len() - 1);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: Tag) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        if matches!(tag, Tag::Body | Tag::Html | Tag::Br) {
            return;
        }
        if self.n_open[tag as usize] == 0 {
            return;
        }
        // `</b>` across a block leaves the block open; `</a>` closes it, since
        // a link that never ends would make the rest of the page its words.
        let crosses_blocks = tag.is_block() || matches!(tag, Tag::A | Tag::Head | Tag::Template);
        for depth in (1..self.open.len()).rev() {
            let open = self.open[depth].1;
            let is_heading = tag.heading_level() > 0 && open.heading_level() > 0;
            if open == tag || is_heading {
                return self.close_to(depth);
            }
            let stops = match tag {
                Tag::Table | Tag::Template => open == Tag::Template,
                Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                    matches!(open, Tag::Table | Tag::Template)
                }
                _ => open.is_boundary(),
            };
            if stops || (open.is_block() && !crosses_blocks) {
                return;
            }
        }
    }
}

/// The address in the remark that a browser or SingleFile leaves in a page
/// that it saves: `saved from url=(0023)https://…`, `url: https://…`.
fn saved_from(remark: &[u8]) -> Option<String> {
    let remark = core::str::from_utf8(&remark[..remark.len().min(4_000)]).ok()?;
    let after = match remark.split_once("saved from url=") {
        Some((_, after)) => after.split_once(')')?.1,
        None if remark.contains("SingleFile") => remark.split_once("url:")?.1,
        None => return None,
    };
    after.split_whitespace().next().map(str::to_string)
}

/// Attributes in double quotation marks that stand in a row.
const MAX_ROW: usize = 50;

/// `source` with a blank before each fiftieth `="`. The tokenizer calls itself
/// from one attribute in double quotation marks to the next, unless a blank
/// stands before the equals sign: a tag with a million of them would exhaust
/// the stack. The blank means nothing in a tag.
fn parted(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let (mut out, mut copied, mut n) = (String::new(), 0, 0);
    for at in 0..bytes.len() {
        if bytes[at] != b'=' {
            continue;
        }
        let mut after = bytes[at + 1..].iter();
        if after.find(|byte| !byte.is_ascii_whitespace()) != Some(&b'"') {
            continue;
        }
        n += 1;
        if n % MAX_ROW == 0 {
            out.push_str(&source[copied..at]);
            out.push(' ');
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}
