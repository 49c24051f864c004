//! Rich Text Format cut into its tokens.

/// The next thing in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number: `\fs24`.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte in figures: `\'e9`.
    Byte(u8),
    /// Bytes of text, without line ends.
    Text(&'a [u8]),
}

/// Longest control word that is read as one, in bytes.
const MAX_WORD: usize = 40;

/// Cuts a file into tokens; never fails.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The tokens of a file.
    pub fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.at += 1;
        if first != b'\'' {
            return Some(Token::Symbol(first));
        }
        let digits = self.bytes.get(self.at..self.at + 2)?;
        let digits = core::str::from_utf8(digits).ok();
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        self.at += if byte.is_some() { 2 } else { 0 };
        Some(byte.map_or(Token::Symbol(b'\''), Token::Byte))
    }

    fn word(&mut self) -> Token<'a> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic())
            && self.at < start + MAX_WORD
        {
            self.at += 1;
        }
        let word = core::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let from = self.at;
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let first_digit = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        let number = match self.at > first_digit {
            true => {
                let digits = core::str::from_utf8(&self.bytes[from..self.at]).unwrap_or_default();
                Some(digits.parse().unwrap_or(0))
            }
            false => {
                self.at = from;
                None
            }
        };
        self.at += usize::from(self.peek() == Some(b' '));
        if word == "bin" {
            // Bytes as they are, whatever they look like.
            let n_bytes = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(n_bytes).min(self.bytes.len());
        }
        Token::Word(word, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let is_mark = |byte: u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
        while matches!(self.peek()?, b'\r' | b'\n' | 0) {
            self.at += 1;
        }
        let first = self.peek()?;
        if !is_mark(first) {
            let rest = &self.bytes[self.at..];
            let n_bytes = rest
                .iter()
                .position(|byte| is_mark(*byte))
                .unwrap_or(rest.len());
            self.at += n_bytes;
            return Some(Token::Text(&rest[..n_bytes]));
        }
        self.at += 1;
        match first {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            _ => self.control(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_bytes_and_text() {
        let tokens: Vec<Token<'_>> =
            Tokens::new(b"{\\b1 a\r\nb\\'e9\\~\\u-12 \\bin3 {}x}").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(1)),
            Token::Text(b"a"),
            Token::Text(b"b"),
            Token::Byte(0xE9),
            Token::Symbol(b'~'),
            Token::Word("u", Some(-12)),
            Token::Word("bin", Some(3)),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
