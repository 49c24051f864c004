//! The code pages of Rich Text Format, by number and by a font's character set.

use encoding_rs::Encoding;

use crate::document::code_pages::code_page_label;
use crate::document::zip_file::code_page_437;

/// An encoding of bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CodePage {
    /// One of the WHATWG Encoding Standard.
    Known(&'static Encoding),
    /// Code page 437, and 850, which has the same letters.
    Dos,
    /// Letters are places of the font Symbol.
    Symbol,
    /// Pictures, no letters.
    Pictures,
}

impl CodePage {
    /// Windows' Western European.
    pub const WESTERN: CodePage = CodePage::Known(encoding_rs::WINDOWS_1252);

    /// The code page of this number (`\ansicpg`, `\cpg`).
    pub fn numbered(number: i32) -> Option<CodePage> {
        let label = match number {
            437 | 850 | 858 | 860 | 861 | 863 | 865 => return Some(CodePage::Dos),
            708 | 720 => "windows-1256",
            866 => "ibm866",
            1361 => "euc-kr",
            819 | 0 => "windows-1252",
            10000 => "macintosh",
            10007 | 10017 => "x-mac-cyrillic",
            _ => code_page_label(u32::try_from(number).ok()?)?,
        };
        Encoding::for_label(label.as_bytes()).map(CodePage::Known)
    }

    /// The code page of a font's character set (`\fcharset`); None where the
    /// document's counts.
    pub fn of_charset(charset: i32) -> Option<CodePage> {
        let number = match charset {
            2 => return Some(CodePage::Symbol),
            77 => 10000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178..=180 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 | 255 => 437,
            _ => return None,
        };
        CodePage::numbered(number)
    }

    /// Decodes bytes.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            CodePage::Known(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            CodePage::Dos => code_page_437(bytes),
            CodePage::Symbol => bytes
                .iter()
                .filter_map(|byte| crate::document::office::symbols::symbol(u32::from(*byte)))
                .collect(),
            CodePage::Pictures => String::new(),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            CodePage::Known(encoding) => encoding.name(),
            _ => "IBM437",
        }
    }
}
