//! Events: who did what to whom, when and where.

use super::{Event, Facts, Tokens};
use crate::document::Clipping;

/// The events of a clipping, in the order of their first bytes.
///
/// `facts` has the clipping's names, entities, times and quotations.
pub fn events(_tokens: &Tokens<'_>, _clipping: &Clipping, _facts: &Facts) -> Vec<Event> {
    Vec::new()
}
