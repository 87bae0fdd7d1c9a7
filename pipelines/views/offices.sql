-- Who held which office when, as far as articles tell: a row for each person and office.
-- Facts that editors rejected are left out. A person or body without an id is told by the name.
--   person_id: Id in people; missing where it is not certain who is meant
--   person: Name by which most of these articles call the person
--   position: Office, as most of these articles write it
--   organization_id: Id in organizations; missing where it is not certain which is meant
--   organization: Body or place, as most of these articles write it
--   first_seen: Day of the first article that says so, ISO 8601
--   last_seen: Day of the last article that says so, ISO 8601
--   articles: Articles that say so
--   confidence: Highest of the probabilities that it is right
--   fact_id: The fact with this probability, to begin with for the proof
WITH told AS (
    SELECT person_id, person, position, organization_id, organization,
        count(*) AS facts,
        list(article_id) AS article_ids,
        min(first_seen) AS first_seen,
        max(last_seen) AS last_seen,
        max((confidence, fact_id)) AS surest
    FROM officials
    WHERE review <> 'rejected'
    GROUP BY ALL
)
SELECT
    any_value(person_id) AS person_id,
    max((facts, person))[2] AS person,
    max((facts, position))[2] AS position,
    any_value(organization_id) AS organization_id,
    max((facts, organization))[2] AS organization,
    min(first_seen) AS first_seen,
    max(last_seen) AS last_seen,
    list_unique(flatten(list(article_ids)))::BIGINT AS articles,
    max(surest)[1] AS confidence,
    max(surest)[2] AS fact_id
FROM told
GROUP BY
    coalesce(person_id, name_key(person)),
    name_key(position),
    coalesce(organization_id, name_key(coalesce(organization, '')))
ORDER BY first_seen, person, position, organization, fact_id
