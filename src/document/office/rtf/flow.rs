//! Text that flows into paragraphs, cells and rows.

use crate::document::office::body::{Body, Paragraph};

/// Text that flows: the document's, or that of an inset.
#[derive(Default)]
pub(super) struct Flow {
    /// What was written.
    pub body: Body,
    /// Words of the open paragraph.
    pub words: String,
    /// Whether a number or bullet stands before the open paragraph.
    pub is_list: bool,
    /// Paragraphs of the open cell.
    pub cell: Vec<Paragraph>,
    /// Cells of the open row.
    pub row: Vec<Vec<Paragraph>>,
    /// Paragraphs of text boxes that hang on the open paragraph.
    pub boxed: Vec<Paragraph>,
}

impl Flow {
    /// Adds a paragraph of the text, which ends the table before it.
    pub fn push(&mut self, paragraph: Paragraph) {
        self.end_table();
        self.body.push(paragraph);
    }

    /// Ends the open cell.
    pub fn end_cell(&mut self) {
        let cell = core::mem::take(&mut self.cell);
        self.row.push(cell);
    }

    /// Ends the open row, and opens a table around it where none is open.
    pub fn end_row(&mut self) {
        if self.row.is_empty() {
            return;
        }
        if !self.body.in_table() {
            self.body.open_table();
        }
        self.body.open_row();
        for cell in core::mem::take(&mut self.row) {
            self.body.open_cell();
            cell.into_iter()
                .for_each(|paragraph| self.body.push(paragraph));
        }
    }

    /// Ends the table that is open, if one is.
    pub fn end_table(&mut self) {
        self.end_row();
        if self.body.in_table() {
            self.body.close_table();
        }
        let cell = core::mem::take(&mut self.cell);
        cell.into_iter()
            .for_each(|paragraph| self.body.push(paragraph));
    }

    /// The paragraphs of the text.
    pub fn finish(mut self) -> Vec<Paragraph> {
        self.end_table();
        self.body.finish()
    }
}
