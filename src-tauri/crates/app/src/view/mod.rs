//! What crosses the border, and nothing else: arguments and results of commands.
//!
//! Plain data with TypeScript twins (see [`crate::bindings`]). Ids are UUIDs as text,
//! money is whole đồng, days are `yyyy-mm-dd`, moments `yyyy-mm-ddThh:mm:ss`.

mod district;
mod household;
mod paper;
mod planning;
mod session;

pub use district::*;
pub use household::*;
pub use paper::*;
pub use planning::*;
pub use session::*;

/// Derives what every type of the border needs.
macro_rules! border {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        $(#[$meta])*
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

pub(crate) use border;
