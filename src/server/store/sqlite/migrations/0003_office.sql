-- What the office makes (reviews, meetings, postings, objections, decisions, periods, settings), the journal of who
-- opened and who changed what, and what accounts need.

-- A record of the office is JSON with the few columns that lists ask for. Its kind says its form.
CREATE TABLE records (
    commune   TEXT    NOT NULL REFERENCES communes (code),
    -- Code of server::store::RecordKind.
    kind      TEXT    NOT NULL,
    id        TEXT    NOT NULL,
    version   INTEGER NOT NULL CHECK (version >= 1),
    -- The village that it concerns; empty for the whole commune.
    village   TEXT    NOT NULL,
    household BLOB    CHECK (household IS NULL OR length(household) = 16),
    -- The round or year that it belongs to; empty for none.
    round     TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    by        TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (commune, kind, id)
) STRICT;
CREATE INDEX records_of_village ON records (commune, kind, village);
CREATE INDEX records_of_household ON records (commune, kind, household) WHERE household IS NOT NULL;

CREATE TABLE record_versions (
    commune TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    id      TEXT    NOT NULL,
    version INTEGER NOT NULL,
    body    TEXT    NOT NULL,
    by      TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (commune, kind, id, version),
    FOREIGN KEY (commune, kind, id) REFERENCES records (commune, kind, id)
) STRICT, WITHOUT ROWID;

-- Two books, each a chain of hashes: who opened what, and who changed what. Only ever added to.
CREATE TABLE journal (
    commune   TEXT    NOT NULL REFERENCES communes (code),
    book      TEXT    NOT NULL CHECK (book IN ('access', 'change')),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    at        INTEGER NOT NULL,
    actor     TEXT    NOT NULL,
    action    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    village   TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    prev_hash TEXT    NOT NULL,
    hash      TEXT    NOT NULL,
    PRIMARY KEY (commune, book, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_of_subject ON journal (commune, subject);

-- JSON array of the villages that a user may see; [] is every village.
ALTER TABLE users ADD COLUMN villages TEXT NOT NULL DEFAULT '[]';

-- The feed names more kinds of record: any that the store writes.
CREATE TABLE changes_anew (
    commune TEXT    NOT NULL,
    kind    TEXT    NOT NULL CHECK (kind <> ''),
    -- A UUID's 16 bytes; empty for the plan in force; `id@version` of a points table; the id of an office record.
    -- 'left' is a household at the village that it left.
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

-- When a backup was put back. A household's version that was given between the backup and that day is not known any
-- more, but phones may name it: versions up to the floor are such, and none is given again.
CREATE TABLE restores (
    commune       TEXT    NOT NULL REFERENCES communes (code),
    at            INTEGER NOT NULL,
    by            TEXT    NOT NULL,
    -- When something was last written into the backup.
    as_of         INTEGER NOT NULL,
    version_floor INTEGER NOT NULL,
    PRIMARY KEY (commune, at)
) STRICT, WITHOUT ROWID;

-- Files that wait to be imported, with what was chosen for them. A few at a time; gone once imported, and after a week.
CREATE TABLE imports (
    commune TEXT    NOT NULL REFERENCES communes (code),
    id      BLOB    NOT NULL CHECK (length(id) = 16),
    by      TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    -- Name of the file.
    name    TEXT    NOT NULL,
    file    BLOB    NOT NULL,
    -- JSON of server::imports::choices::Choices.
    choices TEXT    NOT NULL,
    PRIMARY KEY (commune, id)
) STRICT;

-- JSON of server::store::PlanMade: who made a version of a plan, how, and who confirmed it.
ALTER TABLE plans ADD COLUMN made TEXT NOT NULL DEFAULT '{}';
-- What an account needs besides its password: a password that must be changed, a second factor, an end.
ALTER TABLE users ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1));
ALTER TABLE users ADD COLUMN disabled_at INTEGER;
-- The secret of the second factor (RFC 6238); it counts from when a code of it was given.
ALTER TABLE users ADD COLUMN factor_secret BLOB CHECK (factor_secret IS NULL OR length(factor_secret) = 20);
ALTER TABLE users ADD COLUMN factor_since INTEGER;
-- The time step of the last code taken: none counts twice.
ALTER TABLE users ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;

-- A session that waits for its second factor opens no page; what browser it is, for the list in the account.
ALTER TABLE sessions ADD COLUMN waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1));
ALTER TABLE sessions ADD COLUMN about TEXT NOT NULL DEFAULT '';

-- Codes for when the phone with the second factor is lost: each opens one session.
CREATE TABLE recovery_codes (
    commune TEXT    NOT NULL,
    user    TEXT    NOT NULL,
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (commune, user, hash),
    FOREIGN KEY (commune, user) REFERENCES users (commune, name)
) STRICT, WITHOUT ROWID;

-- Keys that a spreadsheet reads the data feed with, in the name and scope of a user.
CREATE TABLE feed_tokens (
    id        INTEGER NOT NULL PRIMARY KEY,
    commune   TEXT    NOT NULL,
    user      TEXT    NOT NULL,
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),
    label     TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    last_used INTEGER,
    UNIQUE (commune, hash),
    FOREIGN KEY (commune, user) REFERENCES users (commune, name)
) STRICT;

-- Villages that were handed to another phone: what this one wrote for them is taken until it knows.
ALTER TABLE devices ADD COLUMN leaving TEXT NOT NULL DEFAULT '[]';
-- Photos of signed minutes. A photo on its way belongs to the phone that sends it; whole, it is named by its bytes.
CREATE TABLE photo_parts (
    commune TEXT    NOT NULL REFERENCES communes (code),
    device  BLOB    NOT NULL CHECK (length(device) = 16),
    -- SHA-256 that it says it will have, in hexadecimal.
    id      TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (commune, device, id)
) STRICT;

CREATE TABLE photos (
    commune    TEXT    NOT NULL REFERENCES communes (code),
    id         TEXT    NOT NULL,
    device     BLOB    NOT NULL CHECK (length(device) = 16),
    media_type TEXT    NOT NULL,
    bytes      BLOB    NOT NULL,
    at         INTEGER NOT NULL,
    PRIMARY KEY (commune, id)
) STRICT;
