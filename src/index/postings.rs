use super::bits::BitReader;
use super::bytes::read_varint;
use super::document_block::BLOCK;
use super::places::{BODY, read_places};
use super::postings_block::PostingsBlock;
use super::weight::decode_bound;
use super::{Field, Norms, TermInfo};

/// The document number after the last: what a cursor stands on when done.
pub const END: u32 = u32::MAX;

/// Where a whole block ends, and how much its documents may count.
struct Skip {
    last_document: u32,
    /// Byte after the block.
    end: usize,
    bound: u16,
}

/// What a cursor reads from: a segment's postings and the field's lengths.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The postings from the term on.
    pub bytes: &'a [u8],
    pub title_norms: Norms<'a>,
    pub norms: Norms<'a>,
    /// Documents of the segment.
    pub n_documents: u32,
}

/// Walks the documents of a term in a field, with frequencies and positions.
pub struct PostingCursor<'a> {
    source: Source<'a>,
    term: TermInfo,
    skips: Vec<Skip>,
    /// Byte where the first block begins.
    blocks_at: usize,
    /// What no document of the whole list weighs above, where there are blocks.
    bound: u16,
    /// The block that is read: an index of `skips`, or their number for the
    /// documents after the last whole block.
    block: usize,
    read: PostingsBlock,
    /// The current document, and its place in the block.
    document: u32,
    index: usize,
    /// The document of the block whose positions the next bits are, and these.
    next_places: Option<(usize, usize)>,
}

impl<'a> PostingCursor<'a> {
    /// A cursor on the first document of a term.
    pub(super) fn new(source: Source<'a>, term: TermInfo) -> PostingCursor<'a> {
        let bytes = source.bytes;
        let n_blocks = term.n_listed as usize / BLOCK;
        let mut skips: Vec<Skip> = Vec::new();
        let (mut at, mut bound) = (0, 0);
        if n_blocks > 0 {
            bound = read_u16(bytes, &mut at);
            // A skip takes four bytes at least.
            skips.reserve_exact(n_blocks.min(bytes.len() / 4 + 1));
            let (mut next, mut end) = (0u32, 0usize);
            for _ in 0..n_blocks {
                let last_document = next.saturating_add(read_varint(bytes, &mut at));
                end += read_varint(bytes, &mut at) as usize;
                if at >= bytes.len() {
                    break;
                }
                let bound = read_u16(bytes, &mut at);
                skips.push(Skip {
                    last_document,
                    end,
                    bound,
                });
                next = last_document.saturating_add(1);
            }
            skips.iter_mut().for_each(|skip| skip.end += at);
        }
        let mut cursor = PostingCursor {
            source,
            term,
            skips,
            blocks_at: at,
            bound,
            block: 0,
            read: PostingsBlock::default(),
            document: 0,
            index: 0,
            next_places: None,
        };
        cursor.read_block(0);
        cursor.pass_others();
        cursor
    }

    /// Documents that have the term in the field.
    pub fn n_documents(&self) -> u32 {
        self.term.n_documents
    }

    /// The current document, or [`END`].
    #[inline]
    pub fn document(&self) -> u32 {
        self.document
    }

    /// How often the term stands in the field of the current document.
    #[inline]
    pub fn frequency(&mut self) -> u32 {
        self.frequencies().0
    }

    /// The same, and how many of these are in the title, where title and body
    /// are looked at as one.
    #[inline]
    pub fn frequencies(&mut self) -> (u32, u32) {
        let (all, in_title) = self.read.frequencies(self.index, self.source.bytes);
        match self.term.field {
            Field::Text => (all, in_title),
            Field::Title => (in_title, 0),
            Field::Body => (all.saturating_sub(in_title), 0),
            _ => (all, 0),
        }
    }

    /// Moves to the next document and gives it.
    #[inline]
    pub fn advance(&mut self) -> u32 {
        self.step();
        self.pass_others();
        self.document
    }

    /// Moves to the first document not below `target` and gives it.
    #[inline]
    pub fn seek(&mut self, target: u32) -> u32 {
        if self.document >= target {
            return self.document;
        }
        // Most moves are to the next document.
        let next = self.read.documents().get(self.index + 1);
        if let Some(&next) = next.filter(|&&next| next >= target) {
            self.index += 1;
            self.document = next;
        } else {
            self.seek_far(target);
        }
        self.pass_others();
        self.document
    }

    /// Blocks, the last one included.
    pub fn n_blocks(&self) -> usize {
        self.skips.len() + 1
    }

    /// Whether the list is too short to say what its documents weigh at most;
    /// [`PostingCursor::for_each_of_few`] then gives them.
    pub fn is_short(&self) -> bool {
        self.skips.is_empty()
    }

    /// Calls `visit` with each document of a short list, all its occurrences
    /// and those of them in the title, whichever field is looked at.
    pub fn for_each_of_few(&self, visit: impl FnMut(u32, u32, u32)) {
        self.read.for_each_of_few(visit);
    }

    /// Calls `visit` with the first and last document that each block may have
    /// and what its documents weigh at most, in title and body together, for a
    /// list that is not short. The last block has what no document of the
    /// whole list weighs above.
    pub fn for_each_block(&self, mut visit: impl FnMut((u32, u32), f64)) {
        let mut first = 0;
        for skip in &self.skips {
            visit((first, skip.last_document), decode_bound(skip.bound));
            first = skip.last_document.saturating_add(1);
        }
        if self.term.n_listed as usize > self.skips.len() * BLOCK {
            visit((first, END - 1), decode_bound(self.bound));
        }
    }

    /// Moves back to the first document.
    pub fn rewind(&mut self) {
        if self.block > 0 {
            self.read_block(0);
        } else {
            self.stand_on(0);
        }
        self.pass_others();
    }

    /// Puts the term's positions in the current document into `positions`,
    /// rising; those in a text below the title begin at [`BODY`].
    pub fn read_positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        if self.document == END {
            return;
        }
        let (mut next, at) = match self.next_places {
            Some((next, at)) if next <= self.index => (next, at),
            _ => (0, self.read.places_at(self.source.bytes)),
        };
        let mut reader = BitReader::new(self.source.bytes, at);
        while next < self.index {
            self.places_of(next, &mut reader, |_, _| ());
            next += 1;
        }
        self.next_places = Some((next, reader.at));
        let field = self.term.field;
        self.places_of(next, &mut reader, |place, in_title| {
            match (field, in_title) {
                // No field is so long: the list is damaged.
                _ if place >= BODY => {}
                (Field::Text | Field::Body, false) => positions.push(place | BODY),
                (Field::Text | Field::Title, true) => positions.push(place),
                (Field::Title, false) | (_, true) => {}
                _ => positions.push(place),
            }
        });
    }

