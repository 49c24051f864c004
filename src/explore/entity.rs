use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::names::{HitDays, entity_named, name_view};
use super::{Explorer, NameView, Question};
use crate::extract::EntityType;
use crate::library::{Correction, Corrections, LibraryEntity, WhoIsWho};

/// Names that are often in the same clippings, and those like this one.
const MAX_TOGETHER: usize = 12;
const MAX_ALIKE: usize = 200;
/// Clippings that are looked through for who is named together.
const MAX_CLIPPINGS: usize = 20_000;

/// One name, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EntityView {
    /// It, counted over the whole library.
    pub name: NameView,
    /// How the clippings write it, most frequent first.
    pub spellings: Vec<SpellingOfNameView>,
    /// What the clippings call it, most frequent first.
    pub roles: Vec<RoleView>,
    /// Who and what is named in the same clippings, most often first.
    pub together: Vec<OtherNameView>,
    /// Those of its type that it may be the same as: with a word in common
    /// first, then those named most.
    pub alike: Vec<OtherNameView>,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SpellingOfNameView {
    /// As clippings have it.
    pub text: String,
    /// How often.
    pub count: u32,
    /// Why it is taken for a name of this one.
    pub reason: &'static str,
    /// How sure that is, in percent.
    pub confidence: u8,
}

/// An office or description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct RoleView {
    /// In words.
    pub title: String,
    /// Clippings that say so.
    pub count: u32,
    /// The first day on which one of them was published.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

/// Another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OtherNameView {
    /// Its id.
    pub id: String,
    /// The name that it goes by.
    pub name: String,
    /// Clippings.
    pub count: u32,
}

/// What a reader corrects of the names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "does", rename_all = "lowercase")]
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

impl Explorer {
    /// What is known of a name; None where there is none with this id.
    pub fn entity(&mut self, id: &str) -> Option<EntityView> {
        let answered = self.answer(&Question::default());
        let who = self.library.who();
        let entity = entity_named(&who, id)?;
        let hits = HitDays::dated(&answered.hits, &self.library);
        Some(EntityView {
            name: name_view(entity, entity.clippings.len() as u32, &hits),
            spellings: (entity.aliases.iter())
                .map(|alias| SpellingOfNameView {
                    text: alias.text.clone(),
                    count: alias.n_mentions,
                    reason: alias.reason.name(),
                    confidence: alias.confidence,
                })
                .collect(),
            roles: (entity.roles.iter())
                .map(|role| {
                    let (first, last) = hits.dates(&role.clippings);
                    RoleView {
                        title: role.title.clone(),
                        count: role.clippings.len() as u32,
                        first,
                        last,
                    }
                })
                .collect(),
            together: together(&who, entity),
            alike: alike(&who, entity),
        })
    }

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
    }
}

/// Who and what stands most often in the clippings that name `entity`.
fn together(who: &WhoIsWho, entity: &LibraryEntity) -> Vec<OtherNameView> {
    let within = &entity.clippings[..entity.clippings.len().min(MAX_CLIPPINGS)];
    let mut counts: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for other in who.entities().iter().filter(|other| other.id != entity.id) {
        let n_common = n_common(within, &other.clippings);
        if n_common > 0 {
            counts.insert(&other.id, (n_common, &other.name));
        }
    }
    most(counts, MAX_TOGETHER)
}

fn alike(who: &WhoIsWho, entity: &LibraryEntity) -> Vec<OtherNameView> {
    let others = (who.entities().iter())
        .filter(|other| other.id != entity.id && other.entity_type == entity.entity_type);
    let words = |name: &str| -> Vec<String> {
        name.split(|character: char| !character.is_alphanumeric())
            .filter(|word| word.len() > 1)
            .map(str::to_lowercase)
            .collect()
    };
    let own = words(&entity.name);
    let mut rows: Vec<(bool, u32, &LibraryEntity)> = others
        .map(|other| {
            let is_alike = words(&other.name).iter().any(|word| own.contains(word));
            (is_alike, other.clippings.len() as u32, other)
        })
        .collect();
    rows.sort_by(|a, b| (b.0, b.1, &a.2.name).cmp(&(a.0, a.1, &b.2.name)));
    rows.into_iter()
        .take(MAX_ALIKE)
        .map(|(_, count, other)| OtherNameView {
            id: other.id.clone(),
            name: other.name.clone(),
            count,
        })
        .collect()
}

/// How many numbers two rising lists share.
fn n_common(a: &[u32], b: &[u32]) -> u32 {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    (few.iter())
        .filter(|id| many.binary_search(id).is_ok())
        .count() as u32
}

fn most(counts: BTreeMap<&str, (u32, &str)>, limit: usize) -> Vec<OtherNameView> {
    let mut rows: Vec<OtherNameView> = (counts.into_iter())
        .map(|(id, (count, name))| OtherNameView {
            id: id.to_owned(),
            name: name.to_owned(),
            count,
        })
        .collect();
    rows.sort_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
    rows.truncate(limit);
    rows
}
