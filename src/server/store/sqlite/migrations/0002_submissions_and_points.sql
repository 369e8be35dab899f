-- Finalised forms that classify nothing. The record of one is the body of its entry.
CREATE TABLE submissions (
    -- Grows with every submission taken.
    place         INTEGER NOT NULL PRIMARY KEY,
    commune       TEXT    NOT NULL,
    id            BLOB    NOT NULL CHECK (length(id) = 16),
    household     BLOB    NOT NULL,
    questionnaire TEXT    NOT NULL,
    -- Code of domain::questionnaire::Purpose.
    purpose       TEXT    NOT NULL,
    visited_on    TEXT    NOT NULL,
    -- The one that it corrects, and why.
    correction_of BLOB,
    reason        TEXT    NOT NULL,
    device        BLOB    NOT NULL,
    seq           INTEGER NOT NULL,
    clock_absurd  INTEGER NOT NULL CHECK (clock_absurd IN (0, 1)),
    received_at   INTEGER NOT NULL,
    -- Its number in the commit order: a visit after it answers a request.
    change        INTEGER NOT NULL,
    UNIQUE (commune, id),
    FOREIGN KEY (commune, household) REFERENCES households (commune, id),
    FOREIGN KEY (commune, device, seq) REFERENCES entries (commune, device, seq)
) STRICT;
CREATE INDEX submissions_of_household ON submissions (commune, household);

-- Points tables of sheet B1: every version that was ever in force, since visits name theirs.
CREATE TABLE points_tables (
    commune     TEXT    NOT NULL REFERENCES communes (code),
    id          TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    -- JSON of domain::points::PointsTable.
    record      TEXT    NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (commune, id, version)
) STRICT;

-- The feed names two more kinds of record. A CHECK cannot be changed in place, so the table is made anew.
CREATE TABLE changes_anew (
    commune TEXT    NOT NULL,
    kind    TEXT    NOT NULL CHECK (kind IN ('household', 'visit', 'plan', 'left', 'submission', 'points')),
    -- A UUID's 16 bytes; empty for the plan in force; `id@version` of a points table. 'left' is a household at the
    -- village that it left.
    record  BLOB    NOT NULL,
    -- The village that it concerns; empty for all.
    village TEXT    NOT NULL,
    change  INTEGER NOT NULL,
    PRIMARY KEY (commune, kind, record)
) STRICT, WITHOUT ROWID;
INSERT INTO changes_anew (commune, kind, record, village, change)
SELECT commune, kind, record, village, change FROM changes;
DROP TABLE changes;
ALTER TABLE changes_anew RENAME TO changes;
CREATE INDEX changes_in_order ON changes (commune, village, change);
