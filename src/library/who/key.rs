//! The form under which spellings of one name meet across the library.

use crate::extract::EntityType;
use crate::extract::who::PersonName;
use crate::extract::who::group_name::GroupName;

/// A name's words in lower case without accents and titles, with `-` between:
/// `kim-jong-un` for `Kim Jong-un` and `President KIM JONG UN`.
pub fn slug(entity_type: EntityType, name: &str) -> String {
    let mut words = match entity_type {
        EntityType::Person => {
            let name = PersonName::parse(name);
            let mut words = name.words;
            match name.generation {
                Some(101) => words.push("jr".to_owned()),
                Some(100) => words.push("sr".to_owned()),
                Some(number) => words.push(number.to_string()),
                None => {}
            }
            words
        }
        _ => GroupName::parse(name, EntityType::Place, &|_, _| None).words,
    };
    if words.is_empty() {
        words.extend(name.split_whitespace().map(str::to_lowercase));
    }
    words.join("-")
}

/// The same without gaps: `Jong-un`, `Jong Un` and `Jongun` are one.
pub fn name_key(entity_type: EntityType, name: &str) -> String {
    let mut key = slug(entity_type, name);
    key.retain(|character| character != '-');
    key
}
