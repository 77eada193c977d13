-- Schema 1. Never edited after release: a change is a new numbered file.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The truth: ledgers that this workplace owns, one row per record.
CREATE TABLE ledger (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    vector TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
    ledger TEXT NOT NULL REFERENCES ledger (id),
    id BLOB NOT NULL CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    parent BLOB CHECK (parent IS NULL OR length(parent) = 16),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    PRIMARY KEY (ledger, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_by_parent ON record (ledger, parent) WHERE parent IS NOT NULL;
-- The few records that a person has joined to others.
CREATE INDEX record_joined ON record (ledger, id)
    WHERE json_type(fields, '$.same_as') IS NOT NULL;

-- Ledgers of others: the bytes their owner signed, never written in.
CREATE TABLE foreign_ledger (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    vector TEXT NOT NULL,
    bytes BLOB NOT NULL,
    received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The change log: one set per action of a person.
CREATE TABLE change_set (
    number INTEGER PRIMARY KEY,
    actor TEXT NOT NULL,
    first INTEGER NOT NULL,          -- the set holds the dots first..last of its actor
    last INTEGER NOT NULL,
    ledger TEXT NOT NULL,
    lamport INTEGER NOT NULL,
    operation TEXT NOT NULL,         -- noun.verb
    note TEXT NOT NULL,              -- what it was done to, for show
    who TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,                -- for show only
    role TEXT NOT NULL CHECK (role IN ('do', 'undo', 'redo')),
    takes_back INTEGER REFERENCES change_set (number),
    taken_back INTEGER NOT NULL DEFAULT 0 CHECK (taken_back IN (0, 1)),
    UNIQUE (ledger, actor, first)
) STRICT;

CREATE TABLE change (
    change_set INTEGER NOT NULL REFERENCES change_set (number),
    position INTEGER NOT NULL,
    record BLOB NOT NULL,
    field TEXT NOT NULL,             -- '' = the record was created
    dots TEXT NOT NULL,
    before TEXT NOT NULL,
    replaced TEXT NOT NULL,
    PRIMARY KEY (change_set, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_record ON change (record);

-- Typing that has not been left yet.
CREATE TABLE draft (
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Keys and known senders.
CREATE TABLE unit_secret (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

CREATE TABLE sender (
    unit TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    party TEXT NOT NULL CHECK (json_valid(party)),
    enrolled_at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What this unit has frozen («Chốt bản n»).
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    vector TEXT NOT NULL,
    plan BLOB NOT NULL,
    pdf BLOB NOT NULL,
    pages INTEGER NOT NULL,
    frozen_at TEXT NOT NULL,
    who TEXT NOT NULL
) STRICT;

-- What the district has received; `counted` says which one counts for each unit.
CREATE TABLE submission (
    unit TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    number INTEGER NOT NULL,
    vector TEXT NOT NULL,
    plan BLOB NOT NULL,
    pdf BLOB NOT NULL,
    sent_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (unit, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted (
    unit TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    FOREIGN KEY (unit, fingerprint) REFERENCES submission (unit, fingerprint)
) STRICT, WITHOUT ROWID;

-- Projections: typed views of the records, rebuilt from them at any time. Nothing is
-- UNIQUE or referenced here, so that a merge can never fail half-way.
CREATE TABLE hamlet (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    especially_difficult INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
    id BLOB PRIMARY KEY,
    head_name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    birth_year INTEGER,
    hamlet BLOB,
    code TEXT,
    class TEXT,
    social_protection INTEGER NOT NULL,
    area TEXT,
    members INTEGER,
    workers INTEGER,
    b1 INTEGER,
    b2 INTEGER,
    causes TEXT NOT NULL,
    indicators TEXT NOT NULL,
    needs TEXT NOT NULL,
    expected TEXT,
    measures INTEGER NOT NULL,
    money INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    conflict INTEGER NOT NULL,
    flagged INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX household_by_name ON household (sort_key, id);

CREATE TABLE member (
    id BLOB PRIMARY KEY,
    household BLOB NOT NULL,
    name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    relation TEXT,
    birth TEXT,
    works INTEGER,
    health_insured INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_household ON member (household);

CREATE TABLE measure (
    id BLOB PRIMARY KEY,
    household BLOB NOT NULL,
    title TEXT NOT NULL,
    policy TEXT,
    answers TEXT NOT NULL,
    month_from INTEGER,
    month_to INTEGER,
    organisation BLOB,
    person BLOB,
    unfunded INTEGER NOT NULL,
    project BLOB,
    suggested INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_by_household ON measure (household);

CREATE TABLE funding (
    id BLOB PRIMARY KEY,
    owner BLOB NOT NULL,             -- the measure or project
    household BLOB,                  -- of the measure
    source TEXT,
    kind TEXT,
    amount INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX funding_by_household ON funding (household);
CREATE INDEX funding_by_owner ON funding (owner);

CREATE TABLE helper (
    id BLOB PRIMARY KEY,
    is_person INTEGER NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT,
    position TEXT,
    organisation BLOB,
    sort_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    id BLOB PRIMARY KEY,
    household BLOB NOT NULL,
    organisation BLOB,
    person BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_by_household ON assignment (household);

CREATE TABLE project (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    policy TEXT,
    type TEXT,
    dossier TEXT
) STRICT, WITHOUT ROWID;
