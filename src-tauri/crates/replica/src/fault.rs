//! One broken rule at a time, so that the merge fuzzer can prove that it sees it.
//!
//! Nothing outside the fuzzer names any variant but [`Fault::None`].

/// Which rule of merging is switched off.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// All rules hold.
    #[default]
    None,
    /// Merging is a plain union: a value that was replaced comes back.
    SeenWriteReturns,
    /// Merging keeps only what both sides hold.
    UnseenWriteDropped,
    /// Equal values are joined under one dot.
    EqualValuesJoined,
    /// A write replaces everything that stands, seen or not.
    StaleFormReplacesAll,
    /// Clearing a field removes it.
    ClearingRemoves,
    /// A deletion takes the record with it whatever was written unseen.
    DeletionAlwaysWins,
    /// A deletion looks at the record and not at its children.
    DeletionIgnoresChildren,
    /// Merging forgets to join the vectors.
    VectorNotJoined,
    /// Merging takes a ledger that was shipped in part.
    HoleAccepted,
    /// Merging takes a ledger that claims writes this opening has not made.
    FutureAccepted,
    /// Merging takes a ledger whose vector does not cover its writes.
    BeyondVectorAccepted,
}
