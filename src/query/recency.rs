//! What hits gain that were published late.

use core::f64::consts::LN_2;

use super::ranking::Ranking;
use super::search::Hit;
use crate::index::{Segment, UNDATED};

/// How much more hits count by their dates: as many times their score as the
/// ranking says for the newest clipping of the library, half as much for each
/// half-life before. What is undated gains nothing. The newest clipping stands
/// for today: the same library gives the same hits on every day.
pub(super) struct Recency {
    newest: i32,
    ranking: Ranking,
}

impl Recency {
    /// That of a library; `None` where the ranking does not ask for it or no
    /// clipping has a date.
    pub fn of(segments: &[&Segment], ranking: Ranking) -> Option<Recency> {
        if ranking.recency_weight <= 0.0 || ranking.recency_half_life <= 0.0 {
            return None;
        }
        let newest_of = |segment: &&Segment| {
            let columns = segment.columns();
            let days = (0..segment.n_documents()).map(|document| columns.days(document).0);
            days.filter(|day| *day != UNDATED).max()
        };
        let newest = segments.iter().filter_map(newest_of).max()?;
        Some(Recency { newest, ranking })
    }

    /// What a hit gains beside its score, in times of it.
    pub fn gain(&self, first_day: i32) -> f64 {
        if first_day == UNDATED {
            return 0.0;
        }
        let days = f64::from(self.newest) - f64::from(first_day);
        let half_lives = days / self.ranking.recency_half_life;
        // `exp2` would bring a table of four kilobytes.
        self.ranking.recency_weight * libm::exp(-half_lives * LN_2)
    }

    /// Adds to the scores of hits, which may need sorting then.
    pub fn add_to(&self, hits: &mut [Hit]) {
        for hit in hits {
            hit.score += hit.score * self.gain(hit.first_day);
        }
    }
}
