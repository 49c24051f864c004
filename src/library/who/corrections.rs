//! What the reader says of names and quotations, apart from what the machine read.
//!
//! A correction refers to names as they are written, and to a clipping by its
//! file's path, so that it outlives reading the files again. They count in
//! order, a later one before an earlier one. As JSON Lines, one a line:
//!
//! ```text
//! {"do":"merge","type":"person","name":"Kim Chong-un","with":"Kim Jong Un"}
//! {"do":"split","type":"person","name":"George Bush","file":"a.txt","into":"the father"}
//! {"do":"rename","type":"organisation","name":"WPK","to":"Workers' Party of Korea"}
//! {"do":"retype","type":"place","name":"Xinhua","to":"organisation"}
//! {"do":"reject","type":"person","name":"Black Friday"}
//! {"do":"quotation","file":"a.txt","span":[120,164],"chain":["Xi Jinping","KCNA"]}
//! ```
//!
//! What was split off is called by the name, `~` and its word: `George Bush~the
//! father`. `file` may be left out where all clippings are meant; `reject` may have a
//! `span` in that file, `[first byte, one past the last]`. A quotation is told by where
//! the machine found it; `kind`, `to` (its place) and `chain` say what is right,
//! `"reject":true` that it is none.

use serde::{Deserialize, Serialize};

use super::key::name_key;
use crate::extract::{EntityType, QuotationKind};

/// One thing that the reader says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Correction {
    /// Two names are one entity's.
    Merge {
        /// The type of both.
        #[serde(rename = "type")]
        entity_type: EntityType,
        /// One name.
        name: String,
        /// The other.
        with: String,
    },
    /// A name is another's than the machine says.
    Split {
        /// Its type.
        #[serde(rename = "type")]
        entity_type: EntityType,
        /// The name.
        name: String,
        /// In the clippings of this file alone.
        #[serde(default)]
        file: Option<String>,
        /// What tells the other apart: any word; the same word, the same other.
        into: String,
    },
    /// An entity is to be called so.
    Rename {
        /// Its type.
        #[serde(rename = "type")]
        entity_type: EntityType,
        /// Any of its names.
        name: String,
        /// What to call it.
        to: String,
    },
    /// A name is of another type.
    Retype {
        /// What the machine took it for.
        #[serde(rename = "type")]
        entity_type: EntityType,
        /// The name.
        name: String,
        /// What it is.
        to: EntityType,
    },
    /// Words that are no name.
    Reject {
        /// What the machine took them for.
        #[serde(rename = "type")]
        entity_type: EntityType,
        /// The words.
        name: String,
        /// In this file alone.
        #[serde(default)]
        file: Option<String>,
        /// At these bytes of the clipping's text alone.
        #[serde(default)]
        span: Option<(u32, u32)>,
    },
    /// Something about a quotation.
    Quotation {
        /// The file that has it.
        file: String,
        /// The part of that file.
        #[serde(default)]
        part: Option<String>,
        /// Where the machine found the words, bytes of the clipping's text.
        span: (u32, u32),
        /// It is none.
        #[serde(default)]
        reject: bool,
        /// How the words are given.
        #[serde(default)]
        kind: Option<QuotationKind>,
        /// Where they stand.
        #[serde(default)]
        to: Option<(u32, u32)>,
        /// Who spoke and who passed it on, by name.
        #[serde(default)]
        chain: Option<Vec<String>>,
    },
}

/// Fields that say nothing, as serde writes them. A quotation mark inside of a string has a
/// backslash before it, so that these stand between strings alone.
const UNSAID: [&str; 7] = [
    ",\"file\":null",
    ",\"part\":null",
    ",\"span\":null",
    ",\"kind\":null",
    ",\"to\":null",
    ",\"chain\":null",
    ",\"reject\":false",
];

impl Correction {
    /// As a line of JSON: serde writes `{"merge":{…}}`, a line has `{"do":"merge",…}`.
    fn to_line(&self) -> String {
        let json = serde_json::to_string(self).expect("a correction has strings and numbers");
        let json = (UNSAID.iter()).fold(json, |json, unsaid| json.replace(unsaid, ""));
        let fields = json
            .strip_prefix('{')
            .and_then(|json| json.strip_suffix('}'));
        let (does, fields) = (fields.and_then(|json| json.split_once(":{"))).unwrap_or_default();
        ["{\"do\":", does, ",", fields, "\n"].concat()
    }

    fn of_line(line: &str) -> serde_json::Result<Correction> {
        let mut fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line)?;
        let does = String::deserialize(fields.remove("do").unwrap_or_default())?;
        Correction::deserialize(serde_json::json!({ does: fields }))
    }
}

/// All that the reader said, in order, and what was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    said: Vec<Correction>,
    undone: Vec<Correction>,
}

impl Corrections {
    /// These, in the order they were said.
    pub fn new(said: Vec<Correction>) -> Corrections {
        Corrections {
            said,
            undone: Vec::new(),
        }
    }

    /// Adds one, which counts before those said earlier.
    pub fn push(&mut self, correction: Correction) {
        self.said.push(correction);
        self.undone.clear();
    }

