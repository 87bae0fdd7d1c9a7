-- What is to be done, by whom and by when, and whether that time has passed without a later report.
-- "Today" is the last day that any article of the corpus is of, so that the same tables give the same answer.
--   fact_id: The task
--   assigner: Who wants it done
--   assignee: Who is to do it
--   action: What is to be done
--   directive: Number of the document that sets the task
--   deadline: By when, as exactly as it is said, ISO 8601
--   due: Last day of that time
--   days_left: Days from the last day of the corpus until then; negative when they have passed
--   status: overdue, due, or without deadline
--   later_reports: Later articles that name the same document
--   last_report: Day of the last of these, ISO 8601
--   article_id: Article that it is from
WITH corpus AS (
    SELECT max(day_of(published_at))::DATE AS today FROM articles
), known AS (
    SELECT t.*, day_of(a.published_at) AS day, final_day(t.deadline) AS due,
        coalesce(t.directive_id, name_key(t.directive)) AS document
    FROM tasks t JOIN articles a USING (article_id)
    WHERE t.review <> 'rejected'
), reports AS (
    SELECT DISTINCT coalesce(d.document_id, name_key(d.number)) AS document, d.article_id, day_of(a.published_at) AS day
    FROM directives d JOIN articles a USING (article_id)
    WHERE d.number IS NOT NULL AND d.review <> 'rejected'
), days AS (
    -- Of each day on which articles name a document: how many do on this and all later days, and the last of these.
    SELECT document, day,
        sum(count(*)) OVER (PARTITION BY document ORDER BY day DESC)::BIGINT AS reports,
        max(day) OVER (PARTITION BY document) AS last_day
    FROM reports
    WHERE day IS NOT NULL
    GROUP BY document, day
)
SELECT
    k.fact_id, k.assigner, k.assignee, k.action, k.directive, k.deadline, k.due,
    date_diff('day', today, k.due) AS days_left,
    CASE WHEN k.due IS NULL THEN 'without deadline' WHEN k.due < today THEN 'overdue' ELSE 'due' END AS status,
    coalesce(d.reports, 0) AS later_reports,
    d.last_day AS last_report,
    k.article_id
FROM known k
CROSS JOIN corpus
ASOF LEFT JOIN days d ON d.document = k.document AND k.day < d.day
ORDER BY k.due NULLS LAST, k.assignee, k.fact_id
