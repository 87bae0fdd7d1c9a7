-- Facts, each counted once in a story though several outlets tell it: a row for each fact of a story.
--   kind: officials, directives, rankings or tasks
--   story_id: Story that tells it
--   fact: What it says, its fields with " | " between them
--   articles: Articles of the story that say so
--   sources: Outlets that say so, in alphabetical order, with ", " between them
--   confidence: Highest of the probabilities that it is right
--   fact_id: The fact with this probability
WITH told AS NOT MATERIALIZED (
    SELECT * FROM facts WHERE review <> 'rejected'
), counted AS (
    -- Most facts are told once: of these there is nothing to choose, which saves most of the time.
    SELECT kind, story_id, same, count(*) AS facts,
        any_value(fact) AS fact, any_value(source) AS source, any_value(confidence) AS confidence, any_value(fact_id) AS fact_id
    FROM told
    GROUP BY kind, story_id, same
)
SELECT kind, story_id, fact, 1 AS articles, source AS sources, confidence, fact_id
FROM counted
WHERE facts = 1
UNION ALL
SELECT
    kind,
    story_id,
    arg_max(fact, (confidence, fact_id)) AS fact,
    list_unique(list(article_id))::BIGINT AS articles,
    nullif(array_to_string(list_sort(list_distinct(list(source))), ', '), '') AS sources,
    max(confidence) AS confidence,
    arg_max(fact_id, (confidence, fact_id)) AS fact_id
FROM told SEMI JOIN (SELECT * FROM counted WHERE facts > 1) USING (kind, story_id, same)
GROUP BY kind, story_id, same
ORDER BY kind, story_id, fact_id
