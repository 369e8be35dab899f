SELECT body, received_at FROM entries
WHERE commune = ?1 AND device = ?2 AND record = ?3 AND kind = 'household' AND fate <> 'refused'
ORDER BY seq DESC LIMIT 1
