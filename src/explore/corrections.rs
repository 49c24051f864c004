use serde::{Deserialize, Serialize};

use super::Explorer;
use super::names::entity_named;
use crate::extract::{EntityType, QuotationKind};
use crate::library::{Correction, Corrections};

/// What a reader corrects of the names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "lowercase", try_from = "Fields")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum NameCorrection {
    /// Two names are of one.
    Merge {
        /// This one.
        id: String,
        /// Is the same as this one, whose name stays.
        into: String,
    },
    /// A spelling is another's.
    Split {
        /// Not of this one.
        id: String,
        /// The spelling.
        form: String,
    },
    /// It goes by another name.
    Rename {
        /// This one.
        id: String,
        /// Is called so.
        to: String,
    },
    /// It is something else.
    Retype {
        /// This one.
        id: String,
        /// Is of this type.
        kind: EntityType,
    },
    /// It is no name.
    Reject {
        /// This one.
        id: String,
    },
}

/// The fields of any correction of names: what reads an enum by its tag takes five times the code.
#[derive(Deserialize)]
struct Fields {
    does: String,
    id: String,
    into: Option<String>,
    form: Option<String>,
    to: Option<String>,
    kind: Option<EntityType>,
}

impl TryFrom<Fields> for NameCorrection {
    type Error = &'static str;

    fn try_from(fields: Fields) -> Result<NameCorrection, &'static str> {
        let id = fields.id;
        let correction = match fields.does.as_str() {
            "merge" => fields.into.map(|into| NameCorrection::Merge { id, into }),
            "split" => fields.form.map(|form| NameCorrection::Split { id, form }),
            "rename" => fields.to.map(|to| NameCorrection::Rename { id, to }),
            "retype" => fields.kind.map(|kind| NameCorrection::Retype { id, kind }),
            "reject" => Some(NameCorrection::Reject { id }),
            _ => None,
        };
        correction.ok_or("expected a correction of names with its fields")
    }
}

/// What a reader corrects of a quotation; what is null stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct QuotationCorrection {
    /// The clipping's number.
    pub id: u32,
    /// Place among its quotations.
    pub at: u32,
    /// It is none.
    pub reject: bool,
    /// How the words are given.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'direct' | 'mixed' | 'indirect' | null")
    )]
    pub kind: Option<QuotationKind>,
    /// The words, as they stand near those found.
    pub words: Option<String>,
    /// Who spoke and who passed it on, by name.
    pub chain: Option<Vec<String>>,
}

impl Explorer {
    /// Corrects a name; gives the id that it has now, None where it is none any
    /// more.
    pub fn correct(&mut self, correction: NameCorrection) -> Option<String> {
        let who = self.library.who();
        let named = |id: &str| {
            entity_named(&who, id).map(|entity| (entity.entity_type, entity.spelling.clone()))
        };
        let (said, id) = match correction {
            NameCorrection::Merge { id, into } => {
                let ((entity_type, name), (_, with)) = (named(&id)?, named(&into)?);
                let said = Correction::Merge {
                    entity_type,
                    name,
                    with,
                };
                (said, into)
            }
            NameCorrection::Split { id, form } => {
                let (entity_type, _) = named(&id)?;
                let said = Correction::Split {
                    entity_type,
                    into: form.clone(),
                    name: form,
                    file: None,
                };
                (said, id)
            }
            NameCorrection::Rename { id, to } => {
                let (entity_type, name) = named(&id)?;
                let said = Correction::Rename {
                    entity_type,
                    name,
                    to,
                };
                (said, id)
            }
            NameCorrection::Retype { id, kind } => {
                let (entity_type, name) = named(&id)?;
                let id = id.replacen(entity_type.name(), kind.name(), 1);
                let said = Correction::Retype {
                    entity_type,
                    name,
                    to: kind,
                };
                (said, id)
            }
            NameCorrection::Reject { id } => {
                let (entity_type, name) = named(&id)?;
                let said = Correction::Reject {
                    entity_type,
                    name,
                    file: None,
                    span: None,
                };
                (said, id)
            }
        };
        self.library.correct(said);
        let who = self.library.who();
        entity_named(&who, &id).map(|entity| entity.id.clone())
    }

