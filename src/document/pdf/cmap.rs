//! CMaps: from the codes of a font to letters or to glyphs (Adobe Technical
//! Note 5014; ISO 32000-2, 9.7.5 and 9.10.3).

use crate::text::Order;

/// Most codes that a CMap maps.
const MAX_CODES: usize = 70_000;

/// What a CMap says.
#[derive(Debug, Default)]
pub struct CMap {
    /// Lengths of codes in bytes with the first and last code of that length.
    pub spaces: Vec<(usize, u32, u32)>,
    /// Codes and their letters, sorted by code.
    letters: Vec<(u32, String)>,
    /// First and last code and the glyph of the first, in the file's order.
    glyphs: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads a CMap; what cannot be read of it is left out.
    pub fn read(bytes: &[u8]) -> CMap {
        let mut cmap = CMap::default();
        let mut tokens = Tokens { bytes, at: 0 };
        let mut pending: Vec<Token> = Vec::new();
        while let Some(token) = tokens.next() {
            let Token::Word(word) = token else {
                if pending.len() < 4096 {
                    pending.push(token);
                }
                continue;
            };
            match word {
                b"endcodespacerange" => cmap.take_spaces(&pending),
                b"endbfchar" => cmap.take_letters(&pending, false),
                b"endbfrange" => cmap.take_letters(&pending, true),
                b"endcidchar" => cmap.take_glyphs(&pending, false),
                b"endcidrange" => cmap.take_glyphs(&pending, true),
                _ => {}
            }
            pending.clear();
        }
        cmap.letters.order_by_key(|letter| letter.0);
        cmap
    }

    /// The letters of a code.
    pub fn letters(&self, code: u32) -> Option<&str> {
        let at = self.letters.partition_point(|letter| letter.0 <= code);
        let (found, letters) = self.letters.get(at.checked_sub(1)?)?;
        (*found == code).then_some(letters.as_str())
    }

    /// The glyph (CID) of a code.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let holds = |range: &&(u32, u32, u32)| range.0 <= code && code <= range.1;
        let (first, _, glyph) = self.glyphs.iter().rev().find(holds)?;
        Some(glyph.saturating_add(code - first))
    }

    /// The next code of a string, and its length in bytes.
    pub fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let mut code = 0;
        for n in 1..=bytes.len().min(4) {
            code = code << 8 | u32::from(bytes[n - 1]);
            let fits = |space: &(usize, u32, u32)| {
                space.0 == n
                    && (0..n).all(|byte| {
                        let of = |code: u32| (code >> (8 * byte)) & 0xFF;
                        (of(space.1)..=of(space.2)).contains(&of(code))
                    })
            };
            if self.spaces.iter().any(fits) {
                return (code, n);
            }
        }
        let shortest = self.spaces.iter().map(|space| space.0).min().unwrap_or(2);
        let n = shortest.min(bytes.len()).max(1);
        let code = bytes[..n]
            .iter()
            .fold(0, |code, byte| code << 8 | u32::from(*byte));
        (code, n)
    }

    fn take_spaces(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(first), Token::Hex(last)] = pair
                && self.spaces.len() < 64
            {
                self.spaces
                    .push((first.len().clamp(1, 4), number(first), number(last)));
            }
        }
    }

    fn take_letters(&mut self, tokens: &[Token], is_range: bool) {
        let mut tokens = tokens.iter();
        while let Some(first) = tokens.next() {
            let Token::Hex(first) = first else { continue };
            let first = number(first);
            let last = match (is_range, is_range.then(|| tokens.next()).flatten()) {
                (true, Some(Token::Hex(last))) => number(last),
                (true, _) => continue,
                (false, _) => first,
            };
            match tokens.next() {
                Some(Token::Hex(letters)) => self.take_run(first, last, letters),
                Some(Token::Open) => {
                    let items = tokens.by_ref().take_while(|token| **token != Token::Close);
                    for (code, item) in (first..=last.max(first)).zip(items) {
                        if let Token::Hex(letters) = item {
                            self.take_run(code, code, letters);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn take_run(&mut self, first: u32, last: u32, letters: &[u8]) {
        let mut units: Vec<u16> = match letters {
            [one] => vec![u16::from(*one)],
            _ => letters
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect(),
        };
        for code in first..=last {
            if self.letters.len() >= MAX_CODES {
                return;
            }
            let letters = String::from_utf16_lossy(&units);
            self.letters.push((code, letters));
            if let Some(unit) = units.last_mut() {
                *unit = unit.wrapping_add(1);
            }
        }
    }

    fn take_glyphs(&mut self, tokens: &[Token], is_range: bool) {
        let n = if is_range { 3 } else { 2 };
        for entry in tokens.chunks_exact(n) {
            if let (Token::Hex(first), Token::Number(glyph)) = (&entry[0], &entry[n - 1])
                && self.glyphs.len() < 10_000
            {
                let last = match (&entry[1], is_range) {
                    (Token::Hex(last), true) => number(last),
                    _ => number(first),
                };
                self.glyphs.push((number(first), last, *glyph));
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[derive(Debug, PartialEq)]
enum Token<'a> {
    Hex(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(&'a [u8]),
}

struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'%' => self.skip(|byte| byte != b'\n' && byte != b'\r'),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => self.at += 2,
                b'<' => return Some(Token::Hex(self.hex())),
                b'[' | b']' => {
                    self.at += 1;
                    return Some(if byte == b'[' {
                        Token::Open
                    } else {
                        Token::Close
                    });
                }
                _ if is_regular(byte) => {
                    let start = self.at;
                    self.skip(is_regular);
                    let word = &self.bytes[start..self.at];
                    let number = core::str::from_utf8(word)
                        .ok()
                        .and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
                _ => self.at += 1,
            }
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let start = self.at;
        self.skip(|byte| byte != b'>');
        let digit = |byte: &u8| (*byte as char).to_digit(16).map(|digit| digit as u8);
        let digits: Vec<u8> = self.bytes[start..self.at]
            .iter()
            .filter_map(digit)
            .take(1024)
            .collect();
        self.at += 1;
        let byte = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
        digits.chunks(2).map(byte).collect()
    }

    fn skip(&mut self, goes_on: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| goes_on(*byte)) {
            self.at += 1;
        }
    }
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"<>[](){}/%".contains(&byte)
}
