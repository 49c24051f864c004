//! All tests of the library, in one binary. Cases are data under `tests/cases`.

mod batch;
mod command_line;
mod conclusions;
mod concordance;
mod dating;
mod dispersion;
mod document;
mod event_ledger;
mod events;
mod files;
mod growing;
mod happenings;
mod hostile_library;
mod invariants;
mod ledger;
mod library;
mod marked_quotations;
mod named;
mod names;
mod order;
mod publish_command;
mod published;
mod query;
mod query_feedback;
mod query_nearness;
mod query_oracle;
mod query_top;
mod quotes;
mod samples;
#[path = "../saved_form/mod.rs"]
mod saved_form;
mod saved_searches;
mod suggestions;
mod times;
mod who;
