SELECT chain, seq, kind, record, household, state, body FROM entries WHERE id = ?1;
