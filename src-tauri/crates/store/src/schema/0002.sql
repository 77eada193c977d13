-- Schema 2. A frozen version keeps the papers of both plans. `snapshot.pdf` and
-- `submission.pdf` stay what they were, the plan of poverty reduction; what is printed
-- beside it stands here. Versions of schema 1 have nothing here.

CREATE TABLE snapshot_paper (
    number INTEGER NOT NULL REFERENCES snapshot (number),
    paper TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sha256 TEXT NOT NULL,            -- of the PDF, so that a rescue knows it for whole
    pdf BLOB NOT NULL,
    PRIMARY KEY (number, paper)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_paper (
    unit TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    paper TEXT NOT NULL,
    pages INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (unit, fingerprint, paper),
    FOREIGN KEY (unit, fingerprint) REFERENCES submission (unit, fingerprint)
) STRICT, WITHOUT ROWID;
