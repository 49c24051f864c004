/// A way to write what is wanted.
pub struct OperatorEntry {
    /// A query that uses it.
    pub example: &'static str,
    /// What it finds, for a reader.
    pub help: &'static str,
}

/// Every operator: the one table that help and tests derive from.
pub const OPERATORS: &[OperatorEntry] = &[
    entry("letter parade", "both words"),
    entry("\"founding anniversary\"", "the exact phrase"),
    entry("Xi OR Liu", "either word"),
    entry("parade -missile", "without a word; NOT says the same"),
    entry("(Xi OR Liu) letter", "groups"),
    entry("anniv*", "words that begin so"),
    entry("*ist", "words of a shape: * is any letters"),
    entry("w?rld", "words of a shape: ? is one letter"),
    entry(
        "pyongyan~",
        "words one change away: a letter more, less, another, or two swapped; ~2 for two",
    ),
    entry(
        "\"letter Xi\"~5",
        "words with at most 5 others between, in any order",
    ),
    entry(
        "Kim NEAR/3 letter",
        "the same for words and phrases; NEAR alone means 10",
    ),
    entry("/missiles?/", "words that match a regular expression"),
    entry("=letter", "this word only, as it is written"),
    entry("letter^3 parade", "a word that counts more"),
];

const fn entry(example: &'static str, help: &'static str) -> OperatorEntry {
    OperatorEntry { example, help }
}
