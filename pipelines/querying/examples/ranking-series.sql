-- How did the places of each subject on each list change?
SELECT subject, "index", period, rank, out_of, last_rank, fact_id
FROM ranking_series
WHERE "index" IS NOT NULL AND period IS NOT NULL
ORDER BY "index", subject, period, fact_id
LIMIT 10
