//! Copies of texts with other names in the same places.
//!
//! So that the tagger learns from contexts, clusters and lists, not the names that
//! happen to be in a small set (mention replacement; Dai and Adel, "An analysis of
//! simple data augmentation for named entity recognition", 2020).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::corpora::Document;
use super::layout::unlaid;
use super::random::Random;

/// Offices as they stand before names.
const TITLES: &[&str] = &[
    "President",
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "Defense Secretary",
    "Secretary of State",
    "Vice President",
    "Senator",
    "Gen.",
    "Chancellor",
    "King",
    "Premier",
    "Ambassador",
    "leader",
    "spokesman",
    "Party leader",
    "Finance Minister",
    "Communist Party official",
    "Interior Minister",
    "General Secretary",
    "Mr.",
    "Dr.",
    "Prof.",
    "Governor",
    "Mayor",
];
/// Words that end names of places.
const PLACE_ENDS: &[&str] = &[
    "Square",
    "Street",
    "Airport",
    "Stadium",
    "River",
    "Island",
    "Province",
    "County",
    "Bridge",
    "Park",
    "Square",
    "International Airport",
    "Palace",
    "Avenue",
    "Mountains",
    "Bay",
    "Hospital",
    "Road",
];

/// Names to put in.
pub struct Names {
    pub(super) given: Vec<String>,
    pub(super) surnames: Vec<String>,
    countries: Vec<String>,
    cities: Vec<String>,
    regions: Vec<String>,
    demonyms: Vec<String>,
    organisations: Vec<String>,
    heads: Vec<String>,
}

impl Names {
    /// Reads the lists; words among the `n_known` most frequent of the clusters
    /// are taken more often than others.
    pub fn read(own: &Path, lists: &Path, n_known: usize) -> anyhow::Result<Names> {
        let read = |path: std::path::PathBuf| -> anyhow::Result<Vec<String>> {
            Ok(fs::read_to_string(path)?
                .lines()
                .filter(|line| !line.starts_with('#') && !line.is_empty())
                .map(str::to_owned)
                .collect())
        };
        let known: BTreeSet<String> = read(lists.join("clusters.tsv"))?
            .into_iter()
            .skip(1536)
            .take(n_known)
            .filter_map(|line| Some(line.split_once('\t')?.0.to_owned()))
            .collect();
        let weigh = |list: Vec<String>| -> Vec<String> {
            let mut out = Vec::new();
            for (at, name) in list.iter().enumerate() {
                if known.contains(&name.to_lowercase()) {
                    out.push(title(name));
                } else if at % 12 == 0 {
                    out.push(title(name));
                }
            }
            out
        };
        let mut names = Names {
            given: weigh(read(lists.join("given.txt"))?),
            surnames: weigh(read(lists.join("surnames.txt"))?),
            cities: weigh(read(lists.join("cities.txt"))?),
            regions: weigh(read(lists.join("regions.txt"))?),
            organisations: read(lists.join("organisations.txt"))?
                .iter()
                .map(|name| title(name))
                .collect(),
            countries: Vec::new(),
            demonyms: Vec::new(),
            heads: Vec::new(),
        };
        for line in read(own.join("countries.tsv"))? {
            let mut cells = line.split('\t').skip(1);
            let is_latin = |name: &&str| name.is_ascii() && !name.is_empty();
            let (all, demonyms, places) = (
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
            );
            names
                .countries
                .extend(all.split('|').next().filter(is_latin).map(str::to_owned));
            names.demonyms.extend(
                demonyms
                    .split('|')
                    .next()
                    .filter(is_latin)
                    .map(str::to_owned),
            );
            names.cities.extend(
                places
                    .split('|')
                    .filter(is_latin)
                    .flat_map(|name| [name.to_owned(), name.to_owned()]),
            );
        }
        for file in ["outlets.tsv", "governments.tsv"] {
            for line in read(own.join(file))? {
                let list = line.split('\t').nth(1).unwrap_or_default();
                names.organisations.extend(
                    list.split('|')
                        .filter(|name| name.is_ascii())
                        .map(|name| name.trim_start_matches("the ").to_owned()),
                );
            }
        }
        for line in read(own.join("word_classes.tsv"))? {
            if let Some(list) = line.strip_prefix("organisation\t") {
                names.heads = list.split_whitespace().map(title).collect();
            }
        }
        Ok(names)
    }

