//! The parts of a package and what they have to do with each other.
//!
//! Open Packaging Conventions (ISO 29500-2): part names and relationships.

use super::xml::{Item, Xml, text_of_part};
use crate::document::ProblemCode;
use crate::document::reading::Reading;
use crate::document::zip_file::ZipFile;

/// Most relations of a part.
const MAX_RELATIONS: usize = 20_000;

/// A package.
pub struct Package<'p, 'a> {
    /// The archive that it is.
    pub archive: &'p ZipFile<'a>,
}

/// That a part has to do with another.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its name in the part.
    pub id: String,
    /// The last piece of its type: `footnotes`, `header`.
    pub kind: String,
    /// The other part's name.
    pub target: String,
}

impl<'p, 'a> Package<'p, 'a> {
    /// The package in an archive.
    pub fn new(archive: &'p ZipFile<'a>) -> Package<'p, 'a> {
        Package { archive }
    }

    /// Says where the package has no directory: its parts were found without.
    pub fn note_recovery(&self, reading: &mut Reading<'_>) {
        if self.archive.is_recovered() {
            reading.problem(
                ProblemCode::Damaged,
                "expected a package with a directory, but found none; its parts were read without it",
                "fetch the file again: parts of it may be missing",
            );
        }
    }

    /// The text of a part; None where there is none of this name.
    pub fn text(&self, name: &str, reading: &mut Reading<'_>) -> Option<String> {
        let entry = self.archive.entry(name)?;
        let bytes = self.archive.read(entry, reading)?;
        Some(text_of_part(bytes))
    }

    /// The text of the part to which a relation of this kind leads.
    pub fn related(
        &self,
        relations: &[Relation],
        kind: &str,
        reading: &mut Reading<'_>,
    ) -> Option<String> {
        let relation = relations.iter().find(|relation| relation.kind == kind)?;
        self.text(&relation.target, reading)
    }

    /// The relations of a part to others in the package; of the package itself
    /// for an empty name.
    pub fn relations(&self, part: &str, reading: &mut Reading<'_>) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let source = match folder {
            "" => format!("_rels/{name}.rels"),
            _ => format!("{folder}/_rels/{name}.rels"),
        };
        let Some(source) = self.text(&source, reading) else {
            return Vec::new();
        };
        let relation = |item| {
            let Item::Start(element) = item else {
                return None;
            };
            if element.name() != "Relationship"
                || element.attribute("TargetMode").as_deref() == Some("External")
            {
                return None;
            }
            let kind = element.attribute("Type")?;
            Some(Relation {
                id: element.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                target: resolved(folder, &element.attribute("Target")?),
            })
        };
        let relations = Xml::new(&source).filter_map(relation);
        relations.take(MAX_RELATIONS).collect()
    }
}

/// The name of the part at `target`, as seen from a folder.
pub fn resolved(folder: &str, target: &str) -> String {
    let mut pieces: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder
            .split('/')
            .filter(|piece| !piece.is_empty())
            .collect(),
    };
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => drop(pieces.pop()),
            _ => pieces.push(piece),
        }
    }
    pieces.join("/")
}
