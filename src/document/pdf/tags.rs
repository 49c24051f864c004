//! Tagged PDFs: which pieces of content make one block, and which role it has
//! (ISO 32000-2, 14.7 and 14.8).
//!
//! The order of reading stays that of the page; tags tell where paragraphs end
//! and what they are, which the page does not always show.

use hayro_syntax::object::{Dict, MaybeRef, Name, Object};
use hayro_syntax::xref::XRef;

use crate::text::{Map, Set};

/// Most elements that are looked at.
const MAX_ELEMENTS: usize = 300_000;
/// How deep elements are followed.
const MAX_DEPTH: u8 = 60;

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph, or what is no other.
    Body,
    /// A heading with its level; 0 for a title.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A caption.
    Caption,
    /// A quotation set apart.
    Quote,
}

/// A block of a tagged file: its number and its role.
pub type Block = (u32, Role);

/// Blocks by page and number of the piece of content.
#[derive(Debug, Default)]
pub struct Tags {
    blocks: Map<(usize, u32), Block>,
}

struct Open<'a> {
    kids: Vec<MaybeRef<Object<'a>>>,
    block: Option<Block>,
    page: Option<usize>,
    depth: u8,
}

impl Tags {
    /// Reads the tree of a file; `page_of` tells a page by its object's number.
    pub fn read<'a>(
        xref: &'a XRef,
        catalogue: &Dict<'a>,
        page_of: impl Fn(u32) -> Option<usize>,
    ) -> Tags {
        let mut tags = Tags::default();
        let Some(root) = catalogue.get::<Dict<'a>>("StructTreeRoot") else {
            return tags;
        };
        let roles = root.get::<Dict<'a>>("RoleMap").unwrap_or_default();
        let mut seen: Set<(u32, i32)> = Set::new();
        let mut n_blocks = 0;
        let mut open = vec![Open {
            kids: kids(&root),
            block: None,
            page: None,
            depth: 0,
        }];
        while let Some(top) = open.last_mut() {
            let Some(kid) = top.kids.pop() else {
                open.pop();
                continue;
            };
            let (block, page, depth) = (top.block, top.page, top.depth);
            let kid = match kid {
                MaybeRef::NotRef(object) => Some(object),
                MaybeRef::Ref(reference) => {
                    let is_new = seen.insert((reference.obj_number, reference.gen_number));
                    is_new
                        .then(|| xref.get::<Object<'a>>(reference.into()))
                        .flatten()
                }
            };
            let element = match kid {
                Some(Object::Number(number)) => {
                    tags.take(page, number.as_i64(), block);
                    continue;
                }
                Some(Object::Dict(element)) => element,
                _ => continue,
            };
            let own_page = element
                .get_ref("Pg")
                .and_then(|page| page_of(page.obj_number));
            let page = own_page.or(page);
            if let Some(number) = element.get::<i32>("MCID") {
                if !element.contains_key("Stm") {
                    tags.take(page, i64::from(number), block);
                }
                continue;
            }
            let name = element.get::<Name<'a>>("S");
            let role = name.and_then(|name| role(&name, &roles));
            let inherits =
                block.is_some_and(|block| block.1 == Role::Item && role == Some(Role::Body));
            let block = match role {
                Some(role) if !inherits => {
                    n_blocks += 1;
                    let role = match block {
                        Some((_, outer @ (Role::Cell | Role::Quote | Role::Caption)))
                            if role == Role::Body =>
                        {
                            outer
                        }
                        _ => role,
                    };
                    Some((n_blocks, role))
                }
                _ => block,
            };
            if depth < MAX_DEPTH && seen.len() < MAX_ELEMENTS && tags.blocks.len() < MAX_ELEMENTS {
                open.push(Open {
                    kids: kids(&element),
                    block,
                    page,
                    depth: depth + 1,
                });
            }
        }
        tags
    }

    /// The block of a piece of content.
    pub fn block(&self, page: usize, tag: u32) -> Option<Block> {
        self.blocks.get(&(page, tag)).copied()
    }

    fn take(&mut self, page: Option<usize>, number: i64, block: Option<Block>) {
        if let (Some(page), Ok(number), Some(block)) = (page, u32::try_from(number), block) {
            self.blocks.entry((page, number)).or_insert(block);
        }
    }
}

/// The children of an element, the last first.
fn kids<'a>(element: &Dict<'a>) -> Vec<MaybeRef<Object<'a>>> {
    let mut kids = match element.get_raw::<Object<'a>>("K") {
        Some(MaybeRef::NotRef(Object::Array(array))) => {
            array.raw_iter().take(MAX_ELEMENTS).collect()
        }
        Some(MaybeRef::Ref(reference)) => match element.get::<Object<'a>>("K") {
            Some(Object::Array(array)) => array.raw_iter().take(MAX_ELEMENTS).collect(),
            _ => vec![MaybeRef::Ref(reference)],
        },
        Some(kid) => vec![kid],
        None => Vec::new(),
    };
    kids.reverse();
    kids
}

/// The role of a type of element; None for what stands inside a block.
fn role(name: &Name<'_>, roles: &Dict<'_>) -> Option<Role> {
    let mut name = name.as_str().to_owned();
    for _ in 0..8 {
        let role = match name.as_str() {
            "P" | "Sect" | "Div" | "Part" | "Art" | "Aside" | "Note" | "FENote" | "TOCI"
            | "Form" | "Figure" | "Document" | "NonStruct" | "Index" | "BibEntry" | "Formula"
            | "L" | "Table" | "TOC" => Role::Body,
            "H" | "Title" => Role::Heading(0),
            "H1" => Role::Heading(1),
            "H2" => Role::Heading(2),
            "H3" => Role::Heading(3),
            "H4" => Role::Heading(4),
            "H5" => Role::Heading(5),
            "H6" => Role::Heading(6),
            "LI" => Role::Item,
            "TD" | "TH" => Role::Cell,
            "Caption" => Role::Caption,
            "BlockQuote" => Role::Quote,
            other => {
                let mapped = roles.get::<Name<'_>>(other)?;
                if mapped.as_str() == other {
                    return None;
                }
                name = mapped.as_str().to_owned();
                continue;
            }
        };
        return Some(role);
    }
    None
}
