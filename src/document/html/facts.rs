//! The facts of a page's article, chosen from all that the page says and shows.

use super::claims::{Claim, Claims, Fact};
use super::lookout::{Seen, look};
use super::pieces::{Piece, Pieces};
use super::titles::{Title, fold, host, is_title_again, site_names, title};
use super::tree::Tree;
use super::{authors, dates, json_ld, markup, meta_tags};
use crate::document::language::language_of;
use crate::document::outlet::outlet;
use crate::document::{Block, Moment, Sourced};
use crate::text::Order;

/// What is known of the article. Evidence counts in the text of the pieces.
pub struct Facts {
    /// Its title, and the piece that is its headline.
    pub title: Option<Title>,
    /// Who wrote it, and the piece that says so.
    pub byline: Option<(Sourced<String>, Option<usize>)>,
    /// When it was published.
    pub published: Option<Sourced<Moment>>,
    /// The piece that shows the date.
    pub date_piece: Option<usize>,
    /// Who published it.
    pub publisher: Option<Sourced<String>>,
    /// Where it stands on the web.
    pub url: Option<Sourced<String>>,
    /// The language that the page declares, as a code of two or three letters.
    pub language: Option<Sourced<String>>,
}

/// Chooses the facts.
pub fn facts(tree: &Tree, pieces: &Pieces, is_main: &[bool]) -> Facts {
    let mut claims = Claims::default();
    meta_tags::collect(tree, &mut claims);
    json_ld::collect(tree, &mut claims);
    markup::collect(tree, &mut claims);
    let url = url(&claims, tree.saved_from.as_deref());
    let address = url.as_ref().map(|url| url.value.as_str());
    let site = site_names(&claims, address);
    let title = title(&claims, pieces, is_main, &site);
    let language = language(&claims);
    let by_words = words_language(pieces, is_main);
    let day_first = by_words
        .as_ref()
        .or(language.as_ref())
        .is_some_and(|language| language.value != "en");
    let headline = title.as_ref().and_then(|title| title.piece);
    let seen: Seen = look(tree, pieces, is_main, headline, day_first);
    let published = dates::published(&claims, &seen, address, day_first);
    let page = authors::Page::new(tree, pieces, is_main, headline, &site);
    Facts {
        byline: authors::author(&claims, &page),
        publisher: publisher(&claims, address),
        date_piece: seen.date.as_ref().map(|date| date.piece),
        title,
        published,
        url,
        language,
    }
}

/// The page's own address: canonical, as metadata has it, or as the browser noted.
fn url(claims: &Claims, saved_from: Option<&str>) -> Option<Sourced<String>> {
    let is_address = |url: &str| {
        (url.starts_with("https://") || url.starts_with("http://"))
            && host(url).is_some()
            && !url.contains(char::is_whitespace)
    };
    let claimed = claims
        .of(Fact::Url)
        .into_iter()
        .find(|claim| is_address(&claim.value));
    let noted = saved_from.filter(|url| is_address(url)).map(|url| {
        Sourced::metadata(
            url.to_string(),
            "the browser noted it when it saved the page",
        )
    });
    claimed
        .map(|claim| Sourced::metadata(claim.value.clone(), claim.why()))
        .or(noted)
}

fn publisher(claims: &Claims, url: Option<&str>) -> Option<Sourced<String>> {
    let usual = |name: &str| match outlet(name) {
        Some(outlet) => outlet.name.to_string(),
        None => name.to_string(),
    };
    let fits = |name: &str| name.len() <= 80 && !name.contains("://") && !fold(name).is_empty();
    let mut claimed = claims.of(Fact::Publisher);
    // The name of the site before the house behind it.
    claimed.order_by_key(|claim| claim.name != "og:site_name");
    let is_name = |claim: &&Claim| fits(&claim.value) && !is_title_again(claims, claim);
    if let Some(claim) = claimed.into_iter().find(is_name) {
        return Some(Sourced::metadata(usual(&claim.value), claim.why()));
    }
    let host = host(url?)?;
    Some(Sourced::inferred(
        usual(host),
        Vec::new(),
        "the host of the page's address",
    ))
}

fn language(claims: &Claims) -> Option<Sourced<String>> {
    claims.of(Fact::Language).into_iter().find_map(|claim| {
        let code = claim
            .value
            .split(['-', '_', ',', ' ', ';'])
            .next()?
            .to_ascii_lowercase();
        let is_code =
            (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        is_code.then(|| Sourced::metadata(code, claim.why()))
    })
}

/// The language of the article's words.
fn words_language(pieces: &Pieces, is_main: &[bool]) -> Option<Sourced<String>> {
    let own = pieces.list.iter().zip(is_main).filter(|(_, main)| **main);
    let block = |piece: &Piece| Block {
        span: piece.span,
        kind: piece.kind,
        level: piece.level,
    };
    let blocks: Vec<Block> = own.map(|(piece, _)| block(piece)).take(60).collect();
    language_of(&pieces.text, &blocks)
}
