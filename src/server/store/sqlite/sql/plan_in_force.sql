-- The year is the one that the office began, else that of the first plan. Within it a confirmed plan holds until
-- another one is confirmed, a proposal until then; a draft is in force only while there is nothing else.
SELECT record, findings, loaded_at, annex, made FROM plans
WHERE commune = ?1
  AND year = coalesce(
      (SELECT CAST(round AS INTEGER) FROM records WHERE commune = ?1 AND kind = 'setting' AND id = 'plan-year'),
      (SELECT year FROM plans WHERE commune = ?1 ORDER BY version LIMIT 1))
ORDER BY CASE json_extract(record, '$.status') WHEN 'confirmed' THEN 0 WHEN 'proposed' THEN 1 ELSE 2 END, version DESC
LIMIT 1
