SELECT h.id, v.id, v.class, h.class_official, json_extract(h.record, '$.official_since'),
       json_extract(v.record, '$.finalised')
FROM households AS h
JOIN visits AS v ON v.id = h.current_visit
WHERE h.village = ?1 AND h.present = 1;