    /// The positions in a document of the block, and whether each is in the title.
    #[inline]
    fn places_of(
        &mut self,
        index: usize,
        reader: &mut BitReader<'a>,
        mut visit: impl FnMut(u32, bool),
    ) {
        let document = self.read.documents()[index];
        let (all, in_title) = self.read.frequencies(index, self.source.bytes);
        if in_title > 0 {
            let norm = self.source.title_norms.get(document);
            read_places(reader, in_title, norm, |place| visit(place, true));
        }
        let below = all.saturating_sub(in_title);
        if below > 0 {
            let norm = self.source.norms.get(document);
            read_places(reader, below, norm, |place| visit(place, false));
        }
    }

    /// Passes documents that have the term in another field alone.
    #[inline]
    fn pass_others(&mut self) {
        if let Field::Title | Field::Body = self.term.field {
            while self.document != END && self.frequency() == 0 {
                self.step();
            }
        }
    }

    fn step(&mut self) {
        if self.index + 1 < self.read.documents().len() {
            self.stand_on(self.index + 1);
        } else {
            self.next_block(self.block + 1);
        }
    }

    fn stand_on(&mut self, index: usize) {
        self.index = index;
        self.document = self.read.documents().get(index).copied().unwrap_or(END);
    }

    fn seek_far(&mut self, target: u32) {
        if let Some(skip) = self.skips.get(self.block)
            && skip.last_document < target
        {
            let block = self.block_of(target);
            self.next_block(block);
            if self.document >= target {
                return;
            }
        }
        let rest = self.read.documents().get(self.index..).unwrap_or_default();
        let index = self.index + rest.partition_point(|&document| document < target);
        self.stand_on(index);
    }

    /// The block that has `target` or the first document after it, from the
    /// current one on.
    fn block_of(&self, target: u32) -> usize {
        let mut low = self.block.min(self.skips.len());
        let mut step = 1;
        while low + step < self.skips.len() && self.skips[low + step].last_document < target {
            low += step;
            step *= 2;
        }
        let high = (low + step + 1).min(self.skips.len());
        low + self.skips[low..high].partition_point(|skip| skip.last_document < target)
    }

