//! Years on their own: `in 1998`, `2017 April`, `since two thousand and five`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::Reader;
use super::reading::{Calendar, YearOf};

/// Words before a number that make it a year.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "of",
    "by",
    "until",
    "till",
    "from",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "circa",
    "between",
    "around",
    "through",
    "throughout",
    "till",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "en",
    "im",
    "seit",
    "bis",
    "depuis",
    "desde",
    "hasta",
    "jahr",
    "de",
    "del",
    "fiscal",
    "about",
    "as",
    "avant",
    "après",
    "entre",
    "vers",
    "année",
    "nach",
    "ab",
    "año",
];

/// Words that a year may stand before where it says which of many: `the 2018 elections`.
const BEFORE_NAMED_YEAR: &[&str] = &[
    "the", "a", "his", "her", "its", "their", "this", "that", "our", "my", "first", "second",
    "any", "another", "last", "'s", "’s", "to", "and", "or", "for", "on", "with", "an", "than",
];

/// What a year has one of, behind whose it is.
const EVENTS: &[&str] = &[
    "election",
    "elections",
    "presidential",
    "parliamentary",
    "general",
    "primary",
    "primaries",
    "caucus",
    "caucuses",
    "midterm",
    "midterms",
    "referendum",
    "vote",
    "race",
    "campaign",
    "outbreak",
    "epidemic",
    "earthquake",
    "tsunami",
    "summit",
    "invasion",
    "war",
    "coup",
    "crisis",
    "attack",
    "attacks",
    "bombing",
    "bombings",
    "massacre",
    "protests",
    "uprising",
    "nuclear",
    "agreement",
    "budget",
    "season",
];

