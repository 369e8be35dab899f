-- Forms beside the review, points tables, corrections with a reason, and what the first screen orders by.

-- Finalised forms that classify nothing: follow-ups and requests. Never read by progress or digests.
CREATE TABLE submissions (
    id TEXT PRIMARY KEY,
    household TEXT NOT NULL,
    village TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    visited_on TEXT NOT NULL,
    correction_of TEXT,
    -- 1: sent back by the commune.
    refused INTEGER NOT NULL DEFAULT 0,
    pull INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_household ON submissions (household);
CREATE INDEX submissions_by_village ON submissions (village, questionnaire);

-- Points tables of sheet B1, every version that was ever sent here.
CREATE TABLE points_tables (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    area TEXT NOT NULL,
    imported_on TEXT NOT NULL,
    pull INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- One open draft of each form, where it was one a household.
DROP INDEX one_draft_a_household;
CREATE UNIQUE INDEX one_draft_of_a_form ON drafts (household, questionnaire) WHERE discarded IS NULL;

-- Why the visit is corrected; empty when it is no correction.
ALTER TABLE drafts ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- Why answers that move the class differ from last time.
ALTER TABLE drafts ADD COLUMN reasons TEXT NOT NULL DEFAULT '{}';
-- The household's class when the form was opened.
ALTER TABLE drafts ADD COLUMN class_before TEXT NOT NULL DEFAULT 'undetermined';
-- Where the form is filled in; NULL when nobody is to know.
ALTER TABLE drafts ADD COLUMN location TEXT;
-- The points table that the draft is bound to, as "id@version".
ALTER TABLE drafts ADD COLUMN points TEXT;
UPDATE drafts SET class_before = coalesce(
    (SELECT coalesce(h.surveyed, h.class_official) FROM households AS h WHERE h.id = drafts.household),
    'undetermined'
);

ALTER TABLE settings ADD COLUMN location INTEGER NOT NULL DEFAULT 0;

-- Taken from the record, as the columns of the list are.
ALTER TABLE households ADD COLUMN phone TEXT NOT NULL DEFAULT '';
-- In millionths of a degree; NULL when the house's place is not known.
ALTER TABLE households ADD COLUMN lat INTEGER;
ALTER TABLE households ADD COLUMN lon INTEGER;
-- 1: it has an open need or an open task.
ALTER TABLE households ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
UPDATE households SET
    phone = coalesce(json_extract(record, '$.phone'), ''),
    lat = json_extract(record, '$.location.lat_e6'),
    lon = json_extract(record, '$.location.lon_e6');
CREATE INDEX households_by_phone ON households (phone) WHERE phone <> '';
CREATE INDEX households_waiting ON households (village) WHERE waits = 1;

-- Identity numbers of members, to find whoever is on the register twice.
CREATE TABLE id_numbers (
    number TEXT NOT NULL,
    household TEXT NOT NULL,
    PRIMARY KEY (number, household)
) STRICT, WITHOUT ROWID;
CREATE INDEX id_numbers_by_household ON id_numbers (household);
