use crate::document::{BlockKind, Clipping};
use crate::extract::EntityType;
use crate::text::Span;

/// A part of a clipping with words of its own in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Field {
    /// Title and body as one: how the dictionary keeps them. What stands in
    /// either can be told from its postings.
    Text = 0,
    /// The title, stated or not.
    Title = 1,
    /// Everything in the text but the headline and the site's own lines.
    Body = 2,
    /// The site's own lines: out of search unless asked for.
    Boilerplate = 3,
    /// Words between quotation marks that somebody said.
    Quote = 4,
    /// Words that somebody said, between marks or not.
    Said = 5,
    /// The publisher's name.
    Source = 6,
    /// Who wrote it, as printed.
    Author = 7,
    /// The place in the dateline.
    Dateline = 8,
    /// The path of the file.
    File = 9,
    /// Names of people in the text.
    Person = 10,
    /// Names of organisations in the text.
    Organisation = 11,
    /// Names of places in the text.
    Place = 12,
    /// Who is quoted, by name or by the words that the text has.
    Speaker = 13,
}

impl Field {
    /// Every field with a length of its own: not [`Field::Text`].
    pub const ALL: [Field; 13] = [
        Field::Title,
        Field::Body,
        Field::Boilerplate,
        Field::Quote,
        Field::Said,
        Field::Source,
        Field::Author,
        Field::Dateline,
        Field::File,
        Field::Person,
        Field::Organisation,
        Field::Place,
        Field::Speaker,
    ];

    /// The byte that the field's terms begin with: one for title and body.
    pub fn key(self) -> u8 {
        self.indexed_in() as u8 + 1
    }

    /// The field whose terms begin with `key`.
    pub(super) fn of_key(key: u8) -> Option<Field> {
        let all = [Field::Text].into_iter().chain(Field::ALL);
        all.filter(|field| field.indexed_in() == *field)
            .find(|field| field.key() == key)
    }

    /// The field of the dictionary that has its words.
    pub fn indexed_in(self) -> Field {
        match self {
            Field::Title | Field::Body => Field::Text,
            _ => self,
        }
    }

    /// The fields with a length of their own that it consists of.
    pub fn parts(self) -> &'static [Field] {
        match self {
            Field::Text => &[Field::Title, Field::Body],
            Field::Title => &[Field::Title],
            Field::Body => &[Field::Body],
            Field::Boilerplate => &[Field::Boilerplate],
            Field::Source => &[Field::Source],
            Field::Author => &[Field::Author],
            Field::Dateline => &[Field::Dateline],
            Field::File => &[Field::File],
            Field::Person => &[Field::Person],
            Field::Organisation => &[Field::Organisation],
            Field::Place => &[Field::Place],
            Field::Quote => &[Field::Quote],
            Field::Said => &[Field::Said],
            Field::Speaker => &[Field::Speaker],
        }
    }

    /// The field with the names of entities of a type.
    pub fn of_names(entity_type: EntityType) -> Field {
        match entity_type {
            EntityType::Person => Field::Person,
            EntityType::Organisation => Field::Organisation,
            EntityType::Place => Field::Place,
        }
    }

    /// The field whose texts a reader sees its words in: names and quotations
    /// stand in the clipping's own text.
    pub fn shown_in(self) -> Field {
        match self {
            Field::Person
            | Field::Organisation
            | Field::Place
            | Field::Quote
            | Field::Said
            | Field::Speaker => Field::Text,
            _ => self,
        }
    }

    /// Whether a word of it is found by the other forms of that word: running
    /// text, not names. These fields come first in the dictionary.
    pub fn is_stemmed(self) -> bool {
        matches!(
            self,
            Field::Text
                | Field::Title
                | Field::Body
                | Field::Boilerplate
                | Field::Quote
                | Field::Said
        )
    }

    /// Place among [`Field::ALL`], where it has one.
    pub fn index(self) -> usize {
        (self as usize).saturating_sub(1)
    }
}

/// Calls `visit` with each piece of text that is indexed under a field:
/// `(field, piece, span)`, where `span` says where the piece stands in
/// `Clipping::text`, if it does. Pieces of one field come in reading order;
/// no phrase reaches across two of them.
pub fn for_each_field_text<'c>(
    clipping: &'c Clipping,
    visit: &mut dyn FnMut(Field, &'c str, Option<Span>),
) {
    visit(
        Field::Title,
        &clipping.headline.title.value,
        clipping.headline.span,
    );
    for block in &clipping.blocks {
        let piece = block.span.of(&clipping.text);
        match block.kind {
            BlockKind::Boilerplate => visit(Field::Boilerplate, piece, Some(block.span)),
            _ if Some(block.span) == clipping.headline.span => {}
            _ => visit(Field::Body, piece, Some(block.span)),
        }
    }
    let facts = [
        (Field::Source, &clipping.publisher),
        (Field::Author, &clipping.byline),
        (Field::Dateline, &clipping.dateline),
    ];
    for (field, fact) in facts {
        if let Some(fact) = fact {
            visit(field, &fact.value, None);
        }
    }
    visit(Field::File, &clipping.file, None);
}
