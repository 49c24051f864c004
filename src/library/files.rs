use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// A file that gave clippings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Path as the reader gave it.
    pub path: String,
    /// XXH3-64 of its bytes.
    pub digest: u64,
}

/// The files of a library, found by path and by bytes.
#[derive(Default)]
pub(super) struct Files {
    /// `None` where one was taken out: places stay.
    records: Vec<Option<FileRecord>>,
    /// Number of each file's first clipping, rising.
    first_ids: Vec<u32>,
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
    /// The files of a saved library, whose clippings have these numbers: each
    /// file gave one. Where they are not as many, no file is found again.
    pub fn new(records: Vec<FileRecord>, ids: Vec<u32>) -> Files {
        let first_ids = match ids.len() == records.len() {
            true => ids,
            false => vec![u32::MAX; records.len()],
        };
        Files {
            records: records.into_iter().map(Some).collect(),
            first_ids,
            ..Files::default()
        }
    }

    /// Adds a file whose first clipping has the number `first_id`.
    pub fn push(&mut self, file: FileRecord, first_id: u32) {
        if let Some(places) = &mut self.places {
            places.insert(self.records.len(), &file);
        }
        self.records.push(Some(file));
        self.first_ids.push(first_id);
    }

    /// Takes a file out; `false` where it is not there.
    pub fn remove(&mut self, path: &str, digest: u64) -> bool {
        let wanted = |file: &FileRecord| file.path == path && file.digest == digest;
        let places = self.places().by_digest.get(&digest).cloned();
        let mut found = false;
        for place in places.unwrap_or_default() {
            let record = &mut self.records[place as usize];
            if record.take_if(|file| wanted(file)).is_some() {
                self.n_gone += 1;
                found = true;
            }
        }
        found
    }

    /// The files with this path, each with the number of its first clipping.
    pub fn with_path(&mut self, path: &str) -> Vec<(FileRecord, u32)> {
        let hash = xxh3_64(path.as_bytes());
        let places = self.places().by_path.get(&hash).cloned();
        let found = places.unwrap_or_default().into_iter().filter_map(|place| {
            let file = self.records[place as usize].clone()?;
            Some((file, self.first_ids[place as usize]))
        });
        found.filter(|(file, _)| file.path == path).collect()
    }

    /// A file with the same bytes: the same path if there is one.
    pub fn twin(&mut self, path: &str, digest: u64) -> Option<&FileRecord> {
        let places = self.places().by_digest.get(&digest)?.clone();
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
