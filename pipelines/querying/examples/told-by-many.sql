-- Which events did most outlets tell?
SELECT title, first_day, last_day, articles, sources, story_id
FROM stories
ORDER BY articles DESC, first_day, story_id
LIMIT 10
