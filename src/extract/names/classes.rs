//! What the lexicon says of a word alone, and of words together.

/// It is a given name.
pub const GIVEN: u8 = 1;
/// It is a family name.
pub const SURNAME: u8 = 2;
/// It heads names of organisations: `Ministry`, `Party`, `Inc`.
pub const ORGANISATION_HEAD: u8 = 4;
/// It stands before a name: `President`, `Mr`, `spokesman`.
pub const TITLE: u8 = 8;
/// It heads names of places: `River`, `Street`, `Mount`.
pub const PLACE_HEAD: u8 = 16;
/// It has no meaning of its own: `the`, `he`, `but`.
pub const FUNCTION: u8 = 32;
/// It names a day or a month.
pub const CALENDAR: u8 = 64;
/// A particle inside names: `of`, `van`, `bin`.
pub const PARTICLE: u8 = 128;
/// A Chinese character that writes a sound of foreign names: `斯`, `克`. None is a
/// particle.
pub const SOUND: u8 = PARTICLE;

/// Of words together: a country.
pub const COUNTRY: u8 = 1;
/// A city.
pub const CITY: u8 = 2;
/// A province, state or county; a part of the world.
pub const REGION: u8 = 4;
/// A person.
pub const PERSON: u8 = 8;
/// An organisation.
pub const ORGANISATION: u8 = 16;
/// A medium.
pub const MEDIUM: u8 = 32;
/// The people of a country or their adjective.
pub const DEMONYM: u8 = 64;
/// A word for a government where it acts: `Kremlin`.
pub const GOVERNMENT: u8 = 128;
