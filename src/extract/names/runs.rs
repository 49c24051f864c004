//! Which tokens may be part of a name: runs of them, all others are outside.

use super::classes;
use super::model::{NameModel, WordFacts, phrase_hash};
use crate::document::Block;
use crate::extract::tokens::{Case, Token, TokenKind, Tokens};

/// Tokens that may stand between two capitals of one name.
const MAX_GAP: usize = 3;
/// A line shorter than this, in bytes, ends what it says at its end.
const SHORT_LINE: u32 = 50;
/// No run is longer, in tokens: what is longer is no name.
const MAX_RUN: usize = 256;

/// The runs of tokens of a text that may hold names: sorted, disjoint, not empty.
pub struct Runs {
    /// First token and the one after the last.
    pub runs: Vec<(u32, u32)>,
}

impl Runs {
    /// Finds the runs; none goes across an edge of `blocks`.
    pub fn new(tokens: &Tokens<'_>, blocks: &[Block], model: &NameModel) -> Runs {
        let list = &tokens.tokens;
        let mut edges = blocks.iter().map(|block| block.span.start).peekable();
        let mut runs: Vec<(u32, u32)> = Vec::new();
        let mut open: Option<usize> = None;
        let mut line_start = 0;
        // Up to here tokens are known to lie between two capitals.
        let mut bridged = 0;
        for (at, token) in list.iter().enumerate() {
            let mut breaks = token.opens_sentence;
            while edges.next_if(|edge| *edge <= token.span.start).is_some() {
                breaks = true;
            }
            if token.opens_line {
                let line_end = if at > 0 { list[at - 1].span.end } else { 0 };
                breaks |= line_end.saturating_sub(line_start) < SHORT_LINE;
                line_start = token.span.start;
            }
            if breaks || open.is_some_and(|first| at - first >= MAX_RUN) {
                close(&mut open, at, &mut runs);
                bridged = 0;
            }
            let opens = begins_name(tokens, at, model);
            let goes_on = opens || at < bridged || (open.is_some() && is_tail(list, at));
            if !goes_on {
                close(&mut open, at, &mut runs);
                continue;
            }
            open.get_or_insert(at);
            if at >= bridged || opens {
                bridged = bridged.max(bridge(tokens, at, model));
            }
            if opens && token.case == Case::Lower {
                bridged = bridged.max(at + place_in_lower(list, at, model));
            }
        }
        close(&mut open, list.len(), &mut runs);
        Runs { runs }
    }
}

fn close(open: &mut Option<usize>, end: usize, runs: &mut Vec<(u32, u32)>) {
    if let Some(first) = open.take() {
        runs.push((first as u32, end as u32));
    }
}

/// Whether a name may begin with token `at`.
fn begins_name(tokens: &Tokens<'_>, at: usize, model: &NameModel) -> bool {
    let token = &tokens.tokens[at];
    match token.kind {
        TokenKind::Word => match token.case {
            Case::Lower => {
                is_prefix_of_name(&tokens.tokens, at)
                    || place_in_lower(&tokens.tokens, at, model) > 0
                    || is_name_in_lower(token, model)
            }
            Case::Initial if token.span.n_bytes() == 1 => tokens.of(at) != "I",
            // `I'm`, `I've`, `I'll`: the word is `I` joined to a verb.
            Case::Initial | Case::Capital | Case::Upper
                if tokens.of(at).starts_with(['I'])
                    && tokens.of(at)[1..].starts_with(['\'', '’']) =>
            {
                false
            }
            Case::Capital => !is_plain_opener(tokens, at, model),
            _ => true,
        },
        TokenKind::Character => false,
        _ => false,
    }
}

/// `kerala`, `san francisco`: how many tokens from `at` on are a place's name and no
/// other word, written in lower case; 0 for none.
fn place_in_lower(list: &[Token], at: usize, model: &NameModel) -> usize {
    let token = &list[at];
    if token.span.n_bytes() < 3 {
        return 0;
    }
    let facts = model.word(token.hash);
    let grade = |kind: u32| facts.profile >> (2 * kind) & 3;
    if grade(2) < 2 {
        return 0;
    }
    let places = classes::COUNTRY | classes::CITY | classes::REGION;
    let own = phrase_hash(0, token.hash);
    if let Some(next) = list.get(at + 1)
        && next.case == Case::Lower
        && next.kind == TokenKind::Word
        && next.span.n_bytes() > 3
        && facts.classes & classes::FUNCTION == 0
        && model.phrase(phrase_hash(own, next.hash)) & places != 0
    {
        return 2;
    }
    let alone = model.phrase(own) & places;
    let is_known = alone & (classes::COUNTRY | classes::REGION) != 0 && grade(2) == 3;
    let names = classes::GIVEN | classes::SURNAME;
    let is_place = token.span.n_bytes() > 3
        && grade(5) == 0
        && alone != 0
        && (facts.classes == 0 || is_known && facts.classes & !names == 0);
    usize::from(is_place)
}

