SELECT coalesce(max(version_floor), 0) FROM restores WHERE commune = ?1
