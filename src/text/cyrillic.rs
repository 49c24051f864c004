//! Cyrillic in encodings that the detector does not know.
//!
//! Method: bytes are read in each encoding of Cyrillic in turn, and the one
//! counts whose letters are as frequent as in Russian, whose capitals stand at
//! the beginning of words and whose words hold no other signs.

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, X_MAC_CYRILLIC};

/// The upper half of IBM code page 855, as IBM's registry has it: 0x80 to 0xFF.
const IBM855: &str = "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u{AD}ыЫзЗшШэЭщЩчЧ§■\u{A0}";

/// Name of code page 855, which the WHATWG standard does not have.
pub(super) const IBM855_NAME: &str = "IBM855";

/// Letters of Russian, the most frequent first, with how many of a thousand
/// letters each is. Source: the frequencies of the Russian National Corpus,
/// rounded.
const FREQUENCIES: [(char, f32); 33] = [
    ('о', 109.0),
    ('е', 85.0),
    ('а', 80.0),
    ('и', 74.0),
    ('н', 67.0),
    ('т', 63.0),
    ('с', 55.0),
    ('р', 47.0),
    ('в', 45.0),
    ('л', 44.0),
    ('к', 35.0),
    ('м', 32.0),
    ('д', 30.0),
    ('п', 28.0),
    ('у', 26.0),
    ('я', 20.0),
    ('ы', 19.0),
    ('ь', 17.0),
    ('г', 17.0),
    ('з', 16.0),
    ('б', 16.0),
    ('ч', 14.0),
    ('й', 12.0),
    ('х', 10.0),
    ('ж', 9.0),
    ('ш', 7.0),
    ('ю', 6.0),
    ('ц', 5.0),
    ('щ', 4.0),
    ('э', 3.0),
    ('ф', 3.0),
    ('ъ', 0.4),
    ('ё', 0.4),
];
/// What a letter counts that Russian does not have: Ukrainian and others do.
const OTHER_LETTER: f32 = 0.5;

/// Fewest letters that tell an encoding.
const MIN_LETTERS: usize = 24;
/// Mean logarithm of the share of a letter below which a text is not read as
/// Cyrillic: that of Russian is -3.0, that of letters mixed up below -4.
const MIN_SCORE: f32 = -3.5;
/// By how much the best encoding has to be better than every other.
const MIN_LEAD: f32 = 0.03;
/// What it costs when every letter were a capital inside a word, or a sign.
const PENALTY: f32 = 6.0;

/// An encoding of Cyrillic that the detector does not find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cyrillic {
    /// Mac OS Cyrillic.
    Macintosh,
    /// IBM code page 855.
    Ibm855,
}

/// The encoding of `bytes`, where it is one that the detector does not find:
/// None where another encoding of Cyrillic is as good, or none fits.
pub(super) fn detect(bytes: &[u8]) -> Option<Cyrillic> {
    let known: [&Encoding; 4] = [WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5];
    let of = |encoding: &'static Encoding| score(&encoding.decode_without_bom_handling(bytes).0);
    let mac = of(X_MAC_CYRILLIC)?;
    let ibm = score(&ibm855(bytes))?;
    let others = known.into_iter().filter_map(of).fold(f32::MIN, f32::max);
    let is_best = |one: f32, other: f32| one >= MIN_SCORE && one >= others.max(other) + MIN_LEAD;
    if is_best(mac, ibm) {
        Some(Cyrillic::Macintosh)
    } else if is_best(ibm, mac) {
        Some(Cyrillic::Ibm855)
    } else {
        None
    }
}

/// Text in IBM code page 855.
pub(super) fn ibm855(bytes: &[u8]) -> String {
    let upper: Vec<char> = IBM855.chars().collect();
    let letter = |byte: &u8| match byte {
        0..=0x7F => char::from(*byte),
        _ => upper[usize::from(byte - 0x80)],
    };
    bytes.iter().map(letter).collect()
}

/// How well a text reads as Cyrillic; None where it has too little of it.
fn score(text: &str) -> Option<f32> {
    let (mut n_letters, mut n_odd, mut sum) = (0usize, 0usize, 0.0f32);
    let mut before = ' ';
    for letter in text.chars() {
        if ('\u{400}'..='\u{45F}').contains(&letter) {
            n_letters += 1;
            sum += share(letter).ln();
            // A capital inside a word, or a Latin letter beside it.
            let is_inside = before.is_lowercase() && letter.is_uppercase();
            n_odd += usize::from(is_inside || before.is_ascii_alphabetic());
        } else if !letter.is_ascii()
            && !matches!(
                letter,
                '«' | '»' | '–' | '—' | '…' | '№' | '“' | '”' | '„' | '’' | '\u{A0}'
            )
        {
            n_odd += 1;
        }
        before = letter;
    }
    let n = n_letters as f32;
    (n_letters >= MIN_LETTERS).then(|| sum / n - PENALTY * n_odd as f32 / n)
}

fn share(letter: char) -> f32 {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let known = FREQUENCIES.iter().find(|(known, _)| *known == small);
    known.map_or(OTHER_LETTER, |(_, share)| *share) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Президент сообщил, что переговоры в Москве начнутся на следующей неделе. Осенью все решится.";

    fn in_ibm855(text: &str) -> Vec<u8> {
        let of = |letter: char| match letter.is_ascii() {
            true => letter as u8,
            false => {
                0x80 + IBM855
                    .chars()
                    .position(|known| known == letter)
                    .expect("it has it") as u8
            }
        };
        text.chars().map(of).collect()
    }

    #[test]
    fn each_encoding_is_told() {
        assert_eq!(IBM855.chars().count(), 128);
        let bytes = in_ibm855(TEXT);
        assert_eq!(detect(&bytes), Some(Cyrillic::Ibm855));
        assert_eq!(ibm855(&bytes), TEXT);
        for encoding in [WINDOWS_1251, KOI8_U, IBM866, ISO_8859_5] {
            assert_eq!(
                detect(&encoding.encode(TEXT).0),
                None,
                "{}",
                encoding.name()
            );
        }
    }

    #[test]
    fn other_scripts_and_short_texts_are_left_to_the_detector() {
        for (label, text) in [
            (
                "windows-1252",
                "L'été dernier, près de la forêt, où l'on a rêvé d'un château à Orléans déjà",
            ),
            (
                "windows-1253",
                "Ο πρωθυπουργός είπε σήμερα ότι οι συνομιλίες θα αρχίσουν την επόμενη εβδομάδα",
            ),
            (
                "windows-1255",
                "ראש הממשלה אמר היום כי השיחות יתחילו בשבוע הבא בירושלים ובתל אביב",
            ),
            (
                "gbk",
                "中国外交部发言人星期五表示，两国关系将继续发展，双方将保持沟通",
            ),
            ("windows-1251", "да"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
            assert_eq!(detect(&encoding.encode(text).0), None, "{label}");
        }
    }
}
