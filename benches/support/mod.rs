//! What benchmarks of search are given.

use serde_json::Value;

/// The documents and queries of the two files that the command line names:
/// `DOCUMENTS.jsonl`, a document a line, and `QUERIES.json`, a list. `None`,
/// and it says so, where they are not named.
pub fn documents_and_queries() -> Option<(Vec<Value>, Vec<Value>)> {
    // Cargo adds `--bench`.
    let paths: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let [documents, queries] = paths.as_slice() else {
        println!("expected DOCUMENTS.jsonl QUERIES.json: nothing measured");
        return None;
    };
    let documents = std::fs::read_to_string(documents).expect("the documents can be read");
    let documents = documents
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    let queries = std::fs::read_to_string(queries).expect("the queries can be read");
    let queries = serde_json::from_str(&queries).expect("a list of queries");
    Some((documents, queries))
}

/// A text of a document; empty where it has none.
pub fn text(document: &Value, key: &str) -> String {
    document[key].as_str().unwrap_or("").to_owned()
}
