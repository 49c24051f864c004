//! A font, as far as reading needs it: which letters its codes stand for, and
//! how far they go (ISO 32000-2, 9.5 to 9.10).

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::cmap::CMap;
use super::encoding::{Base, letters_of_name};
use super::streams::unpacked;
use super::truetype::letters_of_glyphs;
use super::widths::{GlyphWidths, standard_width};

/// Most bytes of a font's program or map that are looked at.
const MAX_BYTES: usize = 32_000_000;

/// A font.
#[derive(Debug)]
pub struct Font {
    codes: Codes,
    to_letters: Option<CMap>,
    /// Whether the font is bold, by its name or its descriptor.
    pub is_bold: bool,
    /// Whether its lines run from top to bottom.
    pub is_vertical: bool,
    /// The size of one unit of its widths, in parts of the font's size.
    unit: f32,
}

#[derive(Debug)]
enum Codes {
    /// One byte a letter: letters and widths of each.
    Simple(Vec<(String, f32)>),
    /// Codes by a map to glyphs.
    Composite {
        map: Map,
        widths: GlyphWidths,
        /// Letters of glyphs by the font's own table.
        glyphs: Vec<(u16, char)>,
    },
}

#[derive(Debug)]
enum Map {
    /// Two bytes, the glyph's number.
    Identity,
    /// UTF-16 or UCS-2.
    Utf16,
    /// An older encoding of East Asia.
    Bytes(&'static Encoding),
    /// The file's own.
    Own(CMap),
    /// One of Adobe's that is not known here: codes of two bytes.
    Unknown,
}

/// One letter of a string shown.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What it stands for; None where that is not known.
    pub letters: Option<&'a str>,
    /// How far it goes, in parts of the font's size.
    pub width: f32,
    /// Whether it is the blank that word spacing widens.
    pub is_blank_code: bool,
}

impl Font {
    /// Reads a font's dictionary.
    pub fn read(font: &Dict<'_>) -> Font {
        let kind = font.get::<Name<'_>>("Subtype");
        let base_font = font.get::<Name<'_>>("BaseFont");
        let name = base_font.as_ref().map_or("", |name| name.as_str());
        let own_map = font
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|map| unpacked(&map, MAX_BYTES));
        let descendant = || {
            font.get::<Array<'_>>("DescendantFonts")?
                .iter::<Dict<'_>>()
                .next()
        };
        let is_composite = kind.as_deref() == Some(b"Type0");
        let inner = is_composite
            .then(descendant)
            .flatten()
            .unwrap_or_else(|| font.clone());
        let descriptor = inner.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let weight = descriptor.get::<f32>("FontWeight").unwrap_or(400.0);
        let lower = name.to_ascii_lowercase();
        let is_bold = ["bold", "black", "heavy", "cmbx"]
            .iter()
            .any(|mark| lower.contains(mark));
        let (codes, is_vertical) = match is_composite {
            true => composite(font, &inner, &descriptor),
            false => (Codes::Simple(simple(font, name, &descriptor)), false),
        };
        let matrix = font
            .get::<[f32; 6]>("FontMatrix")
            .filter(|_| kind.as_deref() == Some(b"Type3"));
        Font {
            codes,
            to_letters: own_map.map(|bytes| CMap::read(&bytes)),
            is_bold: is_bold || weight >= 600.0,
            is_vertical,
            unit: matrix.map_or(0.001, |matrix| matrix[0].abs()),
        }
    }

    /// Visits the letters of a string.
    pub fn show(&self, bytes: &[u8], mut visit: impl FnMut(Shown<'_>)) {
        match &self.codes {
            Codes::Simple(table) => {
                for code in bytes {
                    let (letters, width) = &table[usize::from(*code)];
                    let own = self.own_letters(u32::from(*code));
                    visit(Shown {
                        letters: own
                            .or(Some(letters.as_str()).filter(|letters| !letters.is_empty())),
                        width: width * self.unit,
                        is_blank_code: *code == b' ',
                    });
                }
            }
            Codes::Composite {
                map,
                widths,
                glyphs,
            } => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let (code, n) = map.code(rest);
                    let (glyph, letters) = map.read(code, &rest[..n], glyphs);
                    let width = match map {
                        Map::Bytes(_) | Map::Utf16 if n == 1 || code < 0x100 => 500.0,
                        Map::Bytes(_) | Map::Utf16 | Map::Unknown => 1000.0,
                        _ => widths.of(glyph),
                    };
                    visit(Shown {
                        letters: (self.own_letters(code))
                            .or(Some(letters.as_str()).filter(|letters| !letters.is_empty())),
                        width: width * 0.001,
                        is_blank_code: n == 1 && code == 0x20,
                    });
                    rest = &rest[n..];
                }
            }
        }
    }

    fn own_letters(&self, code: u32) -> Option<&str> {
        let letters = self.to_letters.as_ref()?.letters(code)?;
        let is_known = |letter: char| letter != '\0' && letter != '\u{FFFD}';
        letters.chars().all(is_known).then_some(letters)
    }
}

