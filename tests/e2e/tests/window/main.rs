//! The real window, driven as a person would. One binary, one module per journey.

mod deciding;
mod entering;
mod gallery;
mod hand;
mod killed;
mod planning;
mod practising;
mod receiving;
mod rescuing;
mod writing;
