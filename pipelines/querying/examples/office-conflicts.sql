-- Which office do articles give to two people at once?
SELECT position, organization, person, other, since, until, fact_id, other_fact_id
FROM office_conflicts
LIMIT 10
