//! Countries, their peoples and capitals, from a list of countries.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::extract::{EntityType, Known};
use serde_json::Value;

/// What the list knows, by the name in lower case.
#[derive(Default)]
pub struct Lexicon(BTreeMap<String, (String, Known)>);

impl Lexicon {
    pub fn read(path: &Path) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("not there, passed over: {}", path.display());
            return lexicon;
        };
        let countries: Value = serde_json::from_str(&text).expect("the list is JSON");
        for country in countries.as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let code: Vec<u8> = text(&country["cca2"]).bytes().collect();
            let Ok(code) = <[u8; 2]>::try_from(code) else {
                continue;
            };
            let name = text(&country["name"]["common"]);
            for city in country["capital"].as_array().into_iter().flatten() {
                lexicon.push(&text(city), &text(city), Known::PlaceIn(code));
            }
            let mut names = vec![
                name.clone(),
                text(&country["name"]["official"]),
                text(&country["demonyms"]["eng"]["m"]),
            ];
            names.extend(
                country["altSpellings"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(text)
                    .filter(|name| name.len() > 2),
            );
            for alias in names {
                lexicon.push(&alias, &name, Known::Country(code));
            }
        }
        for (alias, name, code) in [
            ("US", "United States", b"US"),
            ("U.S.", "United States", b"US"),
            ("American", "United States", b"US"),
            ("America", "United States", b"US"),
            ("UK", "United Kingdom", b"GB"),
            ("U.K.", "United Kingdom", b"GB"),
            ("Britain", "United Kingdom", b"GB"),
            ("DPRK", "North Korea", b"KP"),
            ("Sino", "China", b"CN"),
            (
                "Democratic People's Republic of Korea",
                "North Korea",
                b"KP",
            ),
        ] {
            lexicon.push(alias, name, Known::Country(*code));
        }
        lexicon
    }

    fn push(&mut self, alias: &str, name: &str, known: Known) {
        if !alias.is_empty() && !matches!(alias, "Korea" | "Korean") {
            self.0
                .insert(alias.to_lowercase(), (name.to_owned(), known));
        }
    }

    pub fn known(&self, name: &str, entity_type: EntityType) -> Option<(String, Known)> {
        let found = self.0.get(&name.to_lowercase().replace('’', "'"))?;
        let is_upper = name.chars().all(|c| c.is_uppercase() || c == '.');
        let is_word = name.len() > 3 || is_upper || name.starts_with("U");
        (entity_type != EntityType::Person && is_word).then(|| found.clone())
    }
}