impl Reader<'_> {
    /// A number of four digits that is a year.
    pub fn year_alone(&self, at: usize) -> Option<Place> {
        let year = self.year(at)?;
        if matches!(self.text(at + 1), "年" | "년") {
            return None;
        }
        let part = at + 1 + usize::from(self.is_hyphen(at + 1));
        if matches!(self.class(part), Class::Quarter | Class::Half) {
            let (year, number) = (YearOf::Of(year), self.word(part).number);
            let calendar = match self.class(part) {
                Class::Half => Calendar::Half { year, half: number },
                _ => Calendar::Quarter {
                    year,
                    quarter: number,
                },
            };
            return Some(Place::new(calendar, part + 1));
        }
        if let Some(place) = self.behind_year(year, at + 1) {
            return Some(place);
        }
        let place = Place::new(Calendar::Year(YearOf::Of(year)), at + 1);
        if self.is_glued(at)
            && matches!(
                self.before(at),
                "." | ":" | "," | "$" | "€" | "£" | "#" | "@" | "_" | "=" | "+" | "¥"
            )
            || matches!(
                self.text(at + 1),
                "%" | "°" | "$" | "€" | "£" | "/" | "@" | "="
            ) && self.is_glued(at + 1)
        {
            return None;
        }
        let is_hyphened = (self.is_glued(at) && matches!(self.before(at), "-" | "–" | "/"))
            || self.is_hyphen(at + 1);
        if is_hyphened
            && !(self.follows(at, &["-"])
                && at >= 2
                && self.is_any(at - 2, &["mid", "early", "late", "post", "pre"]))
            && !(self.is_hyphen(at + 1) && self.is_lower_word(at + 2))
        {
            return None;
        }
        if self.language == Language::Other {
            let is_lone = (1900..=2100).contains(&year)
                && self
                    .token(at + 1)
                    .is_none_or(|token| !token.is_spaced || self.class(at + 1) != Class::Digits);
            return is_lone.then_some(Place {
                confidence: 60,
                ..place
            });
        }
        let is_modern = (1900..=2050).contains(&year);
        let next = at + 1;
        let is_thing = self.is_lower_word(next) && self.is_plural(next)
            || self.unit(next).is_some_and(|(_, is_plural)| is_plural)
            || self.is_any(
                next,
                &[
                    "people",
                    "troops",
                    "men",
                    "women",
                    "percent",
                    "million",
                    "billion",
                    "km",
                    "kilometers",
                    "miles",
                    "meters",
                    "metres",
                    "tonnes",
                    "tons",
                    "feet",
                    "hours",
                    "m",
                    "kg",
                ],
            );
        let is_back = self.follows(at, &["to"])
            && at >= 2
            && self.is_any(
                at - 2,
                &["back", "dates", "date", "dating", "dated", "prior"],
            );
        if is_back && !is_thing {
            return Some(place);
        }
        if is_hyphened && self.follows(at, &["-"]) {
            return is_modern.then_some(place);
        }
        if self.follows(at, BEFORE_YEAR) {
            let is_weak = self.follows(
                at,
                &[
                    "of", "by", "from", "after", "before", "around", "about", "through", "as",
                    "between", "till", "until",
                ],
            );
            if is_thing && (is_weak || !is_modern) {
                return None;
            }
            if self.follows(at, &["about", "as", "around"]) && !is_modern {
                return None;
            }
            // `of 2019 Opel`: a thing's name.
            if is_weak && self.is_capital(next) && self.is_capital(next + 1) {
                return None;
            }
            return (1000..=2200).contains(&year).then_some(place);
        }
        if !is_modern {
            return None;
        }
        let is_possessive = self.is_any(next, &["'s", "’s"]);
        if is_possessive {
            return Some(place);
        }
        let is_bracketed = self.follows(at, &["(", ";"]) || (self.text(next) == ")");
        if is_bracketed && !is_thing {
            return Some(Place {
                confidence: 85,
                ..place
            });
        }
        if self.follows(at, BEFORE_NAMED_YEAR) {
            let joins = self.follows(at, &["and", "or", "to"]);
            if joins {
                let is_pair = (at >= 2
                    && (self.year(at - 2).is_some() || self.text(at - 2) == ","))
                    || (2..=4).any(|back| at >= back && self.year(at - back).is_some());
                let fits = is_pair && !is_thing
                    || (self.follows(at, &["to"]) && !is_thing && self.ends_clause(next));
                return fits.then_some(Place {
                    confidence: 85,
                    ..place
                });
            }
            let is_named = self.is_capital(next)
                && !self.token(next).is_some_and(|token| token.opens_line)
                && !self.names_event(next);
            let fits = !is_thing
                && !is_named
                && (self.is_lower_word(next) || self.ends_clause(next) || self.names_event(next))
                || (is_thing
                    && self.follows(at, &["the"])
                    && self.is_any(
                        next,
                        &[
                            "elections",
                            "sanctions",
                            "talks",
                            "riots",
                            "protests",
                            "attacks",
                            "floods",
                            "games",
                            "championships",
                            "finals",
                            "results",
                            "earnings",
                        ],
                    ));
            return fits.then_some(Place {
                confidence: 80,
                ..place
            });
        }
        // `wins 2016 Utah caucuses`
        if self.is_lower_word(at - usize::from(at > 0)) && self.names_event(next) {
            return Some(Place {
                confidence: 70,
                ..place
            });
        }
        // `2011 was a good year`; `Paris, 1968`; `from 1990, 1991 and 1992`.
        let opens = self.token(at).is_some_and(|token| token.opens_sentence);
        if opens
            && self.is_any(
                next,
                &[
                    "was", "is", "saw", "has", "will", "marked", "marks", "brought", "would",
                ],
            )
        {
            return Some(Place {
                confidence: 80,
                ..place
            });
        }
        let is_of_day = at >= 3 && self.day(at - 2).is_some() && self.month(at - 3).is_some();
        let is_listed = self.before(at) == ","
            && !is_of_day
            && !is_thing
            && (self.ends_clause(next)
                || self.is_any(next, &["and", "or", "when", "to", "was", "is"]));
        let is_alone = opens
            && self
                .token(next)
                .is_none_or(|token| token.opens_line || token.opens_sentence)
            && self.token(at).is_some_and(|token| token.opens_line);
        (is_listed || is_alone).then_some(Place {
            confidence: 70,
            ..place
        })
    }

    /// `2017 April`, `2020 January 5`, `2016 fall`: what is finer than a year, behind it.
    fn behind_year(&self, year: i16, at: usize) -> Option<Place> {
        if self.is_glued(at) {
            return None;
        }
        let year = YearOf::Of(year);
        if let Some((month, end)) = self.month(at) {
            if let Some((day, end)) = self.day(end) {
                return Place::day(year, month, day, end);
            }
            let fits = self.ends_clause(end) && self.text(at) != "May";
            return fits.then(|| Place::new(Calendar::Month { year, month }, end));
        }
        let number = self.word(at).number;
        let is_season = self.class(at) == Class::Season
            && self.is_lower_word(at)
            && !self.is_capital(at + 1)
            && (number != 5 || self.ends_clause(at + 1));
        let season = super::relative::season(number);
        is_season.then(|| Place::new(Calendar::Season { year, season }, at + 1))
    }

    /// `in nineteen ninety six`, `since two thousand and five`.
    pub fn spelt_year_alone(&self, at: usize) -> Option<Place> {
        let is_told = self.follows(at, &["in", "since", "until", "by", "of", "year"]);
        let (year, end) = self.spelt_year(at).filter(|_| is_told)?;
        let is_year = self.ends_clause(end)
            || self.is_any(
                end,
                &["and", "or", "when", "was", "to", "but", "that", "as"],
            )
            || self.is(end - 2, "and");
        is_year.then(|| Place::new(Calendar::Year(YearOf::Of(year)), end))
    }

    /// Whether names from `at` on lead to a word for what a year has one of: `United
    /// States presidential election`, `H5N1 outbreak`.
    fn names_event(&self, at: usize) -> bool {
        let first = (at..at + 6).find(|next| !self.is_capital(*next) && self.text(*next) != ".");
        first.is_some_and(|word| word > at && self.is_any(word, EVENTS))
    }

    /// Whether token `at` looks like a plural noun.
    fn is_plural(&self, at: usize) -> bool {
        let text = self.text(at);
        text.len() > 3
            && text.ends_with('s')
            && !text.ends_with("ss")
            && !text.ends_with("us")
            && !text.ends_with("is")
    }
}
