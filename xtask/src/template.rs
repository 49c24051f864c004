//! `www/page.html`: text with `{{name}}` in it.

use anyhow::{Context as _, bail};

/// Puts values in the places that the template names, in one pass: a value may itself hold `{{name}}`
/// (the shell carries this very template) and is left alone.
///
/// # Errors
/// If the template names a value that is not given, or a given value has no place.
pub fn fill(template: &str, values: &[(&str, &str)]) -> anyhow::Result<String> {
    let mut text = String::with_capacity(
        template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>(),
    );
    let mut unused: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .context("`{{` without `}}` in the page template")?;
        let (_, value) = values
            .iter()
            .find(|(known, _)| *known == name)
            .with_context(|| format!("no value for `{{{{{name}}}}}`"))?;
        text.push_str(before);
        text.push_str(value);
        unused.retain(|known| *known != name);
        rest = after;
    }
    text.push_str(rest);
    if !unused.is_empty() {
        bail!("the page template has no place for {unused:?}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_value_that_holds_a_name_is_left_alone() {
        let page =
            fill("<{{a}}|{{b}}>", &[("a", "{{b}}"), ("b", "two")]).expect("all names are given");
        assert_eq!(page, "<{{b}}|two>");
    }

    #[test]
    fn names_and_places_must_match() {
        assert!(fill("{{a}}", &[]).is_err());
        assert!(fill("plain", &[("a", "")]).is_err());
        assert!(fill("{{a", &[("a", "")]).is_err());
    }
}
