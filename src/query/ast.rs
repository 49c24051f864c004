use super::word_pattern::WordPattern;
use crate::index::{FacetField, Field};
use crate::text::Span;

/// A query as understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What to find; [`Node::All`] for an empty line.
    pub node: Node,
    /// What was repaired to understand it, in the order of the line.
    pub mends: Vec<Mend>,
    /// Bytes of the line that each of [`Query::parts`] stands in, in the same order.
    pub spans: Vec<Span>,
}

impl Query {
    /// What all hits must have: the parts that the line joins by `AND`; none
    /// for an empty line.
    pub fn parts(&self) -> &[Node] {
        match &self.node {
            Node::And(parts) if parts.len() == self.spans.len() => parts,
            _ if self.spans.is_empty() => &[],
            node => core::slice::from_ref(node),
        }
    }
}

/// A repair of a query, to be said aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// Bytes of the line.
    pub span: Span,
    /// What was wrong: lower case, no full stop, input in backticks.
    pub message: String,
    /// What was done about it.
    pub hint: String,
}

/// One part of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Every clipping.
    All,
    /// Words in fields.
    Leaf(Leaf),
    /// Clippings published wholly between two days, in days since 1970-01-01.
    Published {
        /// First day, `i32::MIN` for no bound.
        first: i32,
        /// Last day, `i32::MAX` for no bound.
        last: i32,
        /// The condition in words.
        label: String,
    },
    /// Clippings with this value of a facet, whatever its case.
    Facet {
        /// Which facet.
        facet: FacetField,
        /// The value.
        value: String,
    },
    /// All of these.
    And(Vec<Node>),
    /// At least one of these.
    Or(Vec<Node>),
    /// None of this.
    Not(Box<Node>),
}

/// Words to find, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Where to look.
    pub scope: Scope,
    /// What to look for.
    pub pattern: Pattern,
    /// What its score is multiplied by.
    pub boost: f64,
    /// Whether the reader may still be typing its last word.
    pub open: bool,
    /// Bytes of the line.
    pub span: Span,
}

/// Where a leaf looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Title and body; the site's own lines too if the reader asks for them.
    Text,
    /// One field.
    Field(Field),
}

/// What a leaf looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A word.
    Word(PhraseWord),
    /// Words in their order, at least two.
    Phrase(Vec<PhraseWord>),
    /// Words or phrases close to each other, at least two, in any order.
    Near {
        /// What stands near each other; each a word or a phrase.
        parts: Vec<Vec<PhraseWord>>,
        /// Other words, at most, between the first and the last.
        reach: u32,
    },
}

/// One word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseWord {
    /// Which words stand for it.
    pub pattern: WordPattern,
    /// Place in the phrase, counted in words from 0.
    pub offset: u32,
    /// Whether it is one character of a script indexed in pairs.
    pub character: bool,
}

impl Pattern {
    /// The pattern's words, in the order of the line.
    pub fn words(&self) -> impl Iterator<Item = &PhraseWord> {
        let (words, parts): (&[PhraseWord], &[Vec<PhraseWord>]) = match self {
            Pattern::Word(word) => (core::slice::from_ref(word), &[]),
            Pattern::Phrase(words) => (words, &[]),
            Pattern::Near { parts, .. } => (&[], parts),
        };
        words.iter().chain(parts.iter().flatten())
    }

    /// Whole words stand for themselves alone.
    pub(super) fn take_as_written(&mut self) {
        if let Pattern::Word(word) = self
            && let WordPattern::Stem { word: typed, .. } = &mut word.pattern
        {
            word.pattern = WordPattern::Word(core::mem::take(typed));
        }
    }

    /// The pattern's words, to be changed.
    pub(super) fn for_each_word_mut(&mut self, visit: &mut impl FnMut(&mut PhraseWord)) {
        match self {
            Pattern::Word(word) => visit(word),
            Pattern::Phrase(words) => words.iter_mut().for_each(visit),
            Pattern::Near { parts, .. } => parts.iter_mut().flatten().for_each(visit),
        }
    }

    /// The pattern as what may stand near something: words or phrases.
    pub(super) fn into_parts(self) -> Vec<Vec<PhraseWord>> {
        match self {
            Pattern::Word(word) => vec![vec![word]],
            Pattern::Phrase(words) => vec![words],
            Pattern::Near { parts, .. } => parts,
        }
    }
}

impl Scope {
    /// Whether a word is found by its other forms there.
    pub fn is_stemmed(self) -> bool {
        match self {
            Scope::Text => true,
            Scope::Field(field) => field.is_stemmed(),
        }
    }

    /// The fields to look in.
    pub fn fields(self, boilerplate: bool) -> &'static [Field] {
        match self {
            Scope::Text if boilerplate => &[Field::Text, Field::Boilerplate],
            Scope::Text => &[Field::Text],
            Scope::Field(Field::Text) => &[Field::Text],
            Scope::Field(Field::Title) => &[Field::Title],
            Scope::Field(Field::Body) => &[Field::Body],
            Scope::Field(Field::Boilerplate) => &[Field::Boilerplate],
            Scope::Field(Field::Source) => &[Field::Source],
            Scope::Field(Field::Author) => &[Field::Author],
            Scope::Field(Field::Dateline) => &[Field::Dateline],
            Scope::Field(Field::File) => &[Field::File],
            Scope::Field(Field::Person) => &[Field::Person],
            Scope::Field(Field::Organisation) => &[Field::Organisation],
            Scope::Field(Field::Place) => &[Field::Place, Field::Dateline],
            Scope::Field(Field::Quote) => &[Field::Quote],
            Scope::Field(Field::Said) => &[Field::Said],
            Scope::Field(Field::Speaker) => &[Field::Speaker],
        }
    }
}

impl Node {
    /// Calls `visit` with each leaf that a hit may show: not those excluded.
    pub fn for_each_shown_leaf<'n>(&'n self, visit: &mut impl FnMut(&'n Leaf)) {
        match self {
            Node::Leaf(leaf) => visit(leaf),
            Node::And(parts) | Node::Or(parts) => parts
                .iter()
                .for_each(|part| part.for_each_shown_leaf(visit)),
            Node::All | Node::Not(_) | Node::Published { .. } | Node::Facet { .. } => {}
        }
    }

    /// Calls `visit` with each leaf, in the order of the line.
    pub fn for_each_leaf<'n>(&'n self, visit: &mut impl FnMut(&'n Leaf)) {
        match self {
            Node::Leaf(leaf) => visit(leaf),
            Node::And(parts) | Node::Or(parts) => {
                parts.iter().for_each(|part| part.for_each_leaf(visit))
            }
            Node::Not(part) => part.for_each_leaf(visit),
            Node::All | Node::Published { .. } | Node::Facet { .. } => {}
        }
    }

    /// Calls `visit` with each leaf, in the order of the line.
    pub fn for_each_leaf_mut(&mut self, visit: &mut impl FnMut(&mut Leaf)) {
        match self {
            Node::Leaf(leaf) => visit(leaf),
            Node::And(parts) | Node::Or(parts) => parts
                .iter_mut()
                .for_each(|part| part.for_each_leaf_mut(visit)),
            Node::Not(part) => part.for_each_leaf_mut(visit),
            Node::All | Node::Published { .. } | Node::Facet { .. } => {}
        }
    }
}
