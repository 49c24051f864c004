//! stub
use super::Span;
/// stub
pub fn sentences(text: &str) -> Vec<Span> { vec![Span::new(0,text.len())] }
/// stub
pub fn first_sentence(text: &str) -> Span { Span::new(0, text.find(". ").map_or(text.len(), |a| a+1)) }
