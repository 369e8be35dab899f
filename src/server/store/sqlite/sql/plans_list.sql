SELECT record, findings, loaded_at, annex, made FROM plans WHERE commune = ?1 ORDER BY version DESC
