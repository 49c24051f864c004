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
    let uri = uri.as_str();
    let starts = |start: &str| {
        let bare = uri
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        bare.trim_start_matches("www.").starts_with(start)
    };
    let is_rss = [
        "backend.userland.com/rss",
        "blogs.law.harvard.edu/tech/rss",
        "cyber.law.harvard.edu/rss",
        "my.netscape.com/",
        "my.netscape.com/rdf/",
        "channel.netscape.com/rdf/",
        "purl.org/net/rss1.1",
        "purl.org/rss/1.0/modules/rss091",
    ];
    match uri {
        "" | "http://purl.org/rss/1.0/" | "http://purl.org/rss/1.0" | "rss2" => Space::Plain,
        _ if is_rss.into_iter().any(starts) => Space::Plain,
        _ if starts("w3.org/2005/atom") || starts("purl.org/atom/") => Space::Atom,
        _ if starts("purl.org/dc/") => Space::DublinCore,
        _ if starts("purl.org/rss/1.0/modules/content") => Space::Content,
        _ if starts("itunes.com/dtds") => Space::Itunes,
        _ if starts("search.yahoo.com/mrss") => Space::Media,
        _ if starts("w3.org/1999/xhtml") => Space::Xhtml,
        _ if starts("w3.org/1999/02/22-rdf-syntax-ns") => Space::Rdf,
        _ => Space::Other,
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
