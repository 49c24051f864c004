//! Any text has expressions of time that lie in it, in order, with values from
//! any date, and evidence of its own date that lies in it.
#![no_main]

use dateline::document::{Block, BlockKind, Moment};
use dateline::extract::{Tokens, resolve, times};
use dateline::library::dating::{FoundingDates, evidence, infer};
use dateline::text::Span;
use dateline::text::sentences::sentences;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Body,
        level: 0,
    };
    let tokens = Tokens::new(text, &sentences(text));
    for language in [None, Some("de"), Some("fr"), Some("es"), Some("ja")] {
        let found = times(&tokens, std::slice::from_ref(&block), language);
        for expression in &found {
            assert!(text.get(expression.span.range()).is_some_and(|words| !words.is_empty()));
        }
        assert!(found.is_sorted_by(|before, after| before.span.end <= after.span.start));
        for published in ["", "0001", "2020-02-29T08:30+09:00", "2023-09", "9999-12-31"] {
            let values = resolve(&found, Moment::parse(published));
            assert_eq!(values.len(), found.len());
            assert!(values.iter().all(|value| !value.value.is_empty()));
        }
        let told = evidence(text, std::slice::from_ref(&block), &found);
        for span in infer(&told, &FoundingDates::listed()).date.iter().flat_map(|date| &date.evidence) {
            assert!(text.get(span.range()).is_some());
        }
    }
});
