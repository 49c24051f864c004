//! What the words of a group are for.

/// What the words of a group are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The document's text, a note's or a header's.
    Text,
    /// Not read.
    Nothing,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// The document's title.
    Title,
    /// Who wrote it.
    Author,
    /// When it was last changed.
    Changed,
}

/// What stands in the text and is not part of its flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inset {
    /// A footnote or endnote.
    Note,
    /// A running header or footer.
    Running,
    /// A text box.
    Box,
}

/// The destination that a control word opens; None where it opens none.
pub fn destination(word: &str) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "title" => Destination::Title,
        "author" => Destination::Author,
        "revtim" => Destination::Changed,
        _ if NOT_READ.contains(&word) => Destination::Nothing,
        _ => return None,
    })
}

/// The inset that a control word opens; None where it opens none.
pub fn inset(word: &str) -> Option<Inset> {
    Some(match word {
        "footnote" => Inset::Note,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" => Inset::Running,
        "shptxt" | "dptxbxtext" => Inset::Box,
        _ => return None,
    })
}

/// Whether a destination that programs may skip (`\*`) is read all the same.
pub fn is_read(word: &str) -> bool {
    matches!(
        word,
        "shpinst"
            | "do"
            | "ud"
            | "shptxt"
            | "dptxbxtext"
            | "footnote"
            | "fldrslt"
            | "title"
            | "author"
    )
}

/// Destinations whose words are no text of the document: data, settings, codes
/// of fields, numbers of lists, remarks, entries of indexes, and forms of what
/// follows for programs that do not know it.
const NOT_READ: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "annotation",
    "atnauthor",
    "atndate",
    "atnicn",
    "atnid",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "bkmkend",
    "bkmkstart",
    "blipuid",
    "buptim",
    "category",
    "colorschememapping",
    "colortbl",
    "comment",
    "company",
    "creatim",
    "datafield",
    "datastore",
    "defchp",
    "defpap",
    "doccomm",
    "docvar",
    "ebcend",
    "ebcstart",
    "factoidname",
    "falt",
    "ffdeftext",
    "ffentrymcr",
    "ffexitmcr",
    "ffformat",
    "ffhelptext",
    "ffname",
    "ffstattext",
    "file",
    "filetbl",
    "fldinst",
    "fname",
    "fontemb",
    "fontfile",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "gridtbl",
    "hlinkbase",
    "htmltag",
    "hlfr",
    "hlsrc",
    "keycode",
    "keywords",
    "latentstyles",
    "levelnumbers",
    "leveltext",
    "listlevel",
    "listname",
    "listoverridetable",
    "listpicture",
    "liststylename",
    "listtable",
    "listtext",
    "lsdlockedexcept",
    "macc",
    "manager",
    "mmathPr",
    "nesttableprops",
    "nextfile",
    "nonesttables",
    "nonshppict",
    "objalias",
    "objclass",
    "objdata",
    "objname",
    "objsect",
    "objtime",
    "oldcprops",
    "oldpprops",
    "oldsprops",
    "oldtprops",
    "operator",
    "panose",
    "password",
    "passwordhash",
    "pgdsctbl",
    "pgp",
    "pgptbl",
    "pict",
    "pn",
    "pnseclvl",
    "pntext",
    "pntxta",
    "pntxtb",
    "printim",
    "private",
    "propname",
    "protusertbl",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shprslt",
    "sn",
    "sp",
    "staticval",
    "subject",
    "svb",
    "tc",
    "tcn",
    "template",
    "themedata",
    "txe",
    "userprops",
    "wgrffmtfilter",
    "windowcaption",
    "writereservation",
    "writereservhash",
    "xe",
    "xmlnstbl",
];
