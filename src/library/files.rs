use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::document::Format;

/// A file that gave clippings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path as the reader gave it.
    pub path: String,
    /// XXH3-64 of its bytes.
    pub digest: u64,
    /// Number of its first clipping; the others follow it.
    pub first_id: u32,
    /// Clippings that it gave.
    pub n_given: u32,
    /// Clippings of it that are in the library still.
    pub n_clippings: u32,
    /// Its format, which may hold files of others.
    pub format: Option<Format>,
    /// Its bytes; 0 where an earlier version has not noted them.
    pub n_bytes: u64,
}

impl FileRecord {
    /// Numbers that its clippings got.
    pub fn ids(&self) -> core::ops::Range<u32> {
        self.first_id..self.first_id.saturating_add(self.n_given)
    }
}

/// The files of a library, found by path and by bytes.
#[derive(Default)]
pub(super) struct Files {
    /// By rising `first_id`. `None` where one was taken out: places stay.
    records: Vec<Option<FileRecord>>,
    n_gone: usize,
    /// Places by the hash of the path and by digest; made when first asked for.
    places: Option<Places>,
}

#[derive(Default)]
struct Places {
    by_path: HashMap<u64, Vec<u32>>,
    by_digest: HashMap<u64, Vec<u32>>,
}

impl Places {
    fn insert(&mut self, place: usize, file: &FileRecord) {
        let path = xxh3_64(file.path.as_bytes());
        self.by_path.entry(path).or_default().push(place as u32);
        let of_digest = self.by_digest.entry(file.digest).or_default();
        of_digest.push(place as u32);
    }
}

impl Files {
    /// The files of a saved library.
    pub fn new(records: Vec<FileRecord>) -> Files {
        Files {
            records: records.into_iter().map(Some).collect(),
            ..Files::default()
        }
    }

    /// Adds a file.
    pub fn push(&mut self, file: FileRecord) {
        if let Some(places) = &mut self.places {
            places.insert(self.records.len(), &file);
        }
        self.records.push(Some(file));
    }

    /// Takes out one clipping of the file that gave it; the file goes with its
    /// last one.
    pub fn remove_clipping(&mut self, path: &str, digest: u64, id: u32) {
        let wanted = |file: &FileRecord| file.path == path && file.ids().contains(&id);
        for place in self.of_digest(digest) {
            let record = &mut self.records[place as usize];
            if let Some(file) = record.as_mut().filter(|file| wanted(file)) {
                file.n_clippings = file.n_clippings.saturating_sub(1);
                if file.n_clippings == 0 {
                    *record = None;
                    self.n_gone += 1;
                }
            }
        }
    }

    /// Takes a file out.
    pub fn remove(&mut self, file: &FileRecord) {
        for place in self.of_digest(file.digest) {
            if (self.records[place as usize].take_if(|one| one == file)).is_some() {
                self.n_gone += 1;
            }
        }
    }

    fn of_digest(&mut self, digest: u64) -> Vec<u32> {
        let places = self.places().by_digest.get(&digest);
        places.cloned().unwrap_or_default()
    }

    /// The files with this path.
    pub fn with_path(&mut self, path: &str) -> Vec<FileRecord> {
        let hash = xxh3_64(path.as_bytes());
        let places = self.places().by_path.get(&hash).cloned();
        let found = places.unwrap_or_default().into_iter();
        let found = found.filter_map(|place| self.records[place as usize].clone());
        found.filter(|file| file.path == path).collect()
    }

    /// A file with the same bytes: the same path if there is one.
    pub fn twin(&mut self, path: &str, digest: u64) -> Option<&FileRecord> {
        let places = self.of_digest(digest);
        let twins = || (places.iter()).filter_map(|&place| self.records[place as usize].as_ref());
        twins()
            .find(|file| file.path == path)
            .or_else(|| twins().next())
    }

    /// The files in the order added.
    pub fn iter(&self) -> impl Iterator<Item = &FileRecord> {
        self.records.iter().flatten()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.records.len() - self.n_gone
    }

    fn places(&mut self) -> &Places {
        let records = &self.records;
        self.places.get_or_insert_with(|| {
            let mut places = Places::default();
            for (place, file) in records.iter().enumerate() {
                if let Some(file) = file {
                    places.insert(place, file);
                }
            }
            places
        })
    }
}
