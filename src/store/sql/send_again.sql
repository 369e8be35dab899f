UPDATE entries SET state = 'waiting' WHERE chain = ?1 AND seq >= ?2 AND state <> 'waiting';
