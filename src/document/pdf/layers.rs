//! Optional content: the layers that are switched off (ISO 32000-2, 8.11).

use crate::text::Order;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};

/// Most layers that are looked at.
const MAX_LAYERS: usize = 10_000;

/// The layers of a file that are off when it is opened.
#[derive(Debug, Default)]
pub struct Layers {
    off: Vec<(u32, i32)>,
}

impl Layers {
    /// Reads them from the file's catalogue.
    pub fn read(catalogue: &Dict<'_>) -> Layers {
        let mut layers = Layers::default();
        let Some(all) = catalogue.get::<Dict<'_>>("OCProperties") else {
            return layers;
        };
        let state = all.get::<Dict<'_>>("D").unwrap_or_default();
        let list = |dict: &Dict<'_>, key: &str| -> Vec<(u32, i32)> {
            let array = dict.get::<Array<'_>>(key);
            let reference = |item: MaybeRef<Object<'_>>| item.as_obj_ref().map(number);
            array.map_or_else(Vec::new, |array| {
                array
                    .raw_iter()
                    .take(MAX_LAYERS)
                    .filter_map(reference)
                    .collect()
            })
        };
        if state.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            let on = list(&state, "ON");
            layers.off = list(&all, "OCGs");
            layers.off.retain(|layer| !on.contains(layer));
        } else {
            layers.off = list(&state, "OFF");
        }
        layers.off.order();
        layers
    }

    /// Whether content of a layer, or of a group of layers, is not shown.
    pub fn is_off(&self, layer: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let is_off = |number: &(u32, i32)| self.off.binary_search(number).is_ok();
        if layer.get::<Name<'_>>("Type").as_deref() == Some(b"OCMD") {
            let several = layer.get::<Array<'_>>("OCGs");
            let one = layer
                .get_ref("OCGs")
                .filter(|_| several.is_none())
                .map(number);
            let members = several
                .into_iter()
                .flat_map(|array| array.raw_iter().take(64));
            let members = members.filter_map(|item| item.as_obj_ref().map(number));
            let members: Vec<(u32, i32)> = members.chain(one).collect();
            return !members.is_empty() && members.iter().all(is_off);
        }
        let number = layer.obj_id().map(|id| (id.obj_number, id.gen_number));
        number.is_some_and(|number| is_off(&number))
    }
}

fn number(reference: ObjRef) -> (u32, i32) {
    (reference.obj_number, reference.gen_number)
}