    fn organisation(&self, random: &mut Random) -> String {
        let city = random.pick(&self.cities);
        let head = random.pick(&self.heads);
        match random.below(10) {
            0 => format!("{city} {head}"),
            1 => format!("{} {head}", random.pick(&self.surnames)),
            2 => format!("University of {city}"),
            3 => format!("{} {head}", random.pick(&self.demonyms)),
            4 => format!(
                "{} & {}",
                random.pick(&self.surnames),
                random.pick(&self.surnames)
            ),
            5 => acronym(random),
            6 => self.coined(random),
            _ => random.pick(&self.organisations).to_owned(),
        }
    }

    /// A word that is in no list: the head of one name, the tail of another.
    fn coined(&self, random: &mut Random) -> String {
        let one = random.pick(&self.surnames);
        let other = random.pick(&self.cities).to_lowercase();
        let head: String = one.chars().take(2 + random.below(2) as usize).collect();
        let n_left = other
            .chars()
            .count()
            .saturating_sub(2 + random.below(3) as usize);
        let tail: String = other
            .chars()
            .skip(n_left)
            .filter(|c| c.is_alphabetic())
            .collect();
        head + &tail
    }

    fn place(&self, random: &mut Random) -> String {
        let list = match random.below(10) {
            0..=3 => &self.countries,
            4..=7 => &self.cities,
            _ => &self.regions,
        };
        let name = random.pick(list).to_owned();
        let end = PLACE_ENDS[random.below(PLACE_ENDS.len() as u32) as usize];
        match random.below(16) {
            0 => format!("{name} {end}"),
            2 => self.coined(random),
            1 => format!(
                "{} {} {end}",
                random.pick(&self.given),
                random.pick(&self.surnames)
            ),
            _ => name,
        }
    }
}

/// Two to four capitals.
fn acronym(random: &mut Random) -> String {
    const LETTERS: &[u8] = b"AABCCDEFFGHIIJKLMNNOPPRRSSTTUUVWX";
    (0..2 + random.below(3))
        .map(|_| char::from(LETTERS[random.below(LETTERS.len() as u32) as usize]))
        .collect()
}

/// `words` with capitals at their heads; particles stay as they are.
fn title(words: &str) -> String {
    let mut out = String::new();
    let mut opens = true;
    for (at, word) in words.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let is_particle = at > 0
            && [
                "of", "the", "and", "for", "de", "da", "in", "on", "al", "la", "le",
            ]
            .contains(&word);
        for c in word.chars() {
            if opens && !is_particle {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
            opens = matches!(c, '-' | '\'' | '.');
        }
        opens = true;
    }
    out
}

/// A copy of `document` with other names, the same for the same.
pub fn copy(document: &Document, names: &Names, random: &mut Random) -> Document {
    let mut sorted = document.names.clone();
    sorted.sort_unstable();
    let mut words: BTreeMap<(bool, String), String> = BTreeMap::new();
    let mut wholes: BTreeMap<(usize, String), Option<String>> = BTreeMap::new();
    let mut text = String::new();
    let mut placed = Vec::new();
    let mut at = 0;
    for (start, end, number) in sorted {
        if start < at {
            continue;
        }
        text.push_str(&document.text[at..start]);
        at = end;
        let name = &document.text[start..end];
        let is_upper = name.len() > 4 && !name.contains(char::is_lowercase);
        let new = if number == 0 {
            match wholes.get(&(0, name.to_owned())) {
                Some(Some(new)) => new.clone(),
                _ => {
                    let new = eastern(name, &mut words, random)
                        .unwrap_or_else(|| person(name, names, &mut words, random));
                    wholes.insert((0, name.to_owned()), Some(new.clone()));
                    new
                }
            }
        } else {
            wholes
                .entry((number, name.to_owned()))
                .or_insert_with(|| match number {
                    1 => (random.below(10) < 5).then(|| names.organisation(random)),
                    _ if name.contains(' ') && random.below(2) == 0 => None,
                    _ => (random.below(10) < 8).then(|| names.place(random)),
                })
                .clone()
                .unwrap_or_else(|| name.to_owned())
        };
        // An office before a name is none of it.
        let is_mid = text.ends_with(' ') && !text.trim_end().ends_with(['.', '-', '!', '?']);
        if number == 0 && is_mid && new.contains(' ') && random.below(7) == 0 {
            if random.below(2) == 0 {
                text.push_str(random.pick(&names.demonyms));
                text.push(' ');
            }
            text.push_str(TITLES[random.below(TITLES.len() as u32) as usize]);
            text.push(' ');
        }
        let from = text.len();
        if is_upper && name.contains(' ') {
            text.push_str(&new.to_uppercase());
        } else {
            text.push_str(&new);
        }
        placed.push((from, text.len(), number));
    }
    text.push_str(&document.text[at..]);
    let (text, placed) = unlaid(&text, &placed, names, random);
    Document {
        set: document.set,
        text,
        names: placed,
        is_gold: false,
        doubtful: Vec::new(),
    }
}

