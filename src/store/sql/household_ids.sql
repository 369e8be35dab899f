SELECT id FROM households;
