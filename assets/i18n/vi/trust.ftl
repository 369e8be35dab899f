### trust

