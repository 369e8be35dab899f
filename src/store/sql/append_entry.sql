INSERT INTO entries (
    chain, seq, id, kind, record, household, base_version, device_time, elapsed, prev_hash, hash, body, state
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'waiting');
