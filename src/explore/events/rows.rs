use std::cmp::Reverse;
use std::rc::Rc;

use super::event_view::mode;
use super::parties;
use crate::document::Moment;
use crate::explore::ledger::listed::{Listed, folded_words};
use crate::explore::opened::Opened;
use crate::explore::{Explorer, LedgerFacet, PartyView, Question};
use crate::extract::EventTime;
use crate::library::WhoIsWho;
use crate::library::happenings::{Happening, Happenings};
use crate::text::{Map, Order};

/// Most years that one event is found by.
const MAX_YEARS: usize = 100;

/// The events of a question's hits, kept so that windows need not look again.
pub(in crate::explore) struct ListedEvents {
    question: Question,
    generation: u64,
    /// Hits that tell some.
    pub n_clippings: u32,
    happenings: Rc<Happenings>,
    pub listed: Listed,
    /// In the same order: by their first day, those without last.
    pub rows: Vec<EventRow>,
}

pub(in crate::explore) struct EventRow {
    /// Place among the library's events.
    at: u32,
    /// The telling whose sentence is shown: clipping and place among its events.
    pub shown: (u32, u32),
    /// Nobody says when, but as news.
    pub is_reported: bool,
    pub n_clippings: u32,
    pub n_publishers: u32,
}

/// A telling as the list needs it.
struct Telling {
    words: String,
    publisher: Option<Rc<str>>,
    /// It says when, by a date of its own.
    is_dated: bool,
    /// It says how often, or what anniversary it is.
    is_counted: bool,
}

impl ListedEvents {
    /// The event of a row.
    pub fn happening(&self, row: &EventRow) -> &Happening {
        &self.happenings.all()[row.at as usize]
    }
}

impl Explorer {
    /// The events of a question's hits.
    pub(super) fn listed_events(&mut self, question: &Question) -> Rc<ListedEvents> {
        let answered = self.answer(question);
        let is_same = |listed: &&Rc<ListedEvents>| {
            listed.generation == answered.generation && listed.question == *question
        };
        if let Some(listed) = self.listed_events.as_ref().filter(is_same) {
            return listed.clone();
        }
        let happenings = self.library.events();
        let who = self.library.who();
        let mut hits: Vec<u32> = answered.hits.iter().map(|hit| hit.id).collect();
        hits.order();
        let is_hit = |telling: &(u32, u32)| hits.binary_search(&telling.0).is_ok();
        let told = (0..).zip(happenings.all());
        let told: Vec<(u32, &Happening)> = told
            .filter(|(_, one)| one.tellings.iter().any(is_hit))
            .collect();
        let tellings = self.tellings(told.iter().flat_map(|(_, one)| &one.tellings));
        let mut telling_hits: Vec<u32> = (tellings.keys().filter(|telling| is_hit(telling)))
            .map(|telling| telling.0)
            .collect();
        telling_hits.dedup();
        let mut listed = Listed::new(&LedgerFacet::OF_EVENTS);
        let mut rows = Vec::with_capacity(told.len());
        for (at, one) in told {
            let all = || (one.tellings.iter()).filter_map(|telling| tellings.get(telling));
            let mut publishers: Vec<&str> = all()
                .filter_map(|telling| telling.publisher.as_deref())
                .collect();
            publishers.order();
            publishers.dedup();
            let mut clippings: Vec<u32> = one.tellings.iter().map(|telling| telling.0).collect();
            clippings.dedup();
            let words: String = all().map(|telling| telling.words.as_str()).collect();
            listed.add(words + &names_of(one, &who), &mut |facet| {
                values_of(facet, one, &publishers, &who)
            });
            let shown = one.tellings.iter().min_by_key(|telling| {
                let told = tellings.get(*telling);
                let says_more = told.map(|one| (one.is_dated, one.is_counted));
                (!is_hit(telling), Reverse(says_more), **telling)
            });
            rows.push(EventRow {
                at,
                shown: shown.copied().unwrap_or_default(),
                is_reported: one.days.is_some() && !all().any(|telling| telling.is_dated),
                n_clippings: clippings.len() as u32,
                n_publishers: publishers.len() as u32,
            });
        }
        let listed = Rc::new(ListedEvents {
            question: question.clone(),
            generation: answered.generation,
            n_clippings: telling_hits.len() as u32,
            happenings,
            listed,
            rows,
        });
        self.listed_events = Some(listed.clone());
        listed
    }

    /// What the list needs of these tellings; each clipping is opened once.
    fn tellings<'t>(
        &self,
        wanted: impl Iterator<Item = &'t (u32, u32)>,
    ) -> Map<(u32, u32), Telling> {
        let mut wanted: Vec<(u32, u32)> = wanted.copied().collect();
        wanted.order();
        let mut tellings = Map::new();
        for places in wanted.chunk_by(|a, b| a.0 == b.0) {
            let Some(opened) = Opened::open(&self.library, places[0].0) else {
                continue;
            };
            let publisher = opened.clipping.publisher.as_ref();
            let publisher: Option<Rc<str>> = publisher.map(|name| name.value.as_str().into());
            let known = places.iter().filter_map(|place| {
                let event = opened.facts.events.get(place.1 as usize)?;
                let is_dated = match event.time {
                    EventTime::Expression(at) => {
                        let time = opened.times.get(at as usize);
                        time.is_some_and(|(_, value)| value.days.is_some())
                    }
                    EventTime::Published | EventTime::Unknown => false,
                };
                let telling = Telling {
                    words: folded_words(event.span.of(&opened.clipping.text)),
                    publisher: publisher.clone(),
                    is_dated,
                    is_counted: event.count.is_some() || event.anniversary.is_some(),
                };
                Some((*place, telling))
            });
            tellings.extend(known);
        }
        tellings
    }
}

/// The names of all who take part, as words to find it by.
fn names_of(one: &Happening, who: &WhoIsWho) -> String {
    let all = (one.actors.iter().chain(&one.targets).chain(&one.place)).copied();
    let named = parties(&all.collect::<Vec<u32>>(), who);
    named
        .iter()
        .map(|party| folded_words(&party.name))
        .collect()
}

/// The values of an event: `(value, label)`.
fn values_of(
    facet: LedgerFacet,
    one: &Happening,
    publishers: &[&str],
    who: &WhoIsWho,
) -> Vec<(String, String)> {
    let word = |word: &str| (word.to_owned(), word.to_owned());
    let named = |entities: &[u32]| {
        let named = parties(entities, who).into_iter();
        named.map(|PartyView { id, name }| (id, name)).collect()
    };
    match facet {
        LedgerFacet::Class => vec![word(one.class.name())],
        LedgerFacet::Actor => named(&one.actors),
        LedgerFacet::Target => named(&one.targets),
        LedgerFacet::Place => named(one.place.as_slice()),
        LedgerFacet::Year => {
            let years = one.days.map(|(first, last)| {
                Moment::of_day_number(first).year..=Moment::of_day_number(last).year
            });
            let years = years.into_iter().flatten().take(MAX_YEARS);
            years.map(|year| word(&year.to_string())).collect()
        }
        LedgerFacet::Mode => vec![word(mode(one.is_negated, one.is_planned))],
        LedgerFacet::Publisher => publishers.iter().map(|name| word(name)).collect(),
        _ => Vec::new(),
    }
}
