INSERT INTO visits (
    id, household, village, year, class, deprived, supersedes, correction_of, visited_on, missing_b1, pull, record
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT (id) DO UPDATE SET
    household = excluded.household,
    village = excluded.village,
    year = excluded.year,
    class = excluded.class,
    deprived = excluded.deprived,
    supersedes = excluded.supersedes,
    correction_of = excluded.correction_of,
    visited_on = excluded.visited_on,
    missing_b1 = excluded.missing_b1,
    refused = 0,
    pull = excluded.pull,
    record = excluded.record;
