//! All tests of the library, in one binary. Cases are data under `tests/cases`.
