SELECT record, findings, loaded_at, annex, made FROM plans WHERE commune = ?1 AND year = ?2 ORDER BY version DESC LIMIT 1
