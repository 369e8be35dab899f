-- Phones get what the office set in place of the built-in procedure. What was set before they did goes into the feed now.
UPDATE communes SET last_change = last_change + 1
WHERE EXISTS (SELECT 1 FROM records AS r WHERE r.commune = communes.code AND r.kind = 'setting' AND r.id = 'procedure');
INSERT INTO changes (commune, kind, record, village, change)
SELECT r.commune, r.kind, CAST(r.id AS BLOB), '', c.last_change
FROM records AS r JOIN communes AS c ON c.code = r.commune
WHERE r.kind = 'setting' AND r.id = 'procedure';
