SELECT record, findings, loaded_at, annex FROM plans WHERE commune = ?1 ORDER BY version DESC LIMIT 1
