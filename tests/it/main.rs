//! All tests of the library, in one binary. Cases are data under `tests/cases`.

mod command_line;
mod document;
mod hostile_library;
mod invariants;
mod library;
mod query;
mod query_oracle;
mod query_top;
mod samples;
