//! The whole program under test: its tables, its addresses, its command line.

mod migrations;
mod prompts;
mod routes;
