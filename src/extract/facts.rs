//! What one clipping says: names and times, with their evidence.

use serde::{Deserialize, Serialize};

use super::{Entity, Mention};

/// What one clipping says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Names, in the order of their first bytes; a longer one before one that
    /// begins with it. One may lie inside another (`Kim Il-sung Square`).
    pub mentions: Vec<Mention>,
    /// Who and what the mentions name.
    pub entities: Vec<Entity>,
}
