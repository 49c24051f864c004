//! Compound files: a file system in a file, in which Outlook stores a message
//! (Microsoft's MS-CFB). Read only; every chain of sectors ends at the latest
//! where it would be longer than the file.

use crate::text::Order;

/// How every compound file begins.
const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Largest number of a sector; above it are marks.
const MAX_SECTOR: u32 = 0xFFFF_FFFA;
/// Bytes of an entry of the directory.
const ENTRY_BYTES: usize = 128;
/// Most entries that are looked at.
const MAX_ENTRIES: usize = 200_000;

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    small_sector_bytes: usize,
    /// Streams below this are stored in small sectors.
    small_limit: u64,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    next_small: Vec<u32>,
    small_sectors: Vec<u8>,
    entries: Vec<Entry>,
}

/// A storage (a folder) or a stream (a file).
#[derive(Debug)]
struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    n_bytes: u64,
}

/// The number of the root's entry.
pub const ROOT: usize = 0;

impl<'a> Compound<'a> {
    /// Opens a compound file; None where the bytes are none.
    pub fn open(bytes: &'a [u8]) -> Option<Compound<'a>> {
        if !bytes.starts_with(&MAGIC) {
            return None;
        }
        let (shift, small_shift) = (u16_at(bytes, 30)?, u16_at(bytes, 32)?);
        if !(7..=16).contains(&shift) || !(3..=shift).contains(&small_shift) {
            return None;
        }
        let mut file = Compound {
            bytes,
            sector_bytes: 1 << shift,
            small_sector_bytes: 1 << small_shift,
            small_limit: u64::from(u32_at(bytes, 56)?),
            next: Vec::new(),
            next_small: Vec::new(),
            small_sectors: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table()?;
        file.next_small = words(&file.chain(u32_at(bytes, 60)?, u64::MAX));
        let directory = file.chain(u32_at(bytes, 48)?, (MAX_ENTRIES * ENTRY_BYTES) as u64);
        file.entries = directory
            .chunks_exact(ENTRY_BYTES)
            .filter_map(entry)
            .collect();
        let root = file.entries.first()?;
        file.small_sectors = file.chain(root.start, root.n_bytes);
        Some(file)
    }

    /// The table of sectors that follow each other, gathered from the sectors
    /// that the header and the sectors it leads to name.
    fn table(&self) -> Option<Vec<u32>> {
        let mut numbers: Vec<u32> = words(self.bytes.get(76..512)?);
        let mut more = u32_at(self.bytes, 68)?;
        let n_sectors = self.bytes.len() / self.sector_bytes + 1;
        for _ in 0..n_sectors {
            let Some(sector) = self.sector(more).filter(|_| numbers.len() <= n_sectors) else {
                break;
            };
            let mut list = words(sector);
            more = list.pop()?;
            numbers.append(&mut list);
        }
        let sectors = numbers.into_iter().take(n_sectors);
        let table = sectors
            .filter_map(|number| self.sector(number))
            .flat_map(words);
        Some(table.take(n_sectors).collect())
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        if number >= MAX_SECTOR {
            return None;
        }
        let start = (number as usize)
            .checked_add(1)?
            .checked_mul(self.sector_bytes)?;
        let end = start.checked_add(self.sector_bytes)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of the sectors from `start` on, at most `n_bytes`.
    fn chain(&self, start: u32, n_bytes: u64) -> Vec<u8> {
        let mut out = Vec::new();
        let mut number = start;
        for _ in 0..=self.next.len() {
            let Some(sector) = self.sector(number) else {
                break;
            };
            out.extend_from_slice(sector);
            if out.len() as u64 >= n_bytes {
                break;
            }
            let Some(next) = self.next.get(number as usize) else {
                break;
            };
            number = *next;
        }
        out.truncate(usize::try_from(n_bytes).unwrap_or(usize::MAX));
        out
    }

    /// As [`Compound::chain`], in the small sectors.
    fn small_chain(&self, start: u32, n_bytes: u64) -> Vec<u8> {
        let mut out = Vec::new();
        let mut number = start as usize;
        for _ in 0..=self.next_small.len() {
            let from = number.saturating_mul(self.small_sector_bytes);
            let end = (from + self.small_sector_bytes).min(self.small_sectors.len());
            let Some(sector) = self.small_sectors.get(from..end) else {
                break;
            };
            out.extend_from_slice(sector);
            if out.len() as u64 >= n_bytes {
                break;
            }
            match self.next_small.get(number) {
                Some(next) if *next < MAX_SECTOR => number = *next as usize,
                _ => break,
            }
        }
        out.truncate(usize::try_from(n_bytes).unwrap_or(usize::MAX));
        out
    }

    /// What a storage holds: numbers and names, in the order of the directory.
    pub fn children(&self, storage: usize) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.entries.len()];
        let mut open: Vec<u32> = self
            .entries
            .get(storage)
            .map(|entry| entry.child)
            .into_iter()
            .collect();
        while let Some(number) = open.pop() {
            let at = number as usize;
            let Some(entry) = self.entries.get(at).filter(|_| !seen[at]) else {
                continue;
            };
            seen[at] = true;
            found.push((at, entry.name.as_str()));
            open.extend([entry.left, entry.right]);
        }
        found.order();
        found
    }

    /// Whether an entry is a storage.
    pub fn is_storage(&self, entry: usize) -> bool {
        self.entries.get(entry).is_some_and(|entry| entry.kind == 1)
    }

    /// The bytes of a stream.
    pub fn stream(&self, entry: usize) -> Vec<u8> {
        let Some(entry) = self.entries.get(entry).filter(|entry| entry.kind == 2) else {
            return Vec::new();
        };
        match entry.n_bytes < self.small_limit {
            true => self.small_chain(entry.start, entry.n_bytes),
            false => self.chain(entry.start, entry.n_bytes),
        }
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let n_name = usize::from(u16_at(bytes, 64)?).clamp(2, 64) - 2;
    let units: Vec<u16> = bytes[..n_name]
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        kind: bytes[66],
        left: u32_at(bytes, 68)?,
        right: u32_at(bytes, 72)?,
        child: u32_at(bytes, 76)?,
        start: u32_at(bytes, 116)?,
        n_bytes: u64::from(u32_at(bytes, 120)?),
    })
}

/// The 32-bit numbers in `bytes`.
fn words(bytes: &[u8]) -> Vec<u32> {
    let (quads, _) = bytes.as_chunks::<4>();
    quads.iter().map(|quad| u32::from_le_bytes(*quad)).collect()
}

/// A number of 16 bits.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

/// A number of 32 bits.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let quad = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(quad.try_into().ok()?))
}
