use crate::index::{FacetField, Field};

/// What `name:` in a query means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldMeaning {
    /// Words in a field of the index.
    Words(Field),
    /// A value of a facet, as the facet lists it.
    Facet(FacetField),
    /// Published before, after, or within a year, month, day or `a..b`.
    Date(DateRelation),
}

/// How a clipping's date stands to the one named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRelation {
    /// Wholly before it.
    Before,
    /// Wholly after it.
    After,
    /// Wholly within it.
    Within,
}

/// A field that a query can name.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldEntry {
    /// Its name, then other names for it.
    pub names: &'static [&'static str],
    /// What it means.
    pub meaning: FieldMeaning,
    /// What it finds, for a reader.
    pub help: &'static str,
    /// A query that uses it.
    pub example: &'static str,
}

/// Every field: the one table that parser, help and tests derive from.
pub const FIELDS: &[FieldEntry] = &[
    FieldEntry {
        names: &["title", "headline"],
        meaning: FieldMeaning::Words(Field::Title),
        help: "words in the title",
        example: "title:anniversary",
    },
    FieldEntry {
        names: &["body", "text"],
        meaning: FieldMeaning::Words(Field::Body),
        help: "words in the text below the title",
        example: "body:\"foreign ministry\"",
    },
    FieldEntry {
        names: &["source", "publisher"],
        meaning: FieldMeaning::Words(Field::Source),
        help: "words in the publisher's name",
        example: "source:reuters",
    },
    FieldEntry {
        names: &["author", "byline"],
        meaning: FieldMeaning::Words(Field::Author),
        help: "words in the name of who wrote it",
        example: "author:smith",
    },
    FieldEntry {
        names: &["person", "people"],
        meaning: FieldMeaning::Words(Field::Person),
        help: "words in the name of somebody in the text",
        example: "person:kim",
    },
    FieldEntry {
        names: &["organisation", "organization", "org"],
        meaning: FieldMeaning::Words(Field::Organisation),
        help: "words in the name of an organisation in the text",
        example: "org:ministry",
    },
    FieldEntry {
        names: &["place"],
        meaning: FieldMeaning::Words(Field::Place),
        help: "words in the name of a place, in the text or the dateline",
        example: "place:seoul",
    },
    FieldEntry {
        names: &["speaker"],
        meaning: FieldMeaning::Words(Field::Speaker),
        help: "words in the name of somebody who is quoted",
        example: "speaker:xi",
    },
    FieldEntry {
        names: &["said"],
        meaning: FieldMeaning::Words(Field::Said),
        help: "words that somebody is said to have said, in marks or not",
        example: "said:relations",
    },
    FieldEntry {
        names: &["quote"],
        meaning: FieldMeaning::Words(Field::Quote),
        help: "words between quotation marks that somebody said",
        example: "quote:friendship",
    },
    FieldEntry {
        names: &["dateline"],
        meaning: FieldMeaning::Words(Field::Dateline),
        help: "the place in the dateline",
        example: "dateline:seoul",
    },
    FieldEntry {
        names: &["file"],
        meaning: FieldMeaning::Words(Field::File),
        help: "words in the path of the file",
        example: "file:2015",
    },
    FieldEntry {
        names: &["boilerplate"],
        meaning: FieldMeaning::Words(Field::Boilerplate),
        help: "words in a site's own lines, such as promotion",
        example: "boilerplate:subscribe",
    },
    FieldEntry {
        names: &["lang", "language"],
        meaning: FieldMeaning::Facet(FacetField::Language),
        help: "the language of the text, by its code",
        example: "lang:en",
    },
    FieldEntry {
        names: &["format"],
        meaning: FieldMeaning::Facet(FacetField::Format),
        help: "the format of the file",
        example: "format:markdown",
    },
    FieldEntry {
        names: &["before"],
        meaning: FieldMeaning::Date(DateRelation::Before),
        help: "published before a year, month or day",
        example: "before:2016",
    },
    FieldEntry {
        names: &["after"],
        meaning: FieldMeaning::Date(DateRelation::After),
        help: "published after a year, month or day",
        example: "after:2020-10",
    },
    FieldEntry {
        names: &["on", "date"],
        meaning: FieldMeaning::Date(DateRelation::Within),
        help: "published in a year, month, day or span",
        example: "on:2015..2020",
    },
];

impl FieldEntry {
    /// The entry that goes by `name`, whatever its case.
    pub fn find(name: &str) -> Option<&'static FieldEntry> {
        FIELDS.iter().find(|entry| {
            entry
                .names
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        })
    }
}
