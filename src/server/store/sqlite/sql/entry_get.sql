SELECT hash, computed_hash, outcome FROM entries WHERE commune = ?1 AND device = ?2 AND seq = ?3
