//! Quotation marks put together into pairs.

use super::page::Page;
use crate::extract::{Case, TokenKind, Tokens};

/// Words between a pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The token of the opening mark.
    pub open: u32,
    /// The token of the closing mark; one past the paragraph where it is missing.
    pub close: u32,
    /// A closing mark stands there.
    pub is_closed: bool,
}

/// Most marks that may be open at once: deeper ones are no quotations.
const MAX_DEPTH: usize = 16;

/// Most tokens behind a comma that say who speaks.
const MAX_REPORT: usize = 12;

/// The kinds of marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Straight,
    Curly,
    Low,
    Angle,
    Single,
    Corner,
}

/// What a mark may do.
#[derive(Clone, Copy)]
struct Mark {
    sort: Sort,
    may_open: bool,
    may_close: bool,
}

/// The outermost pairs among tokens `first..end`, which are one paragraph, in
/// order. A mark that is never closed runs to the end, where it is double.
pub fn regions(tokens: &Tokens<'_>, first: usize, end: usize, found: &mut Vec<Region>) {
    let mut open: Vec<(Sort, usize)> = Vec::new();
    let n_before = found.len();
    let mut singles = Singles { next: None, end };
    let mut is_balanced = None;
    // A single mark whose words go on in the next paragraph, which opens with one too.
    let mut long_single = None;
    let goes_on = end < tokens.tokens.len() && is_single(tokens.of(end)) && opens_word(tokens, end);
    for at in first..end {
        let token = &tokens.tokens[at];
        if !matches!(token.kind, TokenKind::Mark | TokenKind::Possessive)
            || token.span.n_bytes() > 3
        {
            continue;
        }
        let Some(mut mark) = read(tokens, at, end, &open) else {
            continue;
        };
        // `"… the "big" one …"`: marks inside marks of the same sort.
        let is_inner = mark.sort == Sort::Straight
            && open.last().is_some_and(|(sort, _)| *sort == Sort::Straight)
            && is_opener(tokens, at)
            && *is_balanced.get_or_insert_with(|| balances(tokens, first, end));
        if is_inner {
            mark.may_open = true;
            mark.may_close = false;
        }
        let matching = open.iter().rposition(|(sort, _)| closes(*sort, mark.sort));
        if mark.may_close
            && let Some(place) = matching
        {
            let (_, opened) = open[place];
            open.truncate(place);
            if open.is_empty() && at > opened + 1 {
                found.push(Region {
                    open: opened as u32,
                    close: at as u32,
                    is_closed: true,
                });
            }
        } else if mark.may_open && open.len() < MAX_DEPTH {
            if mark.sort == Sort::Single && !singles.closes_behind(tokens, at) {
                let is_led = at == first || matches!(tokens.of(at - 1), ":" | ",");
                if goes_on && is_led && open.is_empty() {
                    long_single.get_or_insert((Sort::Single, at));
                }
                continue;
            }
            open.push((mark.sort, at));
        }
    }
    let last = (open.iter().find(|(sort, _)| *sort != Sort::Single)).or(long_single.as_ref());
    if let Some((_, opened)) = last
        && end > opened + 1
    {
        found.retain_from(n_before, *opened as u32);
        found.push(Region {
            open: *opened as u32,
            close: end as u32,
            is_closed: false,
        });
    }
}

fn is_opener(tokens: &Tokens<'_>, at: usize) -> bool {
    opens_word(tokens, at) && !closes_word(tokens, at)
}

/// Whether as many straight marks can only open as can only close.
fn balances(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let marks = (first..end).filter(|at| matches!(tokens.of(*at), "\"" | "＂"));
    let (mut n_open, mut n_all) = (0, 0);
    for at in marks {
        n_open += usize::from(is_opener(tokens, at));
        n_all += 1;
    }
    2 * n_open == n_all
}

trait RetainFrom {
    /// Drops, from place `from` on, regions that begin behind `open`.
    fn retain_from(&mut self, from: usize, open: u32);
}

impl RetainFrom for Vec<Region> {
    fn retain_from(&mut self, from: usize, open: u32) {
        while self.len() > from && self.last().is_some_and(|region| region.open > open) {
            self.pop();
        }
    }
}

/// Where the next single mark that closes stands.
struct Singles {
    next: Option<usize>,
    end: usize,
}

impl Singles {
    fn closes_behind(&mut self, tokens: &Tokens<'_>, open: usize) -> bool {
        let from = open + 2;
        if self.next.is_none_or(|next| next < from) {
            let is_close = |at: &usize| {
                is_single(tokens.of(*at)) && !opens_word(tokens, *at) && closes_word(tokens, *at)
            };
            self.next = Some((from..self.end).find(is_close).unwrap_or(usize::MAX));
        }
        self.next.is_some_and(|next| next != usize::MAX)
    }
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "’" | "‘" | "‚" | "‹" | "›" | "`")
}

