SELECT max(
    (SELECT coalesce(max(version), 0) FROM now.household_versions),
    (SELECT coalesce(max(version_floor), 0) FROM now.restores))
