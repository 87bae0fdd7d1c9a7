-- Who was director or chairman where, one after the other?
SELECT organization, position, person, first_seen, last_seen, articles
FROM offices
WHERE organization IS NOT NULL
  AND regexp_matches(position, '^(Giám đốc|Chủ tịch|[Dd]irector|[Cc]hair)')
ORDER BY organization, position, first_seen, person, fact_id
LIMIT 10
