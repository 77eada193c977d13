//! What crosses the border, and nothing else: arguments and results of commands.
//!
//! Plain data with TypeScript twins (see [`crate::bindings`]). Ids are UUIDs as text,
//! money is whole đồng, days are `yyyy-mm-dd`, moments `yyyy-mm-ddThh:mm:ss`.

mod assigning;
mod check;
mod district;
mod dossier;
mod editing;
mod handing;
mod household;
mod inbox;
mod many;
mod merging;
mod offices;
mod paper;
mod paper_check;
mod planning;
mod projects;
mod reviewing;
mod safety;
mod session;
mod sheets;
mod task;

pub use assigning::*;
pub use check::*;
pub use district::*;
pub use dossier::*;
pub use editing::*;
pub use handing::*;
pub use household::*;
pub use inbox::*;
pub use many::*;
pub use merging::*;
pub use offices::*;
pub use paper::*;
pub use paper_check::*;
pub use planning::*;
pub use projects::*;
pub use reviewing::*;
pub use safety::*;
pub use session::*;
pub use sheets::*;
pub use task::*;

/// Derives what every type of the border needs.
macro_rules! border {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        $(#[$meta])*
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

pub(crate) use border;
