//! Titles before a person's name and offices after it.

use super::lists::{self, Gender, TitleClass};
use super::spellings::Link;
use crate::extract::tokens::hash_of;
use crate::extract::{Case, Entity, EntityType, Mention, Role, TokenKind, Tokens};
use crate::text::{Set, Span};

/// The title right before a name.
pub(super) struct Title {
    /// Its first and its last token.
    first: usize,
    last: usize,
    /// What it says of the person.
    pub gender: Option<Gender>,
    /// The hash of the word it ends with.
    head: u32,
    /// Some part of it is an office.
    is_office: bool,
}

impl Title {
    /// Its first token.
    pub fn first(&self) -> usize {
        self.first
    }

    /// The hash of its last word.
    pub fn head(&self) -> u32 {
        self.head
    }

    /// Whether it is more than Mr or Dr.
    pub fn is_office(&self) -> bool {
        self.is_office
    }
}

/// The titles of all mentions.
pub(super) struct Titles(Vec<Option<Title>>);

impl Titles {
    /// The title of a mention.
    pub fn of(&self, mention: usize) -> Option<&Title> {
        self.0.get(mention)?.as_ref()
    }

    /// The offices that mentions already in clusters have: cluster, last word.
    pub fn offices(&self, links: &[Option<Link>]) -> Set<(usize, u32)> {
        let rows = links.iter().zip(&self.0);
        rows.filter_map(|(link, title)| {
            let title = title.as_ref().filter(|title| title.is_office)?;
            Some((link.as_ref()?.cluster, title.head))
        })
        .collect()
    }
}

/// Finds the titles before persons' names.
pub(super) fn titles(tokens: &Tokens<'_>, mentions: &[Mention]) -> Titles {
    let is_person = |mention: &Mention| mention.entity_type == EntityType::Person;
    Titles(
        mentions
            .iter()
            .map(|mention| title(tokens, mention).filter(|_| is_person(mention)))
            .collect(),
    )
}

/// Most words that a title or an office may have.
const MAX_WORDS: usize = 14;

fn title(tokens: &Tokens<'_>, mention: &Mention) -> Option<Title> {
    let start = first_token(tokens, mention.span.start);
    let mut last = start.checked_sub(1)?;
    if tokens.tokens[last].kind == TokenKind::Mark
        && tokens.of(last) == "."
        && !tokens.tokens[last].is_spaced
    {
        last = last.checked_sub(1)?;
    }
    let head = tokens.tokens[last].hash;
    let (class, mut gender) =
        lists::title(head).filter(|_| opens_or_follows(tokens, last, start))?;
    let mut is_office = class != TitleClass::Honorific;
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        if last - before > MAX_WORDS
            || tokens.tokens[first].opens_sentence
            || tokens.tokens[first].opens_line
        {
            break;
        }
        let token = &tokens.tokens[before];
        let title = lists::title(token.hash);
        let is_joint = tokens.of(before) == "-"
            || (tokens.of(before) == "."
                && !token.is_spaced
                && before > 0
                && lists::title(tokens.tokens[before - 1].hash).is_some());
        let is_word = token.kind == TokenKind::Word
            && (title.is_some()
                || lists::is_title_modifier(token.hash)
                || is_capital(tokens, before));
        if !is_word && !is_joint {
            break;
        }
        if let Some((class, other)) = title {
            gender = gender.or(other);
            is_office |= class != TitleClass::Honorific;
        }
        first = before;
    }
    while first < last && tokens.tokens[first].kind == TokenKind::Mark {
        first += 1;
    }
    Some(Title {
        first,
        last,
        gender,
        head,
        is_office,
    })
}

fn opens_or_follows(tokens: &Tokens<'_>, last: usize, start: usize) -> bool {
    let opens = tokens
        .tokens
        .get(start)
        .is_some_and(|token| token.opens_sentence || token.opens_line);
    // `Mr.` may look like the end of a sentence.
    tokens.tokens[last].kind == TokenKind::Word && (!opens || tokens.of(start - 1) == ".")
}

fn is_capital(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.tokens[at];
    token.case != Case::Lower && !(token.opens_sentence && is_small(tokens.of(at)))
}

/// Words that are capital at the start of a sentence only.
fn is_small(word: &str) -> bool {
    const SMALL: [&str; 24] = [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "but",
        "and",
        "as",
        "when",
        "while",
        "after",
        "his",
        "her",
        "its",
        "their",
        "for",
        "by",
        "with",
        "then",
        "meanwhile",
        "former-",
        "both",
        "if",
    ];
    SMALL.iter().any(|small| word.eq_ignore_ascii_case(small))
}

/// The token that begins at or after this byte.
pub(super) fn first_token(tokens: &Tokens<'_>, start: u32) -> usize {
    tokens
        .tokens
        .partition_point(|token| token.span.start < start)
}

