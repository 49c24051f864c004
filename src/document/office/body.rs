//! The paragraphs of a document as its reader meets them, tables made of them.

use crate::document::BlockKind;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What the document says it is.
    pub kind: BlockKind,
    /// As [`crate::document::Block::level`]; 1 for the document's title.
    pub level: u8,
    /// Its words: line ends and tabs as in the document.
    pub words: String,
}

impl Paragraph {
    /// A paragraph of this kind. Control characters are no words.
    pub fn new(kind: BlockKind, level: u8, words: impl Into<String>) -> Paragraph {
        let mut words = words.into();
        let is_mark = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
        if words.contains(is_mark) {
            words.retain(|letter| !is_mark(letter));
        }
        Paragraph { kind, level, words }
    }

    fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }
}

/// Tables deeper than this are read as paragraphs.
const MAX_DEPTH: usize = 16;
/// A cell with more than this is a part of a page that a table lays out, in
/// bytes.
const MAX_CELL_BYTES: usize = 1_500;

/// Gathers paragraphs.
#[derive(Debug, Default)]
pub struct Body {
    done: Vec<Paragraph>,
    /// The open tables, the outermost first.
    tables: Vec<Table>,
    /// Open tables beyond the greatest depth.
    n_too_deep: usize,
}

#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Vec<Paragraph>>>,
}

impl Body {
    /// Adds a paragraph, to the open cell if there is one.
    pub fn push(&mut self, paragraph: Paragraph) {
        if paragraph.is_blank() {
            return;
        }
        match self.tables.last_mut() {
            None => self.done.push(paragraph),
            Some(table) => table.cell().push(paragraph),
        }
    }

    /// Opens a table.
    pub fn open_table(&mut self) {
        match self.tables.len() < MAX_DEPTH {
            true => self.tables.push(Table::default()),
            false => self.n_too_deep += 1,
        }
    }

    /// Opens a row of the innermost table.
    pub fn open_row(&mut self) {
        if let (0, Some(table)) = (self.n_too_deep, self.tables.last_mut()) {
            table.rows.push(Vec::new());
        }
    }

    /// Opens a cell of the innermost row.
    pub fn open_cell(&mut self) {
        if let (0, Some(table)) = (self.n_too_deep, self.tables.last_mut()) {
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            if let Some(row) = table.rows.last_mut() {
                row.push(Vec::new());
            }
        }
    }

    /// Drops the innermost row: a change that was made deleted it.
    pub fn drop_row(&mut self) {
        if let (0, Some(table)) = (self.n_too_deep, self.tables.last_mut()) {
            table.rows.pop();
        }
    }

    /// Closes the innermost table: one paragraph, or those that it lays out.
    pub fn close_table(&mut self) {
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        let Some(table) = self.tables.pop() else {
            return;
        };
        let paragraphs = match table.is_layout() || !self.tables.is_empty() {
            true => table.rows.into_iter().flatten().flatten().collect(),
            false => vec![Paragraph::new(BlockKind::Table, 0, table.words())],
        };
        for paragraph in paragraphs {
            self.push(paragraph);
        }
    }

    /// Whether a table is open.
    pub fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// The paragraphs, in order.
    pub fn finish(mut self) -> Vec<Paragraph> {
        self.n_too_deep = 0;
        while self.in_table() {
            self.close_table();
        }
        self.done
    }
}

impl Table {
    fn cell(&mut self) -> &mut Vec<Paragraph> {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let last = self.rows.len() - 1;
        let row = &mut self.rows[last];
        if row.is_empty() {
            row.push(Vec::new());
        }
        let last = row.len() - 1;
        &mut row[last]
    }

    /// One column, or long texts side by side: the table lays out a page.
    fn is_layout(&self) -> bool {
        let n_filled =
            |row: &Vec<Vec<Paragraph>>| row.iter().filter(|cell| !cell.is_empty()).count();
        let n_bytes =
            |cell: &Vec<Paragraph>| cell.iter().map(|words| words.words.len()).sum::<usize>();
        let cells = || self.rows.iter().flatten();
        self.rows.iter().all(|row| n_filled(row) <= 1)
            || cells().any(|cell| n_bytes(cell) > MAX_CELL_BYTES && cell.len() > 1)
    }

    /// Cells apart by tabs, rows by line ends.
    fn words(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let start = out.len();
            for (at, cell) in row.iter().enumerate() {
                out.push_str(if at > 0 { "\t" } else { "" });
                for (at, paragraph) in cell.iter().enumerate() {
                    out.push_str(if at > 0 { " " } else { "" });
                    let words = paragraph.words.trim().replace(['\t', '\n', '\r'], " ");
                    out.push_str(&words);
                }
            }
            // Cells merged away at the end of a row, and empty rows, say nothing.
            let n_bytes = out[start..].trim_end_matches('\t').len();
            out.truncate(start + n_bytes);
            if n_bytes > 0 {
                out.push('\n');
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(words: &str) -> Paragraph {
        Paragraph::new(BlockKind::Body, 0, words)
    }

    #[test]
    fn a_table_is_one_paragraph_and_a_laid_out_page_many() {
        let mut table = Body::default();
        table.open_table();
        for row in [["Road", "km"], ["A 1", "12"]] {
            table.open_row();
            for cell in row {
                table.open_cell();
                table.push(body(cell));
            }
        }
        table.close_table();
        table.push(body("After."));
        let words = table.finish();
        assert_eq!(words[0].words, "Road\tkm\nA 1\t12\n");
        assert_eq!(words[0].kind, BlockKind::Table);
        assert_eq!(words.len(), 2);

        let mut page = Body::default();
        page.open_table();
        page.open_row();
        page.open_cell();
        page.push(body("One."));
        page.push(body("Two."));
        assert_eq!(page.finish(), [body("One."), body("Two.")]);
    }
}
