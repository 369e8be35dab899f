-- The version of the app that passed over a kind of record which it did not know; the next version asks for everything.
ALTER TABLE sync_state ADD COLUMN passed_over_by TEXT;
-- Older versions did not write that down. Nothing on the phone is touched before the last page of the full pull is there.
UPDATE sync_state SET cursor = NULL, full_pull = 1, pull = pull + 1 WHERE cursor IS NOT NULL;