/// Now and then a name of two words becomes one with the family name first and
/// two joined syllables after it, as in Korean and Chinese.
fn eastern(
    name: &str,
    words: &mut BTreeMap<(bool, String), String>,
    random: &mut Random,
) -> Option<String> {
    const FAMILIES: &[&str] = &[
        "Kim", "Lee", "Park", "Choi", "Chung", "Moon", "Cho", "Ri", "Pak", "Jang", "Wang", "Li",
        "Zhang", "Liu", "Chen", "Yang", "Wong", "Leung", "Chan", "Lam", "Tsai", "Ma", "Hu", "Wen",
        "Xi", "Deng", "Nguyen", "Tran", "Pham", "Sun", "Ho", "Cheng", "Lau", "Tam", "Wu", "Kwok",
    ];
    const SYLLABLES: &[&str] = &[
        "jong", "un", "il", "sung", "min", "soo", "hyun", "woo", "young", "geun", "hye", "jae",
        "in", "kyung", "hee", "chul", "ho", "yong", "nam", "chi", "wai", "kin", "fung", "ming",
        "hua", "ping", "jin", "yun", "shan", "xiao", "wen", "ying", "jeou", "kai", "bin", "tai",
        "lung", "chun", "dae", "jung", "moon", "mi", "sook", "sik", "kwan", "ryong", "hae", "song",
        "thae", "gon", "kwang", "hong", "zhong", "wei", "guo", "qiang", "dong", "hai", "jun",
        "lin", "yi", "yang",
    ];
    let (first, last) = name.split_once(' ')?;
    let is_plain =
        |word: &str| word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase);
    if !is_plain(first) || !is_plain(last) || random.below(8) != 0 {
        return None;
    }
    if words.contains_key(&(true, last.to_owned())) {
        return None;
    }
    let mut pick = |list: &[&'static str]| list[random.below(list.len() as u32) as usize];
    let (family, one, two) = (pick(FAMILIES), pick(SYLLABLES), pick(SYLLABLES));
    let style = random.below(4);
    let one = title(one);
    // Alone the family name stands for it, as the last word did.
    words.insert((true, last.to_owned()), family.to_owned());
    Some(match style {
        0 | 1 => format!("{family} {one}-{two}"),
        2 => format!("{family} {one} {}", title(two)),
        _ => format!("{family} {one}{two}"),
    })
}

/// A person's name word by word: the last is a family name, others given ones.
fn person(
    name: &str,
    names: &Names,
    words: &mut BTreeMap<(bool, String), String>,
    random: &mut Random,
) -> String {
    let list: Vec<&str> = name.split(' ').collect();
    let mut out = Vec::new();
    for (at, word) in list.iter().enumerate() {
        let is_plain = word.chars().count() > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic);
        if !is_plain {
            out.push((*word).to_owned());
            continue;
        }
        let is_last = at + 1 == list.len();
        let alone = list.len() == 1;
        let known = words
            .get(&(true, (*word).to_owned()))
            .or_else(|| words.get(&(false, (*word).to_owned())))
            .cloned();
        let is_surname = if alone { random.below(10) < 6 } else { is_last };
        let new = match known {
            Some(new) => new,
            None => {
                let list = if is_surname {
                    &names.surnames
                } else {
                    &names.given
                };
                let new = random.pick(list).to_owned();
                words.insert((is_surname, (*word).to_owned()), new.clone());
                new
            }
        };
        out.push(new);
    }
    out.join(" ")
}
