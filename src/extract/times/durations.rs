//! Amounts of time that are no more than that: `25 years`, `week-long`, `decades`.

use super::lexicon::{Class, Language};
use super::reader::{Found, Reader};
use super::reading::{Amount, Shape, TimeKind};
use super::unit::Unit;

/// Words before a plural unit that stands alone: `for years`.
const BEFORE_PLURAL: &[&str] = &[
    "for",
    "in",
    "over",
    "within",
    "take",
    "takes",
    "took",
    "taken",
    "taking",
    "last",
    "lasts",
    "lasted",
    "lasting",
    "spent",
    "spend",
    "spending",
    "follows",
    "followed",
    "hundreds",
    "thousands",
    "pendant",
];

impl Reader<'_> {
    /// An amount of time that begins at `at`.
    pub fn duration(&self, at: usize) -> Option<Found> {
        let is_english = self.language == Language::English;
        if let Some((amount, end, _)) = self.amount(at) {
            return self.counted_duration(at, amount, end);
        }
        let (unit, is_plural) = self.unit(at)?;
        let next = at + 1;
        // `week-long`, `years-long`
        let is_long = self.is_hyphen(next) && self.is_any(next + 1, &["long", "lasting"])
            || self.is(next, "long") && self.is_glued(next);
        if is_english && is_long {
            let hundredths = (!is_plural).then_some(100);
            let end = next + 2;
            return Some(Found::new(
                at,
                end,
                TimeKind::Duration,
                Shape::Duration(Amount { hundredths, unit }),
            ));
        }
        if is_english
            && self.follows(at, &["all"])
            && !is_plural
            && matches!(
                unit,
                Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Night
            )
            && !self.is(next, "'s")
        {
            return Some(Found::new(
                at - 1,
                next,
                TimeKind::Duration,
                Shape::Duration(Amount {
                    hundredths: Some(100),
                    unit,
                }),
            ));
        }
        if is_plural {
            let is_quoted =
                self.follows(at, &["\"", "“"]) && at >= 2 && self.is_any(at - 2, BEFORE_PLURAL);
            let is_told = self.follows(at, BEFORE_PLURAL)
                || is_quoted
                || (self.is(next, "of")
                    && !self.is(next + 1, "age")
                    && !self.follows(
                        at,
                        &[
                            "after", "the", "these", "those", "his", "her", "their", "its",
                        ],
                    )
                    && unit >= Unit::Year);
            let is_thing =
                self.is(next, "of") && unit < Unit::Year && !self.follows(at, &["for", "after"]);
            let is_other = unit.is_of_clock() && self.follows(at, &["in", "the"]);
            let is_ago = is_english && self.is(next, "ago");
            if is_ago || (is_told && !is_thing && !is_other) {
                if is_ago {
                    let shape = Shape::Reference(super::reading::Reference::Past);
                    return Some(Found::new(at, next + 1, TimeKind::Date, shape));
                }
                let amount = Amount {
                    hundredths: None,
                    unit,
                };
                return Some(Found {
                    confidence: 75,
                    ..Found::new(at, next, TimeKind::Duration, Shape::Duration(amount))
                });
            }
            // `three times that many years`: not told here.
            return None;
        }
        // `in the week leading up to`
        let is_measured = is_english
            && self.follows(at, &["the"])
            && self.is_any(next, &["leading", "preceding", "prior"])
            && unit >= Unit::Day;
        let first_part = self.is_any(at, &["week"]) || unit != Unit::Quarter;
        (is_measured && first_part).then(|| {
            Found::new(
                at,
                next,
                TimeKind::Duration,
                Shape::Duration(Amount {
                    hundredths: Some(100),
                    unit,
                }),
            )
        })
    }

    fn counted_duration(&self, at: usize, amount: Amount, mut end: usize) -> Option<Found> {
        let unit = amount.unit;
        let is_article = self.class(at) == Class::Article && amount.hundredths == Some(100);
        // Ages are no times.
        let hyphen = usize::from(self.is_hyphen(end));
        if self.is_any(end + hyphen, &["old", "olds"])
            || self.is(end, "of") && self.is(end + 1, "age")
        {
            return None;
        }
        if self.is_any(end, &["older", "younger", "jährige", "jähriger", "d'âge"]) {
            return None;
        }
        let is_money = at > 0
            && matches!(self.before(at), "$" | "€" | "£" | "¥" | "#" | ".")
            && self.is_glued(at);
        if is_money {
            return None;
        }
        let mut first = at + usize::from(self.class(at) == Class::Article);
        if is_article {
            if unit == Unit::Second || unit == Unit::Minute && self.language == Language::English {
                let is_time = self.ends_clause(end)
                    || self.is_any(
                        end,
                        &["that", "later", "before", "after", "and", "to", "in", "or"],
                    );
                if !is_time
                    || (unit == Unit::Second
                        && !self.follows(at, &["for", "in", "within", "than", "every"]))
                {
                    return None;
                }
            }
            // `a day care`, `a night club`, `a quarter of`
            if matches!(unit, Unit::Night | Unit::Quarter | Unit::Weekend) {
                return None;
            }
            if unit == Unit::Day
                && self.is_lower_word(end)
                && self.is_any(
                    end,
                    &["of", "care", "job", "trip", "trader", "like", "when"],
                )
            {
                return None;
            }
            if self.is_rate(at) {
                return Some(Found::new(first, end, TimeKind::Set, Shape::Each(amount)));
            }
        }
        // `and one day he left`: some day.
        let is_some_day = self.is(at, "one")
            && unit == Unit::Day
            && end == at + 2
            && !self.follows(
                at,
                &[
                    "for", "in", "within", "after", "than", "only", "just", "by", "of", "about",
                    "least", "to", "took", "takes", "lasted", "and", "or",
                ],
            )
            && !self.is_any(
                end,
                &["after", "before", "of", "-", "each", "earlier", "later"],
            );
        if is_some_day {
            return None;
        }
        if matches!(unit, Unit::Night) && amount.hundredths.is_none() {
            return None;
        }
        if self.is_hyphen(end) && self.is_any(end + 1, &["long", "lasting"]) {
            end += 2;
        }
        // `first four hours`, `nearly two months`
        let is_rounded = self.follows(at, &["nearly", "almost"]);
        let is_part = self.follows(at, &["first", "final"]) && first == at;
        if (is_rounded || is_part) && self.language == Language::English {
            first = at - 1;
        }
        let (shape, end) = self.with_finer(amount, end);
        Some(Found::new(first, end, TimeKind::Duration, shape))
    }

    /// Whether `a day` at `at` says how often: `three times a day`, `$5 million a year`.
    fn is_rate(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        self.is_any(
            before,
            &[
                "times",
                "time",
                "once",
                "twice",
                "million",
                "billion",
                "trillion",
                "percent",
                "cents",
                "dollars",
                "euros",
                "barrels",
                "tons",
                "tonnes",
                "people",
                "hours",
                "days",
                "months",
                "bpd",
                "%",
                "pounds",
                "passengers",
                "flights",
            ],
        ) || (self.class(before) == Class::Digits
            && before >= 1
            && matches!(self.text(before - 1), "$" | "€" | "£" | "," | "."))
    }
}
