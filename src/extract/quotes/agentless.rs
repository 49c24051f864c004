//! Words that nobody is said to have said: `reportedly`.

use super::after::Lead;
use super::classes;
use super::phrases::Phrase;
use super::scene::Scene;

/// Words from which on those behind an opening `reportedly` are a clause.
const MIN_CLAUSE: usize = 5;

impl Scene<'_, '_> {
    /// The clause that `reportedly` stands in.
    pub fn adverb_content(&mut self, at: usize) {
        let page = self.page;
        let word = self.cues[at].verb.first;
        let is_inside = self.cues.iter().enumerate().any(|(other, cue)| {
            other != at
                && (cue.group.first <= word && word < cue.group.end
                    || cue
                        .contents
                        .iter()
                        .any(|(content, _)| content.first <= word && word < content.end)
                    || !cue.is_agentless
                        && cue
                            .after
                            .content
                            .is_some_and(|(content, _)| content <= word))
        });
        if is_inside {
            return;
        }
        let floor = self.floor(word);
        let mut first = self.skip_lead(floor);
        // Behind the last `, but` or `and could`.
        for i in (first..word).rev() {
            if self.region_at(i).is_some() {
                continue;
            }
            let is_joint = page.is(i, "and") && page.has(i + 1, classes::AUXILIARY)
                || matches!(page.text(i), "but" | "while" | "and")
                    && page.is(i.wrapping_sub(1), ",");
            if is_joint {
                first = i + 1;
                break;
            }
        }
        // `shot him dead, reportedly outside a shop, at noon`: that phrase alone.
        let is_part =
            word > first && page.is(word - 1, ",") && page.has(word + 1, classes::PREPOSITION);
        if first == word || is_part {
            first = word + 1 + usize::from(page.is(word + 1, ","));
        }
        let mut end = self.content_end(at, first, Lead::Clause);
        let other = (word + 1..end).find(|at| {
            page.is(*at, ",") && (is_part || matches!(page.text(at + 1), "and" | "but" | "while"))
        });
        end = other.unwrap_or(end);
        let n_words = (first..end).filter(|at| page.is_word(*at)).count();
        let is_clause = is_part
            || (first..end).any(|at| page.is_finite(at))
            || first > word && n_words >= MIN_CLAUSE;
        if n_words >= 3 && is_clause && end > word {
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Clause));
        }
    }
}