    /// Corrects a quotation; whether there is one at this place, with these words
    /// beside it.
    pub fn correct_quotation(&mut self, correction: QuotationCorrection) -> bool {
        self.library.flush();
        let Some(clipping) = self.library.clipping(correction.id) else {
            return false;
        };
        let facts = self.library.facts(correction.id, &clipping);
        let Some(found) = facts.quotations.get(correction.at as usize) else {
            return false;
        };
        let place = match &correction.words {
            None => None,
            Some(words) => match nearest(&clipping.text, words, found.span.start) {
                None => return false,
                place => place,
            },
        };
        self.library.correct(Correction::Quotation {
            file: clipping.file.clone(),
            part: clipping.part.clone(),
            span: (found.span.start, found.span.end),
            reject: correction.reject,
            kind: correction.kind,
            to: place,
            chain: correction.chain,
        });
        true
    }

    /// Takes the last correction back; whether there was one.
    pub fn undo_correction(&mut self) -> bool {
        self.library.undo_correction()
    }

    /// The corrections in words, first made first.
    pub fn corrections(&self) -> Vec<String> {
        let said = self.library.corrections().all().iter();
        said.map(in_words).collect()
    }

    /// The corrections as JSON Lines.
    pub fn corrections_file(&self) -> String {
        self.library.corrections().to_json_lines()
    }

    /// Adds corrections from JSON Lines; how many.
    ///
    /// # Errors
    /// The number of the first line, from 1, that is none, and why; none is added.
    pub fn add_corrections(&mut self, lines: &str) -> Result<u32, (usize, String)> {
        let corrections = Corrections::from_json_lines(lines)?;
        for said in corrections.all() {
            self.library.correct(said.clone());
        }
        Ok(corrections.all().len() as u32)
    }
}

/// Where `words` stand in `text`, as near to byte `near` as they do.
fn nearest(text: &str, words: &str, near: u32) -> Option<(u32, u32)> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let places = text.match_indices(words).map(|(start, _)| start as u32);
    let start = places.min_by_key(|start| start.abs_diff(near))?;
    Some((start, start + words.len() as u32))
}

fn in_words(said: &Correction) -> String {
    let within = |file: &Option<String>| {
        file.as_ref()
            .map_or(String::new(), |file| format!(" in {file}"))
    };
    match said {
        Correction::Merge { name, with, .. } => format!("{name} is the same as {with}"),
        Correction::Split { name, file, .. } => {
            format!("{name}{} is another", within(file))
        }
        Correction::Rename { name, to, .. } => format!("{name} is called {to}"),
        Correction::Retype {
            name,
            entity_type,
            to,
        } => format!("{name} is no {}, but a {}", entity_type.name(), to.name()),
        Correction::Reject {
            name,
            file,
            entity_type,
            ..
        } => format!("{name}{} is no {}", within(file), entity_type.name()),
        Correction::Quotation {
            file,
            reject,
            kind,
            to,
            chain,
            ..
        } => {
            let mut said = Vec::new();
            if *reject {
                said.push("is none".to_owned());
            }
            if let Some(kind) = kind {
                said.push(format!("is {}", kind.name()));
            }
            if to.is_some() {
                said.push("has other words".to_owned());
            }
            if let Some(chain) = chain {
                said.push(format!("comes from {}", chain.join(" → ")));
            }
            format!("a quotation in {file} {}", said.join(" and "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_comes_back_as_it_was_written() {
        let (id, other) = ("person-kim".to_owned(), "person-other".to_owned());
        for correction in [
            NameCorrection::Merge {
                id: id.clone(),
                into: other.clone(),
            },
            NameCorrection::Split {
                id: id.clone(),
                form: other.clone(),
            },
            NameCorrection::Rename {
                id: id.clone(),
                to: other,
            },
            NameCorrection::Retype {
                id: id.clone(),
                kind: EntityType::Place,
            },
            NameCorrection::Reject { id },
        ] {
            let written = serde_json::to_string(&correction).expect("strings alone");
            let read: NameCorrection = serde_json::from_str(&written).expect("as written");
            assert_eq!(read, correction);
        }
        for refused in [
            r#"{"does":"merge","id":"a"}"#,
            r#"{"does":"burn","id":"a"}"#,
        ] {
            assert!(serde_json::from_str::<NameCorrection>(refused).is_err());
        }
    }
}
