//! The weights for Chinese and Korean: sentences with their names become sections of
//! the model.

use std::fs;
use std::path::Path;

use anyhow::Context;
use dateline::extract::names::NameModel;
use dateline::extract::names::character_features::{CharacterReader, character_runs};
use dateline::extract::names::model::{N_SECTIONS, Section};

use super::corpora::{Document, type_number};
use super::crf::Settings;
use super::examples::{Example, right_labels, tokens_of};
use super::fit;

/// Bits of a feature's hash that choose its bucket.
pub const N_BITS: u32 = 15;
/// Of so many sentences one is held out, where they are scored.
pub const HELD_OUT: usize = 5;

const SETTINGS: Settings = Settings {
    n_rounds: 20,
    rate: 0.05,
    decay: 2e-4,
    dropout: 50,
    n_courses: 1,
    learns_steps: true,
};
/// A feature seen less often is left out.
const MIN_COUNT: u32 = 2;
/// Features kept, at most.
const N_FEATURES: usize = 20_000;

/// Reads the Korean and Chinese sets, a document a sentence: `korean`, `chinese`.
pub fn read(data: &Path) -> anyhow::Result<Vec<Document>> {
    let read = |file: &str| {
        let path = data.join("data/names").join(file);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let mut documents = sentences(
        "korean",
        &read("klue-korean/klue-ner-v1.1/klue-ner-v1.1_dev.tsv")?,
        0,
    );
    documents.extend(sentences(
        "chinese",
        &read("uner-chinese-gsd/zh_gsd-ud-dev.iob2")?,
        1,
    ));
    Ok(documents)
}

/// Sentences of lines of units, the unit in column `column`, its tag in the next.
fn sentences(set: &'static str, lines: &str, column: usize) -> Vec<Document> {
    let mut documents = Vec::new();
    for sentence in lines.replace("\r\n", "\n").split("\n\n") {
        let mut text = String::new();
        let mut names: Vec<(usize, usize, usize)> = Vec::new();
        let mut open = None;
        for line in sentence.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t').skip(column);
            let (Some(unit), Some(tag)) = (cells.next(), cells.next()) else {
                continue;
            };
            let start = text.len();
            text.push_str(unit);
            let number = tag.get(2..).and_then(type_number);
            match (tag.get(..1), number, open) {
                (Some("I"), Some(number), Some(other)) if number == other => {
                    if let Some(last) = names.last_mut() {
                        last.1 = text.len();
                    }
                }
                (_, Some(number), _) => names.push((start, text.len(), number)),
                _ => {}
            }
            open = number;
        }
        if !text.is_empty() {
            documents.push(Document {
                set,
                text,
                names,
                is_gold: true,
                doubtful: Vec::new(),
            });
        }
    }
    documents
}

/// Fits the weights to `documents` and puts them into `sections`.
pub fn write(documents: &[Document], model: &NameModel, sections: &mut [Vec<u8>; N_SECTIONS]) {
    let mut examples = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let tokens = tokens_of(&document.text);
        let right = right_labels(document, &tokens);
        for run in character_runs(&tokens) {
            let reader = CharacterReader::new(&tokens, run, model);
            let features: Vec<Vec<u32>> = (run.0..run.1)
                .map(|at| {
                    let mut list = Vec::new();
                    reader.read(at, &mut list);
                    list
                })
                .collect();
            examples.push(Example {
                document: number,
                features,
                labels: right[run.0..run.1].to_vec(),
                is_sure: true,
            });
        }
    }
    let fitted = fit::fit_runs(examples.iter(), |_| Vec::new(), MIN_COUNT, None, SETTINGS);
    let (sizes, features) = fit::table_of(&fitted, N_FEATURES, N_BITS);
    sections[Section::CharacterSizes as usize] = sizes;
    sections[Section::CharacterFeatures as usize] = features;
}
