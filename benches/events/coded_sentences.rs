//! The sentences of PETRARCH-2's suite with their codings, and its list of actors.

use dateline::document::Clipping;
use dateline::extract::{Entity, EntityType, Facts, Finder, Mention, Tokens, events, times};
use dateline::text::Span;

/// A sentence and what its coders found in it.
pub struct CodedSentence {
    pub id: String,
    pub text: String,
    /// None where the coders found no event.
    pub codings: Vec<Coding>,
}

/// Who did what to whom, in codes.
pub struct Coding {
    pub source: String,
    pub target: String,
    /// The first two digits of the event's code.
    pub root: u8,
}

/// The sentences that can be scored: with a coding that names both sides and whose
/// root is one of 1 to 22, or marked as without events.
pub fn sentences(xml: &str) -> Vec<CodedSentence> {
    let mut all = Vec::new();
    for part in without_comments(xml).split("<Sentence ").skip(1) {
        let text = between(part, "<Text>", "</Text>").unwrap_or("");
        let marks: Vec<&str> = part.split("<EventCoding").skip(1).collect();
        let codings: Vec<Coding> = marks.iter().filter_map(|mark| coding(mark)).collect();
        let is_negative = !marks.is_empty()
            && marks
                .iter()
                .all(|mark| attribute(mark, "noevents").is_some());
        if !text.trim().is_empty() && (is_negative || !codings.is_empty()) {
            all.push(CodedSentence {
                id: attribute(part, "id").unwrap_or("").to_owned(),
                text: text
                    .replace("&amp;", "&")
                    .split_whitespace()
                    .collect::<Vec<&str>>()
                    .join(" "),
                codings,
            });
        }
    }
    all
}

fn coding(mark: &str) -> Option<Coding> {
    let code = |name| attribute(mark, name).map(str::to_owned);
    let is_known = |code: &String| code.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let root: u8 = attribute(mark, "eventcode")?.get(..2)?.parse().ok()?;
    Some(Coding {
        source: code("sourcecode").filter(is_known)?,
        target: code("targetcode").filter(is_known)?,
        root: (1..=22).contains(&root).then_some(root)?,
    })
}

fn attribute<'a>(mark: &'a str, name: &str) -> Option<&'a str> {
    let inside = &mark[..mark.find('>').unwrap_or(mark.len())];
    let mut rest = inside;
    while let Some(at) = rest.find(name) {
        let after = rest[at + name.len()..].trim_start();
        if let Some(value) = after.strip_prefix('=') {
            return between(value, "\"", "\"");
        }
        rest = &rest[at + name.len()..];
    }
    None
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let from = text.find(open)? + open.len();
    let end = from + text[from..].find(close)?;
    Some(&text[from..end])
}

fn without_comments(xml: &str) -> String {
    let mut kept = String::new();
    let mut rest = xml;
    while let Some(at) = rest.find("<!--") {
        kept.push_str(&rest[..at]);
        rest = rest[at..]
            .find("-->")
            .map_or("", |end| &rest[at + end + 3..]);
    }
    kept + rest
}

/// Names and their codes.
pub struct Actors(Vec<(String, Vec<String>)>);

impl Actors {
    /// Reads the suite's list: a name a line with its codes in brackets, other names
    /// of the same behind `+`, more codes on lines of their own.
    pub fn parse(list: &str) -> Actors {
        let mut blocks: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for line in without_comments(list).lines() {
            let line = line.split('#').next().unwrap_or("");
            let name = line.split('[').next().unwrap_or("").trim();
            let codes = line.split('[').skip(1).flat_map(|code| {
                let code = code.split([']', ' ', '<', '>']).next().unwrap_or("");
                code.split('/').map(str::to_owned).collect::<Vec<String>>()
            });
            let spelled = name
                .trim_start_matches('+')
                .replace('_', " ")
                .trim()
                .to_lowercase();
            if !name.is_empty() && !name.starts_with('+') {
                blocks.push((Vec::new(), Vec::new()));
            }
            if let Some(block) = blocks.last_mut() {
                if !spelled.is_empty() {
                    block.0.push(spelled);
                }
                block.1.extend(codes.filter(|code| !code.is_empty()));
            }
        }
        let spread = blocks
            .into_iter()
            .flat_map(|(names, codes)| names.into_iter().map(move |name| (name, codes.clone())));
        Actors(spread.collect())
    }

    /// The codes of all who are named in `words`.
    pub fn codes(&self, words: &str) -> impl Iterator<Item = &str> {
        let folded = words.to_lowercase();
        let is_in = move |name: &str| {
            folded
                .match_indices(name)
                .any(|(at, _)| !folded[..at].ends_with(char::is_alphanumeric))
        };
        let known = self.0.iter().filter(move |row| is_in(&row.0));
        known.flat_map(|row| row.1.iter().map(String::as_str))
    }

    /// The facts of a clipping whose names are those of the list.
    pub fn facts(&self, clipping: &Clipping) -> Facts {
        let tokens = Tokens::new(&clipping.text, &clipping.sentences());
        let mut facts = Facts {
            times: times(&tokens, &clipping.blocks, Some("en")),
            ..Facts::default()
        };
        let folded = clipping.text.to_ascii_lowercase();
        let mut at = 0;
        while let Some(token) = tokens.tokens.get(at) {
            let (start, rest) = (token.span.start, &folded[token.span.start as usize..]);
            let names = self.0.iter().map(|row| row.0.as_str());
            // A name may be the stem of its people's: `argentin`.
            let is_whole = |name: &str| !rest[name.len()..].starts_with(char::is_alphanumeric);
            let fits = |name: &&str| rest.starts_with(*name) && (name.len() > 4 || is_whole(name));
            let longest = names.filter(fits).max_by_key(|name| name.len());
            let Some(name) = longest else {
                at += 1;
                continue;
            };
            let limit = start + name.len() as u32;
            let mut end = limit;
            while let Some(next) = tokens.tokens.get(at).filter(|next| next.span.start < limit) {
                end = next.span.end;
                at += 1;
            }
            let span = Span { start, end };
            let known = facts
                .entities
                .iter()
                .position(|entity| entity.name.eq_ignore_ascii_case(span.of(&clipping.text)));
            let entity = known.unwrap_or(facts.entities.len()) as u32;
            if known.is_none() {
                facts.entities.push(Entity {
                    entity_type: EntityType::Place,
                    name: span.of(&clipping.text).to_owned(),
                    known: None,
                    roles: Vec::new(),
                    forms: Vec::new(),
                });
            }
            facts.mentions.push(Mention {
                span,
                entity_type: EntityType::Place,
                is_demonym: false,
                confidence: 100,
                finder: Finder::Lexicon,
                entity,
            });
        }
        facts.events = events(&tokens, clipping, &facts);
        facts
    }
}
