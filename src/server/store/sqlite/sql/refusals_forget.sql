DELETE FROM refusals WHERE id <= (SELECT max(id) FROM refusals) - 10000
