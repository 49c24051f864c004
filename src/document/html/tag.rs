//! Names of elements, as far as reading a page tells them apart.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// An element's name, lower case in the source.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Tag {
            /// A run of characters, no element.
            Text,
            /// Any name that is not listed.
            Other,
            $(#[allow(missing_docs)] $variant),*
        }

        impl Tag {
            /// The element that `name` names; `name` is in lower case.
            pub fn of(name: &[u8]) -> Tag {
                match name {
                    $($name => Tag::$variant,)*
                    _ => Tag::Other,
                }
            }
        }

        /// How many tags there are.
        pub const N_TAGS: usize = [Tag::Text, Tag::Other, $(Tag::$variant),*].len();
    };
}

tags! {
    A b"a", Abbr b"abbr", Address b"address", Amp b"amp-img", Area b"area", Article b"article", Aside b"aside",
    Audio b"audio", B b"b", Base b"base", Big b"big", Blockquote b"blockquote", Body b"body", Br b"br",
    Button b"button", Canvas b"canvas", Caption b"caption", Center b"center", Cite b"cite", Code b"code",
    Col b"col", Colgroup b"colgroup", Dd b"dd", Del b"del", Details b"details", Dialog b"dialog", Dir b"dir",
    Div b"div", Dl b"dl", Dt b"dt", Em b"em", Embed b"embed", Fieldset b"fieldset", Figcaption b"figcaption",
    Figure b"figure", Font b"font", Footer b"footer", Form b"form", Frameset b"frameset", H1 b"h1", H2 b"h2",
    H3 b"h3", H4 b"h4", H5 b"h5", H6 b"h6", Head b"head", Header b"header", Hgroup b"hgroup", Hr b"hr",
    Html b"html", I b"i", Iframe b"iframe", Img b"img", Input b"input", Ins b"ins", Label b"label",
    Legend b"legend", Li b"li", Link b"link", Main b"main", Mark b"mark", Math b"math", Menu b"menu",
    Meta b"meta", Nav b"nav", Noframes b"noframes", Noscript b"noscript", Object b"object", Ol b"ol",
    Optgroup b"optgroup", Option b"option", P b"p", Param b"param", Picture b"picture", Pre b"pre",
    Progress b"progress", Q b"q", Rp b"rp", Rt b"rt", Ruby b"ruby", S b"s", Script b"script",
    Section b"section", Select b"select", Small b"small", Source b"source", Span b"span",
    Strike b"strike", Strong b"strong", Style b"style", Sub b"sub", Summary b"summary", Sup b"sup",
    Svg b"svg", Table b"table", Tbody b"tbody", Td b"td", Template b"template", Textarea b"textarea",
    Tfoot b"tfoot", Th b"th", Thead b"thead", Time b"time", Title b"title", Tr b"tr", Track b"track",
    Tt b"tt", U b"u", Ul b"ul", Video b"video", Wbr b"wbr",
}

use Tag::*;

impl Tag {
    /// Elements without content, which no end tag closes.
    pub fn is_void(self) -> bool {
        matches!(
            self,
            Area | Base
                | Br
                | Col
                | Embed
                | Hr
                | Img
                | Input
                | Link
                | Meta
                | Param
                | Source
                | Track
                | Wbr
        )
    }

    /// Elements that may stand in a page's head.
    pub fn belongs_in_head(self) -> bool {
        matches!(
            self,
            Base | Link | Meta | Noscript | Script | Style | Template | Title | Html | Head
        )
    }

    /// Elements whose content is not read as text of the page.
    pub fn is_unread(self) -> bool {
        matches!(
            self,
            Script
                | Style
                | Template
                | Noscript
                | Iframe
                | Noframes
                | Svg
                | Math
                | Object
                | Embed
                | Audio
                | Video
                | Canvas
                | Select
                | Textarea
                | Input
                | Progress
                | Head
                | Title
                | Rp
                | Rt
        )
    }

    /// Elements that stand on lines of their own.
    pub fn is_block(self) -> bool {
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Dir
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Header
                | Hgroup
                | Hr
                | Html
                | Legend
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | Optgroup
                | Option
                | P
                | Pre
                | Section
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
        )
    }

    /// 1 to 6 for headings, 0 for anything else.
    pub fn heading_level(self) -> u8 {
        match self {
            H1 => 1,
            H2 => 2,
            H3 => 3,
            H4 => 4,
            H5 => 5,
            H6 => 6,
            _ => 0,
        }
    }

    /// Blocks before which an open paragraph ends (WHATWG HTML 13.2.6.4.7).
    pub fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Body | Html
                    | Caption
                    | Legend
                    | Optgroup
                    | Option
                    | Tbody
                    | Td
                    | Tfoot
                    | Th
                    | Thead
                    | Tr
            )
    }

    /// Elements out of which no end tag inside them reaches.
    pub fn is_boundary(self) -> bool {
        matches!(
            self,
            Html | Table | Td | Th | Caption | Template | Object | Button
        )
    }
}
