//! The title of a page's article.
//!
//! A heading of the page whose words the metadata has too; else structured
//! data, `<meta>` and `<title>`, in this order, without the site's name.

use super::claims::{Claim, Claims, Fact, Place};
use super::pieces::Pieces;
use crate::document::Sourced;
use crate::document::sidecar::one_line;

/// Marks between a title and the name of the site.
const MARKS: [&str; 12] = [
    " | ", " - ", " – ", " — ", " « ", " » ", " :: ", " · ", " • ", " ‹ ", " › ", " : ",
];

/// A title, and the piece that shows it.
pub struct Title {
    /// The title itself, its evidence not yet set.
    pub title: Sourced<String>,
    /// Number of the piece that is the headline.
    pub piece: Option<usize>,
}

/// Chooses the title of the page.
pub fn title(claims: &Claims, pieces: &Pieces, is_main: &[bool], site: &[String]) -> Option<Title> {
    let claimed: Vec<Claimed> = claims
        .of(Fact::Title)
        .into_iter()
        .map(|claim| (without_site(&claim.value, site), claim.why(), claim.place))
        .filter(|(title, _, _)| !title.is_empty() && !is_site(title, site))
        .collect();
    let headings = headings(pieces, is_main);
    let stated = |at: usize, why: &str| {
        let words = one_line(pieces.words(&pieces.list[at]));
        Title {
            title: Sourced::stated(words, Vec::new(), why),
            piece: Some(at),
        }
    };
    // A heading that metadata confirms, the most prominent and the first.
    for at in &headings {
        let words = pieces.words(&pieces.list[*at]);
        let shown = fold(words);
        let same = |(title, _, _): &&Claimed| agrees(&shown, &fold(title));
        let Some((title, _, _)) = claimed.iter().find(same).filter(|_| !is_site(words, site))
        else {
            continue;
        };
        let mut found = stated(*at, "the page's heading, which its metadata repeats");
        // A kicker stands in the heading, before the title that metadata has.
        let folded = fold(title);
        if shown.ends_with(&folded) && shown.len() > folded.len() {
            found.title.value.clone_from(title);
        }
        return Some(found);
    }
    let of_first_rank = |at: &&usize| pieces.list[**at].level == 1;
    let mut first = headings.iter().filter(of_first_rank);
    let lone = first.next().filter(|_| first.next().is_none());
    let fits = |at: &&usize| {
        let words = pieces.words(&pieces.list[**at]);
        words.len() >= 12 && !is_site(words, site)
    };
    if let Some(at) = lone.filter(fits) {
        return Some(stated(*at, "the page's only heading of the first rank"));
    }
    let of_article = |(_, _, place): &&Claimed| *place != Place::JsonLdPage;
    if let Some((title, why, _)) = claimed.iter().find(of_article).or(claimed.first()) {
        let title = Sourced::metadata(title.clone(), why.clone());
        return Some(Title { title, piece: None });
    }
    headings.first().map(|at| stated(*at, "the page's heading"))
}

/// A title as metadata has it, how that is told, and where it stands.
type Claimed = (String, String, Place);

/// The page's headings up to a little below the article's first words: those
/// of the first rank first.
fn headings(pieces: &Pieces, is_main: &[bool]) -> Vec<usize> {
    let last = is_main
        .iter()
        .rposition(|main| *main)
        .unwrap_or(pieces.list.len());
    let of_level = |levels: core::ops::RangeInclusive<u8>| {
        let list = pieces.list.iter().enumerate().take(last.max(1));
        list.filter(move |(_, piece)| levels.contains(&piece.level) && piece.span.n_bytes() <= 400)
            .map(|(at, _)| at)
            .take(20)
    };
    of_level(1..=1).chain(of_level(2..=3)).collect()
}

/// The same words, or one within the other where that is most of it.
fn agrees(one: &str, other: &str) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    one == other || (short.len() >= 12 && short.len() * 5 >= long.len() * 2 && long.contains(short))
}

/// Letters and digits alone, in lower case, words apart by a blank.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if !out.ends_with(' ') && !matches!(letter, '\u{AD}' | '\u{200B}') {
            out.push(' ');
        }
    }
    out.trim().to_string()
}

fn is_site(title: &str, site: &[String]) -> bool {
    let folded = fold(title);
    site.contains(&folded)
}

/// `title` without the name of the site before or after it.
fn without_site(title: &str, site: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = |at: usize, mark: &str| (title[..at].trim(), title[at + mark.len()..].trim());
        let last = MARKS
            .iter()
            .filter_map(|mark| title.rfind(mark).map(|at| (at, *mark)))
            .max();
        let first = MARKS
            .iter()
            .filter_map(|mark| title.find(mark).map(|at| (at, *mark)))
            .min();
        let by_last = last.map(|(at, mark)| cut(at, mark));
        let by_first = first.map(|(at, mark)| cut(at, mark));
        title = match (by_last, by_first) {
            (Some((head, tail)), _) if is_site(tail, site) && !head.is_empty() => head,
            (_, Some((head, tail))) if is_site(head, site) && !tail.is_empty() => tail,
            // A bar parts a title from nothing but names.
            (Some((head, tail)), _)
                if title.contains(" | ")
                    && fold(tail).len() < 30
                    && fold(head).len() > fold(tail).len() =>
            {
                head
            }
            _ => break,
        };
    }
    title.to_string()
}

/// The names of the page's site, folded: as metadata gives them, and by its host.
pub fn site_names(claims: &Claims, url: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = claims
        .of(Fact::Publisher)
        .into_iter()
        .filter(|claim| !is_title_again(claims, claim))
        .map(|claim| fold(&claim.value))
        .collect();
    if let Some(host) = url.and_then(host) {
        names.push(fold(host));
        let parts: Vec<&str> = host.split('.').collect();
        if let [.., name, _] = parts.as_slice() {
            names.push(fold(name));
            names.push(fold(&name.replace('-', "")));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether a weak claim of a publisher has the title once more: templates fill
/// the name of the application with it.
pub fn is_title_again(claims: &Claims, claim: &Claim) -> bool {
    let same = |title: &&Claim| fold(&title.value) == fold(&claim.value);
    claim.place == Place::Meta(3) && claims.of(Fact::Title).iter().any(same)
}

/// The host of an address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}
