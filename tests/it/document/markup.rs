//! Markup that the sets of other projects expect as words.

/// What stands between the tags of `html`; references stay as they are.
pub fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut is_mark = false;
    for letter in html.chars() {
        match letter {
            '<' => is_mark = true,
            '>' if is_mark => is_mark = false,
            _ if !is_mark => text.push(letter),
            _ => {}
        }
    }
    text
}
