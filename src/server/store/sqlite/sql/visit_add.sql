INSERT INTO visits (commune, id, household, village, class, visited_on, correction, result, scores, device, seq,
                    clock_absurd, received_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
