-- ISO 8601 dates that may be a day, a month, a quarter, a half, a year or a period, as "2024-Q3" or "2021/2030".
CREATE OR REPLACE TEMP MACRO first_day(iso) AS CASE
    WHEN iso IS NULL THEN NULL
    WHEN regexp_matches(iso, '^\d{4}-\d\d-\d\d') THEN try_cast(left(iso, 10) AS DATE)
    WHEN regexp_matches(iso, '^\d{4}-\d\d(/|$)') THEN try_cast(left(iso, 7) || '-01' AS DATE)
    WHEN regexp_matches(iso, '^\d{4}-Q[1-4]') THEN make_date(left(iso, 4)::INT, 3 * iso[7]::INT - 2, 1)
    WHEN regexp_matches(iso, '^\d{4}-H[12]') THEN make_date(left(iso, 4)::INT, 6 * iso[7]::INT - 5, 1)
    WHEN regexp_matches(iso, '^\d{4}(/|$)') THEN make_date(left(iso, 4)::INT, 1, 1)
END;
CREATE OR REPLACE TEMP MACRO end_of(iso) AS CASE
    WHEN iso IS NULL THEN NULL
    WHEN regexp_matches(iso, '^\d{4}-\d\d-\d\d') THEN try_cast(left(iso, 10) AS DATE)
    WHEN regexp_matches(iso, '^\d{4}-\d\d$') THEN last_day(first_day(iso))
    WHEN regexp_matches(iso, '^\d{4}-Q[1-4]$') THEN last_day((first_day(iso) + INTERVAL 2 MONTH)::DATE)
    WHEN regexp_matches(iso, '^\d{4}-H[12]$') THEN last_day((first_day(iso) + INTERVAL 5 MONTH)::DATE)
    WHEN regexp_matches(iso, '^\d{4}$') THEN make_date(iso::INT, 12, 31)
END;
-- The last day of a date or period: of "2021/2030" that of 2030.
CREATE OR REPLACE TEMP MACRO final_day(iso) AS end_of(coalesce(nullif(split_part(iso, '/', 2), ''), iso));
-- A name by which rows are put together that have no id: without case, marks and outer white space.
CREATE OR REPLACE TEMP MACRO name_key(name) AS 'name:' || strip_accents(replace(lower(trim(name)), 'đ', 'd'));
CREATE OR REPLACE TEMP MACRO day_of(published_at) AS left(published_at, 10);
