SELECT max(
    (SELECT coalesce(max(version), 0) FROM main.household_versions),
    (SELECT coalesce(max(version_floor), 0) FROM main.restores))
