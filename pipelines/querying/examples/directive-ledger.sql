-- What has become of the document that most articles name?
SELECT number, event, day, words, fact_id
FROM document_events
WHERE number = (SELECT number FROM directives WHERE number IS NOT NULL GROUP BY number ORDER BY count(DISTINCT article_id) DESC, number LIMIT 1)
ORDER BY day, event, fact_id
LIMIT 10
