### reviews

