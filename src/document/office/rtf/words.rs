//! What the control words of each destination say.

use super::code_page::CodePage;
use super::reader::Reader;

impl Reader {
    pub(super) fn unicode_settings(&mut self, word: &str, number: Option<i32>) {
        if word == "uc" {
            self.state.n_fallback = number.unwrap_or(1).clamp(0, 100) as u32;
        }
    }

    /// Numbers and bullets that stand in the text make its paragraph an item.
    pub(super) fn mark_list(&mut self, word: &str) {
        self.flow.is_list |= matches!(word, "listtext" | "pntext" | "pn");
    }

    pub(super) fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => {
                self.font = number;
                self.name.clear();
            }
            "fcharset" => {
                if let Some(page) = CodePage::of_charset(number) {
                    self.fonts.insert(self.font, page);
                }
            }
            "cpg" => {
                if let Some(page) = CodePage::numbered(number) {
                    self.fonts.insert(self.font, page);
                }
            }
            _ => {}
        }
    }

    pub(super) fn style_word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        let number = number.unwrap_or(0);
        match word {
            "s" => self.style_number = number,
            // Styles of letters, sections and tables.
            "cs" | "ds" | "ts" => self.style_number = -1,
            "sbasedon" => self.style.parent = Some(number.to_string()),
            "outlinelevel" => self.style.outline = outline(number),
            "v" => self.style.is_hidden = Some(is_on),
            "ls" => self.style.is_list = Some(number != 0),
            _ => {}
        }
    }

    pub(super) fn time_word(&mut self, word: &str, number: Option<i32>) {
        let fields = ["yr", "mo", "dy", "hr", "min"];
        if let Some(at) = fields.iter().position(|field| *field == word) {
            self.changed[at] = number.unwrap_or(0);
        }
    }

    pub(super) fn document_word(&mut self, word: &str, number: Option<i32>) {
        let page = match word {
            "ansicpg" => CodePage::numbered(number.unwrap_or(0)),
            "mac" => CodePage::numbered(10000),
            "pc" | "pca" => CodePage::numbered(437),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
                None
            }
            _ => None,
        };
        self.document_page = page.unwrap_or(self.document_page);
    }

    pub(super) fn text_word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" | "softline" | "lbr" => self.write("\n"),
            "tab" => self.write("\t"),
            "nestcell" | "nestrow" => self.end_paragraph(),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "emdash" => self.write("—"),
            "endash" => self.write("–"),
            "bullet" => self.write("•"),
            "lquote" => self.write("‘"),
            "rquote" => self.write("’"),
            "ldblquote" => self.write("“"),
            "rdblquote" => self.write("”"),
            "emspace" | "enspace" | "qmspace" => self.write(" "),
            "zwj" => self.write("\u{200D}"),
            "zwnj" => self.write("\u{200C}"),
            "pard" => self.state.reset_paragraph(),
            "plain" => self.state.reset_letters(self.default_font),
            "f" => self.state.font = number.unwrap_or(0),
            "v" => self.state.is_hidden = is_on,
            // Half points: letters so small are there to be skipped by eyes.
            "fs" => self.state.is_tiny = matches!(number, Some(1..=3)),
            "deleted" => self.state.is_deleted = is_on,
            "s" => self.state.style = number.unwrap_or(0),
            "outlinelevel" => self.state.outline = outline(number.unwrap_or(9)),
            "intbl" => self.state.in_table = is_on,
            "itap" => self.state.in_table = number.unwrap_or(0) > 0,
            "ls" => self.state.is_list = number.unwrap_or(0) > 0,
            _ => {}
        }
    }
}

/// Outline levels count from 0; 9 is the level of the text.
fn outline(number: i32) -> Option<u8> {
    let level = u8::try_from(number).ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}
