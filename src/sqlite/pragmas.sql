-- Android has no /tmp, and a temporary file would not be encrypted.
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
