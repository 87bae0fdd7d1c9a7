-- Which facts of officials are least certain, and where can they be read?
SELECT o.person, o.position, o.organization, round(o.confidence, 2) AS confidence, o.evidence_quote, coalesce(a.url, a.document) AS place, o.fact_id
FROM officials o JOIN articles a USING (article_id)
WHERE o.review = 'unreviewed'
ORDER BY o.confidence, o.fact_id
LIMIT 10
