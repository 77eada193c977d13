//! The real window, driven as a person would. One binary, one module per journey.

mod entering;
mod hand;
mod practising;
