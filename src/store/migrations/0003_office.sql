-- What the commune's office made and phones get: reviews of visits, meetings, postings, objections, closed rounds.
CREATE TABLE office_records (
    -- review, meeting, posting, objection, period: as on the wire.
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Empty for the whole commune.
    village TEXT NOT NULL,
    household TEXT,
    pull INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX office_records_of_household ON office_records (household, kind) WHERE household IS NOT NULL;

-- Meetings being held. No foreign key to households or villages: a draft outlives everything.
CREATE TABLE meeting_drafts (
    id TEXT PRIMARY KEY,
    village TEXT NOT NULL,
    -- As in domain::round.
    round TEXT NOT NULL,
    -- The meeting that it repeats.
    repeats TEXT,
    -- Day, place, who chairs, who attends: JSON of store::MeetingHead.
    head TEXT NOT NULL,
    started INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    -- Set when thrown away: larger is later. It can be taken back.
    discarded INTEGER
) STRICT;
CREATE UNIQUE INDEX one_meeting_of_a_round ON meeting_drafts (village, round) WHERE discarded IS NULL;

-- One row a household, so that saving one writes one.
CREATE TABLE meeting_voices (
    meeting TEXT NOT NULL REFERENCES meeting_drafts (id) ON DELETE CASCADE,
    household TEXT NOT NULL,
    -- The visit whose scoring was read out: a corrected visit is read out again.
    visit TEXT NOT NULL,
    -- JSON of store::Voice.
    voice TEXT NOT NULL,
    PRIMARY KEY (meeting, household)
) STRICT, WITHOUT ROWID;

-- Photos of signed minutes, by the SHA-256 of their bytes.
CREATE TABLE photos (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    taken INTEGER NOT NULL,
    -- Bytes that the commune said it has.
    sent INTEGER NOT NULL DEFAULT 0,
    -- waiting, sent, refused
    state TEXT NOT NULL,
    -- Why it was refused: a protocol code.
    code TEXT
) STRICT;
CREATE INDEX photos_of_meeting ON photos (meeting);
