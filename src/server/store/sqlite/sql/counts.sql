SELECT (SELECT count(*) FROM households WHERE commune = ?1),
       (SELECT count(*) FROM visits WHERE commune = ?1),
       (SELECT count(*) FROM devices WHERE commune = ?1 AND revoked_at IS NULL),
       (SELECT count(*) FROM users WHERE commune = ?1)
