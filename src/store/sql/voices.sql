SELECT household, visit, voice FROM meeting_voices WHERE meeting = ?1;
