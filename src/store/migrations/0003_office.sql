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
