//! Whether two names stand among the same others.

use super::names::{ClippingNames, Names};
use crate::extract::Entity;

/// Who stands with whom.
pub(super) struct Context<'a> {
    clippings: &'a [ClippingNames<'a>],
    names: &'a Names<'a>,
    /// For each place, its first unit.
    first_unit: Vec<u32>,
    /// A name in more clippings than this says little.
    most: usize,
}

/// Most clippings of a name that are looked at.
const MAX_PLACES: usize = 48;

impl<'a> Context<'a> {
    pub fn new(clippings: &'a [ClippingNames<'a>], names: &'a Names<'a>) -> Context<'a> {
        let mut first_unit = vec![0u32; clippings.len() + 1];
        for unit in &names.units {
            first_unit[unit.place as usize + 1] += 1;
        }
        for at in 1..first_unit.len() {
            first_unit[at] += first_unit[at - 1];
        }
        Context {
            clippings,
            names,
            first_unit,
            most: (clippings.len() / 20).max(6),
        }
    }

    /// How much speaks for one bearer of both names: others that stand with
    /// both, and two for an office that both have.
    pub fn shared(&self, a: u32, b: u32) -> usize {
        let (x, y) = (self.neighbours(a), self.neighbours(b));
        let n_others = x
            .iter()
            .filter(|name| **name != a && **name != b && y.binary_search(name).is_ok())
            .count();
        n_others + 2 * usize::from(self.share_an_office(a, b))
    }

    fn neighbours(&self, name: u32) -> Vec<u32> {
        let places = &self.names.names[name as usize].places;
        let step = places.len().div_ceil(MAX_PLACES).max(1);
        let mut neighbours = Vec::new();
        for place in places.iter().step_by(step) {
            let range = self.first_unit[*place as usize] as usize
                ..self.first_unit[*place as usize + 1] as usize;
            let names = self.names.units[range].iter().filter_map(|unit| unit.name);
            neighbours.extend(
                names.filter(|name| self.names.names[*name as usize].places.len() <= self.most),
            );
        }
        neighbours.sort_unstable();
        neighbours.dedup();
        neighbours
    }

    fn share_an_office(&self, a: u32, b: u32) -> bool {
        let (x, y) = (self.offices(a), self.offices(b));
        x.iter()
            .any(|office| y.iter().any(|other| office.eq_ignore_ascii_case(other)))
    }

    /// Offices of two words or more: `leader` alone may be anybody's.
    fn offices(&self, name: u32) -> Vec<&'a str> {
        let mut offices = Vec::new();
        for entity in self.entities(name).take(MAX_PLACES) {
            offices.extend(
                entity
                    .roles
                    .iter()
                    .map(|role| role.title.as_str())
                    .filter(|title| title.contains(' ')),
            );
        }
        offices
    }

    /// The clippings' entities that have this name.
    pub fn entities(&self, name: u32) -> impl Iterator<Item = &'a Entity> {
        let clippings = self.clippings;
        let units = &self.names.units;
        self.names.names[name as usize]
            .units
            .iter()
            .filter_map(move |unit| {
                let unit = &units[*unit as usize];
                clippings[unit.place as usize]
                    .entities
                    .get(unit.local as usize)
            })
    }
}

/// Whether two sorted lists have a number in common.
pub(super) fn meet(a: &[u32], b: &[u32]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long;
    short.iter().any(|number| {
        let at = rest.partition_point(|other| other < number);
        rest = &rest[at..];
        rest.first() == Some(number)
    })
}
