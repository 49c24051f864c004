//! The name tagger's model is made: texts with names and lists in, one file out.

mod augment;
mod character_copies;
mod characters;
mod clusters;
mod conllu;
mod corpora;
mod crf;
mod examples;
mod fit;
mod layout;
mod lexicon;
mod profiles;
mod random;
mod score;
pub mod speed;
mod vectors;
pub mod word_file;
mod written;

use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::extract::names::features::{ALL_PARTS, Parts};
use dateline::extract::names::model::{N_SECTIONS, Section};
use dateline::extract::names::{NameModel, mentions_with};

use corpora::Document;
use crf::Settings;
use examples::{Coverage, Example, tokens_of};
use fit::Plan;
use score::Score;

/// What is to be done.
pub struct Order {
    /// The folder with `data/` and `gold/`.
    pub data: PathBuf,
    /// The folder of the core's lists.
    pub own: PathBuf,
    /// The folder of the other lists.
    pub lists: PathBuf,
    /// Where the model goes; none is written without it.
    pub out: Option<PathBuf>,
    /// Sets to score with a model that did not see them.
    pub held_out: Vec<String>,
    /// What is put aside, to see what it is worth.
    pub parts: Parts,
    /// Misses to print for each set.
    pub n_misses: usize,
}

/// The plan that the model in the project is made by.
pub const PLAN: Plan = Plan {
    first: Settings {
        n_rounds: 8,
        rate: 0.035,
        decay: 2e-4,
        dropout: 40,
        n_courses: 2,
        learns_steps: true,
    },
    min_count: 2,
    n_features: 61_500,
};

/// Copies of each text with other names in it.
const N_COPIES: usize = 2;

/// Words that have a cluster.
const N_WORDS: usize = 70_000;

/// Makes and scores models.
pub fn run(order: &Order) -> anyhow::Result<()> {
    let started = Instant::now();
    let mut documents = corpora::read_all(&order.data)?;
    let mut written = written::read(&order.lists, "en-", "written")?;
    documents.extend(written.iter().cloned());
    let names = augment::Names::read(&order.own, &order.lists, N_WORDS)?;
    let mut random = random::Random(0x9e37_79b9_7f4a_7c15);
    add_copies(&mut documents, &names, &mut random);
    // The composed texts count twice: few sets are of their kinds.
    add_copies(&mut written, &names, &mut random);
    documents.extend(written);
    let mut base: [Vec<u8>; N_SECTIONS] = Default::default();
    lexicon::write(&order.own, &order.lists, N_WORDS, &mut base)?;
    let empty = fit::table_of(&fit::Fitted::default(), 0, characters::N_BITS);
    (
        base[Section::CharacterSizes as usize],
        base[Section::CharacterFeatures as usize],
    ) = empty;
    let bare = fit::without_weights(&base, PLAN)?;
    let scores_characters = order.held_out.iter().any(|set| set == "characters");
    make_characters(order, &mut base, &bare, scores_characters)?;
    if scores_characters && order.held_out.len() == 1 && order.out.is_none() {
        return Ok(());
    }
    let mut all: Vec<Example> = Vec::new();
    let mut coverage: std::collections::BTreeMap<&str, Coverage> = Default::default();
    for (number, document) in documents.iter().enumerate() {
        let coverage = coverage.entry(document.set).or_default();
        all.extend(examples::examples(
            number,
            document,
            &bare,
            order.parts,
            coverage,
        ));
    }
    for (set, coverage) in &coverage {
        eprintln!(
            "{set}: {} names, {} inside runs",
            coverage.n_names, coverage.n_inside
        );
    }
    eprintln!(
        "{} runs, {:.1} s",
        all.len(),
        started.elapsed().as_secs_f32()
    );
    for set in order.held_out.iter().filter(|set| *set != "characters") {
        let seen: Vec<&Example> = all
            .iter()
            .filter(|example| {
                documents[example.document].set != set && documents[example.document].set != "seeds"
            })
            .collect();
        let (model, bytes) = make(&seen, &base)?;
        for agrees in [false, true] {
            score_set(set, &documents, &model, order, agrees);
        }
        score_set("seeds", &documents, &model, order, true);
        eprintln!(
            "{:.1} s, {} bytes",
            started.elapsed().as_secs_f32(),
            bytes.len()
        );
    }
    if let Some(out) = &order.out {
        let seen: Vec<&Example> = all
            .iter()
            .filter(|example| documents[example.document].set != "seeds")
            .collect();
        let (_, bytes) = make(&seen, &base)?;
        std::fs::write(out, &bytes)?;
    }
    Ok(())
}

