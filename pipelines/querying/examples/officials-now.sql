-- Who holds which office by the newest articles?
SELECT person, position, organization, last_seen, articles, fact_id
FROM offices
ORDER BY last_seen DESC, articles DESC, person, fact_id
LIMIT 10
