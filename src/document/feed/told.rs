//! Whether a text is a feed, told by how it opens.

/// Whether a text opens as a feed: with the outermost element of RSS, RDF with
/// news, or Atom; or with the version of JSON Feed.
pub fn opens_as_feed(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with('{') {
        return is_json_feed(text);
    }
    let Some(rest) = after_prolog(text) else {
        return false;
    };
    let Some(rest) = rest.strip_prefix('<') else {
        return false;
    };
    let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
    let name = rest[..end.unwrap_or(rest.len())].to_ascii_lowercase();
    let mark = rest[..rest.find('>').unwrap_or(rest.len())].to_ascii_lowercase();
    let local = name.rsplit(':').next().unwrap_or(&name);
    let has = |words: &str| rest.contains(words);
    match local {
        "rss" => true,
        "rdf" => {
            mark.contains("purl.org/rss/") || mark.contains("netscape.com/rdf") || has("<channel")
        }
        "feed" => mark.contains("/atom") || has("<entry") || mark.contains("version="),
        "entry" => mark.contains("/atom"),
        "channel" => rest.to_ascii_lowercase().contains("<item"),
        _ => false,
    }
}

/// What follows the XML declaration, remarks, instructions and document type.
fn after_prolog(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..50 {
        let end = if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<?") {
            rest.find('>')? + 1
        } else if rest
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
        {
            let inner = rest
                .find('[')
                .filter(|at| *at < rest.find('>').unwrap_or(0));
            match inner {
                Some(at) => {
                    at + rest[at..].find("]")? + rest[at + rest[at..].find("]")?..].find('>')? + 1
                }
                None => rest.find('>')? + 1,
            }
        } else {
            return Some(rest);
        };
        rest = rest[end..].trim_start();
    }
    None
}

fn is_json_feed(text: &str) -> bool {
    let Some((_, after)) = text.split_once("\"version\"") else {
        return false;
    };
    let value = after.trim_start().trim_start_matches(':').trim_start();
    [
        "\"https://jsonfeed.org/version/",
        "\"http://jsonfeed.org/version/",
        "\"https:\\/\\/jsonfeed.org\\/version",
    ]
    .iter()
    .any(|start| value.starts_with(start))
}