/// Gives each person the offices that stand beside its mentions, each once.
pub(super) fn give(
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    titles: &Titles,
    entities: &mut [Entity],
) {
    for (at, mention) in mentions.iter().enumerate() {
        if mention.entity_type != EntityType::Person {
            continue;
        }
        let before = titles
            .of(at)
            .filter(|title| title.is_office)
            .map(|title| (title.first, title.last));
        for (first, last) in before.into_iter().chain(office_behind(tokens, mention)) {
            let span = tokens.span(first, last);
            let Some(entity) = entities.get_mut(mention.entity as usize) else {
                continue;
            };
            push(tokens.text, span, &mut entity.roles);
        }
    }
}

fn push(text: &str, span: Span, roles: &mut Vec<Role>) {
    let Some(words) = text.get(span.start as usize..span.end as usize) else {
        return;
    };
    let title = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !roles
        .iter()
        .any(|role| role.title.eq_ignore_ascii_case(&title))
    {
        roles.push(Role { title, span });
    }
}

/// The tokens of an office behind a name: `Xi Jinping, general secretary of the
/// party,` or `Kim is the ruler of North Korea`; without the article.
fn office_behind(tokens: &Tokens<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let mut at = first_token(tokens, mention.span.end);
    let joint = tokens.tokens.get(at)?;
    match tokens.of(at) {
        "," if joint.span.start == mention.span.end => at += 1,
        "is" | "was" | "became" | "remains" => at += 1,
        "has" if tokens.tokens.len() > at + 1 && tokens.of(at + 1) == "been" => at += 2,
        _ => return None,
    }
    let article = tokens.tokens.get(at)?;
    if matches!(
        tokens.of(at),
        "the" | "a" | "an" | "his" | "her" | "its" | "their"
    ) && !article.opens_sentence
    {
        at += 1;
    }
    let first = at;
    let head = (first..first + 8).take_while(|at| {
        let inside = |token: &crate::extract::Token| {
            !token.opens_sentence
                && (token.kind == TokenKind::Word
                    || token.kind == TokenKind::Possessive
                    || tokens.of(*at) == "-")
        };
        tokens.tokens.get(*at).is_some_and(inside)
    });
    let mut last = None;
    for at in head {
        let token = &tokens.tokens[at];
        if lists::title(token.hash)
            .is_some_and(|(class, _)| !matches!(class, TitleClass::Honorific | TitleClass::Name))
        {
            last = Some(at);
        } else if last.is_some() || !is_inside(tokens, at) {
            break;
        }
    }
    let last = last?;
    Some((first, behind_of(tokens, last)))
}

/// Words that may stand before the noun of an office.
fn is_inside(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.tokens[at];
    token.case != Case::Lower
        || token.kind != TokenKind::Word
        || lists::is_title_modifier(token.hash)
}

/// Where an office ends that goes on with `of`: at its last capital word.
fn behind_of(tokens: &Tokens<'_>, head: usize) -> usize {
    let joins = |at: usize| {
        matches!(
            tokens.of(at),
            "of" | "for" | "at" | "to" | "in" | "and" | "the" | "-"
        )
    };
    let opens = |at: usize| matches!(tokens.of(at), "of" | "for" | "at" | "to");
    let next = tokens.tokens.get(head + 1);
    if next.is_none_or(|token| token.opens_sentence) || !opens(head + 1) {
        return head;
    }
    let mut last = head;
    let mut at = head + 1;
    while at < tokens.tokens.len() && at - head <= MAX_WORDS {
        let token = &tokens.tokens[at];
        let is_name = token.kind == TokenKind::Word && token.case != Case::Lower;
        if token.opens_sentence
            || token.opens_line
            || !(is_name || joins(at) || token.kind == TokenKind::Possessive)
        {
            break;
        }
        if is_name {
            last = at;
        }
        at += 1;
    }
    // `director of the institute,`: common nouns up to a comma or a point.
    if last == head {
        let closes = |at: &usize| {
            tokens
                .tokens
                .get(*at)
                .is_some_and(|token| token.kind == TokenKind::Mark)
        };
        let end = (head + 1..head + 7).find(closes);
        if let Some(end) = end.filter(|end| matches!(tokens.of(*end), "," | "." | ";")) {
            return end - 1;
        }
    }
    last
}

/// The words of a role or a description that end a title, by their hashes.
pub(super) fn heads(words: &str) -> Vec<(u32, TitleClass)> {
    let mut heads = Vec::new();
    for word in words.split([' ', '-']) {
        if matches!(word, "of" | "for" | "at" | "to") {
            break;
        }
        let hash = hash_of(word.trim_end_matches('.'));
        if let Some((class, _)) =
            lists::title(hash).filter(|(class, _)| *class != TitleClass::Honorific)
        {
            heads.push((hash, class));
        }
    }
    heads
}
