-- Facts, each counted once in a story though several outlets tell it: a row for each fact of a story.
--   kind: officials, directives, rankings or tasks
--   story_id: Story that tells it
--   fact: What it says, its fields with " | " between them
--   articles: Articles of the story that say so
--   sources: Outlets that say so, in alphabetical order, with ", " between them
--   confidence: Highest of the probabilities that it is right
--   fact_id: The fact with this probability
WITH facts AS (
    SELECT 'officials' AS kind, fact_id, article_id, confidence, review,
        concat_ws(' | ', person, position, organization) AS fact,
        concat_ws('|', coalesce(person_id, name_key(person)), name_key(position), coalesce(organization_id, name_key(coalesce(organization, '')))) AS key
    FROM officials
    UNION ALL
    SELECT 'directives', fact_id, article_id, confidence, review, concat_ws(' | ', kind, number, title, issuer, issued),
        coalesce(document_id, name_key(coalesce(number, title)))
    FROM directives
    UNION ALL
    SELECT 'rankings', fact_id, article_id, confidence, review, concat_ws(' | ', subject, "index", rank, out_of, top, period),
        concat_ws('|', coalesce(subject_id, name_key(subject)), rank, top, coalesce(period, ''))
    FROM rankings
    UNION ALL
    SELECT 'tasks', fact_id, article_id, confidence, review, concat_ws(' | ', assigner, assignee, action, deadline),
        concat_ws('|', coalesce(assignee_id, name_key(coalesce(assignee, ''))), name_key(action))
    FROM tasks
)
SELECT
    kind,
    coalesce(story_id, article_id) AS story_id,
    arg_max(fact, (confidence, fact_id)) AS fact,
    count(DISTINCT article_id) AS articles,
    string_agg(DISTINCT source, ', ' ORDER BY source) AS sources,
    max(confidence) AS confidence,
    arg_max(fact_id, (confidence, fact_id)) AS fact_id
FROM facts JOIN articles USING (article_id)
WHERE review <> 'rejected'
GROUP BY kind, coalesce(story_id, article_id), key
ORDER BY kind, story_id, fact_id
