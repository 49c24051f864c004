//! Numbers that look random and are the same each time (xorshift; Marsaglia, 2003).

/// A source of numbers.
pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (((self.0 >> 32) * u64::from(end)) >> 32) as u32
    }

    /// One of `list`, which is not empty.
    pub fn pick<'a>(&mut self, list: &'a [String]) -> &'a str {
        let at = self.below(list.len() as u32) as usize;
        list.get(at).map_or("", String::as_str)
    }
}
