SELECT max((SELECT max(last_change) FROM main.communes), (SELECT max(last_change) FROM now.communes))
