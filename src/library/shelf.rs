use std::collections::HashMap;
use std::rc::Rc;

use super::IS_GROWING;
use super::conclusions::Conclusions;
use super::dates::Dates;
use super::files::{FileRecord, Files};
use super::older_notes;
use super::saved::{self, Notes, OpenError, Opened};
use super::saved_search::SavedSearch;
use super::segments::{SMALL_WORDS, Segments};
use super::who::Corrections;
use crate::document::{Clipping, Problem, ProblemCode, refused};
use crate::extract::{Extracted, Facts};
use crate::index::{Chunks, Deletions, OlderColumns, Segment, SegmentBuilder, reindex};
use crate::text::Span;

/// No library gets so far; numbers from a file beyond it are not believed.
const MAX_ID: u32 = u32::MAX / 2;

/// A reader's clippings with everything derived from them.
#[derive(Default)]
pub struct Library {
    title: String,
    pub(super) segments: Segments,
    pending: SegmentBuilder,
    /// Words gathered before a segment is written; [`SMALL_WORDS`] unless told.
    max_pending_words: Option<usize>,
    next_id: u32,
    files: Files,
    problems: Vec<Problem>,
    searches: Vec<SavedSearch>,
    /// Clippings from this number on were added since the library was opened.
    pub(super) first_added: u32,
    /// Number of the first clipping of the run of adding.
    run_start: u32,
    /// Files whose clippings those of the last run which replaced any took the
    /// place of, and when that run began.
    replaced: Vec<(FileRecord, Vec<(Clipping, Facts)>)>,
    replaced_in: u32,
    /// How many problems there were when a file was replaced: those of its old
    /// text are dropped.
    outdated: HashMap<String, usize>,
    generation: u64,
    /// The reader's, of names.
    pub(super) corrections: Corrections,
    /// Dates of clippings that say none.
    pub(super) dates: Dates,
    /// What else is known of all clippings together.
    pub(super) conclusions: Conclusions,
    /// Where the library's bytes are fetched as they are asked for.
    pub(super) chunks: Option<Rc<Chunks>>,
}

/// What adding a file did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Number of the first clipping, if there is one; the others follow.
    pub first_id: Option<u32>,
    /// Clippings added.
    pub n_clippings: u32,
    /// Clippings of the same file, with other bytes, that these replace.
    pub n_replaced: u32,
    /// The file's problems, those of adding it included.
    pub problems: Vec<Problem>,
}

impl Library {
    /// Opens a saved library, by reference; in a build that is only asked, by the head of a
    /// published one (see [`published`](super::published)) as well.
    ///
    /// # Errors
    /// [`OpenError`] where the bytes are no library, come from a later version,
    /// or were cut or changed.
    pub fn open(bytes: Vec<u8>) -> Result<Library, OpenError> {
        let (bytes, chunks) = Library::bytes_of(bytes)?;
        let Opened {
            version,
            notes,
            searches,
            corrections,
            conclusions: saved_conclusions,
            segments,
        } = saved::open(&bytes)?;
        let mut opened = Vec::with_capacity(segments.len());
        for segment in segments {
            let segment = match version {
                1 if IS_GROWING => reindex(&segment, OlderColumns::Wide),
                2 if IS_GROWING => reindex(&segment, OlderColumns::Narrow),
                3 | 4 if IS_GROWING => reindex(&segment, OlderColumns::WithKnobs),
                5 if IS_GROWING => reindex(&segment, OlderColumns::OfThirteenFields),
                _ => Segment::open(segment),
            };
            let segment = segment.map_err(|damaged| OpenError::Damaged {
                part: damaged.section,
            })?;
            opened.push(segment);
        }
        let Notes {
            title,
            next_id,
            mut files,
            problems,
        } = notes;
        if !IS_GROWING && saved_conclusions.is_none() {
            return Err(OpenError::Unconcluded);
        }
        let is_taken = |segment: &Segment| {
            let columns = segment.columns();
            (0..columns.n_documents()).all(|document| columns.id(document) < next_id)
        };
        if next_id > MAX_ID || !opened.iter().all(is_taken) {
            return Err(OpenError::Damaged { part: "notes" });
        }
        let segments = Segments::saved(opened);
        if IS_GROWING && version <= 3 {
            older_notes::place_files(&mut files, &segments.ids());
        }
        Ok(Library {
            title,
            next_id,
            files: Files::new(files),
            segments,
            problems,
            searches,
            corrections,
            conclusions: Conclusions {
                saved: saved_conclusions,
                ..Conclusions::default()
            },
            first_added: next_id,
            run_start: next_id,
            chunks,
            ..Library::default()
        })
    }

    /// The saved form: one segment, packed so that the same clippings in the
    /// same order give the same bytes however they came, with what is concluded
    /// of them.
    pub fn save(&mut self) -> Vec<u8> {
        self.write(true)
    }

    /// The same for a copy that must not wait: without what is concluded, unless
    /// all of it is known.
    pub fn save_soon(&mut self) -> Vec<u8> {
        self.flush();
        self.write(self.conclusions.are_known())
    }

