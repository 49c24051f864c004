use serde::Serialize;

use crate::document::Moment;
use crate::library::WhoIsWho;
use crate::library::happenings::{Happening, Happenings, JoinReason};
use crate::text::{Map, Order};

/// An event of the library as the command line writes it.
#[derive(Serialize)]
pub(super) struct HappeningRecord<'a> {
    id: String,
    #[serde(rename = "type")]
    class: &'static str,
    actors: Vec<&'a str>,
    targets: Vec<&'a str>,
    /// A day, month or year; else its first and last day with a slash between.
    date: Option<String>,
    place: Option<&'a str>,
    negated: bool,
    planned: bool,
    /// Numbers of those that tell it, rising.
    clippings: Vec<u32>,
    /// Who take part by every telling, where several tell it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shared: Vec<&'a str>,
    /// What put the tellings together, each reason once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<&'static str>,
}

/// The events of a library, each once. An id is its class, date and who take
/// part, numbered where several have the same.
pub(super) fn happening_records<'a>(
    happenings: &Happenings,
    who: &'a WhoIsWho,
) -> Vec<HappeningRecord<'a>> {
    let mut known: Map<String, u32> = Map::new();
    let records = happenings.all().iter().map(|one| {
        let mut record = record(one, who);
        let n_before = known.entry(record.id.clone()).or_default();
        *n_before += 1;
        if *n_before > 1 {
            record.id = format!("{}:{n_before}", record.id);
        }
        record
    });
    records.collect()
}

fn record<'a>(one: &Happening, who: &'a WhoIsWho) -> HappeningRecord<'a> {
    let id = |entity: &u32| {
        who.entities()
            .get(*entity as usize)
            .map(|known| known.id.as_str())
    };
    let ids = |entities: &[u32]| entities.iter().filter_map(id).collect::<Vec<&str>>();
    let mut reasons: Vec<JoinReason> = one.joins.iter().map(|join| join.reason).collect();
    reasons.order();
    reasons.dedup();
    let (actors, targets) = (ids(&one.actors), ids(&one.targets));
    let date = one.days.map(in_words);
    let name = |id: &&str| id.split_once(':').map_or(*id, |(_, name)| name).to_owned();
    let names: Vec<String> = actors.iter().chain(&targets).map(name).collect();
    let mut clippings: Vec<u32> = one.tellings.iter().map(|telling| telling.0).collect();
    clippings.dedup();
    HappeningRecord {
        id: format!(
            "event:{}:{}:{}",
            one.class.name(),
            date.as_deref().unwrap_or("undated"),
            names.join("+")
        ),
        class: one.class.name(),
        actors,
        targets,
        date,
        place: one.place.as_ref().and_then(id),
        negated: one.is_negated,
        planned: one.is_planned,
        shared: if clippings.len() > 1 {
            ids(&one.shared)
        } else {
            Vec::new()
        },
        why: reasons.into_iter().map(JoinReason::name).collect(),
        clippings,
    }
}

fn in_words(days: (i32, i32)) -> String {
    let day = |day: i32| Moment::of_day_number(day).to_string();
    match Moment::of_days(days) {
        Some(moment) => moment.to_string(),
        None => format!("{}/{}", day(days.0), day(days.1)),
    }
}