impl Map {
    fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let two = |bytes: &[u8]| match bytes {
            [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
            [one] => (u32::from(*one), 1),
            [] => (0, 1),
        };
        match self {
            Map::Own(cmap) => cmap.code(bytes),
            Map::Identity | Map::Unknown => two(bytes),
            Map::Utf16 => match two(bytes) {
                (0xD800..0xDC00, 2) if bytes.len() >= 4 => {
                    (two(bytes).0 << 16 | two(&bytes[2..]).0, 4)
                }
                code => code,
            },
            Map::Bytes(encoding) => {
                let is_half = *encoding == SHIFT_JIS && (0xA0..0xE0).contains(&bytes[0]);
                match bytes[0] >= 0x80 && !is_half {
                    true => two(bytes),
                    false => (u32::from(bytes[0]), 1),
                }
            }
        }
    }

    /// The glyph of a code, and the letters where the map tells them.
    fn read(&self, code: u32, bytes: &[u8], glyphs: &[(u16, char)]) -> (u32, String) {
        let by_glyph = |glyph: u32| {
            let glyph = u16::try_from(glyph).ok();
            let at =
                glyph.and_then(|glyph| glyphs.binary_search_by_key(&glyph, |entry| entry.0).ok());
            at.map_or_else(String::new, |at| glyphs[at].1.to_string())
        };
        match self {
            Map::Identity => (code, by_glyph(code)),
            Map::Own(cmap) => {
                let glyph = cmap.glyph(code).unwrap_or(code);
                (glyph, by_glyph(glyph))
            }
            Map::Utf16 => {
                let units = bytes
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                let letters = char::decode_utf16(units).filter_map(Result::ok).collect();
                (code, letters)
            }
            Map::Bytes(encoding) => {
                let (letters, has_errors) = encoding.decode_without_bom_handling(bytes);
                (
                    code,
                    if has_errors {
                        String::new()
                    } else {
                        letters.into_owned()
                    },
                )
            }
            Map::Unknown => (code, String::new()),
        }
    }
}

