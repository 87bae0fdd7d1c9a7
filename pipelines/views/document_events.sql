-- The ledger of each document: when it was issued, amended, replaced and implemented, and which tasks are under it.
-- What is said of a document is read from the 40 characters before its name in the sentence that names it.
--   document_id: Id in documents; missing where it is not certain which is meant
--   number: Official number, or the title of a document that is known by it
--   event: issued, amended, replaced, implemented, task or named
--   day: When it was: the day of issue, the deadline of a task, else that of the article, ISO 8601
--   words: The words that say so, or the action of a task
--   fact_id: The fact that says so
--   article_id: Article that it is from
WITH named AS (
    SELECT d.*, a.published_at,
        lower(substr(a.text, greatest(1, d.evidence_start - 79), least(80, d.evidence_start))) AS before
    FROM directives d
    JOIN articles a USING (article_id)
    WHERE d.review <> 'rejected'
), said AS (
    SELECT *,
        CASE
            WHEN regexp_matches(before, '(thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|replac[a-z]+|repeal[a-z]*|supersed[a-z]+|annul[a-z]*)[^.;:!?]{0,40}$') THEN 'replaced'
            WHEN regexp_matches(before, '(sửa đổi|bổ sung|điều chỉnh|amend[a-z]*|revis[a-z]+|supplement[a-z]*)[^.;:!?]{0,40}$') THEN 'amended'
            WHEN regexp_matches(before, '(thực hiện|triển khai|thi hành|quán triệt|implement[a-z]*|enforc[a-z]+|carr[a-z]+ out)[^.;:!?]{0,40}$') THEN 'implemented'
            ELSE 'named'
        END AS event
    FROM named
)
SELECT document_id, coalesce(number, title) AS number, event, day_of(published_at) AS day, evidence_quote AS words, fact_id, article_id
FROM said
UNION ALL
SELECT any_value(document_id), any_value(coalesce(number, title)), 'issued', issued,
    arg_min(evidence_quote, (first_seen, fact_id)), arg_min(fact_id, (first_seen, fact_id)), arg_min(article_id, (first_seen, fact_id))
FROM said
WHERE issued IS NOT NULL
GROUP BY coalesce(document_id, name_key(coalesce(number, title))), issued
UNION ALL
SELECT directive_id, directive, 'task', coalesce(deadline, day_of(published_at)), action, fact_id, article_id
FROM tasks JOIN articles USING (article_id)
WHERE directive IS NOT NULL AND review <> 'rejected'
ORDER BY number, day, event, fact_id