    /// Reads a later block and stands on its first document.
    fn next_block(&mut self, block: usize) {
        if block > self.skips.len() {
            self.document = END;
        } else {
            self.read_block(block);
        }
    }

    fn read_block(&mut self, block: usize) {
        self.block = block;
        let (at, base) = match block.checked_sub(1).and_then(|last| self.skips.get(last)) {
            Some(skip) => (skip.end, skip.last_document.saturating_add(1)),
            None => (self.blocks_at, 0),
        };
        let bytes = self.source.bytes;
        if block < self.skips.len() {
            self.read.read_whole(bytes, at, base);
        } else {
            let n_left = (self.term.n_listed as usize).saturating_sub(block * BLOCK);
            let n_of_segment = self.source.n_documents;
            self.read.read_few(bytes, at, base, n_left, n_of_segment);
        }
        self.next_places = None;
        self.stand_on(0);
    }
}

fn read_u16(bytes: &[u8], at: &mut usize) -> u16 {
    let two = bytes.get(*at..*at + 2).unwrap_or(&[0, 0]);
    *at += 2;
    u16::from_le_bytes(two.try_into().expect("two bytes"))
}

#[cfg(test)]
mod tests {
    use super::super::{Segment, SegmentBuilder};
    use super::*;

    /// A word in every third document, up to three times, some in the title.
    fn sample(n: u32) -> (Segment, Vec<(u32, Vec<u32>)>) {
        let mut builder = SegmentBuilder::default();
        let mut wanted = Vec::new();
        for document in 0..n * 3 {
            let (mut title, mut body) =
                ("other".to_owned(), "other ".repeat(document as usize % 7));
            if document % 3 == 1 {
                let mut places = Vec::new();
                if document % 5 == 0 {
                    title.push_str(" word");
                    places.push(1);
                }
                for time in 0..document % 4 {
                    places.push(BODY | (document % 7 + 2 * time));
                    body.push_str("word other ");
                }
                if !places.is_empty() {
                    wanted.push((document, places));
                }
            }
            builder.add_text(document, &title, &body);
        }
        (builder.finish(), wanted)
    }

    fn cursor(segment: &Segment, field: Field) -> PostingCursor<'_> {
        segment.cursor(segment.find(field, "word").expect("it is there"))
    }

    fn in_field(wanted: &[(u32, Vec<u32>)], field: Field) -> Vec<(u32, Vec<u32>)> {
        let keep = |place: &u32| match field {
            Field::Title => *place < BODY,
            Field::Body => *place >= BODY,
            _ => true,
        };
        wanted
            .iter()
            .map(|(document, places)| (*document, places.iter().copied().filter(keep).collect()))
            .filter(|(_, places): &(u32, Vec<u32>)| !places.is_empty())
            .collect()
    }

    #[test]
    fn postings_come_back() {
        for n in [8, 170, 171, 172, 173, 345, 1000] {
            let (segment, wanted) = sample(n);
            for field in [Field::Text, Field::Title, Field::Body] {
                let mut cursor = cursor(&segment, field);
                let mut found = Vec::new();
                while cursor.document() != END {
                    let mut read = Vec::new();
                    cursor.read_positions(&mut read);
                    cursor.read_positions(&mut read);
                    assert_eq!(read.len() as u32, cursor.frequency());
                    found.push((cursor.document(), read));
                    cursor.advance();
                }
                let wanted = in_field(&wanted, field);
                assert_eq!(cursor.n_documents() as usize, wanted.len());
                assert_eq!(found, wanted);
            }
        }
    }

    #[test]
    fn seeking_lands_where_walking_would() {
        let (segment, wanted) = sample(1000);
        for field in [Field::Text, Field::Title, Field::Body] {
            let wanted = in_field(&wanted, field);
            for step in [1, 2, 5, 50, 127, 128, 400, 2999] {
                let mut cursor = cursor(&segment, field);
                for target in (0..3100).step_by(step) {
                    let want = wanted.iter().find(|(document, _)| *document >= target);
                    assert_eq!(
                        cursor.seek(target),
                        want.map_or(END, |(document, _)| *document),
                        "{step} {target}"
                    );
                    if let Some((_, want)) = want {
                        let mut read = Vec::new();
                        cursor.read_positions(&mut read);
                        assert_eq!(&read, want, "{step} {target}");
                    }
                }
                cursor.rewind();
                assert_eq!(cursor.document(), wanted[0].0);
            }
        }
    }
}