    /// Takes the last one back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let last = self.said.pop();
        let is_one = last.is_some();
        self.undone.extend(last);
        is_one
    }

    /// Says again what was taken back last; false where there is none.
    pub fn redo(&mut self) -> bool {
        let last = self.undone.pop();
        let is_one = last.is_some();
        self.said.extend(last);
        is_one
    }

    /// All that counts, in the order it was said.
    pub fn all(&self) -> &[Correction] {
        &self.said
    }

    /// As JSON Lines.
    pub fn to_json_lines(&self) -> String {
        self.said.iter().map(Correction::to_line).collect()
    }

    /// From JSON Lines; empty lines count for nothing.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is no correction, and why.
    pub fn from_json_lines(lines: &str) -> Result<Corrections, (usize, String)> {
        let mut corrections = Corrections::default();
        let lines = (1..).zip(lines.lines());
        for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let read = Correction::of_line(line).map_err(|error| (number, error.to_string()))?;
            corrections.said.push(read);
        }
        Ok(corrections)
    }

    /// Whether these bytes of a file's clipping are no name: what to leave out
    /// before anything is shown or counted.
    pub fn rejects(
        &self,
        file: &str,
        entity_type: EntityType,
        text: &str,
        start: u32,
        end: u32,
    ) -> bool {
        let key = name_key(entity_type, text);
        self.said.iter().any(|correction| match correction {
            Correction::Reject {
                entity_type: said,
                name,
                file: place,
                span,
            } => {
                *said == entity_type
                    && name_key(*said, name) == key
                    && place.as_deref().is_none_or(|place| place == file)
                    && span.is_none_or(|span| span.0 < end && start < span.1)
            }
            _ => false,
        })
    }
}

/// What the corrections come to, the last word of each name.
#[derive(Default)]
pub(super) struct Verdicts {
    /// Pairs of names that are one entity's.
    pub merges: Vec<(EntityType, String, String)>,
    /// Type, name, file, what tells it apart.
    pub splits: Vec<(EntityType, String, Option<String>, String)>,
    /// Type, name, new name.
    pub renames: Vec<(EntityType, String, String)>,
    /// Type, name, new type.
    pub retypes: Vec<(EntityType, String, EntityType)>,
    /// Type, name, file.
    pub rejects: Vec<(EntityType, String, Option<String>)>,
}

impl Verdicts {
    /// Goes through what was said, a later word taking back an earlier one.
    pub fn new(corrections: &Corrections) -> Verdicts {
        let mut verdicts = Verdicts::default();
        for correction in &corrections.said {
            match correction {
                Correction::Merge {
                    entity_type,
                    name,
                    with,
                } => {
                    let (a, b) = (key_of(*entity_type, name), key_of(*entity_type, with));
                    verdicts
                        .splits
                        .retain(|split| split.0 != *entity_type || (split.1 != a && split.1 != b));
                    verdicts.merges.push((*entity_type, a, b));
                }
                Correction::Split {
                    entity_type,
                    name,
                    file,
                    into,
                } => {
                    let key = name_key(*entity_type, name);
                    if file.is_none() {
                        verdicts.merges.retain(|merge| {
                            merge.0 != *entity_type || (merge.1 != key && merge.2 != key)
                        });
                    }
                    verdicts.splits.retain(|split| {
                        (split.0, &split.1, &split.2) != (*entity_type, &key, file)
                    });
                    verdicts
                        .splits
                        .push((*entity_type, key, file.clone(), into.clone()));
                }
                Correction::Rename {
                    entity_type,
                    name,
                    to,
                } => {
                    verdicts
                        .renames
                        .push((*entity_type, key_of(*entity_type, name), to.clone()));
                }
                Correction::Retype {
                    entity_type,
                    name,
                    to,
                } => {
                    let key = name_key(*entity_type, name);
                    // `A is B`, then `B is A`: the last one counts.
                    verdicts.retypes.retain(|retype| retype.1 != key);
                    verdicts.retypes.push((*entity_type, key, *to));
                }
                Correction::Reject {
                    entity_type,
                    name,
                    file,
                    span,
                } => {
                    // One place alone is left out before the library counts.
                    if span.is_none() {
                        verdicts.rejects.push((
                            *entity_type,
                            name_key(*entity_type, name),
                            file.clone(),
                        ));
                    }
                }
                Correction::Quotation { .. } => {}
            }
        }
        verdicts
    }

    /// Whether some of it is of the name with this key.
    pub fn speak_of(&self, key: &str) -> bool {
        self.splits.iter().any(|split| split.1 == key)
            || self.retypes.iter().any(|retype| retype.1 == key)
            || self.rejects.iter().any(|reject| reject.1 == key)
    }

    /// Whether there is nothing to look up for each name.
    pub fn is_empty_for_names(&self) -> bool {
        self.splits.is_empty() && self.retypes.is_empty() && self.rejects.is_empty()
    }
}

/// The key of a name that may be of what was split off: `George Bush~the father`.
fn key_of(entity_type: EntityType, name: &str) -> String {
    match name.split_once('~') {
        Some((name, label)) => [&name_key(entity_type, name), "~", label].concat(),
        None => name_key(entity_type, name),
    }
}
