-- Whatever was given after the copy was made: the name of the state alone makes cursors void.
SELECT max(last_change) + 1000000 FROM main.communes
