//! Any line is a query that runs, and whose parts lie in the line.
#![no_main]

use dateline::index::{Deletions, Segment, SegmentBuilder};
use dateline::query::{Filters, Ranking, completions, in_words, parse, search, spellings, top};
use libfuzzer_sys::fuzz_target;

fn segment() -> Segment {
    let mut builder = SegmentBuilder::default();
    builder.add_text(
        0,
        "A letter",
        "Kim Jong-un sent letters to Xi; 北朝鮮 said so.",
    );
    builder.add_text(
        1,
        "Parade",
        "Missiles rolled through the capital, Xi wrote.",
    );
    builder.finish()
}

thread_local! {
    static SEGMENT: Segment = segment();
}

fuzz_target!(|line: &str| SEGMENT.with(|segment| ask(line, segment)));

fn ask(line: &str, segment: &Segment) {
    let query = parse(line);
    for span in query
        .spans
        .iter()
        .chain(query.mends.iter().map(|mend| &mend.span))
    {
        assert!(line.get(span.start as usize..span.end as usize).is_some());
    }
    let _ = in_words(&query.node);
    let none = Deletions::default();
    let segments = [(segment, &none)];
    let first = top(query.clone(), &segments, false, Ranking::default(), 10);
    let all = search(
        query,
        &segments,
        &Filters::default(),
        false,
        Ranking::default(),
    );
    assert_eq!(first, all.answer.hits);
    let _ = spellings(line, &segments, false);
    let _ = completions(line, line.len(), &segments, false);
}
