DELETE FROM meeting_voices WHERE meeting = ?1 AND household = ?2;
