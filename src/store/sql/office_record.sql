SELECT record FROM office_records WHERE kind = ?1 AND id = ?2
