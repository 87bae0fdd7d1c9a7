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
SELECT
    any_value(person_id) AS person_id,
    mode(person) AS person,
    mode(position) AS position,
    any_value(organization_id) AS organization_id,
    mode(organization) AS organization,
    min(first_seen) AS first_seen,
    max(last_seen) AS last_seen,
    count(DISTINCT article_id) AS articles,
    max(confidence) AS confidence,
    arg_max(fact_id, (confidence, fact_id)) AS fact_id
FROM officials
WHERE review <> 'rejected'
GROUP BY
    coalesce(person_id, name_key(person)),
    name_key(position),
    coalesce(organization_id, name_key(coalesce(organization, '')))
ORDER BY first_seen, person, position, organization, fact_id
