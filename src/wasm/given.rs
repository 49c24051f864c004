use core::fmt;

use js_sys::{Array, Object};
use serde::de::value::StringDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use wasm_bindgen::{JsCast as _, JsValue};

/// A value that the page gave: text, numbers, yes and no, lists and plain objects, as JSON has
/// them. What is undefined counts as not there.
pub(super) struct Given(JsValue);

/// Reads a value that the page gave.
pub(super) fn read<'de, T: Deserialize<'de>>(value: JsValue) -> Result<T, Refused> {
    T::deserialize(Given(value))
}

/// Why a value was refused, in words.
#[derive(Debug)]
pub(super) struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Refused {}

impl Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Refused {
        Refused(message.to_string())
    }

    /// Without the value: what writes a floating point number takes twenty kilobytes.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Refused {
        Refused(format!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Refused {
        Refused(format!("expected {expected}"))
    }
}

/// What a value is.
enum Shape {
    Nothing,
    Truth(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(List),
    Fields(Fields),
}

impl Given {
    /// Apart from [`Deserializer`], whose code is made anew for each type that is read.
    #[inline(never)]
    fn shape(self) -> Shape {
        let Given(value) = self;
        if let Some(text) = value.as_string() {
            Shape::Text(text)
        } else if let Some(number) = value.as_f64() {
            match number as i64 {
                whole if whole as f64 == number => Shape::Whole(whole),
                _ => Shape::Number(number),
            }
        } else if let Some(truth) = value.as_bool() {
            Shape::Truth(truth)
        } else if Array::is_array(&value) {
            Shape::List(List(Array::from(&value).into_iter()))
        } else if let Some(object) = value.dyn_ref::<Object>() {
            Shape::Fields(Fields {
                left: Object::entries(object).into_iter(),
                value: JsValue::UNDEFINED,
            })
        } else {
            Shape::Nothing
        }
    }
}

impl<'de> Deserializer<'de> for Given {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.shape() {
            Shape::Nothing => visitor.visit_unit(),
            Shape::Truth(truth) => visitor.visit_bool(truth),
            Shape::Whole(number) => visitor.visit_i64(number),
            Shape::Number(number) => visitor.visit_f64(number),
            Shape::Text(text) => visitor.visit_string(text),
            Shape::List(list) => visitor.visit_seq(list),
            Shape::Fields(fields) => visitor.visit_map(fields),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.0.as_string() {
            Some(text) => visitor.visit_string(text),
            None => Err(Refused("expected text".to_owned())),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.0.is_null() || self.0.is_undefined() {
            true => visitor.visit_none(),
            false => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let name = self.0.as_string();
        let name = name.ok_or_else(|| Refused("expected a name".to_owned()))?;
        let name: StringDeserializer<Refused> = name.into_deserializer();
        visitor.visit_enum(name)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct ignored_any
    }
}

/// What is left of a list.
struct List(js_sys::ArrayIntoIter);

impl<'de> SeqAccess<'de> for List {
    type Error = Refused;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refused> {
        let next = self.0.next();
        next.map(|value| seed.deserialize(Given(value))).transpose()
    }
}

/// What is left of an object's fields, and the value of the one that is read.
struct Fields {
    left: js_sys::ArrayIntoIter,
    value: JsValue,
}

impl Fields {
    /// The next field that is there.
    fn advance(&mut self) -> Option<JsValue> {
        for field in self.left.by_ref() {
            let field = Array::from(&field);
            self.value = field.get(1);
            if !self.value.is_undefined() {
                return Some(field.get(0));
            }
        }
        None
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let name = self.advance();
        name.map(|name| seed.deserialize(Given(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        seed.deserialize(Given(core::mem::take(&mut self.value)))
    }
}
