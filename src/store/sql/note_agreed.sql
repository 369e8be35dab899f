UPDATE receipts SET agreed = ?1 WHERE agreed IS NULL;