    fn write(&mut self, with_conclusions: bool) -> Vec<u8> {
        while !self.pack(usize::MAX) {}
        let notes = Notes {
            title: self.title.clone(),
            next_id: self.next_id,
            files: self.files.iter().cloned().collect(),
            problems: self.problems.clone(),
        };
        let conclusions = with_conclusions.then(|| self.concluded());
        let segments: Vec<&[u8]> = (self.segments.iter())
            .map(|(segment, _)| segment.bytes())
            .collect();
        saved::write(
            &notes,
            &self.searches,
            &self.corrections,
            conclusions.as_deref(),
            &segments,
        )
    }

    /// Goes on packing for [`Library::save`], for about as much work as
    /// `n_postings` postings are; whether nothing is left to do.
    pub fn pack(&mut self, n_postings: usize) -> bool {
        self.flush();
        self.segments.pack(n_postings)
    }

    /// Writes a segment for each `n_words` that are added. More is faster, fewer
    /// is less memory (about 16 bytes a word) and a shorter wait for whoever
    /// asks meanwhile.
    pub fn gather(&mut self, n_words: usize) {
        self.max_pending_words = Some(n_words);
        self.segments.merge_at_once(n_words);
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
    /// same path and bytes, is not added again. One with the same path and
    /// other bytes takes the place of what was there before this run of adding
    /// (see [`Library::settle`]).
    pub fn add(&mut self, extracted: impl Into<Extracted>) -> Added {
        let Extracted { read, facts } = extracted.into();
        self.generation += 1;
        let mut problems = read.problems;
        let first_id = self.next_id;
        let mut n_replaced = 0;
        let n_clippings = read.clippings.len() as u32;
        if let Some(first) = read.clippings.first() {
            let (path, digest) = (first.file.clone(), first.digest);
            let is_whole = |twin: &FileRecord| twin.n_clippings == n_clippings && !read.is_chosen;
            match self.files.twin(&path, digest) {
                Some(twin) if twin.path == path && is_whole(twin) => {
                    problems = refused(&path, ProblemCode::AlreadyInLibrary, "").problems;
                    self.problems.extend(problems.iter().cloned());
                    return Added {
                        problems,
                        ..Added::default()
                    };
                }
                Some(twin) if twin.path != path => {
                    let message = format!("`{path}` has the same bytes as `{}`", twin.path);
                    problems.push(Problem::new(
                        ProblemCode::SameBytes,
                        &path,
                        message,
                        "it is kept as a copy; remove one if you need only one",
                    ));
                }
                _ => {}
            }
            self.change();
            n_replaced = self.replace(&path);
            if n_replaced > 0 {
                problems.extend(refused(&path, ProblemCode::Replaced, "").problems);
            }
            self.files.push(FileRecord {
                path,
                digest,
                first_id,
                n_given: n_clippings,
                n_clippings,
                format: read.format,
                n_bytes: read.n_bytes,
            });
        }
        let n_words = self.pending.n_words();
        self.pending.pack_quickly();
        let none = Facts::default();
        for (nth, clipping) in read.clippings.iter().enumerate() {
            let facts = facts.get(nth).filter(|facts| facts.fit(clipping));
            let facts = facts.unwrap_or(&none);
            self.dates.add(self.next_id, clipping, facts);
            self.pending.add(self.next_id, clipping, facts);
            self.next_id += 1;
        }
        self.segments.keep_up(self.pending.n_words() - n_words);
        if self.pending.n_words() >= self.max_pending_words.unwrap_or(SMALL_WORDS) {
            self.write_pending();
        }
        self.problems.extend(problems.iter().cloned());
        Added {
            first_id: (n_clippings > 0).then_some(first_id),
            n_clippings,
            n_replaced,
            problems,
        }
    }

    /// Takes out what the files of this path gave before this run of adding,
    /// and keeps it aside; gives the number of clippings.
    fn replace(&mut self, path: &str) -> u32 {
        let mut n_replaced = 0;
        for file in self.files.with_path(path) {
            if file.first_id >= self.run_start {
                continue;
            }
            let old = |id: u32| self.segments.clipping(id).map(|clipping| (id, clipping));
            let is_own = |(_, old): &(u32, Clipping)| old.file == path && old.digest == file.digest;
            let clippings: Vec<(u32, Clipping)> =
                file.ids().filter_map(old).filter(is_own).collect();
            if clippings.is_empty() {
                continue;
            }
            self.files.remove(&file);
            if self.replaced_in != self.run_start {
                self.replaced.clear();
                self.replaced_in = self.run_start;
            }
            n_replaced += clippings.len() as u32;
            let gone: Vec<u32> = clippings.iter().map(|(id, _)| *id).collect();
            let clippings = clippings
                .into_iter()
                .map(|(id, clipping)| (clipping, self.segments.facts(id)))
                .collect();
            self.replaced.push((file, clippings));
            for id in gone {
                self.segments.delete(id);
            }
        }
        if n_replaced > 0 {
            self.outdated.insert(path.to_owned(), self.problems.len());
        }
        n_replaced
    }

    /// Ends a run of adding: what is added from now on replaces files of this
    /// run as well. Two files of one path in one run are two files.
    pub fn settle(&mut self) {
        self.write_pending();
        self.run_start = self.next_id;
    }

    /// Brings back what the last run that did replaced, under new numbers, beside what
    /// replaced it; gives the number of clippings.
    pub fn keep_both(&mut self) -> u32 {
        let kept = std::mem::take(&mut self.replaced);
        let mut n_kept = 0;
        self.flush();
        for (file, clippings) in &kept {
            let is_noted = |problem: &Problem| {
                problem.code == ProblemCode::Replaced && problem.file == file.path
            };
            if let Some(place) = self.problems.iter().rposition(is_noted) {
                self.problems.remove(place);
            }
            let twin = self.files.twin(&file.path, file.digest);
            if twin.is_some_and(|twin| twin.path == file.path && twin.first_id < self.run_start) {
                continue;
            }
            let n_clippings = clippings.len() as u32;
            self.files.push(FileRecord {
                first_id: self.next_id,
                n_given: n_clippings,
                n_clippings,
                ..file.clone()
            });
            self.pending.pack_quickly();
            for (clipping, facts) in clippings {
                self.dates.add(self.next_id, clipping, facts);
                self.pending.add(self.next_id, clipping, facts);
                self.next_id += 1;
            }
            n_kept += n_clippings;
        }
        self.change();
        self.settle();
        n_kept
    }

    /// Takes a clipping out; `false` where there is none with this number.
    pub fn remove(&mut self, id: u32) -> bool {
        self.flush();
        let Some(clipping) = self.clipping(id) else {
            return false;
        };
        self.segments.delete(id);
        // The file may come back: it is no longer one that is here already.
        self.files
            .remove_clipping(&clipping.file, clipping.digest, id);
        self.change();
        true
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        *self = Library {
            generation: self.generation + 1,
            ..Library::default()
        };
    }

    /// Writes what was added into a segment, so that it can be found, and dates
    /// what says no date. Called by every question; merging is left to
    /// [`Library::tend`].
    pub fn flush(&mut self) {
        self.write_pending();
        self.date_clippings();
    }

    /// Writes what was added into a segment.
    fn write_pending(&mut self) {
        if !self.outdated.is_empty() {
            let outdated = std::mem::take(&mut self.outdated);
            let mut place = 0;
            self.problems.retain(|problem| {
                place += 1;
                outdated.get(&problem.file).is_none_or(|&end| place > end)
            });
        }
        if IS_GROWING && self.pending.n_documents() > 0 {
            let segment = std::mem::take(&mut self.pending).finish();
            self.segments.push(segment);
        }
    }

    /// Merges segments for about as much work as `n_postings` postings are, so
    /// that a library keeps few; whether there is more to do. When this is
    /// called changes no answer and no saved byte.
    pub fn tend(&mut self, n_postings: usize) -> bool {
        self.segments.advance(n_postings)
    }

    /// The segments with their deletion marks. Call [`Library::flush`] first.
    pub fn segments(&self) -> Vec<(&Segment, &Deletions)> {
        self.segments.iter().collect()
    }

    /// The clipping numbered `id`, with its concluded date where it says none.
    /// Call [`Library::flush`] first.
    pub fn clipping(&self, id: u32) -> Option<Clipping> {
        let mut clipping = self.segments.clipping(id)?;
        if clipping.published.is_none() {
            let fits = |span: &Span| clipping.text.get(span.range()).is_some();
            let date = self.dates.of(id);
            clipping.published = date.filter(|date| date.evidence.iter().all(fits)).cloned();
        }
        Some(clipping)
    }

    /// The facts of `clipping`, which is numbered `id`; none where nobody has
    /// looked for them.
    pub fn facts(&self, id: u32, clipping: &Clipping) -> Facts {
        let facts = self.segments.facts(id);
        match facts.fit(clipping) {
            true => facts,
            false => Facts::default(),
        }
    }

    /// Numbers of all clippings, rising. Call [`Library::flush`] first.
    pub fn ids(&self) -> Vec<u32> {
        self.segments.ids()
    }

    /// Clippings in the library.
    pub fn n_clippings(&self) -> u32 {
        let count =
            |(segment, deletions): (&Segment, &Deletions)| segment.n_documents() - deletions.len();
        let written: u32 = self.segments.iter().map(count).sum();
        written + self.pending.n_documents() as u32
    }

    /// Files that gave clippings, in the order added.
    pub fn files(&self) -> impl Iterator<Item = &FileRecord> {
        self.files.iter()
    }

    /// How many files gave clippings.
    pub fn n_files(&self) -> usize {
        self.files.len()
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

    /// Clippings or corrections changed: what was concluded from them is told anew.
    pub(super) fn change(&mut self) {
        self.generation += 1;
        self.dates.are_told = false;
        self.conclusions = Conclusions::default();
    }

    /// What was answered may be answered otherwise now, though nothing changed.
    pub(super) fn answers_change(&mut self) {
        self.generation += 1;
    }

    /// Changes whenever an answer may change.
    pub fn generation(&self) -> u64 {
        self.generation
    }
}
