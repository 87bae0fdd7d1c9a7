-- What has become of Directive 31-CT/TU?
SELECT number, event, day, words, fact_id
FROM document_events
WHERE number = '31-CT/TU'
ORDER BY day, event, fact_id
LIMIT 10
