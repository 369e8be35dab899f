SELECT last_seq, last_hash, villages, revoked_at, leaving, person FROM devices WHERE commune = ?1 AND id = ?2
