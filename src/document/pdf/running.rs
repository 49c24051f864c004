//! Running heads, feet and page numbers: lines that stand at the same place of
//! several pages, digits aside.

use super::line::Line;
use crate::text::Map;

/// Lines at the top and at the bottom of a page that are looked at.
const EDGE_LINES: usize = 3;
/// How many pages away the same line is looked for.
const NEAR_PAGES: usize = 4;
/// How far the places of the same line differ, in points.
const SAME_PLACE: f32 = 4.0;

/// For every page the base lines of its running lines.
pub fn running_lines(pages: &[Vec<Line>]) -> Vec<Vec<f32>> {
    let mut seen: Map<String, Vec<(usize, f32)>> = Map::new();
    let edges: Vec<Vec<(String, f32)>> = pages.iter().map(|lines| edge_lines(lines)).collect();
    for (page, lines) in edges.iter().enumerate() {
        for (words, down) in lines {
            seen.entry(words.clone()).or_default().push((page, *down));
        }
    }
    let is_running = |page: usize, words: &str, down: f32| {
        let places = &seen[words];
        let first = places.partition_point(|place| place.0 + NEAR_PAGES < page);
        let near = places[first..]
            .iter()
            .take_while(|place| place.0 <= page + NEAR_PAGES);
        let n_same = near
            .filter(|place| place.0 != page && (place.1 - down).abs() < SAME_PLACE)
            .count();
        n_same >= 2 || (n_same == 1 && (pages.len() <= 3 || words.contains('#')))
    };
    let of_page = |(page, lines): (usize, &Vec<(String, f32)>)| {
        let mut running: Vec<f32> = (lines.iter())
            .filter(|(words, down)| is_running(page, words, *down))
            .map(|(_, down)| *down)
            .collect();
        running.extend(own_number(&pages[page], page));
        if running.len() >= pages[page].len() {
            // A page of nothing else: its lines are its text.
            running.clear();
        }
        running
    };
    edges.iter().enumerate().map(of_page).collect()
}

/// The first and last lines of a page, digits masked.
fn edge_lines(lines: &[Line]) -> Vec<(String, f32)> {
    let n = lines.len();
    let is_edge = |at: usize| at < EDGE_LINES || at + EDGE_LINES >= n;
    let masked = |line: &Line| masked(&line.text).map(|words| (words, line.down));
    let edge = lines.iter().enumerate().filter(|(at, _)| is_edge(*at));
    edge.filter_map(|(_, line)| masked(line)).collect()
}

/// A line's words with `#` for every number; None for a row of a table.
fn masked(words: &str) -> Option<String> {
    let mut masked = String::new();
    let mut n_numbers = 0;
    for letter in words.chars().take(200) {
        match letter.is_numeric() {
            true if masked.ends_with('#') => {}
            true => {
                masked.push('#');
                n_numbers += 1;
            }
            false => masked.push(letter),
        }
    }
    let has_letters = masked.chars().any(char::is_alphabetic);
    let is_number = n_numbers <= 2 && masked.len() <= 12;
    (has_letters || is_number).then_some(masked)
}

/// The base line of a page's own number, where the number stands alone at its
/// foot or its head.
fn own_number(lines: &[Line], page: usize) -> Option<f32> {
    let number = (page + 1).to_string();
    let is_own = |line: &&Line| line.text.trim_matches(['-', '–', '—', ' ']) == number;
    let line = lines
        .last()
        .filter(is_own)
        .or(lines.first().filter(is_own))?;
    (lines.len() > 3).then_some(line.down)
}
