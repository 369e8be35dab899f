SELECT max(year) FROM visits WHERE refused = 0;
