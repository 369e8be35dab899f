SELECT code, name, province, phone, signing_seed, epoch, synthetic FROM communes ORDER BY code LIMIT 1
