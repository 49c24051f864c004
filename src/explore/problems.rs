use serde::Serialize;

use crate::document::{Problem, Severity};
use crate::text::Order;

/// One problem, for the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct ProblemView {
    /// Place in the library's list.
    pub id: u32,
    /// Its kind.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub code: crate::document::ProblemCode,
    /// What it costs.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'lost' | 'doubtful' | 'note'"))]
    pub severity: Severity,
    /// Path of the file.
    pub file: String,
    /// Which piece of it, where it holds several.
    pub part: Option<String>,
    /// Line in the file, from 1.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub hint: String,
}

/// A window of the library's problems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProblemsView {
    /// Problems in all.
    pub total: u32,
    /// By what they cost.
    pub counts: ProblemCountsView,
    /// The window, what costs most first.
    pub problems: Vec<ProblemView>,
}

/// Problems by what they cost the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProblemCountsView {
    /// Files that gave no clipping.
    pub lost: u32,
    /// Files of which a part may be wrong or missing.
    pub doubtful: u32,
    /// Good to know.
    pub notes: u32,
}

impl ProblemView {
    /// The view of the problem at place `id` of a list.
    pub fn new(id: usize, problem: &Problem) -> ProblemView {
        ProblemView {
            id: id as u32,
            code: problem.code,
            severity: problem.code.severity(),
            file: problem.file.clone(),
            part: problem.part.clone(),
            line: problem.line,
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        }
    }
}

impl ProblemCountsView {
    /// Counts a list.
    pub fn new(problems: &[Problem]) -> ProblemCountsView {
        let mut counts = ProblemCountsView::default();
        for problem in problems {
            match problem.code.severity() {
                Severity::Lost => counts.lost += 1,
                Severity::Doubtful => counts.doubtful += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}

/// A window of a list of problems, what costs most first.
pub(super) fn problems_view(problems: &[Problem], offset: usize, limit: usize) -> ProblemsView {
    let mut order: Vec<usize> = (0..problems.len()).collect();
    order.order_by_key(|&index| problems[index].code.severity());
    ProblemsView {
        total: problems.len() as u32,
        counts: ProblemCountsView::new(problems),
        problems: order
            .into_iter()
            .skip(offset)
            .take(limit)
            .map(|index| ProblemView::new(index, &problems[index]))
            .collect(),
    }
}
