SELECT seq, id, kind, record, base_version, device_time, elapsed, prev_hash, hash, body, chain
FROM entries
