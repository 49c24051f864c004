//! Who did what to whom, each event once: for reading, or for other programs.

use dateline::explore::{
    EventFormat, EventRowView, Explorer, LedgerFacet, LedgerPick, LedgerQuestion, PartyView,
    Question,
};
use dateline::extract::EventClass;

use crate::print::{Output, plural, printable};

/// What is picked of the events: one who does them, and what happens.
pub fn picked(
    explorer: &mut Explorer,
    actor: Option<&str>,
    class: Option<EventClass>,
) -> Vec<LedgerPick> {
    let actor = actor.map(|name| LedgerPick {
        facet: LedgerFacet::Actor,
        value: explorer.value_of_name(name),
    });
    let class = class.map(|class| LedgerPick {
        facet: LedgerFacet::Class,
        value: class.name().to_owned(),
    });
    actor.into_iter().chain(class).collect()
}

/// Writes the events of a question's hits that are picked; for reading at most
/// `limit`, for programs all.
pub fn write(
    explorer: &mut Explorer,
    question: &Question,
    picked: Vec<LedgerPick>,
    format: Option<EventFormat>,
    limit: usize,
    out: &mut Output,
) {
    let asked = LedgerQuestion {
        picked,
        ..LedgerQuestion::default()
    };
    if let Some(format) = format {
        return out.rows(&explorer.events(question, &asked, format));
    }
    let view = explorer.event_ledger(question, &asked, 0, limit);
    view.rows.iter().for_each(|row| text(row, out));
    let events = plural(view.events, "event");
    let clippings = plural(view.clippings, "clipping");
    out.line(&format!("{} of {events} in {clippings}", view.matched));
}

fn text(row: &EventRowView, out: &mut Output) {
    let event = &row.event;
    let date = event.date.as_deref().unwrap_or("undated");
    let done = [
        names(&event.actors),
        event.trigger.clone(),
        names(&event.targets),
    ];
    let done: Vec<&str> = done
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let facts = [
        event
            .place
            .as_ref()
            .map(|place| format!("in {}", place.name)),
        event.count.map(|count| format!("{count} times")),
        event.anniversary.as_ref().map(|anniversary| {
            let years = anniversary.years.map(|years| format!("{years} years"));
            let of = anniversary.of.as_ref().map(|of| format!("of {of}"));
            let parts: Vec<String> = [years, of].into_iter().flatten().collect();
            parts.join(" ")
        }),
        event.reported.then(|| "reported".to_owned()),
        (event.mode != "asserted").then(|| event.mode.to_owned()),
    ];
    let facts: String = (facts.into_iter().flatten())
        .filter(|fact| !fact.is_empty())
        .map(|fact| format!(", {fact}"))
        .collect();
    out.line(&printable(&format!(
        "{date}  {}: {}{facts}",
        event.class,
        done.join(" → ")
    )));
    let sentence: String = event
        .context
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let clippings = plural(row.clippings, "clipping");
    out.line(&printable(&format!(
        "    {sentence} ({}; {clippings})",
        event.title
    )));
}

fn names(parties: &[PartyView]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
    names.join(", ")
}
