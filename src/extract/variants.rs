//! Chinese characters in their two forms.

use std::sync::LazyLock;

/// Traditional characters, sorted, and the simplified form of each.
static FORMS: LazyLock<(Vec<char>, Vec<char>)> = LazyLock::new(|| {
    let mut lines = include_str!("data/variants.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.chars().collect());
    (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    )
});

/// The simplified form of a traditional character; any other as it is.
pub fn simplified(character: char) -> char {
    // What comes before is written in one way.
    if character < '\u{4e00}' {
        return character;
    }
    let (traditional, simplified) = &*FORMS;
    traditional
        .binary_search(&character)
        .ok()
        .and_then(|at| simplified.get(at).copied())
        .unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_traditional_character_has_one_form() {
        let (traditional, forms) = &*FORMS;
        assert_eq!(traditional.len(), forms.len());
        assert!(traditional.is_sorted_by(|one, other| one < other));
        // Nothing is replaced twice.
        assert!(forms.iter().all(|&form| simplified(form) == form));
    }

    #[test]
    fn other_characters_stay() {
        let form = |text: &str| text.chars().map(simplified).collect::<String>();
        assert_eq!(form("高雄縣、國立"), "高雄县、国立");
        assert_eq!(form("서울 Été 京都"), "서울 Été 京都");
    }
}
