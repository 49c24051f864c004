//! The vocabularies that feeds are written in, told by their namespaces.

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// RSS in any version, or a name without a namespace.
    Plain,
    /// Atom 0.3 or 1.0.
    Atom,
    /// Dublin Core, elements or terms.
    DublinCore,
    /// RSS 1.0's module for whole content.
    Content,
    /// Podcasts.
    Itunes,
    /// Media RSS.
    Media,
    /// XHTML.
    Xhtml,
    /// RDF itself.
    Rdf,
    /// Any other.
    Other,
}

/// The vocabulary of a namespace's name.
pub fn space_of(uri: &str) -> Space {
    let uri = uri.trim().to_ascii_lowercase();
    let has = |words: &str| uri.contains(words);
    if uri.is_empty() || has("purl.org/rss/1.0/modules/rss") || has("backend.userland.com") {
        Space::Plain
    } else if has("www.w3.org/2005/atom") || has("purl.org/atom") {
        Space::Atom
    } else if has("purl.org/dc/") {
        Space::DublinCore
    } else if has("purl.org/rss/1.0/modules/content") {
        Space::Content
    } else if has("itunes.com/dtds") {
        Space::Itunes
    } else if has("search.yahoo.com/mrss") {
        Space::Media
    } else if has("www.w3.org/1999/xhtml") {
        Space::Xhtml
    } else if has("1999/02/22-rdf-syntax-ns") {
        Space::Rdf
    } else if has("purl.org/rss/1.0/modules") {
        Space::Other
    } else if has("rss") || has("netscape.com/rdf") || has("purl.org/net/rss") {
        Space::Plain
    } else {
        Space::Other
    }
}

/// The vocabulary that a prefix usually means, for feeds that do not say.
pub fn usual_space(prefix: &str) -> Space {
    match prefix {
        "" | "rss" => Space::Plain,
        "atom" | "atom03" | "a10" => Space::Atom,
        "dc" | "dcterms" => Space::DublinCore,
        "content" => Space::Content,
        "itunes" => Space::Itunes,
        "media" => Space::Media,
        "xhtml" | "body" => Space::Xhtml,
        "rdf" => Space::Rdf,
        _ => Space::Other,
    }
}
