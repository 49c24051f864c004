//! All tests of the library, in one binary. Cases are data under `tests/cases`.

mod batch;
mod command_line;
mod concordance;
mod dating;
mod dispersion;
mod document;
mod events;
mod files;
mod growing;
mod hostile_library;
mod invariants;
mod ledger;
mod library;
mod named;
mod names;
mod order;
mod query;
mod query_feedback;
mod query_nearness;
mod query_oracle;
mod query_top;
mod samples;
mod saved_searches;
mod suggestions;
mod times;
mod who;
