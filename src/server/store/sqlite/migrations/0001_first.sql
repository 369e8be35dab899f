-- Every table is keyed by the commune's code. Instants are milliseconds since 1970 UTC; ids are the UUID's 16 bytes;
-- records are the JSON of the domain's types, as received or written.

CREATE TABLE communes (
    code          TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    province      TEXT    NOT NULL,
    phone         TEXT    NOT NULL,
    signing_seed  BLOB    NOT NULL CHECK (length(signing_seed) = 32),
    epoch         TEXT    NOT NULL,
    synthetic     INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
    founded_at    INTEGER NOT NULL,
    -- Number of the last change. Given inside the writer's transaction, so the order is that of the commits.
    last_change   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE villages (
    commune TEXT    NOT NULL REFERENCES communes (code),
    id      TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    place   INTEGER NOT NULL,
    PRIMARY KEY (commune, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE households (
    commune TEXT    NOT NULL,
    id      BLOB    NOT NULL CHECK (length(id) = 16),
    village TEXT    NOT NULL,
    number  TEXT    NOT NULL,
    -- From 1; the record of each is in household_versions.
    version INTEGER NOT NULL CHECK (version >= 1),
    record  TEXT    NOT NULL,
    PRIMARY KEY (commune, id),
    FOREIGN KEY (commune, village) REFERENCES villages (commune, id)
) STRICT;
CREATE INDEX households_by_village ON households (commune, village, number);

-- Every version that a phone may have started an edit from.
CREATE TABLE household_versions (
    commune TEXT    NOT NULL,
    id      BLOB    NOT NULL,
    version INTEGER NOT NULL,
    record  TEXT    NOT NULL,
    -- The phone whose entry made it; NULL for the office and the import.
    device  BLOB,
    seq     INTEGER,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (commune, id, version),
    FOREIGN KEY (commune, id) REFERENCES households (commune, id)
) STRICT;

CREATE TABLE devices (
    commune     TEXT    NOT NULL REFERENCES communes (code),
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    public_key  TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    person      TEXT    NOT NULL,
    -- JSON array of village codes, sorted.
    villages    TEXT    NOT NULL,
    app         TEXT    NOT NULL,
    enrolled_at INTEGER NOT NULL,
    last_seen   INTEGER,
    revoked_at  INTEGER,
    -- The end of its log as held here.
    last_seq    INTEGER NOT NULL DEFAULT 0,
    last_hash   TEXT    NOT NULL,
    PRIMARY KEY (commune, id),
    UNIQUE (commune, public_key)
) STRICT;

CREATE TABLE enrolment_codes (
    id         INTEGER NOT NULL PRIMARY KEY,
    commune    TEXT    NOT NULL REFERENCES communes (code),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    villages   TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by    BLOB,
    FOREIGN KEY (commune, used_by) REFERENCES devices (commune, id)
) STRICT;

-- What phones sent, refused entries included, readable as it came.
CREATE TABLE entries (
    commune       TEXT    NOT NULL,
    device        BLOB    NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq >= 1),
    id            BLOB    NOT NULL,
    kind          TEXT    NOT NULL,
    record        TEXT    NOT NULL,
    base_version  INTEGER NOT NULL,
    body          TEXT    NOT NULL,
    device_time   INTEGER NOT NULL,
    prev_hash     TEXT    NOT NULL,
    -- As it says, and as it is: a retry is told from a fork by both.
    hash          TEXT    NOT NULL,
    computed_hash TEXT    NOT NULL,
    -- JSON of protocol::receipt::Outcome, and its tag.
    outcome       TEXT    NOT NULL,
    fate          TEXT    NOT NULL,
    received_at   INTEGER NOT NULL,
    PRIMARY KEY (commune, device, seq),
    FOREIGN KEY (commune, device) REFERENCES devices (commune, id)
) STRICT;
-- A phone's earlier edits of one household: the base of its next one.
CREATE INDEX entries_of_household ON entries (commune, device, record, base_version, seq) WHERE kind = 'household';
CREATE INDEX entries_for_attention ON entries (commune, received_at) WHERE fate IN ('refused', 'conflict');

-- The record of a visit is the body of its entry.
CREATE TABLE visits (
    -- Grows with every visit taken.
    place        INTEGER NOT NULL PRIMARY KEY,
    commune      TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    household    BLOB    NOT NULL,
    village      TEXT    NOT NULL,
    class        TEXT    NOT NULL,
    visited_on   TEXT    NOT NULL,
    correction   INTEGER NOT NULL CHECK (correction IN (0, 1)),
    -- JSON of domain::visit::VisitResult.
    result       TEXT    NOT NULL,
    -- JSON of the income side and the range of B2, for lists.
    scores       TEXT    NOT NULL,
    device       BLOB    NOT NULL,
    seq          INTEGER NOT NULL,
    clock_absurd INTEGER NOT NULL CHECK (clock_absurd IN (0, 1)),
    received_at  INTEGER NOT NULL,
    UNIQUE (commune, id),
    FOREIGN KEY (commune, household) REFERENCES households (commune, id),
    FOREIGN KEY (commune, device, seq) REFERENCES entries (commune, device, seq)
) STRICT;
CREATE INDEX visits_of_household ON visits (commune, household);

-- Each record once, at its last change.
CREATE TABLE changes (
    commune TEXT    NOT NULL,
    kind    TEXT    NOT NULL CHECK (kind IN ('household', 'visit', 'plan', 'left')),
    -- A UUID's 16 bytes; empty for the plan in force. 'left' is a household at the village that it left.
    record  BLOB    NOT NULL,
    -- The village that it concerns; empty for all.
    village TEXT    NOT NULL,
    change  INTEGER NOT NULL,
    PRIMARY KEY (commune, kind, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_in_order ON changes (commune, village, change);

CREATE TABLE plans (
    commune   TEXT    NOT NULL REFERENCES communes (code),
    version   INTEGER NOT NULL CHECK (version >= 1),
    year      INTEGER NOT NULL,
    record    TEXT    NOT NULL,
    -- JSON array of domain::plan::finding::Finding.
    findings  TEXT    NOT NULL,
    -- JSON of domain::plan::annex::Annex as printed; NULL when the plan was loaded without one.
    annex     TEXT,
    loaded_at INTEGER NOT NULL,
    PRIMARY KEY (commune, version)
) STRICT;

CREATE TABLE users (
    commune       TEXT    NOT NULL REFERENCES communes (code),
    name          TEXT    NOT NULL,
    full_name     TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    made_at       INTEGER NOT NULL,
    PRIMARY KEY (commune, name)
) STRICT;

CREATE TABLE sessions (
    commune    TEXT    NOT NULL,
    token_hash BLOB    NOT NULL CHECK (length(token_hash) = 32),
    user       TEXT    NOT NULL,
    opened_at  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (commune, token_hash),
    FOREIGN KEY (commune, user) REFERENCES users (commune, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
    id      INTEGER NOT NULL PRIMARY KEY,
    commune TEXT    NOT NULL REFERENCES communes (code),
    route   TEXT    NOT NULL,
    device  BLOB,
    code    TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
