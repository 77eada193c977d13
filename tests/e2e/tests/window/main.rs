//! The real window, driven as a person would. One binary, one module per journey.

mod entering;
mod killed;
mod hand;
mod practising;
