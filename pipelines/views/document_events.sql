-- The ledger of each document: when it was issued, amended, replaced and implemented, and which tasks are under it.
-- What is said of a document is read from the 40 characters before its name in the sentence that names it.
--   document_id: Id in documents; missing where it is not certain which is meant
--   number: Official number, or the title of a document that is known by it
--   event: issued, amended, replaced, implemented, task or named
--   day: When it was: the day of issue, the deadline of a task, else that of the article, ISO 8601
--   words: The words that say so, or the action of a task
--   fact_id: The fact that says so
--   article_id: Article that it is from
WITH named AS NOT MATERIALIZED (
    SELECT d.document_id, coalesce(d.number, d.title) AS number, d.issued, d.first_seen, d.fact_id, d.article_id,
        d.evidence_quote AS words,
        lower(left(s.text, d.evidence_start - s.span_start)) AS before
    FROM directives d
    LEFT JOIN sentences s
      ON s.article_id = d.article_id AND s.span_start <= d.evidence_start AND s.span_end > d.evidence_start
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
), issued AS (
    SELECT any_value(document_id) AS document_id, min(number) AS number, issued, min((first_seen, fact_id, words, article_id)) AS first
    FROM named
    WHERE issued IS NOT NULL
    GROUP BY coalesce(document_id, name_key(number)), issued
)
SELECT document_id, number, event, day_of(published_at) AS day, words, fact_id, article_id
FROM said JOIN articles USING (article_id)
UNION ALL
SELECT document_id, number, 'issued', issued, first[3], first[2], first[4]
FROM issued
UNION ALL
SELECT directive_id, directive, 'task', coalesce(deadline, day_of(published_at)), action, fact_id, article_id
FROM tasks JOIN articles USING (article_id)
WHERE directive IS NOT NULL AND review <> 'rejected'
ORDER BY number, day, event, fact_id
