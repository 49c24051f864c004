//! The word table and the phrases of a model, from lists.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::Context;
use dateline::extract::names::classes;
use dateline::extract::names::known::hash_of_name;
use dateline::extract::names::model::{N_SECTIONS, Section};
use dateline::extract::names::table::{build_table, mix};
use dateline::extract::tokens::hash_of;

/// Words that stand for nothing in a list of names: too common elsewhere.
const MIN_NAME: usize = 3;

/// Writes the sections of words, phrases and known names.
///
/// `own` is the folder of the lists that the core has, `lists` that of the
/// others; words of the `n_words` most frequent have their clusters.
pub fn write(
    own: &Path,
    lists: &Path,
    n_words: usize,
    sections: &mut [Vec<u8>; N_SECTIONS],
) -> anyhow::Result<()> {
    let read = |path: &Path| -> anyhow::Result<Vec<String>> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        Ok(text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(str::to_owned)
            .collect())
    };
    // Hash of a word: frequency rank for the order, cluster, classes, profile.
    let mut words: HashMap<u32, (usize, u16, u8, u16)> = HashMap::new();
    let mut coarse: Vec<u8> = vec![0, 0, 0];
    let mut n_read = 0;
    for line in read(&lists.join("clusters.tsv"))? {
        let (word, cluster) = line.split_once('\t').context("a cluster")?;
        if coarse.len() < 3 * (1 + N_CLUSTERS) {
            let coarser: u8 = cluster.parse()?;
            coarse.extend((word.parse::<u16>()? + 1).to_le_bytes());
            coarse.push(coarser + 1);
        } else if n_read < n_words {
            let (cluster, grades) = cluster.split_once('\t').context("grades")?;
            let profile = grades
                .bytes()
                .rev()
                .fold(0u16, |profile, grade| profile << 2 | u16::from(grade & 3));
            words
                .entry(hash_of(word))
                .or_insert((n_read, cluster.parse::<u16>()? + 1, 0, profile));
            n_read += 1;
        }
    }
    let mut add_class = |word: &str, class: u8| {
        let next = words.len() + 1_000_000;
        words.entry(hash_of(word)).or_insert((next, 0, 0, 0)).2 |= class;
    };
    let function: Vec<String> = read(&own.join("word_classes.tsv"))?;
    for line in &function {
        let (class, list) = line.split_once('\t').context("a class of words")?;
        let class = match class {
            "organisation" => classes::ORGANISATION_HEAD,
            "title" => classes::TITLE,
            "place" => classes::PLACE_HEAD,
            "function" => classes::FUNCTION,
            "surname" => classes::SURNAME,
            "calendar" => classes::CALENDAR,
            _ => classes::PARTICLE,
        };
        for word in list.split_whitespace() {
            add_class(word, class);
        }
    }
    for (file, class) in [
        ("given.txt", classes::GIVEN),
        ("surnames.txt", classes::SURNAME),
        ("korean_surnames.txt", classes::SURNAME),
        ("chinese_surnames.txt", classes::SURNAME),
    ] {
        for word in read(&lists.join(file))? {
            // Of Chinese and Korean names each character is a word.
            if word.chars().count() >= 2 || !word.is_ascii() {
                add_class(&word, class);
            }
        }
    }
    for line in read(&lists.join("character_classes.tsv"))? {
        let (class, list) = line.split_once('\t').context("a class of characters")?;
        let class = match class {
            "given" => classes::GIVEN,
            "place" => classes::PLACE_HEAD,
            "organisation" => classes::ORGANISATION_HEAD,
            "function" => classes::FUNCTION,
            "title" => classes::TITLE,
            "sound" => classes::SOUND,
            _ => anyhow::bail!("no class of characters: {class}"),
        };
        for character in list.chars() {
            add_class(character.encode_utf8(&mut [0; 4]), class);
        }
    }
    let mut keyed: Vec<(u32, (usize, u16, u8, u16))> = words.into_iter().collect();
    keyed.sort_by_key(|(hash, (rank, ..))| (*rank, *hash));
    let keys: Vec<u32> = keyed.iter().map(|(hash, _)| mix(*hash)).collect();
    let (sizes, prints, order) = build_table(&keys, 16);
    sections[Section::WordSizes as usize] = sizes;
    sections[Section::WordPrints as usize] = prints;
    sections[Section::WordClusters as usize] = order
        .iter()
        .flat_map(|&at| keyed[at].1.1.to_le_bytes())
        .collect();
    sections[Section::WordClasses as usize] = order.iter().map(|&at| keyed[at].1.2).collect();
    sections[Section::WordProfiles as usize] = order
        .iter()
        .flat_map(|&at| keyed[at].1.3.to_le_bytes())
        .collect();
    sections[Section::CoarseClusters as usize] = coarse;

    let mut phrases: BTreeMap<u32, u8> = BTreeMap::new();
    let mut known = String::new();
    let mut add = |name: &str, class: u8| {
        if name.chars().count() >= MIN_NAME
            || class & (classes::COUNTRY | classes::MEDIUM | classes::GOVERNMENT) != 0
            || !name.is_ascii()
        {
            *phrases.entry(hash_of_name(name)).or_default() |= class;
        }
    };
    for line in read(&own.join("countries.tsv"))? {
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, names, demonyms, places] = cells[..] else {
            anyhow::bail!("a country of {} cells", cells.len());
        };
        names
            .split('|')
            .for_each(|name| add(name, classes::COUNTRY));
        demonyms
            .split('|')
            .filter(|name| !name.is_empty())
            .for_each(|name| add(name, classes::DEMONYM));
        places
            .split('|')
            .filter(|name| !name.is_empty())
            .for_each(|name| add(name, classes::CITY));
        known += &format!("country\t{code}\t{names}\n");
        let shown = names.split('|').next().unwrap_or_default();
        if !demonyms.is_empty() {
            known += &format!("demonym\t{code}\t{shown}|{demonyms}\n");
        }
        if !places.is_empty() {
            known += &format!("place\t{code}\t{places}\n");
        }
    }
    for (file, kind, class) in [
        ("outlets.tsv", "medium", classes::MEDIUM),
        ("governments.tsv", "government", classes::GOVERNMENT),
    ] {
        for line in read(&own.join(file))? {
            let (code, names) = line.split_once('\t').context("a line of names")?;
            names.split('|').for_each(|name| add(name, class));
            known += &format!("{kind}\t{code}\t{names}\n");
        }
    }
    for line in read(&own.join("regions.txt"))? {
        let (kind, names) = line.split_once('\t').context("a line of regions")?;
        let class = match kind {
            "region" => classes::REGION,
            "organisation" => classes::ORGANISATION | classes::GOVERNMENT,
            _ => classes::DEMONYM,
        };
        names.split('|').for_each(|name| add(name, class));
    }
    for (file, class) in [
        ("cities.txt", classes::CITY),
        ("regions.txt", classes::REGION),
        ("organisations.txt", classes::ORGANISATION),
        ("brands.txt", classes::ORGANISATION),
        ("persons.txt", classes::PERSON),
        ("chinese_places.txt", classes::CITY),
        ("chinese_given.txt", classes::PERSON),
        ("korean_given.txt", classes::PERSON),
    ] {
        for name in read(&lists.join(file))? {
            add(&name, class);
        }
    }
    let keyed: Vec<(u32, u8)> = phrases.into_iter().collect();
    let keys: Vec<u32> = keyed.iter().map(|(hash, _)| mix(*hash)).collect();
    let (sizes, prints, order) = build_table(&keys, 16);
    sections[Section::PhraseSizes as usize] = sizes;
    sections[Section::PhrasePrints as usize] = prints;
    sections[Section::PhraseClasses as usize] = order.iter().map(|&at| keyed[at].1).collect();
    sections[Section::Known as usize] = known.into_bytes();
    Ok(())
}

/// Clusters in `clusters.tsv`.
const N_CLUSTERS: usize = 1536;
