use std::collections::HashMap;

use super::file_record::FileRecord;
use super::saved::{self, Notes, OpenError, Opened};
use super::saved_search::SavedSearch;
use crate::document::{Clipping, Problem, ProblemCode, ReadFile, refused};
use crate::index::{Bytes, Deletions, OlderColumns, Segment, SegmentBuilder, merge, reindex};

/// Words gathered before a segment is written: more is faster, fewer is less
/// memory (about 16 bytes a word).
const MAX_PENDING_WORDS: usize = 1_500_000;

/// No library gets so far; numbers from a file beyond it are not believed.
const MAX_ID: u32 = u32::MAX / 2;

/// A reader's clippings with everything derived from them.
#[derive(Default)]
pub struct Library {
    title: String,
    segments: Vec<Shelved>,
    pending: SegmentBuilder,
    next_id: u32,
    files: Vec<FileRecord>,
    problems: Vec<Problem>,
    searches: Vec<SavedSearch>,
    /// Files by digest; made when the first file is added.
    by_digest: Option<HashMap<u64, Vec<u32>>>,
    generation: u64,
}

/// A segment with what has been taken out of it.
struct Shelved {
    segment: Segment,
    deletions: Deletions,
    /// Whether its bytes depend on its clippings alone, not on how they came.
    packed: bool,
}

impl Shelved {
    fn new(segment: Segment, packed: bool) -> Shelved {
        Shelved {
            segment,
            deletions: Deletions::default(),
            packed,
        }
    }
}

/// What adding a file did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Number of the first clipping, if there is one; the others follow.
    pub first_id: Option<u32>,
    /// Clippings added.
    pub n_clippings: u32,
    /// The file's problems, those of adding it included.
    pub problems: Vec<Problem>,
}

impl Library {
    /// Opens a saved library, by reference.
    ///
    /// # Errors
    /// [`OpenError`] where the bytes are no library, come from a later version,
    /// or were cut or changed.
    pub fn open(bytes: Vec<u8>) -> Result<Library, OpenError> {
        let Opened {
            version,
            notes,
            searches,
            segments,
        } = saved::open(&Bytes::from(bytes))?;
        let mut opened = Vec::with_capacity(segments.len());
        for segment in segments {
            let segment = match version {
                1 => reindex(&segment, OlderColumns::Wide),
                2 => reindex(&segment, OlderColumns::Narrow),
                _ => Segment::open(segment),
            };
            let segment = segment.map_err(|damaged| OpenError::Damaged {
                part: damaged.section,
            })?;
            opened.push(Shelved::new(segment, true));
        }
        let Notes {
            title,
            next_id,
            files,
            problems,
        } = notes;
        let is_taken = |shelved: &Shelved| {
            let columns = shelved.segment.columns();
            (0..columns.n_documents()).all(|document| columns.id(document) < next_id)
        };
        if next_id > MAX_ID || !opened.iter().all(is_taken) {
            return Err(OpenError::Damaged { part: "notes" });
        }
        Ok(Library {
            title,
            segments: opened,
            next_id,
            files,
            problems,
            searches,
            ..Library::default()
        })
    }

    /// The saved form: one segment, packed so that the same clippings in the
    /// same order give the same bytes however they came.
    pub fn save(&mut self) -> Vec<u8> {
        self.flush();
        let packed = self.segments.len() <= 1
            && self
                .segments
                .iter()
                .all(|shelved| shelved.packed && shelved.deletions.is_empty());
        if !packed {
            self.merge_from(0, true);
        }
        let notes = Notes {
            title: self.title.clone(),
            next_id: self.next_id,
            files: self.files.clone(),
            problems: self.problems.clone(),
        };
        let segments: Vec<&[u8]> = self
            .segments
            .iter()
            .map(|shelved| &shelved.segment.bytes()[..])
            .collect();
        saved::write(&notes, &self.searches, &segments)
    }

    /// The library's title; empty where it has none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Gives the library a title.
    pub fn rename(&mut self, title: &str) {
        self.title = title.to_owned();
        self.generation += 1;
    }

    /// Adds what a file gave. A file that is in the library already, with the
    /// same path and bytes, is not added again.
    pub fn add(&mut self, read: ReadFile) -> Added {
        self.generation += 1;
        let mut problems = read.problems;
        let first_id = self.next_id;
        if let Some(first) = read.clippings.first() {
            let (path, digest) = (first.file.clone(), first.digest);
            match self.twin(&path, digest) {
                Some(twin) if twin.path == path => {
                    problems = refused(&path, ProblemCode::AlreadyInLibrary, "").problems;
                    self.problems.extend(problems.iter().cloned());
                    return Added {
                        first_id: None,
                        n_clippings: 0,
                        problems,
                    };
                }
                Some(twin) => {
                    let message = format!("`{path}` has the same bytes as `{}`", twin.path);
                    problems.push(Problem::new(
                        ProblemCode::SameBytes,
                        &path,
                        message,
                        "it is kept as a copy; remove one if you need only one",
                    ));
                }
                None => {}
            }
            let file = self.files.len() as u32;
            self.digests().entry(digest).or_default().push(file);
            self.files.push(FileRecord { path, digest });
        }
        for clipping in &read.clippings {
            self.pending.add(self.next_id, clipping);
            self.next_id += 1;
        }
        if self.pending.n_words() >= MAX_PENDING_WORDS {
            self.flush();
        }
        self.problems.extend(problems.iter().cloned());
        let n_clippings = read.clippings.len() as u32;
        Added {
            first_id: (n_clippings > 0).then_some(first_id),
            n_clippings,
            problems,
        }
    }

