-- Which rankings can't be right, and in which words do they stand?
SELECT s.subject, s."index", s.period, s.rank, s.out_of, s.change, s.flaws, r.evidence_quote
FROM ranking_series s JOIN rankings r USING (fact_id)
WHERE s.flaws IS NOT NULL
ORDER BY s.subject, s."index", s.period, s.fact_id
LIMIT 10
