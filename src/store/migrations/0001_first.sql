-- The phone's first schema. Times are milliseconds since 1970 UTC by the phone's clock, days are YYYY-MM-DD,
-- ids are UUIDs as text, records are JSON as in the wire types. A column's meaning never changes.

CREATE TABLE device_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
) STRICT;

-- The key of an enrolment under way, bound to its code: the same code again is the same phone, another one is not.
CREATE TABLE next_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    code TEXT NOT NULL,
    secret BLOB NOT NULL
) STRICT;

CREATE TABLE enrolment (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Which log of this phone is being written: enrolled again as another device, it starts a new one.
    chain INTEGER NOT NULL,
    device TEXT NOT NULL,
    person TEXT NOT NULL,
    server TEXT NOT NULL,
    commune TEXT NOT NULL,
    villages TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    lang TEXT NOT NULL,
    text_percent INTEGER NOT NULL,
    theme TEXT NOT NULL
) STRICT;

CREATE TABLE sync_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Position in the commune's commit order; NULL asks for everything.
    cursor TEXT,
    -- Number of the latest full pull; rows carry the number of the pull that last brought them.
    pull INTEGER NOT NULL DEFAULT 0,
    full_pull INTEGER NOT NULL DEFAULT 0,
    -- A protocol code: nothing is sent until someone acts.
    stopped TEXT,
    last_at INTEGER,
    last_agreed INTEGER
) STRICT;
INSERT INTO sync_state (one) VALUES (1);

CREATE TABLE plan (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    record TEXT NOT NULL
) STRICT;

CREATE TABLE households (
    id TEXT PRIMARY KEY,
    village TEXT NOT NULL,
    number TEXT NOT NULL,
    -- The record with this phone's edits.
    record TEXT NOT NULL,
    -- The commune's version that it rests on; 0 when the commune has not seen the household.
    version INTEGER NOT NULL,
    -- The commune's record at that version while edits of this phone are on top of it.
    base TEXT,
    -- 0: refused as new by the commune, or no longer among its records. Shown, never counted.
    held INTEGER NOT NULL,
    pull INTEGER NOT NULL,
    -- What the list shows, taken from the record.
    head TEXT NOT NULL,
    head_sex TEXT NOT NULL,
    head_birth TEXT NOT NULL,
    class_start TEXT NOT NULL,
    class_official TEXT NOT NULL,
    people INTEGER NOT NULL,
    present INTEGER NOT NULL,
    synthetic INTEGER NOT NULL,
    -- One line a member, head first: search form, initials, relation, name, between tabs.
    names TEXT NOT NULL,
    -- This year's visit that speaks for it.
    current_visit TEXT,
    surveyed TEXT,
    visited_on TEXT,
    missing_b1 INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX households_by_village ON households (village, number);

CREATE TABLE visits (
    id TEXT PRIMARY KEY,
    household TEXT NOT NULL,
    village TEXT NOT NULL,
    year INTEGER NOT NULL,
    class TEXT NOT NULL,
    deprived TEXT NOT NULL,
    -- The visits that give way to this one, the corrected one included.
    supersedes TEXT NOT NULL,
    correction_of TEXT,
    visited_on TEXT NOT NULL,
    missing_b1 INTEGER NOT NULL,
    -- 1: sent back by the commune. Shown, never counted.
    refused INTEGER NOT NULL DEFAULT 0,
    pull INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX visits_by_household ON visits (household, year);
CREATE INDEX visits_by_village ON visits (village, year);

-- No foreign key to households: a draft outlives everything.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    household TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    questionnaire_version INTEGER NOT NULL,
    standard TEXT NOT NULL,
    year INTEGER NOT NULL,
    visited_on TEXT NOT NULL,
    members TEXT NOT NULL,
    last_answers TEXT NOT NULL,
    supersedes TEXT NOT NULL,
    kept_warnings TEXT NOT NULL,
    correction_of TEXT,
    section INTEGER NOT NULL,
    started INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    -- Time the form was open, and the reading of the app's own clock that it was last counted to.
    elapsed INTEGER NOT NULL,
    counted_to INTEGER NOT NULL,
    -- Set when thrown away: larger is later. It can be taken back.
    discarded INTEGER
) STRICT;
CREATE UNIQUE INDEX one_draft_a_household ON drafts (household) WHERE discarded IS NULL;

-- One row an answer, so that saving one writes one.
CREATE TABLE draft_answers (
    draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    -- Empty for the household as a whole.
    member TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (draft, member, question)
) STRICT, WITHOUT ROWID;

-- The phone's log: the outbox while `state` is waiting, the sent history after. Rows are never deleted, so that a
-- commune restored from an older copy can ask for them again.
CREATE TABLE entries (
    chain INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    household TEXT NOT NULL,
    base_version INTEGER NOT NULL,
    device_time INTEGER NOT NULL,
    elapsed INTEGER NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    -- The exact body, deflated.
    body BLOB NOT NULL,
    -- waiting, accepted, duplicate, merged, conflict, refused
    state TEXT NOT NULL,
    code TEXT,
    field TEXT,
    -- 1 until someone mends, settles or dismisses it.
    attention INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_waiting ON entries (seq) WHERE state = 'waiting';
CREATE INDEX entries_attention ON entries (household) WHERE attention = 1;
CREATE INDEX entries_by_record ON entries (record);

CREATE TABLE conflicts (
    entry TEXT NOT NULL,
    household TEXT NOT NULL,
    field TEXT NOT NULL,
    commune TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (entry, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_by_household ON conflicts (household);

CREATE TABLE receipts (
    batch TEXT PRIMARY KEY,
    received_at INTEGER NOT NULL,
    up_to_seq INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    agreed INTEGER,
    signed TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_by_time ON receipts (received_at);

-- Computed, and thrown away in the transaction that changes anything under it.
CREATE TABLE progress (
    village TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
