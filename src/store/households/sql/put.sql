INSERT INTO households (
    id, village, number, record, version, base, held, pull,
    head, head_sex, head_birth, class_start, class_official, people, present, synthetic, names,
    phone, lat, lon, waits
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
ON CONFLICT (id) DO UPDATE SET
    village = excluded.village,
    number = excluded.number,
    record = excluded.record,
    version = excluded.version,
    base = excluded.base,
    held = excluded.held,
    pull = excluded.pull,
    head = excluded.head,
    head_sex = excluded.head_sex,
    head_birth = excluded.head_birth,
    class_start = excluded.class_start,
    class_official = excluded.class_official,
    people = excluded.people,
    present = excluded.present,
    synthetic = excluded.synthetic,
    names = excluded.names,
    phone = excluded.phone,
    lat = excluded.lat,
    lon = excluded.lon,
    waits = excluded.waits;
