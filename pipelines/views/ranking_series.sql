-- The places of a subject on a list over time, with what can't be right: a row for each subject, list and period.
--   subject_id: Id in people or organizations; missing where it is not certain who is meant
--   subject: Who is ranked
--   index: Name of the list
--   period: What time the list is about, ISO 8601
--   rank: Place, as most articles tell it; where as many tell others, that of the surest fact
--   out_of: Places on the list
--   change: Places gained or lost, by the surest fact that tells it
--   last_rank: Place in the period before, by the same corpus
--   articles: Articles that tell it
--   flaws: What can't be right: rank above places, ranks differ between articles, change doesn't fit the rank before
--   fact_id: A fact that tells it
WITH told AS (
    SELECT coalesce(subject_id, name_key(subject)) AS who, name_key("index") AS list, period,
        any_value(subject_id) AS subject_id,
        -- Of values that are as frequent, mode takes the first: in which order must be said.
        mode(subject ORDER BY confidence DESC, fact_id DESC) AS subject,
        mode("index" ORDER BY confidence DESC, fact_id DESC) AS "index",
        mode(rank ORDER BY confidence DESC, fact_id DESC) AS rank,
        max(out_of) AS out_of,
        any_value(change ORDER BY confidence DESC, fact_id DESC) AS change,
        count(DISTINCT rank) AS ranks, count(DISTINCT article_id) AS articles,
        arg_max(fact_id, (confidence, fact_id)) AS fact_id
    FROM rankings
    WHERE rank IS NOT NULL AND review <> 'rejected'
    GROUP BY who, list, period
), series AS (
    SELECT *,
        lag(rank) OVER earlier AS last_rank,
        lag(period) OVER earlier AS last_period
    FROM told
    WINDOW earlier AS (PARTITION BY who, list, length(period) ORDER BY period)
)
SELECT subject_id, subject, "index", period, rank, out_of, change, last_rank, articles,
    nullif(concat_ws('; ',
        CASE WHEN rank > out_of THEN 'rank above places' END,
        CASE WHEN ranks > 1 THEN 'ranks differ between articles' END,
        CASE WHEN change IS NOT NULL AND last_rank - rank <> change
              AND try_cast(period AS INT) = try_cast(last_period AS INT) + 1 THEN 'change doesn''t fit the rank before' END
    ), '') AS flaws,
    fact_id
FROM series
ORDER BY subject, "index", period, fact_id