/// `jess`, `pattaya`: a word in lower case that no dictionary has and that is, by its
/// vector, a given name or a place.
fn is_name_in_lower(token: &Token, model: &NameModel) -> bool {
    if token.span.n_bytes() < 3 {
        return false;
    }
    let facts = model.word(token.hash);
    let grade = |kind: u32| facts.profile >> (2 * kind) & 3;
    facts.cluster != 0
        && grade(5) == 0
        && facts.classes & classes::FUNCTION == 0
        && (grade(0) == 3 || grade(2) == 3)
}

/// A word of no meaning at the head of a sentence, before a word in lower case.
fn is_plain_opener(tokens: &Tokens<'_>, at: usize, model: &NameModel) -> bool {
    let list = &tokens.tokens;
    let opens = list[at].opens_sentence
        || list[at].opens_line
        || at == 0
        || list[at - 1].kind == TokenKind::Mark;
    opens
        && list.get(at + 1).is_none_or(|next| {
            next.case == Case::Lower
                && (next.kind == TokenKind::Word || next.kind == TokenKind::Mark)
        })
        && model.word(list[at].hash).classes & classes::FUNCTION != 0
}

/// `al` of `al-Amr`, `d` of `d'Arc`: lower case, joined to a capital.
fn is_prefix_of_name(list: &[Token], at: usize) -> bool {
    let is_joined = |token: &Token| token.kind == TokenKind::Mark && !token.is_spaced;
    list[at].span.n_bytes() <= 4
        && list.get(at + 1).is_some_and(is_joined)
        && list
            .get(at + 2)
            .is_some_and(|token| token.case == Case::Capital && !token.is_spaced)
        && list[at].is_spaced
}

/// What goes on with a name that has begun: `-un` of `Jong-un`, a number.
fn is_tail(list: &[Token], at: usize) -> bool {
    let token = &list[at];
    let joined = |token: &Token| !token.is_spaced && !token.opens_line;
    match token.kind {
        TokenKind::Mark => false,
        TokenKind::Number => true,
        TokenKind::Word => {
            joined(token)
                && at >= 1
                && list[at - 1].kind == TokenKind::Mark
                && joined(&list[at - 1])
        }
        _ => false,
    }
}

/// The token after the fillers that follow token `at`, where a capital comes
/// after them; else `at`.
fn bridge(tokens: &Tokens<'_>, at: usize, model: &NameModel) -> usize {
    let list = &tokens.tokens;
    for gap in 1..=MAX_GAP + 1 {
        let Some(next) = list.get(at + gap) else {
            return at;
        };
        if next.opens_sentence {
            return at;
        }
        let is_capital = next.kind == TokenKind::Word
            && (next.case != Case::Lower || joined_after_hyphen(list, at + gap));
        if is_capital {
            return at + gap;
        }
        if next.kind == TokenKind::Number && !next.is_spaced {
            return at + gap;
        }
        if gap > MAX_GAP || !is_filler(tokens, at + gap, model) {
            return at;
        }
    }
    at
}

fn joined_after_hyphen(list: &[Token], at: usize) -> bool {
    at >= 2
        && !list[at].is_spaced
        && list[at - 1].kind == TokenKind::Mark
        && !list[at - 1].is_spaced
        && list[at - 2].case != Case::Lower
        && list[at].span.n_bytes() <= 6
}

fn is_filler(tokens: &Tokens<'_>, at: usize, model: &NameModel) -> bool {
    let token = &tokens.tokens[at];
    match token.kind {
        TokenKind::Mark => matches!(
            tokens.of(at),
            "-" | "'" | "’" | "&" | "." | "/" | "‑" | "–" | "·" | "!" | "+" | "@"
        ),
        TokenKind::Possessive | TokenKind::Number => true,
        TokenKind::Word => model.word(token.hash).classes & classes::PARTICLE != 0,
        TokenKind::Character => false,
    }
}

/// What the model knows of the tokens from two before a run to two after it.
pub fn facts_around(tokens: &Tokens<'_>, run: (usize, usize), model: &NameModel) -> Vec<WordFacts> {
    (run.0.saturating_sub(2)..(run.1 + 2).min(tokens.tokens.len()))
        .map(|at| match tokens.tokens[at].kind {
            TokenKind::Word => model.word(tokens.tokens[at].hash),
            _ => WordFacts::default(),
        })
        .collect()
}
