-- Facts of all kinds in one table, also those that editors rejected: a row for each fact.
--   kind: officials, directives, rankings or tasks
--   fact_id: Its id in the table of its kind
--   article_id: Article that says it
--   story_id: Story that the article tells; that of the article alone where no other tells it
--   source: Outlet of the article
--   fact: What it says, its fields with " | " between them
--   same: The same for all facts that say the same of the same, whichever article says it
--   confidence: Probability that it is right
--   review: What editors say of it
WITH all_kinds AS (
    SELECT 'officials' AS kind, fact_id, article_id, confidence, review,
        concat_ws(' | ', person, position, organization) AS fact,
        concat_ws('|', coalesce(person_id, name_key(person)), name_key(position), coalesce(organization_id, name_key(coalesce(organization, '')))) AS same
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
SELECT kind, fact_id, article_id, coalesce(story_id, article_id) AS story_id, source, fact, same, confidence, review
FROM all_kinds JOIN articles USING (article_id)
