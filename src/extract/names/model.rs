//! The model's bytes: weights of features, words with their clusters, phrases.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::known::KnownNames;
use super::labels::{N_LABELS, N_WEIGHTS};
use super::table::{Table, mix};

/// First bytes of a model.
pub const MAGIC: [u8; 4] = *b"DLNM";
/// Counts up where the features or the layout change.
pub const VERSION: u32 = 4;
/// Sections after the head: see [`Section`].
pub const N_SECTIONS: usize = 14;
/// Magic, version, checksum, lengths.
pub const HEAD: usize = 16 + 4 * N_SECTIONS;

/// The parts of a model, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Section {
    /// Of words: bucket sizes.
    WordSizes,
    /// Of words: a byte of each hash.
    WordPrints,
    /// Of words: the cluster, two bytes each; 0 where it is in none.
    WordClusters,
    /// Of words: their classes, a byte each.
    WordClasses,
    /// Of words: six grades of two bits, two bytes each.
    WordProfiles,
    /// Of each cluster: the coarse cluster it lies in, two bytes, and the coarser, one.
    CoarseClusters,
    /// Of phrases: bucket sizes.
    PhraseSizes,
    /// Of phrases: a byte of each hash.
    PhrasePrints,
    /// Of phrases: their classes, a byte each.
    PhraseClasses,
    /// Of features: bucket sizes.
    FeatureSizes,
    /// Of features: a byte of each hash, then the weights, then the transitions.
    Features,
    /// What is known by name: lines of text.
    Known,
    /// Of features of characters: bucket sizes.
    CharacterSizes,
    /// Of features of characters: as [`Section::Features`].
    CharacterFeatures,
}

/// Weights of features by their hash, and of the steps between labels.
#[derive(Clone, Debug)]
pub(super) struct WeightTable {
    features: Table,
    /// Where the first row of weights begins in the model's bytes.
    rows: usize,
    /// Where the steps begin.
    steps: usize,
}

impl WeightTable {
    /// How many features have weights.
    pub(super) fn len(&self) -> usize {
        self.features.len()
    }

    /// Reads the section: a byte of each hash, the rows, the steps.
    fn open(bytes: &[u8], sizes: Range<usize>, section: Range<usize>) -> Option<WeightTable> {
        let n_steps = 2 * N_LABELS * N_LABELS;
        let n_bytes = section.len().checked_sub(n_steps)?;
        let n_features = n_bytes / (1 + N_WEIGHTS);
        let prints = section.start..section.start + n_features;
        (n_bytes == n_features * (1 + N_WEIGHTS)).then_some(())?;
        Some(WeightTable {
            rows: prints.end,
            features: Table::open(bytes, sizes, prints)?,
            steps: section.end - n_steps,
        })
    }
}

/// Why bytes are no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamagedModel {
    /// They do not begin as one does.
    NoModel,
    /// Another version wrote them.
    Version {
        /// The version that can be read.
        expected: u32,
        /// The version that wrote them.
        got: u32,
    },
    /// They were cut or changed.
    Changed,
}

/// What the word table says of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts {
    /// Cluster of words used alike; 0 for none.
    pub cluster: u16,
    /// The coarse cluster that it lies in.
    pub coarse: u16,
    /// The coarser one.
    pub coarser: u8,
    /// See [`classes`](super::classes).
    pub classes: u8,
    /// Grades of two bits, the first lowest: given name, family name, place,
    /// demonym, organisation, written in lower case.
    pub profile: u16,
}

/// Weights, word clusters and lexicons of the name tagger.
#[derive(Clone, Debug)]
pub struct NameModel {
    bytes: Vec<u8>,
    sections: [Range<usize>; N_SECTIONS],
    words: Table,
    phrases: Table,
    pub(super) features: WeightTable,
    pub(super) characters: WeightTable,
    pub(super) known: KnownNames,
}

impl NameModel {
    /// Opens a model.
    ///
    /// # Errors
    /// [`DamagedModel`] where the bytes are no model, of another version, cut or
    /// changed.
    pub fn open(bytes: Vec<u8>) -> Result<NameModel, DamagedModel> {
        let word_at = |at: usize| -> Option<u32> {
            let four = bytes.get(at..at + 4)?;
            Some(u32::from_le_bytes(four.try_into().ok()?))
        };
        if bytes.get(..4) != Some(&MAGIC[..]) {
            return Err(DamagedModel::NoModel);
        }
        match word_at(4) {
            Some(VERSION) => {}
            Some(got) => {
                return Err(DamagedModel::Version {
                    expected: VERSION,
                    got,
                });
            }
            None => return Err(DamagedModel::NoModel),
        }
        let body = bytes.get(16..).ok_or(DamagedModel::Changed)?;
        if bytes[8..16] != xxh3_64(body).to_le_bytes() {
            return Err(DamagedModel::Changed);
        }
        let mut sections: [Range<usize>; N_SECTIONS] = Default::default();
        let mut at = HEAD;
        for (number, section) in sections.iter_mut().enumerate() {
            let length = word_at(16 + 4 * number).ok_or(DamagedModel::Changed)? as usize;
            *section = at..at.checked_add(length).ok_or(DamagedModel::Changed)?;
            at = section.end;
        }
        if at != bytes.len() {
            return Err(DamagedModel::Changed);
        }
        NameModel::of_sections(bytes, sections).ok_or(DamagedModel::Changed)
    }

    /// Makes the checksum of changed bytes right: for tests of what is behind it.
    pub fn seal(bytes: &mut [u8]) {
        if let Some((head, body)) = bytes.split_at_mut_checked(16) {
            head[8..].copy_from_slice(&xxh3_64(body).to_le_bytes());
        }
    }

