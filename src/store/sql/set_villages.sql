UPDATE enrolment SET villages = ?1 WHERE one = 1;