fn composite(font: &Dict<'_>, inner: &Dict<'_>, descriptor: &Dict<'_>) -> (Codes, bool) {
    let encoding = font.get::<Object<'_>>("Encoding");
    let (map, is_vertical) = match &encoding {
        Some(Object::Name(name)) => (map_named(name.as_str()), name.as_str().ends_with("-V")),
        Some(Object::Stream(stream)) => {
            let cmap = unpacked(stream, MAX_BYTES).map(|bytes| CMap::read(&bytes));
            let is_vertical = stream.dict().get::<i32>("WMode") == Some(1);
            (cmap.map_or(Map::Identity, Map::Own), is_vertical)
        }
        _ => (Map::Identity, false),
    };
    // The font's own table counts where glyphs are numbered as in the font.
    let is_same = !matches!(
        inner.get::<Object<'_>>("CIDToGIDMap"),
        Some(Object::Stream(_))
    );
    let program = || unpacked(&descriptor.get::<Stream<'_>>("FontFile2")?, MAX_BYTES);
    let needs = is_same && font.get::<Stream<'_>>("ToUnicode").is_none();
    let glyphs = needs
        .then(program)
        .flatten()
        .map(|program| letters_of_glyphs(&program));
    let codes = Codes::Composite {
        map,
        widths: GlyphWidths::read(inner),
        glyphs: glyphs.unwrap_or_default(),
    };
    (codes, is_vertical)
}

/// The map of a name (ISO 32000-2, table 116).
fn map_named(name: &str) -> Map {
    let has = |pieces: &[&str]| pieces.iter().any(|piece| name.contains(piece));
    if name.starts_with("Identity") {
        Map::Identity
    } else if has(&["UCS2", "UTF16"]) {
        Map::Utf16
    } else if has(&["RKSJ"]) {
        Map::Bytes(SHIFT_JIS)
    } else if has(&["GBK", "GB-EUC", "GBpc", "GBKp"]) {
        Map::Bytes(GBK)
    } else if has(&["B5", "ETen"]) {
        Map::Bytes(BIG5)
    } else if has(&["KSC"]) {
        Map::Bytes(EUC_KR)
    } else {
        Map::Unknown
    }
}

/// Letters and widths of the 256 codes of a simple font.
fn simple(font: &Dict<'_>, name: &str, descriptor: &Dict<'_>) -> Vec<(String, f32)> {
    let encoding = font.get::<Object<'_>>("Encoding");
    let differences = match &encoding {
        Some(Object::Dict(encoding)) => Some(encoding.clone()),
        _ => None,
    };
    let base = match &encoding {
        Some(Object::Name(name)) => Base::named(name),
        _ => None,
    };
    let base = base
        .or_else(|| Base::named(&differences.as_ref()?.get::<Name<'_>>("BaseEncoding")?))
        .unwrap_or_else(|| own_base(font, name));
    let mut table: Vec<String> = (0..=255_u8)
        .map(|code| base.letter(code).map_or_else(String::new, String::from))
        .collect();
    if encoding.is_none()
        && let Some(program) = descriptor.get::<Stream<'_>>("FontFile")
    {
        take_built_in(&program, &mut table);
    }
    if let Some(array) = differences.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) {
        take_differences(&array, &mut table);
    }
    let first = font.get::<i32>("FirstChar").unwrap_or(0);
    let widths: Vec<f32> = (font.get::<Array<'_>>("Widths").into_iter())
        .flat_map(|widths| widths.iter::<f32>().take(256).collect::<Vec<f32>>())
        .collect();
    let missing = descriptor.get::<f32>("MissingWidth").unwrap_or(0.0);
    let with_width = |(code, letters): (usize, String)| {
        let at = usize::try_from(code as i64 - i64::from(first)).ok();
        let width = match at.and_then(|at| widths.get(at)) {
            Some(width) => *width,
            None if widths.is_empty() => standard_width(name, &letters),
            None => missing,
        };
        (letters, width)
    };
    table.into_iter().enumerate().map(with_width).collect()
}

/// The encoding of a font that names none.
fn own_base(font: &Dict<'_>, name: &str) -> Base {
    match font.get::<Name<'_>>("Subtype").as_deref() {
        _ if name.ends_with("Symbol") => Base::Symbol,
        _ if name.contains("Dingbats") => Base::Dingbats,
        Some(b"TrueType") => Base::WinAnsi,
        _ => Base::Standard,
    }
}

fn take_differences(array: &Array<'_>, table: &mut [String]) {
    let mut code = 0;
    for item in array.iter::<Object<'_>>().take(1024) {
        match item {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(letters) = table.get_mut(code) {
                    *letters = letters_of_name(name.as_str()).unwrap_or_default();
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// The encoding that a Type 1 font's own program has in clear: `dup 12 /fi put`.
fn take_built_in(program: &Stream<'_>, table: &mut [String]) {
    let Some(bytes) = unpacked(program, MAX_BYTES) else {
        return;
    };
    let clear = String::from_utf8_lossy(&bytes[..bytes.len().min(30_000)]);
    let Some(start) = clear.find("/Encoding") else {
        return;
    };
    let mut words = clear[start..].split_ascii_whitespace();
    let mut entries = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                if let (Some(code), Some(name)) = (words.next(), words.next())
                    && let (Ok(code), Some(name)) = (code.parse::<usize>(), name.strip_prefix('/'))
                {
                    entries.push((code, name));
                }
            }
            "def" | "readonly" if !entries.is_empty() => break,
            "eexec" => break,
            _ => {}
        }
    }
    if entries.is_empty() {
        return;
    }
    table.iter_mut().for_each(String::clear);
    for (code, name) in entries {
        if let Some(letters) = table.get_mut(code) {
            *letters = letters_of_name(name).unwrap_or_default();
        }
    }
}
