INSERT INTO enrolment (one, chain, device, person, server, commune, villages)
VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (one) DO UPDATE SET
    chain = excluded.chain,
    device = excluded.device,
    person = excluded.person,
    server = excluded.server,
    commune = excluded.commune,
    villages = excluded.villages;