/// White space or another opening mark stands before, words right behind.
fn opens_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.tokens[at];
    let next = tokens.tokens.get(at + 1);
    let stands_open = token.is_spaced
        || at.checked_sub(1).is_none_or(|before| {
            matches!(
                tokens.of(before),
                "(" | "[" | "-" | "–" | "—" | "“" | "\"" | "„" | "«" | "‘" | ":" | "/" | "…"
            )
        });
    stands_open && next.is_some_and(|next| !next.is_spaced)
}

/// Words or a point right before, white space or a mark behind.
fn closes_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.tokens.get(at + 1);
    !tokens.tokens[at].is_spaced
        && next.is_none_or(|next| {
            next.is_spaced || matches!(next.kind, TokenKind::Mark | TokenKind::Possessive)
        })
}

fn closes(open: Sort, mark: Sort) -> bool {
    open == mark
        || open == Sort::Low && matches!(mark, Sort::Curly | Sort::Straight)
        || open == Sort::Straight && mark == Sort::Curly
        || open == Sort::Curly && mark == Sort::Straight
}

fn read(tokens: &Tokens<'_>, at: usize, end: usize, open: &[(Sort, usize)]) -> Option<Mark> {
    let mark = tokens.of(at);
    let is_open = |sort: Sort| open.iter().any(|(other, _)| closes(*other, sort));
    let (sort, may_open, may_close) = match mark {
        "\"" | "＂" => {
            let opens = opens_word(tokens, at);
            let closes = closes_word(tokens, at) || !opens;
            let is_open = is_open(Sort::Straight);
            (
                Sort::Straight,
                !is_open || opens && !closes,
                closes || is_open,
            )
        }
        "“" | "‟" => {
            let turned =
                is_open(Sort::Curly) && (!opens_word(tokens, at) || leads_report(tokens, at, end));
            (Sort::Curly, !turned, turned || is_open(Sort::Low))
        }
        "”" => {
            let turned = !is_open(Sort::Curly) && opens_word(tokens, at);
            (Sort::Curly, turned, !turned)
        }
        "„" => (Sort::Low, true, false),
        "«" | "»" => {
            let is_open = is_open(Sort::Angle);
            (Sort::Angle, !is_open, is_open)
        }
        "「" | "『" => (Sort::Corner, true, false),
        "」" | "』" => (Sort::Corner, false, true),
        "'" | "’" | "‘" | "‚" | "‹" | "›" => {
            // `''` is written for a double mark.
            let opens = opens_word(tokens, at) && !is_elision(tokens, at, end);
            let closes = mark != "‘" && closes_word(tokens, at) && !opens;
            if tokens.tokens[at].kind == TokenKind::Possessive && !is_open(Sort::Single) {
                return None;
            }
            (Sort::Single, opens, closes)
        }
        "`" => (Sort::Single, opens_word(tokens, at), false),
        _ => return None,
    };
    Some(Mark {
        sort,
        may_open,
        may_close,
    })
}

/// `…, “Smith said.`: an opening mark printed for a closing one.
fn leads_report(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let is_behind = at > 0 && matches!(tokens.of(at - 1), "," | "." | "?" | "!");
    is_behind
        && (at + 2..end.min(at + 5))
            .find(|at| tokens.tokens[*at].case == Case::Lower)
            .is_some_and(|at| matches!(tokens.of(at), "said" | "says" | "added" | "wrote" | "told"))
}

/// An apostrophe before what is left of a word: `'90s`, `'em`.
fn is_elision(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    at + 1 < end
        && (tokens.of(at + 1).starts_with(|c: char| c.is_ascii_digit())
            && tokens.of(at + 1).len() <= 3
            || matches!(
                tokens.of(at + 1),
                "em" | "tis" | "twas" | "til" | "cause" | "n"
            ))
}

impl Page<'_> {
    /// Closes marks whose end is missing where words behind a comma say who
    /// speaks: `“The talks will go on, he said.`
    pub fn shorten(&self, end: usize, regions: &mut [Region]) {
        let Some(region) = regions.last_mut().filter(|region| !region.is_closed) else {
            return;
        };
        let open = region.open as usize;
        let mut last = end;
        while last > open && !self.is_word(last - 1) {
            last -= 1;
        }
        // The last words of the paragraph: a comma, a few words, one that reports.
        let from = last.saturating_sub(MAX_REPORT).max(open + 2);
        let comma = (from..last).rev().find(|at| self.is(*at, ","));
        let reports = |comma: usize| {
            (comma + 1..last)
                .any(|at| matches!(self.text(at), "said" | "says" | "added" | "told" | "wrote"))
        };
        if let Some(comma) = comma.filter(|comma| reports(*comma)) {
            region.close = comma as u32;
        }
    }
}
