-- Tables whose rows belong to a user, but for sessions.
SELECT DISTINCT t.name FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f
WHERE t.type = 'table' AND f."table" = 'users' AND t.name <> 'sessions'
