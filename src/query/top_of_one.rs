use super::best::Collector;
use super::bounds::highest_first;
use super::cursor::{FieldOccurrences, FieldsCursor};
use super::occurrences::Occurrences;
use crate::index::END;

/// Blocks that are looked at first, those that promise most before all others.
const N_PROBED: usize = 24;

/// Collects the best documents that have one word or phrase.
pub(super) fn collect_of_one(mut leaf: FieldsCursor<'_>, collector: &mut Collector<'_>) {
    if let [field] = leaf.fields.as_slice() {
        let times = field.most_times_bounds;
        let mut blocks = Vec::new();
        let mut see = |(first, _): (u32, u32), bound: f64| blocks.push((bound * times, first));
        match &field.occurrences {
            Occurrences::Term(cursor) if !cursor.is_short() => cursor.for_each_block(&mut see),
            Occurrences::Merged(merged) => merged.list().for_each_block(&mut see),
            _ => {}
        }
        if blocks.len() > 1 {
            return collect_from_blocks(&mut leaf, &blocks, collector);
        }
    }
    if let [
        FieldOccurrences {
            occurrences: Occurrences::Phrase(phrase),
            weigher,
            ..
        },
    ] = leaf.fields.as_mut_slice()
    {
        // Its places are looked at where it could be among the best alone.
        let saturate = |weight| (leaf.statistics).saturate(leaf.inverse_document_frequency, weight);
        let weigh = |document, (n, in_title)| saturate(weigher.weigh(document, n, in_title));
        let mut document = phrase.document();
        while document != END {
            let bound = weigh(document, phrase.most_frequencies());
            if !collector.beats(bound, document) && phrase.find_starts() {
                collector.collect(document, weigh(document, phrase.frequencies()));
            }
            document = phrase.seek_candidate(document + 1);
        }
        return;
    }
    while leaf.document != END {
        let (document, score) = (leaf.document, leaf.score());
        collector.collect(document, score);
        leaf.seek(document + 1);
    }
}

/// The blocks, each as what no document of it weighs above and the first that
/// it may have, in the order of the list.
fn collect_from_blocks(
    leaf: &mut FieldsCursor<'_>,
    blocks: &[(f64, u32)],
    collector: &mut Collector<'_>,
) {
    let mut by_bound: Vec<(u64, u32)> = (blocks.iter().zip(0..))
        .map(|((bound, _), block)| (highest_first(*bound), block))
        .collect();
    let n_probed = N_PROBED.min(blocks.len() - 1);
    by_bound.select_nth_unstable(n_probed);
    by_bound[..n_probed].sort_unstable();
    let mut order: Vec<u32> = by_bound.into_iter().map(|(_, block)| block).collect();
    order[n_probed..].sort_unstable();
    // What weighs no more than this scores too little.
    let mut hopeless = f64::NEG_INFINITY;
    for block in order {
        let block = block as usize;
        let (bound, first) = blocks[block];
        if collector.beats(leaf.saturate(bound), first) {
            continue;
        }
        let end = blocks.get(block + 1).map_or(END, |next| next.1);
        let field = &mut leaf.fields[0];
        if field.occurrences.document() > first {
            field.occurrences.rewind();
        }
        let mut document = field.occurrences.seek(first);
        while document < end {
            let weight = field.weighted_frequency(document);
            if weight > hopeless {
                let score = (leaf.statistics).saturate(leaf.inverse_document_frequency, weight);
                match collector.is_below(score) {
                    true => hopeless = weight,
                    false => collector.collect(document, score),
                }
            }
            document = field.occurrences.seek(document + 1);
        }
    }
}
