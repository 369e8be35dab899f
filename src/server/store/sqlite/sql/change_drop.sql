DELETE FROM changes WHERE commune = ?1 AND kind = 'household' AND record = ?2
