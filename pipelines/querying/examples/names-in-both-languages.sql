-- Which bodies do articles in both languages name, and what do they call them?
SELECT name, name_en, place, articles, first_seen, last_seen, organization_id
FROM organizations
WHERE name_en IS NOT NULL AND name_en <> name
ORDER BY articles DESC, name, organization_id
LIMIT 10
