//! Quotations: who said what, and through whom we know.

use super::{Facts, Quotation, Tokens};
use crate::document::Clipping;

/// The quotations of a clipping, in the order of their first bytes; a mixed one
/// may lie inside an indirect one.
///
/// `facts` has the clipping's names, entities and times.
pub fn quotations(_tokens: &Tokens<'_>, _clipping: &Clipping, _facts: &Facts) -> Vec<Quotation> {
    Vec::new()
}
