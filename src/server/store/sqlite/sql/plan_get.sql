SELECT record, findings, loaded_at, annex, made FROM plans WHERE commune = ?1 AND version = ?2
