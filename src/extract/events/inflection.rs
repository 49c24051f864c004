//! The forms of English verbs.

/// What a form of a verb may be; several hold of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form(u8);

impl Form {
    /// `attack`.
    pub const BASE: Form = Form(1);
    /// `attacks`.
    pub const THIRD: Form = Form(2);
    /// `attacked`.
    pub const PAST: Form = Form(4);
    /// `attacked`, `written`.
    pub const PARTICIPLE: Form = Form(8);
    /// `attacking`.
    pub const GERUND: Form = Form(16);

    /// Whether it may be one of `other`.
    pub fn is(self, other: Form) -> bool {
        self.0 & other.0 != 0
    }

    /// Either of both.
    pub fn or(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }
}

/// The forms of a verb, written `lemma`, `lemma/past` or `lemma/past/participle`.
pub fn forms(verb: &str) -> Vec<(String, Form)> {
    let mut parts = verb.split('/');
    let lemma = parts.next().unwrap_or(verb);
    let past = parts.next();
    let participle = parts.next().or(past);
    let regular = || ending(lemma, "ed", true);
    let past = past.map_or_else(regular, str::to_owned);
    let participle = participle.map_or_else(|| past.clone(), str::to_owned);
    let mut forms: Vec<(String, Form)> = Vec::new();
    let all = [
        (lemma.to_owned(), Form::BASE),
        (third(lemma), Form::THIRD),
        (past.clone(), Form::PAST),
        (participle, Form::PARTICIPLE),
        (gerund(lemma, &past), Form::GERUND),
    ];
    for (word, form) in all {
        match forms.iter_mut().find(|known| known.0 == word) {
            Some(known) => known.1 = known.1.or(form),
            None => forms.push((word, form)),
        }
    }
    forms
}

fn third(lemma: &str) -> String {
    if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        return format!("{lemma}es");
    }
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{lemma}s"),
    }
}

/// The stem of a verb in `-y` after a consonant: `deny`.
fn consonant_y(lemma: &str) -> Option<&str> {
    let stem = lemma.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'o', 'u'])).then_some(stem)
}

/// `lemma` with `suffix`, without its silent `e`.
fn ending(lemma: &str, suffix: &str, turns_y: bool) -> String {
    if let Some(stem) = consonant_y(lemma).filter(|_| turns_y) {
        return format!("{stem}i{suffix}");
    }
    let keeps = lemma.ends_with("ee") || lemma.ends_with("oe") || lemma.ends_with("ye");
    let stem = match lemma.strip_suffix('e') {
        Some(stem) if !keeps || suffix == "ed" => stem,
        _ => lemma,
    };
    format!("{stem}{suffix}")
}

/// The last letter is doubled where the past doubles it, and after one short
/// vowel: `banning`, `cutting`.
fn gerund(lemma: &str, past: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let mut letters = lemma.chars().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    let is_vowel = |letter: Option<char>| matches!(letter, Some('a' | 'e' | 'i' | 'o' | 'u'));
    let is_short = lemma.len() <= 4
        && is_vowel(vowel)
        && !is_vowel(before)
        && !is_vowel(last)
        && !matches!(last, Some('w' | 'x' | 'y'));
    let doubled = last.is_some_and(|last| past == format!("{lemma}{last}ed"));
    match last {
        Some(last) if doubled || (is_short && !past.ends_with("ed")) => {
            format!("{lemma}{last}ing")
        }
        _ => ending(lemma, "ing", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        for (verb, want) in [
            ("attack", "attack attacks attacked attacking"),
            ("accuse", "accuse accuses accused accusing"),
            ("deny", "deny denies denied denying"),
            ("ban/banned", "ban bans banned banning"),
            ("meet/met", "meet meets met meeting"),
            ("cut/cut", "cut cuts cutting"),
            ("write/wrote/written", "write writes wrote written writing"),
            ("free/freed", "free frees freed freeing"),
            ("die", "die dies died dying"),
            ("deploy", "deploy deploys deployed deploying"),
            ("speak/spoke/spoken", "speak speaks spoke spoken speaking"),
            ("arrest", "arrest arrests arrested arresting"),
            ("hit/hit", "hit hits hitting"),
        ] {
            let got: Vec<String> = forms(verb).into_iter().map(|form| form.0).collect();
            assert_eq!(got.join(" "), want);
        }
    }
}
