SELECT
    h.id, h.village, h.number, h.head, h.head_sex, h.head_birth, h.class_start, h.class_official, h.surveyed,
    h.visited_on, h.missing_b1, h.synthetic, h.people,
    EXISTS (SELECT 1 FROM drafts AS d WHERE d.household = h.id AND d.discarded IS NULL),
    EXISTS (SELECT 1 FROM entries AS e WHERE e.household = h.id AND e.attention = 1 AND e.state = 'refused'),
    h.present, h.names, h.lat, h.lon, h.waits
FROM households AS h
