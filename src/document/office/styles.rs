//! What the styles of a document make of its paragraphs.

use crate::document::BlockKind;
use crate::text::Map;

/// Styles stand on others; a chain longer than this goes round in a circle.
const MAX_CHAIN: usize = 20;

/// What a style says.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Its name for readers, else its own.
    pub name: String,
    /// The style that it stands on.
    pub parent: Option<String>,
    /// 1 for the outermost headings; 0 where it says that it is none.
    pub outline: Option<u8>,
    /// Whether its words are hidden.
    pub is_hidden: Option<bool>,
    /// Whether its paragraphs are items of a list.
    pub is_list: Option<bool>,
}

/// The styles of a document, by their identifiers.
#[derive(Clone, Debug, Default)]
pub struct Styles(pub Map<String, Style>);

impl Styles {
    /// A style and those it stands on, itself first.
    fn chain<'s>(&'s self, style: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.0.get(style);
        let next = |style: &&'s Style| self.0.get(style.parent.as_deref()?);
        std::iter::successors(first, next).take(MAX_CHAIN)
    }

    /// Whether the words of a style are hidden.
    pub fn is_hidden(&self, style: &str) -> bool {
        let said = self.chain(style).find_map(|style| style.is_hidden);
        said.unwrap_or(false)
    }

    /// Whether the paragraphs of a style are items of a list.
    pub fn is_list(&self, style: &str) -> bool {
        let said = self.chain(style).find_map(|style| style.is_list);
        said.unwrap_or(false)
    }

    /// What a paragraph of this style is, by name and outline; `outline` is
    /// what the paragraph itself says.
    pub fn kind(&self, style: &str, outline: Option<u8>) -> (BlockKind, u8) {
        let bare = Style {
            name: style.to_string(),
            ..Style::default()
        };
        let known = self.chain(style).chain(std::iter::once(&bare));
        let by_name = known.filter_map(|style| kind_of_name(&style.name)).next();
        let outline = outline.or_else(|| self.chain(style).find_map(|style| style.outline));
        match (by_name, outline) {
            (Some((BlockKind::Headline, level)), _) => (BlockKind::Headline, level),
            // Level 1 is the title's own: headings count from below it.
            (_, Some(level @ 1..=9)) => (BlockKind::Headline, (level + 1).min(6)),
            (Some(kind), _) => kind,
            (None, _) => (BlockKind::Body, 0),
        }
    }
}

/// What the name of a style says: Word's own names (ISO 29500-1, 17.7.4.9 and
/// `w:latentStyles`) and LibreOffice's, which are English in the file.
fn kind_of_name(name: &str) -> Option<(BlockKind, u8)> {
    let lower = name.to_ascii_lowercase().replace("_20_", " ");
    let lower = lower.trim();
    if let Some(level) = ["heading ", "heading", "überschrift ", "titre "]
        .iter()
        .find_map(|start| lower.strip_prefix(start)?.parse::<u8>().ok())
    {
        return Some((BlockKind::Headline, level.saturating_add(1).clamp(2, 6)));
    }
    Some(match lower {
        "title" => (BlockKind::Headline, 1),
        "subtitle" => (BlockKind::Headline, 2),
        "quote" | "intense quote" | "quotations" | "block text" | "intensequote" => {
            (BlockKind::Quote, 0)
        }
        "caption" | "illustration" | "figure" | "drawing" => (BlockKind::Caption, 0),
        "list paragraph" | "listparagraph" => return None,
        "header" | "footer" | "toc heading" | "contents heading" => (BlockKind::Boilerplate, 0),
        _ if lower.starts_with("list bullet") || lower.starts_with("list number") => {
            (BlockKind::List, 0)
        }
        _ if is_contents(lower) => (BlockKind::Boilerplate, 0),
        _ => return None,
    })
}

/// `toc 1`, `Contents 2`: lines of a table of contents.
fn is_contents(name: &str) -> bool {
    ["toc ", "toc", "contents "].iter().any(|start| {
        let level = name.strip_prefix(start);
        level.is_some_and(|level| level.parse::<u8>().is_ok())
    })
}
