SELECT chain, device, person, server, commune, villages FROM enrolment WHERE one = 1;
