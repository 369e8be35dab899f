INSERT INTO meeting_voices (meeting, household, visit, voice) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (meeting, household) DO UPDATE SET visit = excluded.visit, voice = excluded.voice;
