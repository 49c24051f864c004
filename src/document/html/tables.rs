//! Which tables hold figures, and which only arrange the page.

use super::tag::Tag;
use super::tree::{NONE, Tree};
use crate::text::Set;

/// Longest cell of a table of data, in bytes on average.
const MAX_CELL_BYTES: usize = 120;

/// The tables that are read as one block: two rows and two columns at least,
/// short cells, no table, heading or list inside.
pub fn data_tables(tree: &Tree) -> Set<u32> {
    tables(tree, Count::is_data)
}

/// Of these the tables that hold nothing but figures and short words: where
/// everything is arranged by tables, as in newsletters.
pub fn sure_data_tables(tree: &Tree) -> Set<u32> {
    tables(tree, Count::is_surely_data)
}

fn tables(tree: &Tree, is_data: fn(&Count) -> bool) -> Set<u32> {
    let mut tables = Set::new();
    // The innermost open table of each place, by a loop over the parents.
    let mut inner: Vec<u32> = Vec::new();
    let mut counts: Vec<(u32, Count)> = Vec::new();
    if !tree.nodes.iter().any(|node| node.tag == Tag::Table) {
        return tables;
    }
    inner.resize(tree.nodes.len(), NONE);
    for at in tree.all() {
        let node = &tree.nodes[at as usize];
        let outer = if node.parent == NONE {
            NONE
        } else {
            inner[node.parent as usize]
        };
        inner[at as usize] = outer;
        if outer != NONE {
            let count = &mut counts[outer as usize].1;
            match node.tag {
                Tag::Text => {
                    let n_bytes = tree.words(at).trim().len();
                    count.n_bytes += n_bytes;
                    count.in_cell += n_bytes;
                }
                Tag::Tr => count.n_rows += 1,
                Tag::Td | Tag::Th => {
                    count.end_cell();
                    count.n_cells += 1;
                }
                Tag::P => count.n_paragraphs += 1,
                Tag::Table | Tag::Ul | Tag::Ol | Tag::Form | Tag::Article => count.is_layout = true,
                tag if tag.heading_level() > 0 => count.is_layout = true,
                _ => {}
            }
        }
        if node.tag == Tag::Table {
            inner[at as usize] = counts.len() as u32;
            counts.push((at, Count::default()));
        }
    }
    for (table, mut count) in counts {
        count.end_cell();
        if is_data(&count) {
            tables.insert(table);
        }
    }
    tables
}

#[derive(Default)]
struct Count {
    n_rows: usize,
    n_cells: usize,
    n_paragraphs: usize,
    n_bytes: usize,
    is_layout: bool,
    /// Bytes of the cell that is being counted, of the longest one before it,
    /// and how many had any.
    in_cell: usize,
    longest: usize,
    n_filled: usize,
}

impl Count {
    fn end_cell(&mut self) {
        self.longest = self.longest.max(self.in_cell);
        self.n_filled += usize::from(self.in_cell > 0);
        self.in_cell = 0;
    }

    fn is_surely_data(&self) -> bool {
        self.is_data() && self.longest <= MAX_CELL_BYTES && self.n_filled * 10 >= self.n_cells * 6
    }

    fn is_data(&self) -> bool {
        !self.is_layout
            && self.n_rows >= 2
            && self.n_cells >= 2 * self.n_rows
            && self.n_bytes <= MAX_CELL_BYTES * self.n_cells
            && self.n_paragraphs <= 2 * self.n_cells
    }
}