    /// Takes a clipping out; `false` where there is none with this number.
    pub fn remove(&mut self, id: u32) -> bool {
        self.flush();
        let Some(clipping) = self.clipping(id) else {
            return false;
        };
        for shelved in &mut self.segments {
            if let Some(document) = shelved.segment.document_of(id) {
                shelved.deletions.insert(document);
            }
        }
        // The file may come back: it is no longer one that is here already.
        self.files
            .retain(|file| file.path != clipping.file || file.digest != clipping.digest);
        self.by_digest = None;
        self.generation += 1;
        true
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        *self = Library {
            generation: self.generation + 1,
            ..Library::default()
        };
    }

    /// Writes what was added into a segment and merges what has grown alike,
    /// so that a library keeps few segments. Called by every question.
    pub fn flush(&mut self) {
        if self.pending.n_documents() == 0 {
            return;
        }
        let segment = std::mem::take(&mut self.pending).finish();
        self.segments.push(Shelved::new(segment, true));
        let mut first = self.segments.len() - 1;
        let mut n_documents = self.segments[first].segment.n_documents();
        while first > 0 && self.segments[first - 1].segment.n_documents() <= n_documents * 2 {
            first -= 1;
            n_documents += self.segments[first].segment.n_documents();
        }
        self.merge_from(first, false);
    }

    /// The segments with their deletion marks. Call [`Library::flush`] first.
    pub fn segments(&self) -> Vec<(&Segment, &Deletions)> {
        self.segments
            .iter()
            .map(|shelved| (&shelved.segment, &shelved.deletions))
            .collect()
    }

    /// The clipping numbered `id`. Call [`Library::flush`] first.
    pub fn clipping(&self, id: u32) -> Option<Clipping> {
        self.segments.iter().find_map(
            |Shelved {
                 segment, deletions, ..
             }| {
                let document = segment.document_of(id)?;
                if deletions.contains(document) {
                    None
                } else {
                    segment.clipping(document)
                }
            },
        )
    }

    /// Numbers of all clippings, rising. Call [`Library::flush`] first.
    pub fn ids(&self) -> Vec<u32> {
        let segment_ids = |Shelved {
                               segment, deletions, ..
                           }: &Shelved| {
            (0..segment.n_documents())
                .filter(|&document| !deletions.contains(document))
                .map(|document| segment.columns().id(document))
                .collect::<Vec<_>>()
        };
        self.segments.iter().flat_map(segment_ids).collect()
    }

    /// Clippings in the library.
    pub fn n_clippings(&self) -> u32 {
        let written: u32 = self
            .segments
            .iter()
            .map(|shelved| shelved.segment.n_documents() - shelved.deletions.len())
            .sum();
        written + self.pending.n_documents() as u32
    }

    /// Files that gave clippings.
    pub fn files(&self) -> &[FileRecord] {
        &self.files
    }

    /// The problems of all files read, in the order met.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Forgets the problems.
    pub fn dismiss_problems(&mut self) {
        self.problems.clear();
        self.generation += 1;
    }

    /// The searches kept with the library, in the reader's order.
    pub fn searches(&self) -> &[SavedSearch] {
        &self.searches
    }

    /// Keeps these searches in place of those kept so far.
    pub fn keep_searches(&mut self, searches: Vec<SavedSearch>) {
        self.searches = searches;
    }

    /// The number that the next clipping gets.
    pub fn next_id(&self) -> u32 {
        self.next_id
    }

    /// Changes whenever an answer may change.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    fn merge_from(&mut self, first: usize, compact: bool) {
        if !compact && self.segments.len() - first < 2 {
            return;
        }
        let parts: Vec<(&Segment, &Deletions)> = self.segments[first..]
            .iter()
            .map(|shelved| (&shelved.segment, &shelved.deletions))
            .collect();
        let merged = merge(&parts, compact);
        self.segments.truncate(first);
        if merged.n_documents() > 0 {
            self.segments.push(Shelved::new(merged, compact));
        }
    }

    fn digests(&mut self) -> &mut HashMap<u64, Vec<u32>> {
        let files = &self.files;
        self.by_digest.get_or_insert_with(|| {
            let mut by_digest: HashMap<u64, Vec<u32>> = HashMap::with_capacity(files.len());
            for (index, file) in files.iter().enumerate() {
                by_digest.entry(file.digest).or_default().push(index as u32);
            }
            by_digest
        })
    }

    /// A file with the same bytes: the same path if there is one.
    fn twin(&mut self, path: &str, digest: u64) -> Option<FileRecord> {
        let indices = self.digests().get(&digest)?.clone();
        let twins = || indices.iter().map(|&index| &self.files[index as usize]);
        twins()
            .find(|file| file.path == path)
            .or_else(|| twins().next())
            .cloned()
    }
}
