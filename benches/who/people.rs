//! Name forms of persons in US diplomatic documents: which pairs are taken for
//! one person's.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::extract::who::{PersonName, compare};

pub fn measure(folder: &Path, is_verbose: bool) {
    let mut people: Vec<Vec<String>> = Vec::new();
    for path in crate::files(folder, ".xml") {
        let xml = std::fs::read_to_string(&path).unwrap_or_default();
        let names = xml.split("<titles-from-name").next().unwrap_or_default();
        let mut forms: Vec<String> = names
            .split("<name>")
            .skip(1)
            .filter_map(|rest| rest.split("</name>").next())
            .map(|name| {
                name.split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace("&amp;", "&")
            })
            .collect();
        forms.sort();
        forms.dedup();
        people.push(forms);
    }
    let parsed: Vec<Vec<PersonName>> = people
        .iter()
        .map(|forms| forms.iter().map(|form| PersonName::parse(form)).collect())
        .collect();
    let is_full = |name: &PersonName| {
        name.words
            .iter()
            .filter(|word| {
                ![
                    "de", "von", "van", "al", "des", "der", "la", "ibn", "bin", "el",
                ]
                .contains(&word.as_str())
            })
            .count()
            > 1
    };
    let (mut n_same, mut n_found, mut n_trivial, mut printed) = (0usize, 0usize, 0usize, 0);
    for (forms, names) in people.iter().zip(&parsed) {
        for a in 0..names.len() {
            for b in a + 1..names.len() {
                if !is_full(&names[a]) || !is_full(&names[b]) {
                    continue;
                }
                n_same += 1;
                n_trivial += usize::from(names[a].words == names[b].words);
                let is_found = compare(&names[a], &names[b]).is_some();
                n_found += usize::from(is_found);
                if is_verbose && !is_found && n_same % 11 == 0 && printed < 150 {
                    printed += 1;
                    println!("    apart: {} | {}", forms[a], forms[b]);
                }
            }
        }
    }
    // Different persons who share a family name or a given name.
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, names) in parsed.iter().enumerate() {
        let Some(name) = names.iter().find(|name| is_full(name)) else {
            continue;
        };
        let (first, _) = name.surname();
        for word in [name.words.get(first), name.words.first()]
            .into_iter()
            .flatten()
        {
            by_word.entry(word).or_default().push(at);
        }
    }
    let (mut n_different, mut n_wrong) = (0usize, 0usize);
    printed = 0;
    for people_of_word in by_word.values() {
        // Neighbours in the list, so that common names do not outweigh all others.
        for step in 1..=3 {
            for (a, b) in people_of_word.iter().zip(people_of_word.iter().skip(step)) {
                let full = |at: usize| {
                    parsed[at]
                        .iter()
                        .enumerate()
                        .find(|(_, name)| is_full(name))
                };
                let (Some((x, p)), Some((y, q))) = (full(*a), full(*b)) else {
                    continue;
                };
                if a == b || p.words == q.words {
                    continue;
                }
                n_different += 1;
                if compare(p, q).is_some() {
                    n_wrong += 1;
                    if is_verbose && printed < 80 {
                        printed += 1;
                        println!(
                            "    together: {} | {} {:?}",
                            people[*a][x],
                            people[*b][y],
                            compare(p, q)
                        );
                    }
                }
            }
        }
    }
    let recall = n_found as f64 / n_same.max(1) as f64;
    // Precision as if there were as many pairs of different persons as of one.
    let rate = n_wrong as f64 / n_different.max(1) as f64;
    println!(
        "history.state.gov, pairs of full forms: {n_found} of {n_same} found ({recall:.4}; {n_trivial} differ in titles and marks only); {n_wrong} of {n_different} pairs of different persons sharing a name taken for one ({rate:.4}); precision at as many of each {:.4}",
        recall / (recall + rate).max(1e-9)
    );
}
