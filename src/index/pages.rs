/// Bytes of a page.
pub(super) const PAGE_BYTES: usize = 1 << 20;

/// Bytes that grow at their end without ever being moved: twice the memory is
/// never asked for.
#[derive(Default)]
pub(super) struct Pages {
    pages: Vec<Vec<u8>>,
    n_bytes: usize,
}

impl Pages {
    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.n_bytes
    }

    /// Appends bytes.
    pub fn extend(&mut self, mut bytes: &[u8]) {
        self.n_bytes += bytes.len();
        while !bytes.is_empty() {
            let room = (self.pages.last()).map_or(0, |page| PAGE_BYTES.saturating_sub(page.len()));
            if room == 0 {
                self.pages.push(Vec::with_capacity(PAGE_BYTES));
                continue;
            }
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            if let Some(page) = self.pages.last_mut() {
                page.extend_from_slice(now);
            }
            bytes = later;
        }
    }

    /// Appends the pages of `more` as they are.
    pub fn append(&mut self, more: Pages) {
        self.n_bytes += more.n_bytes;
        self.pages.extend(more.pages);
    }

    /// The pages, to be moved one by one.
    pub fn into_pages(self) -> impl Iterator<Item = Vec<u8>> {
        self.pages.into_iter()
    }

    /// Moves them to the end of `out`; each page is given back once it is there.
    #[cfg(test)]
    pub fn move_to(self, out: &mut Vec<u8>) {
        self.into_pages()
            .for_each(|page| out.extend_from_slice(&page));
    }
}

impl From<Vec<u8>> for Pages {
    fn from(bytes: Vec<u8>) -> Pages {
        Pages {
            n_bytes: bytes.len(),
            pages: vec![bytes],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_went_in() {
        let all: Vec<u8> = (0..3 * PAGE_BYTES).map(|n| (n % 251) as u8).collect();
        let mut pages = Pages::default();
        for cut in [0, 1, 7, PAGE_BYTES - 3, PAGE_BYTES, 2 * PAGE_BYTES + 9] {
            pages.extend(&all[pages.len()..cut.max(pages.len())]);
        }
        pages.extend(&all[pages.len()..]);
        let mut out = vec![9];
        assert_eq!(pages.len(), all.len());
        pages.move_to(&mut out);
        assert_eq!(&out[1..], all);
    }
}
