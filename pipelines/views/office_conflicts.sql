-- Offices that one person holds at a time and that articles give to two at once: a row for each such pair.
-- Compared are heads of bodies that are named, with overlapping times; deputies, members and former holders are not.
--   position: Office
--   organization: Body or place
--   person: Who holds it by some articles
--   other: Who holds it by others
--   since: First day on which both do, ISO 8601
--   until: Last day on which both do, ISO 8601
--   fact_id: A fact that says so of `person`
--   other_fact_id: A fact that says so of `other`
WITH heads AS (
    SELECT *,
        name_key(position) AS office,
        coalesce(organization_id, name_key(organization)) AS body,
        coalesce(person_id, name_key(person)) AS holder
    FROM offices
    WHERE organization IS NOT NULL
      AND regexp_matches(lower(position), '^(chủ tịch|bí thư|chủ nhiệm|giám đốc|tổng giám đốc|bộ trưởng|thủ tướng|thống đốc|cục trưởng|vụ trưởng|viện trưởng|chánh án|chánh thanh tra|tổng thanh tra|tổng bí thư|trưởng ban|hiệu trưởng|chairman|chairwoman|chairperson|chair|secretary|party secretary|minister|prime minister|president|director|director general|governor|mayor|head)( |$)')
      AND NOT regexp_matches(lower(position), '(nguyên|cựu|former|ex-|acting|quyền|phó|deputy|vice)')
)
SELECT
    a.position,
    a.organization,
    a.person,
    b.person AS other,
    greatest(a.first_seen, b.first_seen) AS since,
    least(a.last_seen, b.last_seen) AS until,
    a.fact_id,
    b.fact_id AS other_fact_id
FROM heads a
JOIN heads b
  ON a.office = b.office AND a.body = b.body AND a.holder < b.holder
 AND a.first_seen <= b.last_seen AND b.first_seen <= a.last_seen
ORDER BY since, a.position, a.organization, a.fact_id, b.fact_id
