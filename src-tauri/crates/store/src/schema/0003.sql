-- Schema 3. What goes out and comes back: the owners' signatures for what is kept of
-- others, so that it can be relayed; taking over as a step that can be taken back; and
-- every package that was written or taken in.

-- The owner's word for bytes that are kept elsewhere: `snapshot` and `paper` of a received
-- version, `ledger` of another unit.
CREATE TABLE proof (
    part TEXT NOT NULL CHECK (part IN ('ledger', 'snapshot', 'paper')),
    id TEXT NOT NULL,                -- ledger name; unit/fingerprint; unit/fingerprint/paper
    proof TEXT NOT NULL CHECK (json_valid(proof)),
    PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;

-- Taking over moves pointers; taking it back moves them back.
CREATE TABLE taking (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE TABLE taken (
    taking INTEGER NOT NULL REFERENCES taking (number),
    unit TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    before TEXT,                     -- what counted before; null = nothing did
    PRIMARY KEY (taking, unit)
) STRICT, WITHOUT ROWID;

-- Packages, by the SHA-256 of the file.
CREATE TABLE package (
    sha256 TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    kind TEXT NOT NULL,              -- giao, trinh, tra, gop, nhan
    unit TEXT NOT NULL,              -- whose plan it is about
    party TEXT NOT NULL,             -- code of the other side
    number INTEGER NOT NULL,
    file TEXT NOT NULL,              -- its name
    bytes INTEGER NOT NULL,
    at TEXT NOT NULL,                -- by this workplace's clock
    who TEXT NOT NULL,
    about TEXT NOT NULL CHECK (json_valid(about))
) STRICT, WITHOUT ROWID;
CREATE INDEX package_by_unit ON package (unit, at);

-- The unit's secret under a passphrase, where somebody set one; `unit_secret` then holds zeros.
CREATE TABLE locked_secret (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    locked BLOB NOT NULL CHECK (length(locked) > 32)
) STRICT;