    fn of_sections(bytes: Vec<u8>, sections: [Range<usize>; N_SECTIONS]) -> Option<NameModel> {
        let section = |section: Section| sections[section as usize].clone();
        let open = |sizes, prints| Table::open(&bytes, section(sizes), prints);
        let words = open(Section::WordSizes, section(Section::WordPrints))?;
        let phrases = open(Section::PhraseSizes, section(Section::PhrasePrints))?;
        let weights = |sizes, rows| WeightTable::open(&bytes, section(sizes), section(rows));
        let features = weights(Section::FeatureSizes, Section::Features)?;
        let characters = weights(Section::CharacterSizes, Section::CharacterFeatures)?;
        let n_words = words.len();
        let fits = section(Section::WordClusters).len() == 2 * n_words
            && section(Section::WordClasses).len() == n_words
            && section(Section::WordProfiles).len() == 2 * n_words
            && section(Section::PhraseClasses).len() == phrases.len()
            && section(Section::CoarseClusters).len() % 3 == 0;
        if !fits {
            return None;
        }
        let known = KnownNames::open(std::str::from_utf8(&bytes[section(Section::Known)]).ok()?);
        Some(NameModel {
            words,
            phrases,
            features,
            characters,
            known,
            sections,
            bytes,
        })
    }

    fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// What the word table says of the word whose [`hash_of`](crate::extract::tokens::hash_of) is `hash`.
    pub fn word(&self, hash: u32) -> WordFacts {
        let Some(at) = self.words.find(&self.bytes, mix(hash)) else {
            return WordFacts::default();
        };
        let clusters = self.section(Section::WordClusters);
        let cluster = u16::from_le_bytes([clusters[2 * at], clusters[2 * at + 1]]);
        let profiles = self.section(Section::WordProfiles);
        let coarse = self
            .section(Section::CoarseClusters)
            .get(3 * usize::from(cluster)..3 * usize::from(cluster) + 3);
        let (coarse, coarser) = match coarse {
            Some(&[low, high, coarser]) => (u16::from_le_bytes([low, high]), coarser),
            _ => (0, 0),
        };
        WordFacts {
            cluster,
            coarse,
            coarser,
            classes: self.section(Section::WordClasses)[at],
            profile: u16::from_le_bytes([profiles[2 * at], profiles[2 * at + 1]]),
        }
    }

    /// The classes of the phrase whose [`phrase_hash`] is `hash`; 0 for none.
    pub fn phrase(&self, hash: u32) -> u8 {
        match self.phrases.find(&self.bytes, mix(hash)) {
            Some(at) => self.section(Section::PhraseClasses)[at],
            None => 0,
        }
    }

    /// The scores of the labels of a token with these features (mixed).
    pub fn scores(&self, features: &[u32]) -> [i32; N_WEIGHTS] {
        self.scores_by(&self.features, features)
    }

    /// The scores of the labels by the rows of `weights`, which are this model's.
    pub(super) fn scores_by(&self, weights: &WeightTable, features: &[u32]) -> [i32; N_WEIGHTS] {
        let mut scores = [0; N_WEIGHTS];
        for features in features.chunks(MAX_SUMMED) {
            let mut sums = Sums::default();
            for &feature in features {
                if let Some(at) = weights.features.find(&self.bytes, feature) {
                    sums.add(&self.bytes[weights.rows + at * N_WEIGHTS..]);
                }
            }
            sums.add_to(&mut scores);
        }
        scores
    }

    /// The weight of the step from label `from` to label `to`.
    pub(super) fn step(&self, weights: &WeightTable, from: usize, to: usize) -> i32 {
        let at = weights.steps + 2 * (from * N_LABELS + to);
        i32::from(i16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }
}

/// Most rows that [`Sums`] adds up: as many as 16 bits hold.
const MAX_SUMMED: usize = 256;
/// Rows of weights, added up in lanes of 16 bits, four to a number; each weight counts 128 more.
#[derive(Default)]
struct Sums {
    n_rows: i32,
    lanes: [u64; N_WEIGHTS / 4],
}

impl Sums {
    /// Adds the row of weights that `bytes` begin with.
    #[inline]
    fn add(&mut self, bytes: &[u8]) {
        let Some(row) = bytes.first_chunk::<N_WEIGHTS>() else {
            return;
        };
        for (sum, four) in self.lanes.iter_mut().zip(row.as_chunks::<4>().0) {
            let mut spread = u64::from(u32::from_le_bytes(*four) ^ 0x8080_8080);
            spread = (spread | spread << 16) & 0x0000_ffff_0000_ffff;
            spread = (spread | spread << 8) & 0x00ff_00ff_00ff_00ff;
            *sum += spread;
        }
        self.n_rows += 1;
    }

    /// Adds the sums to `scores`.
    fn add_to(&self, scores: &mut [i32; N_WEIGHTS]) {
        for (at, score) in scores.iter_mut().enumerate() {
            let lane = (self.lanes[at / 4] >> (16 * (at % 4))) as u16;
            *score += i32::from(lane) - 128 * self.n_rows;
        }
    }
}

/// The hash of a phrase from the hash of its words before `hash` and `hash`, its next word's.
pub fn phrase_hash(before: u32, hash: u32) -> u32 {
    before.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ hash
}

/// Puts the sections of a model together.
pub fn build_model(sections: &[Vec<u8>; N_SECTIONS]) -> Vec<u8> {
    let mut body = Vec::new();
    for section in sections {
        body.extend((section.len() as u32).to_le_bytes());
    }
    for section in sections {
        body.extend_from_slice(section);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend(xxh3_64(&body).to_le_bytes());
    bytes.append(&mut body);
    bytes
}