/// Adds copies of the texts with other names in them.
fn add_copies(documents: &mut Vec<Document>, names: &augment::Names, random: &mut random::Random) {
    let n_originals = documents.len();
    for _ in 0..N_COPIES {
        for number in 0..n_originals {
            if documents[number].doubtful.is_empty() {
                documents.push(augment::copy(&documents[number], names, random));
            }
        }
    }
}

/// Fits the weights to what is known.
fn make(seen: &[&Example], base: &[Vec<u8>; N_SECTIONS]) -> anyhow::Result<(NameModel, Vec<u8>)> {
    let fitted = fit::first_pass(seen.iter().copied(), PLAN);
    let bytes = fit::assemble_bytes(base, &fitted, PLAN);
    let model = NameModel::open(bytes.clone()).map_err(|damage| anyhow::anyhow!("{damage:?}"))?;
    Ok((model, bytes))
}

/// Fits the weights of characters, to all sentences or to those that are not held
/// out; prints the scores of the latter without and with them.
fn make_characters(
    order: &Order,
    base: &mut [Vec<u8>; N_SECTIONS],
    bare: &NameModel,
    is_scored: bool,
) -> anyhow::Result<()> {
    let sentences = characters::read(&order.data)?;
    let (held, mut seen) = (sentences.iter().enumerate())
        .map(|(at, sentence)| (at % characters::HELD_OUT == 0, sentence.clone()))
        .fold(
            (Vec::new(), Vec::new()),
            |(mut held, mut seen), (is_held, sentence)| {
                let list = if is_held && is_scored {
                    &mut held
                } else {
                    &mut seen
                };
                list.push(sentence);
                (held, seen)
            },
        );
    for (prefix, set) in [("zh-", "chinese"), ("ko-", "korean")] {
        seen.extend(written::read(&order.lists, prefix, set)?);
    }
    seen.extend(character_copies::copies(&seen, &order.own, &order.lists)?);
    characters::write(&seen, bare, base);
    if is_scored {
        let model = fit::without_weights(base, PLAN)?;
        for set in ["korean", "chinese"] {
            print!("lexicon alone: ");
            score_set(set, &held, bare, order, true);
            score_set(set, &held, &model, order, true);
        }
    }
    Ok(())
}

fn score_set(set: &str, documents: &[Document], model: &NameModel, order: &Order, agrees: bool) {
    let mut scores = [Score::default(); 5];
    let mut misses = Vec::new();
    for document in documents
        .iter()
        .filter(|document| document.set == set && document.is_gold)
    {
        let tokens = tokens_of(&document.text);
        let found = mentions_with(&tokens, &[], None, model, order.parts, agrees);
        score::add(
            &document.text,
            &document.names,
            &found,
            set == "seeds",
            &mut scores,
            &mut misses,
        );
    }
    let names = ["person", "organisation", "place", "all", "span"];
    print!("{set}{}", if agrees { "" } else { " (without agreement)" });
    for (name, score) in names.iter().zip(scores) {
        let (p, r, f) = score.prf();
        if *name == "all" {
            print!("  {name} {p:.3} {r:.3} {f:.4}");
        } else {
            print!("  {name} {f:.3}");
        }
    }
    println!();
    if agrees && order.n_misses > 0 {
        let mut counts: std::collections::BTreeMap<score::Miss, usize> = Default::default();
        for miss in misses {
            *counts.entry(miss).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        for ((words, number, is_missed), n) in counts.into_iter().take(order.n_misses) {
            println!(
                "  {n:4} {} {} {words:?}",
                if is_missed { "missed" } else { "extra " },
                names[number]
            );
        }
    }
}

/// The lists' folders in the project at `root`.
pub fn folders(root: &Path) -> (PathBuf, PathBuf) {
    (
        root.join("src/extract/data/names"),
        root.join("xtask/data/names"),
    )
}

/// Everything is used.
pub const EVERYTHING: Parts = ALL_PARTS;
