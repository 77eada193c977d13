//! The crate from outside: files made by a spreadsheet writer, read back.

#![allow(clippy::unwrap_used)]

mod book;
mod child;
mod files;
mod layouts;
mod people;
mod round_trip;
mod rows_apart;
