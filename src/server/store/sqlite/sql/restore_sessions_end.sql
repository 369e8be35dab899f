DELETE FROM main.sessions
