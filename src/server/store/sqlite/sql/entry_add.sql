INSERT INTO entries (commune, device, seq, id, kind, record, base_version, body, device_time, prev_hash, hash,
                     computed_hash, outcome, fate, received_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
